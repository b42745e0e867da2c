package analytics

import (
	"cmp"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// Window is a span of time: from Since on, before Until. A zero time leaves its side open.
type Window struct{ Since, Until time.Time }

// Open reports whether the window leaves both sides open.
func (w Window) Open() bool { return w.Since.IsZero() && w.Until.IsZero() }

// span is a Window in milliseconds since 1970.
type span struct{ since, until int64 }

func (w Window) span() span {
	s := span{NoDate + 1, 1<<63 - 1} // that a time is known is wanted always
	if !w.Since.IsZero() {
		s.since = w.Since.UnixMilli()
	}
	if !w.Until.IsZero() {
		s.until = w.Until.UnixMilli()
	}
	return s
}

func (s span) has(at int64) bool { return s.since <= at && at < s.until }

// Cut returns the hub as if only the commits and discussions of a window were known, and
// the repositories that were made in it: those whose date of creation is not known stay,
// commits and discussions without a date do not. Likes, downloads, licences and usages have
// no date and stay as they are; a space that is cut off counts as one that is not listed.
// To Ignored come the commits and discussions of the window in repositories that are cut
// off, and the usages of such models; what it had before has no date and stays in it, as
// do Rejected and the identities. It needs what Options.History reads, and has none of it
// afterwards.
func (c *Corpus) Cut(w Window) *Corpus {
	s := w.span()
	out := &Corpus{Licenses: c.Licenses, Who: c.Who, Organizations: c.Organizations, Ignored: c.Ignored, IdentitiesMerged: c.IdentitiesMerged, Bots: c.Bots,
		Provenance: c.Provenance, Rules: c.Rules, Rejected: c.Rejected}
	var kept [hub.KindCount][]int32
	for k := range kept {
		kept[k] = keep(c.Dates[k].Created, s)
		out.Repositories[k] = c.Repositories[k].pick(kept[k])
	}
	people := make([]bool, len(c.People))
	for k := range kept {
		r := &out.Repositories[k]
		r.Commits, r.Committers = committersIn(c.History[k], kept[k], s)
		r.Discussions, r.Starters = startersIn(&c.Dates[k].Discussions, kept[k], s)
		for _, m := range []*Members{&r.Committers, &r.Starters} {
			for _, p := range m.person {
				people[p] = true
			}
		}
	}
	for k := range kept {
		out.ignoreCut(c.History[k], c.Dates[k], s)
	}
	out.cutPeople(c.People, people)
	out.cutUsages(c, kept)
	out.cutLineage(c.Lineage, kept[hub.Model], c.Repositories[hub.Model].Len())
	out.cutLicenses()
	return out
}

// CutModels is Cut for the models alone: what a network and licences need, with the people
// numbered as before.
func (c *Corpus) CutModels(w Window) *Corpus {
	s := w.span()
	kept := keep(c.Dates[hub.Model].Created, s)
	r := c.Repositories[hub.Model].pick(kept)
	r.Commits, r.Committers = committersIn(c.History[hub.Model], kept, s)
	out := &Corpus{Licenses: c.Licenses, People: c.People, Provenance: c.Provenance, Rules: c.Rules}
	out.Repositories[hub.Model] = r
	return out
}

// keep lists the repositories made in a span, and those of which that is not known.
func keep(created []int64, s span) []int32 {
	var kept []int32
	for i, at := range created {
		if at == NoDate || s.has(at) {
			kept = append(kept, int32(i))
		}
	}
	return kept
}

// ignoreCut counts what was done in a span in repositories that were not made in it.
func (c *Corpus) ignoreCut(h *History, d *Dates, s span) {
	for r, at := range d.Created {
		if at == NoDate || s.has(at) {
			continue
		}
		for x := range h.Of(r) {
			if s.has(x.At) {
				c.Ignored.CommitsOfUnknownRepositories++
			}
		}
		for _, x := range d.Discussions.Of(r) {
			if s.has(x.At) {
				c.Ignored.DiscussionsOfUnknownRepositories++
			}
		}
	}
}

// pick returns the repositories with the given numbers, without what was done in them.
func (r *Repositories) pick(kept []int32) Repositories {
	return Repositories{IDs: pick(r.IDs, kept), Owners: pick(r.Owners, kept), Likes: pick(r.Likes, kept), Downloads: pick(r.Downloads, kept),
		License: pick(r.License, kept), Fields: pick(r.Fields, kept)}
}

func pick[T any](all []T, kept []int32) []T {
	out := make([]T, len(kept))
	for i, n := range kept {
		out[i] = all[n]
	}
	return out
}

// tally counts people, repository by repository.
type tally struct {
	Members
	person []int32 // of the repository at hand, as often as they occur
	counts []int64
}

func (t *tally) add(person int32, count int64) {
	t.person, t.counts = append(t.person, person), append(t.counts, count)
}

// end ends a repository.
func (t *tally) end() {
	order := make([]int, len(t.person))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(t.person[a], t.person[b]) })
	first := len(t.Members.person)
	for _, i := range order {
		if n := len(t.Members.person); n == first || t.Members.person[n-1] != t.person[i] {
			t.Members.person, t.Members.count = append(t.Members.person, t.person[i]), append(t.Members.count, 0)
		}
		t.Members.count[len(t.Members.count)-1] += t.counts[i]
	}
	t.Members.start = append(t.Members.start, len(t.Members.person))
	t.person, t.counts = t.person[:0], t.counts[:0]
}

