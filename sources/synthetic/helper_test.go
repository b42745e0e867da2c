package synthetic

import (
	"context"
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// memory is a sink that keeps everything.
type memory struct {
	repositories []hub.Repository
	commits      []hub.Commit
	discussions  []hub.Discussion
	usages       []hub.Usage
	identities   []hub.Identity
	bots         []hub.Bot
	lineage      []hub.Lineage
	trained      []hub.TrainedOn
}

func (m *memory) Repository(r *hub.Repository) error {
	c := *r
	c.Tags = slices.Clone(r.Tags)
	m.repositories = append(m.repositories, c)
	return nil
}

func (m *memory) Commit(r *hub.Commit) error {
	c := *r
	c.Authors = slices.Clone(r.Authors)
	m.commits = append(m.commits, c)
	return nil
}

func (m *memory) Discussion(d *hub.Discussion) error {
	m.discussions = append(m.discussions, *d)
	return nil
}

func (m *memory) Usage(u hub.Usage) error         { m.usages = append(m.usages, u); return nil }
func (m *memory) Identity(i hub.Identity) error   { m.identities = append(m.identities, i); return nil }
func (m *memory) Bot(b hub.Bot) error             { m.bots = append(m.bots, b); return nil }
func (m *memory) Lineage(l hub.Lineage) error     { m.lineage = append(m.lineage, l); return nil }
func (m *memory) TrainedOn(t hub.TrainedOn) error { m.trained = append(m.trained, t); return nil }
func (m *memory) Account(hub.Account) error       { return nil }

func generate(t testing.TB, scale float64, seed uint64) *memory {
	t.Helper()
	m := &memory{}
	if err := Generate(context.Background(), Options{Scale: scale, Seed: seed}, m); err != nil {
		t.Fatal(err)
	}
	return m
}

// key identifies a repository.
type key struct {
	kind hub.Kind
	id   string
}

// people applies the merges and bots of the hub.
func (m *memory) people(t testing.TB) *hub.People {
	t.Helper()
	p := hub.NewPeople()
	for _, b := range m.bots {
		p.AddBot(b.Name)
	}
	for _, id := range m.identities {
		if r := p.Merge(id); r != hub.Merged {
			t.Errorf("merge of %q into %q: %v", id.Alias, id.Canonical, r)
		}
	}
	return p
}

// repo is what a reader of the paper counts about one repository.
type repo struct {
	*hub.Repository
	commits, discussions int
	committers, starters map[string]bool
	firsts               map[string]bool // who is the first author of some commit
}

// counted counts commits and discussions per repository after cleaning,
// without repeated and unlisted ones. It is written from the definitions, not
// from the generator.
func (m *memory) counted(t testing.TB) map[key]*repo {
	t.Helper()
	people := m.people(t)
	repos := map[key]*repo{}
	for i := range m.repositories {
		r := &m.repositories[i]
		k := key{r.Kind, r.ID}
		if repos[k] != nil {
			t.Errorf("%v %s is listed twice", r.Kind, r.ID)
		}
		repos[k] = &repo{Repository: r, committers: map[string]bool{}, starters: map[string]bool{}, firsts: map[string]bool{}}
	}
	seen := map[string]bool{}
	for _, c := range m.commits {
		r := repos[key{c.Kind, c.Repo}]
		if k := hub.CommitKey(c.Kind, c.Repo, c.SHA); r == nil || seen[k] {
			continue
		} else {
			seen[k] = true
		}
		r.commits++
		first := true
		for _, name := range c.Authors {
			if who, ok := people.Person(name); ok {
				r.committers[who] = true
				if first {
					r.firsts[who] = true
				}
				first = false
			}
		}
	}
	for _, d := range m.discussions {
		r := repos[key{d.Kind, d.Repo}]
		if k := hub.DiscussionKey(d.Kind, d.Repo, d.Num); r == nil || seen[k] {
			continue
		} else {
			seen[k] = true
		}
		r.discussions++
		if who, ok := people.Person(d.Author); ok {
			r.starters[who] = true
		}
	}
	return repos
}

// collaborations returns the edges of the collaboration network of the models
// that keep accepts, and everybody in them.
func collaborations(repos map[key]*repo, keep func(*repo) bool) (edges map[[2]string]bool, all map[string]bool) {
	edges, all = map[[2]string]bool{}, map[string]bool{}
	for k, r := range repos {
		if k.kind != hub.Model || !keep(r) {
			continue
		}
		for b := range r.committers {
			all[b] = true
			for a := range r.firsts {
				if a != b {
					edges[[2]string{a, b}] = true
				}
			}
		}
	}
	return edges, all
}

func anyRepo(*repo) bool { return true }

// coreNumbers takes away the node of smallest in + out degree again and again.
func coreNumbers(edges map[[2]string]bool) map[string]int {
	degree, near := map[string]int{}, map[string][]string{}
	for e := range edges {
		a, b := e[0], e[1]
		degree[a]++
		degree[b]++
		near[a], near[b] = append(near[a], b), append(near[b], a)
	}
	core, k := map[string]int{}, 0
	for len(degree) > 0 {
		least := ""
		for v, d := range degree {
			if least == "" || d < degree[least] {
				least = v
			}
		}
		k = max(k, degree[least])
		core[least] = k
		delete(degree, least)
		for _, w := range near[least] {
			if _, there := degree[w]; there {
				degree[w]--
			}
		}
	}
	return core
}
