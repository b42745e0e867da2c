package export

import (
	"context"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// coUsage writes the co-usage network: the models that a space uses, and an edge
// between any two that a space uses together.
func coUsage(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	models := &c.Repositories[hub.Model]
	return projection{
		graph: usage.NewGraph(c.Usages, func(model int32) bool { return o.Scope.Has(models.Fields[model]) }),
		schema: Schema{
			Name:         CoUsage,
			Description:  o.describe("models; weight: spaces that use both"),
			Relationship: "CO_USED_WITH",
			Attributes:   append([]Attribute{{"spaces", Int}}, repositoryAttributes...),
		},
		node: func(model int32) (string, []any) { return repository(c, hub.Model, int(model)) },
	}.write(ctx, c, o, open)
}