func newTally(repositories int) *tally {
	t := &tally{}
	t.start = make([]int, 1, repositories+1)
	return t
}

// committersIn counts the commits of each repository in a span, and their authors as
// builder.commits does.
func committersIn(h *History, kept []int32, s span) (commits []int64, m Members) {
	commits, t := make([]int64, len(kept)), newTally(len(kept))
	for i, r := range kept {
		for c := range h.Of(int(r)) {
			if !s.has(c.At) {
				continue
			}
			commits[i]++
			for j, p := range c.Authors {
				count := int64(0)
				if j == 0 {
					count = 1
				}
				t.add(p, count)
			}
		}
		t.end()
	}
	return commits, t.Members
}

func startersIn(e *Events, kept []int32, s span) (discussions []int64, m Members) {
	discussions, t := make([]int64, len(kept)), newTally(len(kept))
	for i, r := range kept {
		for _, x := range e.Of(int(r)) {
			if !s.has(x.At) {
				continue
			}
			discussions[i]++
			if x.Person >= 0 {
				t.add(x.Person, 1)
			}
		}
		t.end()
	}
	return discussions, t.Members
}

// cutPeople keeps those who are left.
func (c *Corpus) cutPeople(names []string, left []bool) {
	number := make([]int32, len(names))
	for i, name := range names {
		if left[i] {
			number[i] = int32(len(c.People))
			c.People = append(c.People, name)
		}
	}
	for k := range c.Repositories {
		r := &c.Repositories[k]
		for _, m := range []*Members{&r.Committers, &r.Starters} {
			for i, p := range m.person {
				m.person[i] = number[p]
			}
		}
	}
}

// placesOf returns the place of each among those kept; -1 for one that is not.
func placesOf(kept []int32, all int) []int32 {
	place := make([]int32, all)
	for i := range place {
		place[i] = -1
	}
	for i, n := range kept {
		place[n] = int32(i)
	}
	return place
}

func (c *Corpus) cutUsages(of *Corpus, kept [hub.KindCount][]int32) {
	spaces := of.Repositories[hub.Space].Len()
	model := placesOf(kept[hub.Model], of.Repositories[hub.Model].Len())
	space := placesOf(kept[hub.Space], spaces)
	name := func(s int32) string {
		if int(s) < spaces {
			return of.Repositories[hub.Space].IDs[s]
		}
		return of.Unlisted[int(s)-spaces]
	}
	listed := func(s int32) bool { return int(s) < spaces && space[s] >= 0 }
	for _, u := range of.Usages {
		if model[u.Model] >= 0 && !listed(u.Space) {
			c.Unlisted = append(c.Unlisted, name(u.Space))
		}
	}
	slices.Sort(c.Unlisted)
	c.Unlisted = slices.Compact(c.Unlisted)
	for _, u := range of.Usages {
		wasListed := int(u.Space) < spaces
		if model[u.Model] < 0 {
			c.Ignored.UsagesOfUnknownModels++
			if !wasListed {
				c.Ignored.UsagesByUnknownSpacesKept--
			}
			continue
		}
		at := int32(0)
		if listed(u.Space) {
			at = space[u.Space]
		} else {
			if wasListed {
				c.Ignored.UsagesByUnknownSpacesKept++
			}
			n, _ := slices.BinarySearch(c.Unlisted, name(u.Space))
			at = int32(len(kept[hub.Space]) + n)
		}
		c.Usages = append(c.Usages, usage.Pair{Space: at, Model: model[u.Model]})
	}
	slices.SortFunc(c.Usages, func(x, y usage.Pair) int { return cmp.Or(cmp.Compare(x.Space, y.Space), cmp.Compare(x.Model, y.Model)) })
}

func (c *Corpus) cutLineage(all []Derivation, kept []int32, models int) {
	if all == nil {
		return
	}
	place := placesOf(kept, models)
	for _, d := range all {
		if d.Model, d.Base = place[d.Model], place[d.Base]; d.Model >= 0 && d.Base >= 0 {
			c.Lineage = append(c.Lineage, d)
		}
	}
}

// cutLicenses forgets the licences that nothing carries any more.
func (c *Corpus) cutLicenses() {
	left := make([]bool, len(c.Licenses))
	left[0] = true // no licence tag
	for k := range c.Repositories {
		for _, l := range c.Repositories[k].License {
			left[l] = true
		}
	}
	number := make([]int32, len(c.Licenses))
	var keys []string
	for i, key := range c.Licenses {
		if left[i] {
			number[i] = int32(len(keys))
			keys = append(keys, key)
		}
	}
	c.Licenses = keys
	for k := range c.Repositories {
		r := &c.Repositories[k]
		for i, l := range r.License {
			r.License[i] = number[l]
		}
	}
}
