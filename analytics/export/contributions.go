package export

import (
	"cmp"
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// work is what a person committed to a repository.
type work struct {
	person, repository int32 // the repository's number among those of all kinds
	commits            int64
	when               period
}

// contributions writes the network of who commits to what: developers first, by name,
// then repositories by kind and id, and an edge from each developer to each repository
// with a commit of theirs, as any of its authors. A field leaves models only.
func contributions(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	done := worked(c, o.Scope)
	people := int32(len(c.People))
	var edges network.Builder
	for _, w := range done {
		edges.Add(w.person, people+w.repository, w.commits)
	}
	graph, ids, m, err := o.graph(&edges)
	if err != nil {
		return Summary{}, err
	}
	w, err := open.begin(Schema{
		Name:           Contributions,
		Description:    o.describe("developers and the repositories that they commit to; weight: commits"),
		Directed:       true,
		Relationship:   "CONTRIBUTED",
		NodeCount:      len(ids),
		Attributes:     slices.Concat([]Attribute{{"kind", String}}, repositoryAttributes, m.attributes()),
		EdgeAttributes: []Attribute{{first, Time}, {last, Time}},
	}, c)
	if err != nil {
		return Summary{}, err
	}
	for v, number := range ids {
		node := Node{Values: []any{"developer", nil, nil, nil, nil, nil, nil}}
		if number < people {
			node.ID, node.Label = "developer:"+c.People[number], c.People[number]
		} else {
			kind, i := ofKind(c, int(number-people))
			id, values := repository(c, kind, i)
			node = Node{kind.String() + ":" + id, id, slices.Concat([]any{kind.String()}, values)}
		}
		node.Values = append(node.Values, m.of(int32(v))...)
		if err := w.Node(node); err != nil {
			return Summary{}, err
		}
	}
	for v := range int32(graph.N()) {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		for i, to := range graph.Out(v) {
			at, _ := slices.BinarySearchFunc(done, work{person: ids[v], repository: ids[to] - people}, compareWork)
			if err := w.Edge(Edge{int(v), int(to), graph.OutWeights(v)[i], done[at].when.values(), ""}); err != nil {
				return Summary{}, err
			}
		}
	}
	return w.Summary, w.Close()
}

func compareWork(a, b work) int {
	return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.repository, b.repository))
}

// worked lists who committed to what, by person, then repository. It needs the dates
// of the corpus.
func worked(c *analytics.Corpus, s analytics.Scope) (all []work) {
	before := int32(0)
	for _, kind := range hub.Kinds {
		repositories, dates := &c.Repositories[kind], c.Dates[kind]
		for i := range repositories.Len() {
			if dates == nil || s.Field != 0 && (kind != hub.Model || !s.Has(repositories.Fields[i])) {
				continue
			}
			here := map[int32]int{}
			for _, e := range dates.Commits.Of(i) {
				if e.Person < 0 {
					continue
				}
				k, known := here[e.Person]
				if !known {
					k = len(all)
					here[e.Person], all = k, append(all, work{e.Person, before + int32(i), 0, never})
				}
				all[k].commits++
				all[k].when = all[k].when.with(at(e.At))
			}
		}
		before += int32(repositories.Len())
	}
	slices.SortFunc(all, compareWork)
	return all
}

// ofKind returns the kind and the number in it of a repository numbered among those of
// all kinds.
func ofKind(c *analytics.Corpus, number int) (hub.Kind, int) {
	for _, kind := range hub.Kinds {
		n := c.Repositories[kind].Len()
		if number < n {
			return kind, number
		}
		number -= n
	}
	panic("a repository that is in no kind")
}
