package collect

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// found counts what a collection has, and what is missing in it.
type found struct {
	repositories [hub.KindCount]int64
	private      int64
	renamed      int64
	restarts     int
	dropped      map[string]bool             // fields that the Hub does not know, by kind and name
	reasons      map[string]map[string]int64 // answers that are not complete, by what and reason
	unknown      map[string]int64            // not asked for yet, by what
	unlisted     int64                       // usages by spaces that are not listed
	requests     int64                       // that the answers took
	answers      int64                       // from the Hub
	notListed    int64                       // answers about repositories that have another name by now
	unfinished   []string                    // lists that are not read to the end
	taken        map[string]*takenOver       // from the previous snapshot, by what
	moved        int64                       // repositories that have another name in the previous snapshot
}

// takenOver counts what is of the previous snapshot.
type takenOver struct {
	repositories int64
	oldest       time.Time
}

func newFound() found {
	return found{dropped: map[string]bool{}, reasons: map[string]map[string]int64{}, unknown: map[string]int64{}, taken: map[string]*takenOver{}}
}

// count counts a line of collection.jsonl.
func (f *found) count(e *entry) {
	if e.Requests > 0 {
		f.answers++
		f.requests += int64(e.Requests)
	}
	if e.NewName != "" && e.Complete {
		f.notListed++
	}
	if e.What == renamedName {
		f.moved++
	}
	if e.Previous {
		t := f.taken[e.What]
		if t == nil {
			t = &takenOver{oldest: e.At}
			f.taken[e.What] = t
		}
		if t.repositories++; e.At.Before(t.oldest) {
			t.oldest = e.At
		}
	}
	if e.Reason == "" {
		return
	}
	if f.reasons[e.What] == nil {
		f.reasons[e.What] = map[string]int64{}
	}
	f.reasons[e.What][stem(e.Reason)]++
}

func (f *found) listing(kind hub.Kind, s *listState) {
	f.private += s.Private
	f.renamed += s.Renamed
	f.restarts += s.Restarts
	for _, field := range s.Dropped {
		f.dropped[field+" of "+kind.String()+"s"] = true
	}
}

// lacks says for snapshot.json what the snapshot does not hold, a phrase each.
func (w *writing) lacks() (list []string) {
	s := &w.state.Selection
	for _, k := range hub.Kinds {
		if !s.has(k) {
			list = append(list, k.String()+"s")
		}
	}
	for _, kinds := range w.found.unfinished {
		list = append(list, "some "+kinds+": the list is not read to its end")
	}
	if s.Commits == None {
		list = append(list, "commits")
	}
	switch s.Discussions {
	case None:
		list = append(list, "discussions")
	case Active:
		list = append(list, fmt.Sprintf("discussions of repositories without activity in %d days", s.ActiveDays))
	}
	if s.Usages == None {
		list = append(list, "usages")
	}
	for _, g := range gaps {
		if n := w.found.unknown[g.what]; n > 0 {
			list = append(list, g.of(n)+": not asked for yet")
		}
		for _, reason := range slices.Sorted(maps.Keys(w.found.reasons[g.what])) {
			if reason == reasonOff || reason == reasonMoved || reason == reasonInactive {
				continue // there are none, or it is said above
			}
			list = append(list, g.of(w.found.reasons[g.what][reason])+": "+reason)
		}
	}
	return list
}

// gap is something that may be missing, and what cannot be computed without it.
type gap struct{ what, text, one, many, effect string }

// of names the gap with how many it is about.
func (g *gap) of(n int64) string { return g.text + " " + thousands.Count(n, g.one, g.many) }

var gaps = []gap{
	{commitsName, "commits of", "repository", "repositories", "their committers are missing from the collaboration network and the counts of commits and committers"},
	{discussionsName, "discussions of", "repository", "repositories", "those who started them are missing from the counts of discussions and of the community"},
	{usersName, "spaces that use", "model", "models", "they are missing from usage and co-usage"},
	{cutListName, "models used by", "space", "spaces", "they may be missing from usage and co-usage"},
}

