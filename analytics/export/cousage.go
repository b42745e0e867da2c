package export

import (
	"context"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// coUsage writes the co-usage network: the models that a space uses, and an edge
// between any two that a space uses together. A space with thousands of models has
// millions of pairs, so they are never held: usage.Graph passes them on row by row.
func coUsage(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	models := &c.Repositories[hub.Model]
	g := usage.NewGraph(c.Usages, func(model int32) bool { return o.Scope.Has(models.Fields[model]) })
	if o.K > 0 {
		var err error
		if g, err = g.Core(ctx, o.K); err != nil {
			return Summary{}, err
		}
	}
	w, err := open.begin(Schema{
		Name:         CoUsage,
		Description:  o.describe("models; weight: spaces that use both"),
		Relationship: "CO_USED_WITH",
		NodeCount:    len(g.Models()),
		Attributes:   append([]Attribute{{"spaces", Int}}, repositoryAttributes...),
	}, c.Warnings)
	if err != nil {
		return Summary{}, err
	}
	node := make([]int, models.Len())
	for i, m := range g.Models() {
		node[m] = i
		id, values := repository(c, hub.Model, int(m))
		if err := w.Node(Node{id, id, append([]any{g.ModelDegrees()[i]}, values...)}); err != nil {
			return Summary{}, err
		}
	}
	last := int32(-1)
	for e := range g.Edges() {
		if e.I != last {
			if err := ctx.Err(); err != nil {
				return Summary{}, err
			}
			last = e.I
		}
		if err := w.Edge(Edge{node[e.I], node[e.J], int64(e.Weight)}); err != nil {
			return Summary{}, err
		}
	}
	return w.Summary, w.Close()
}
