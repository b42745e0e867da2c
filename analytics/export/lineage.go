package export

import (
	"cmp"
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// lineage writes the lineage network: listed models by rising id, and an edge from
// each model to each listed one that it derives from. A model that is said to derive
// from itself has a self-loop, which a k-core and the metrics leave out.
func lineage(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	models := &c.Repositories[hub.Model]
	var edges network.Builder
	loops := map[int32]bool{}
	for _, d := range c.Lineage {
		if !o.Scope.Has(models.Fields[d.Model]) || !o.Scope.Has(models.Fields[d.Base]) {
			continue
		}
		if d.Model != d.Base {
			edges.Add(d.Model, d.Base, 1)
		} else if o.K == 0 {
			loops[d.Model] = true
		}
	}
	_, ids, m, err := o.graph(&edges)
	if err != nil {
		return Summary{}, err
	}
	all := withLoops(ids, loops) // models, by node of the file
	w, err := open.begin(Schema{
		Name:           Lineage,
		Description:    o.describe("models and the models that they derive from"),
		Directed:       true,
		Relationship:   "DERIVED_FROM",
		NodeCount:      len(all),
		Attributes:     slices.Concat(repositoryAttributes, m.attributes()),
		EdgeAttributes: []Attribute{{"relation", String}, {"evidence", String}},
	}, c)
	if err != nil {
		return Summary{}, err
	}
	for _, model := range all {
		id, values := repository(c, hub.Model, int(model))
		if err := w.Node(Node{id, id, slices.Concat(values, m.of(placeOf(ids, model)))}); err != nil {
			return Summary{}, err
		}
	}
	for _, d := range c.Lineage {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		from, to := placeOf(all, d.Model), placeOf(all, d.Base)
		if from < 0 || to < 0 || from == to && !loops[d.Model] {
			continue
		}
		if err := w.Edge(Edge{int(from), int(to), 1, []any{d.Relation, known(d.Evidence)}, ""}); err != nil {
			return Summary{}, err
		}
	}
	return w.Summary, w.Close()
}

// withLoops returns rising ids with those of self-loops among them.
func withLoops(ids []int32, loops map[int32]bool) []int32 {
	all := slices.Clone(ids)
	for id := range loops {
		all = append(all, id)
	}
	slices.SortFunc(all, cmp.Compare[int32])
	return slices.Compact(all)
}

// placeOf returns the place of an id among rising ones, -1 for none.
func placeOf(ids []int32, id int32) int32 {
	if i, ok := slices.BinarySearch(ids, id); ok {
		return int32(i)
	}
	return -1
}
