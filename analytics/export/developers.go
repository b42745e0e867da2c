package export

import (
	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// person is what somebody did in all repositories of a hub.
type person struct {
	repositories        [hub.KindCount]int64 // with a commit of theirs
	commits, first      int64                // as any author, as the first
	discussions, places int64                // started, and repositories with one
	active              period
}

// developers writes a row a person, by rising name.
func (t *table) developers(o TableOptions) error {
	c := t.corpus
	n, err := analytics.Collaborate(c, analytics.Scopes[0])
	if err != nil {
		return err
	}
	m, err := measure(o.Metrics, n.Graph)
	if err != nil {
		return err
	}
	d := Table{
		Name:        Developers,
		Description: o.describe("people who made a commit or started a discussion; collaborators, degrees and core number in the collaboration network of all models"),
		Columns: []Attribute{
			{"name", String}, {"models", Int}, {"datasets", Int}, {"spaces", Int}, {"commits", Int}, {"commits_as_first_author", Int},
			{"discussions", Int}, {"discussed_repositories", Int}, {"first_activity", Time}, {"last_activity", Time},
			{"collaborators", Int}, {"in_degree", Int}, {"out_degree", Int}, {"core", Int},
		},
	}
	if m != nil {
		d.Columns = append(d.Columns, metricAttributes[1:]...)
	}
	if err := t.begin(d); err != nil {
		return err
	}
	core := n.Graph.CoreNumbers()
	for p, who := range peopleOf(c) {
		v := placeOf(n.People, int32(p))
		row := []any{c.People[p], who.repositories[hub.Model], who.repositories[hub.Dataset], who.repositories[hub.Space], who.commits, who.first, who.discussions, who.places}
		row = append(row, who.active.values()...)
		if v < 0 {
			row = append(row, int64(0), int64(0), int64(0), int64(0))
		} else {
			in, out := n.Graph.In(v), n.Graph.Out(v)
			row = append(row, unionOf(in, out), int64(len(in)), int64(len(out)), int64(core[v]))
		}
		if m != nil {
			row = append(row, m.of(v)[1:]...)
		}
		if err := t.row(row...); err != nil {
			return err
		}
	}
	return t.out.Close()
}

// peopleOf adds up what everybody did.
func peopleOf(c *analytics.Corpus) []person {
	all := make([]person, len(c.People))
	for p := range all {
		all[p].active = never
	}
	for _, kind := range hub.Kinds {
		r, dates := &c.Repositories[kind], c.Dates[kind]
		for i := range r.Len() {
			firsts := r.Committers.Counts(i)
			for j, p := range r.Committers.Of(i) {
				all[p].repositories[kind]++
				all[p].first += firsts[j]
			}
			started := r.Starters.Counts(i)
			for j, p := range r.Starters.Of(i) {
				all[p].places++
				all[p].discussions += started[j]
			}
			for _, e := range dates.Commits.Of(i) {
				if e.Person >= 0 {
					all[e.Person].commits++
					all[e.Person].active = all[e.Person].active.with(at(e.At))
				}
			}
			for _, e := range dates.Discussions.Of(i) {
				if e.Person >= 0 {
					all[e.Person].active = all[e.Person].active.with(at(e.At))
				}
			}
		}
	}
	return all
}

// unionOf counts the distinct members of two rising lists.
func unionOf(a, b []int32) int64 {
	n := int64(len(a) + len(b))
	for _, x := range a {
		if placeOf(b, x) >= 0 {
			n--
		}
	}
	return n
}
