package export

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// owners writes the network of owners that share developers: whoever owns a repository
// that somebody commits to, and an edge between any two to whose repositories the same
// people commit. A field leaves models only.
func owners(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	var names []string
	for _, kind := range hub.Kinds {
		names = append(names, c.Repositories[kind].Owners...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	owned := make([]int64, len(names))
	var pairs []usage.Pair // of a person and an owner
	for _, kind := range hub.Kinds {
		r := &c.Repositories[kind]
		for i := range r.Len() {
			owner, known := slices.BinarySearch(names, r.Owners[i])
			if !known || o.Scope.Field != 0 && (kind != hub.Model || !o.Scope.Has(r.Fields[i])) {
				continue
			}
			owned[owner]++
			for _, p := range r.Committers.Of(i) {
				pairs = append(pairs, usage.Pair{Space: p, Model: int32(owner)})
			}
		}
	}
	return projection{
		graph: usage.NewGraph(pairs, nil),
		schema: Schema{
			Name:         Owners,
			Description:  o.describe("owners of repositories; weight: developers who commit to repositories of both"),
			Relationship: "SHARES_DEVELOPERS_WITH",
			Attributes:   []Attribute{{"developers", Int}, {"repositories", Int}},
		},
		node: func(owner int32) (string, []any) { return names[owner], []any{owned[owner]} },
	}.write(ctx, c, o, open)
}
