package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// sortUses puts models, spaces and pairs into their final order. A pair that
// was read twice counts once.
func sortUses(models, spaces *numbering, pairs []pair) *uses {
	modelAt, spaceAt := models.sort(), spaces.sort()
	for i, p := range pairs {
		pairs[i] = pair{spaceAt[p.space], modelAt[p.model]}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.space, b.space), cmp.Compare(a.model, b.model)) })
	return &uses{models: models.all, spaces: spaces.all, pairs: slices.Compact(pairs)}
}

// sort orders the repositories by id, as bytes, and returns the new number of each.
func (n *numbering) sort() []int32 {
	slices.SortFunc(n.all, func(a, b repository) int { return strings.Compare(a.id, b.id) })
	at := make([]int32, len(n.all))
	for i, r := range n.all {
		at[n.of[r.id]] = int32(i)
	}
	return at
}

// usage writes the usage network: models first, then spaces, and an edge from
// each space to each model that it uses. Ids are model:ID and space:ID, since a
// model and a space may share one.
func usage(ctx context.Context, u *uses, o Options, open Open) (Summary, error) {
	models := int32(len(u.models))
	var edges network.Builder
	for _, p := range u.pairs {
		edges.Add(models+p.space, p.model, 1)
	}
	graph, nodes, err := edges.Build() // every model and space has an edge: nodes are 0, 1, ...
	if err != nil {
		return Summary{}, err
	}
	if o.K > 0 {
		graph, nodes = graph.KCore(o.K)
	}
	w, err := open.begin(Schema{
		Name:         Usage,
		Description:  o.describe("spaces and the models that they use"),
		Directed:     true,
		Relationship: "USES",
		NodeCount:    len(nodes),
		Attributes:   append([]Attribute{{"kind", String}}, repositoryAttributes...),
	}, u.warnings)
	if err != nil {
		return Summary{}, err
	}
	for _, v := range nodes {
		kind, r := "model", &u.models
		if v >= models {
			kind, r, v = "space", &u.spaces, v-models
		}
		repo := (*r)[v]
		if err := w.Node(Node{kind + ":" + repo.id, repo.id, append([]any{kind}, repo.values...)}); err != nil {
			return Summary{}, err
		}
	}
	for v := range int32(graph.N()) {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		for _, to := range graph.Out(v) {
			if err := w.Edge(Edge{int(v), int(to), 1}); err != nil {
				return Summary{}, err
			}
		}
	}
	return w.Summary, w.Close()
}
