//go:build unix

package main

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// edge is one of a collaboration network; people are numbered by rising name.
type edge struct{ from, to, weight int32 }

// collaboration returns the edges of the collaboration network of a synthetic
// hub of any size: the records are looked at as they are made, and not kept.
func collaboration(ctx context.Context, scale float64) ([]edge, error) {
	s := &sink{who: hub.NewPeople(), firsts: map[int32]int32{}, weight: map[[2]int32]int32{}}
	if err := synthetic.Generate(ctx, synthetic.Options{Scale: scale, Seed: 1}, s); err != nil {
		return nil, err
	}
	s.flush()
	number := ranks(s.people.Names())
	var edges []edge
	for e := range maps.Keys(s.weight) {
		edges = append(edges, edge{number[e[0]], number[e[1]], s.weight[e]})
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return edges, nil
}

// ranks returns the place of each name in rising order.
func ranks(names []string) []int32 {
	order := make([]int32, len(names))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(names[a], names[b]) })
	rank := make([]int32, len(names))
	for i, x := range order {
		rank[x] = int32(i)
	}
	return rank
}

// sink takes the commits to models, which come repository by repository, and
// makes of each repository the edges from its first authors to all others.
type sink struct {
	who    *hub.People
	models names.Table
	people names.Table

	repo, sha string
	firsts    map[int32]int32 // of each committer of repo, commits as first author
	weight    map[[2]int32]int32
}

func (s *sink) Identity(id hub.Identity) error   { s.who.Merge(id); return nil }
func (s *sink) Bot(b hub.Bot) error              { s.who.AddBot(b.Name); return nil }
func (s *sink) Discussion(*hub.Discussion) error { return nil }
func (s *sink) Usage(hub.Usage) error            { return nil }
func (s *sink) Lineage(hub.Lineage) error        { return nil }
func (s *sink) TrainedOn(hub.TrainedOn) error    { return nil }
func (s *sink) Account(hub.Account) error        { return nil }

func (s *sink) Repository(r *hub.Repository) error {
	if r.Kind == hub.Model {
		s.models.Add(r.ID)
	}
	return nil
}

func (s *sink) Commit(c *hub.Commit) error {
	if c.Kind != hub.Model || c.Repo == s.repo && c.SHA == s.sha {
		return nil // a commit that is told again
	}
	if _, listed := s.models.Find(c.Repo); !listed {
		return nil
	}
	if c.Repo != s.repo {
		s.flush()
		s.repo = c.Repo
	}
	s.sha = c.SHA
	first := int32(1)
	for _, name := range c.Authors {
		if name == "" {
			continue
		}
		person, ok := s.who.Person(name)
		if !ok {
			continue
		}
		n, _ := s.people.Add(person)
		s.firsts[n] += first
		first = 0
	}
	return nil
}

// flush ends a repository.
func (s *sink) flush() {
	for from, n := range s.firsts {
		for to := range s.firsts {
			if n > 0 && from != to {
				s.weight[[2]int32{from, to}] += n
			}
		}
	}
	clear(s.firsts)
}
