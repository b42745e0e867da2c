package bots

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Source is a hub whose accounts are looked at: FromSnapshot or FromGraph. Both suggest
// the same from the same snapshot.
type Source interface {
	// tally returns how much each name did, by rising name, and what is known of names.
	// Of owners it is asked what names did in their repositories.
	tally(ctx context.Context, owners []string) ([]tallied, *hub.People, error)
	// activities calls each with what some names did, which are rising; of each once, in
	// their order. The list may be changed.
	activities(ctx context.Context, of []tallied, each func(i int, all []activity)) error
}

// tallied is how much a name did.
type tallied struct {
	name       string
	activities int
	owner      string // in whose repositories it did all of it, if it is one of those asked about
}

// tally counts the activities of names, and those in the repositories of owners.
type tally struct {
	names  names.Table
	counts []int
	in     map[int32]map[string]int // by name and owner
}

// add adds an activity in the repository of an owner, "" for one that nobody asks about.
func (t *tally) add(name, owner string) {
	n, added := t.names.Add(name)
	if added {
		t.counts = append(t.counts, 0)
	}
	t.counts[n]++
	if owner == "" {
		return
	}
	if t.in[n] == nil {
		t.in[n] = map[string]int{}
	}
	t.in[n][owner]++
}

func (t *tally) all() []tallied {
	out := make([]tallied, t.names.Len())
	for i, n := range t.counts {
		out[i] = tallied{name: t.names.Name(int32(i)), activities: n}
		for owner, m := range t.in[int32(i)] {
			if m == n {
				out[i].owner = owner
			}
		}
	}
	return byName(out)
}

func byName(all []tallied) []tallied {
	slices.SortFunc(all, func(a, b tallied) int { return cmp.Compare(a.name, b.name) })
	return all
}

// shaOf is a hash of the sha of a commit.
func shaOf(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

// FromSnapshot is the hub in the files of a snapshot, which are read twice. Bad lines go
// to rejects; when rejects is nil, the first one is an error.
func FromSnapshot(s *snapshot.Snapshot, rejects *snapshot.Rejects) Source {
	return &files{s, rejects}
}

type files struct {
	s       *snapshot.Snapshot
	rejects *snapshot.Rejects
}

func (f *files) tally(ctx context.Context, owners []string) ([]tallied, *hub.People, error) {
	t := tally{in: map[int32]map[string]int{}}
	var people *hub.People
	var ownerOf []string // by repository
	_, err := f.s.Walk(ctx, snapshot.Reading{Rejects: f.rejects, Skim: true}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			owner := ""
			if i, ok := slices.BinarySearch(owners, r.Owner); ok {
				owner = owners[i]
			}
			ownerOf = append(ownerOf, owner)
			return nil
		},
		People: func(p *hub.People) error { people = p; return nil },
		Commit: func(repo int, c *hub.Commit) error {
			for i, name := range c.Authors {
				if name != "" && !slices.Contains(c.Authors[:i], name) {
					t.add(name, ownerOf[repo])
				}
			}
			return nil
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			if d.Author != "" {
				t.add(d.Author, ownerOf[repo])
			}
			return nil
		},
	})
	return t.all(), people, err
}

// activities reads the files again, without a word on bad lines: they are known by now.
func (f *files) activities(ctx context.Context, of []tallied, each func(int, []activity)) error {
	number := make(map[string]int, len(of))
	all := make([][]activity, len(of))
	for i, t := range of {
		number[t.name] = i
		all[i] = make([]activity, 0, t.activities)
	}
	var repositories []string
	titles := map[string]string{} // one copy of each
	_, err := f.s.Walk(ctx, snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Skim: true, Dates: true}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			repositories = append(repositories, repositoryOf(r.Kind.String(), r.ID))
			return nil
		},
		Commit: func(repo int, c *hub.Commit) error {
			for k, name := range c.Authors {
				i, ok := number[name]
				if !ok || slices.Contains(c.Authors[:k], name) {
					continue
				}
				title, known := titles[c.Title]
				if !known {
					title = strings.Clone(c.Title)
					titles[title] = title
				}
				all[i] = append(all[i], activity{at: analytics.Millis(c.Date), repository: repositories[repo], sha: shaOf(c.SHA), title: title})
			}
			return nil
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			if i, ok := number[d.Author]; ok {
				all[i] = append(all[i], activity{at: analytics.Millis(d.Date), repository: repositories[repo], discussion: true, pull: d.IsPullRequest})
			}
			return nil
		},
	})
	if err != nil {
		return err
	}
	for i := range all {
		each(i, all[i])
		all[i] = nil
	}
	return nil
}

// repositoryOf names a repository among those of all kinds.
func repositoryOf(kind, id string) string { return kind + ":" + id }