// notes say what a user should know of the snapshot, a sentence each.
func (w *writing) notes() []string {
	counts := w.in.Counts()
	counts.Private += w.found.private
	return slices.Concat(w.missingNotes(), w.previousNotes(), w.found.notes(), counts.Notes())
}

// missingNotes say what is not there and what cannot be computed from the rest.
func (w *writing) missingNotes() (notes []string) {
	if w.found.repositories == [hub.KindCount]int64{} && w.state.Selection.narrowed() && len(w.found.unfinished) == 0 {
		notes = append(notes, "no repository fits the selection; capitals matter in the name of an owner and in a tag")
	}
	for _, kinds := range w.found.unfinished {
		notes = append(notes, "the list of "+kinds+" is not read to its end")
	}
	for _, g := range gaps {
		if n := w.found.unknown[g.what]; n > 0 {
			notes = append(notes, g.of(n)+" are not asked for yet; the same command without --partial goes on")
		}
		var total int64
		var parts []string
		for _, reason := range slices.Sorted(maps.Keys(w.found.reasons[g.what])) {
			n := w.found.reasons[g.what][reason]
			total += n
			parts = append(parts, group(n)+" "+reason)
		}
		if total > 0 {
			notes = append(notes, fmt.Sprintf("%s are unknown or incomplete (%s): %s", g.of(total), strings.Join(parts, ", "), g.effect))
		}
	}
	for _, o := range []struct{ option, value, effect string }{
		{"commits", w.state.Selection.Commits, "no collaboration network, no counts of commits and committers"},
		{"discussions", w.state.Selection.Discussions, "no counts of discussions and of the community"},
		{"usages", w.state.Selection.Usages, "no usage and co-usage of models"},
	} {
		if o.value == None {
			notes = append(notes, "--"+o.option+" none: "+o.effect)
		}
	}
	return notes
}

// previousNotes say what is of the previous snapshot, and what has left it.
func (w *writing) previousNotes() (notes []string) {
	for _, g := range gaps {
		if t := w.found.taken[g.what]; t != nil {
			notes = append(notes, fmt.Sprintf("%s are taken over from %s, the oldest as of %s", g.of(t.repositories), w.state.Selection.Previous, t.oldest.Format(time.RFC3339)))
		}
	}
	gone := w.found.reasons[goneName]
	for _, reason := range slices.Sorted(maps.Keys(gone)) {
		notes = append(notes, thousands.Count(gone[reason], "repository", "repositories")+" of the previous snapshot: "+reason)
	}
	return notes
}

// notes say what was odd.
func (f *found) notes() (notes []string) {
	for _, c := range []struct {
		n         int64
		one, many string
	}{
		{f.renamed, "repository was renamed while the list was read; its newer name counts", "repositories were renamed while the list was read; their newer names count"},
		{f.moved, "repository has another name than in the previous snapshot and keeps its commits", "repositories have other names than in the previous snapshot and keep their commits"},
		{f.notListed, "answer came from another name than the listed one, which counts", "answers came from other names than the listed ones, which count"},
		{f.unlisted, "usage is by a space that is not listed", "usages are by spaces that are not listed"},
		{int64(f.restarts), "time a list was read again from its first page", "times a list was read again from its first page"},
		{f.requests - f.answers, "request was made beyond one an answer, for redirects and faults of the Hub", "requests were made beyond one an answer, for redirects and faults of the Hub"},
	} {
		if c.n > 0 {
			notes = append(notes, thousands.Count(c.n, c.one, c.many))
		}
	}
	if len(f.dropped) > 0 {
		notes = append(notes, "the Hub does not know the "+strings.Join(slices.Sorted(maps.Keys(f.dropped)), ", "))
	}
	return notes
}

func group(n int64) string { return thousands.Group(strconv.FormatInt(n, 10)) }
