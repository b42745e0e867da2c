package export

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// usageNetwork writes the usage network: models first, then spaces, each by rising
// id, and an edge from each space to each model it uses. Ids are model:ID and
// space:ID, since a model and a space may have the same id.
func usageNetwork(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	models := &c.Repositories[hub.Model]
	spaces, place := spacesByID(c)
	var edges network.Builder
	for _, u := range c.Usages {
		if o.Scope.Has(models.Fields[u.Model]) {
			edges.Add(int32(models.Len())+place[u.Space], u.Model, 1)
		}
	}
	graph, ids, m, err := o.graph(&edges)
	if err != nil {
		return Summary{}, err
	}
	w, err := open.begin(Schema{
		Name:         Usage,
		Description:  o.describe("spaces and the models that they use"),
		Directed:     true,
		Relationship: "USES",
		NodeCount:    len(ids),
		Attributes:   slices.Concat([]Attribute{{"kind", String}}, repositoryAttributes, m.attributes()),
	}, c)
	if err != nil {
		return Summary{}, err
	}
	for v, number := range ids {
		kind, number := hub.Model, int(number)
		if number >= models.Len() {
			kind, number = hub.Space, int(spaces[number-models.Len()])
		}
		id, values := repository(c, kind, number)
		if err := w.Node(Node{kind.String() + ":" + id, id, slices.Concat([]any{kind.String()}, values, m.of(int32(v)))}); err != nil {
			return Summary{}, err
		}
	}
	for v := range int32(graph.N()) {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		for _, to := range graph.Out(v) {
			if err := w.Edge(Edge{int(v), int(to), 1, nil, ""}); err != nil {
				return Summary{}, err
			}
		}
	}
	return w.Summary, w.Close()
}

// spacesByID returns the numbers of all spaces, listed or not, by rising id, and the
// place of each number in that order.
func spacesByID(c *analytics.Corpus) (numbers, place []int32) {
	listed, unlisted := c.Repositories[hub.Space].IDs, c.Unlisted
	place = make([]int32, len(listed)+len(unlisted))
	for i, j := 0, 0; i+j < len(place); {
		number := int32(i)
		if i == len(listed) || j < len(unlisted) && unlisted[j] < listed[i] {
			number = int32(len(listed) + j)
			j++
		} else {
			i++
		}
		place[number] = int32(len(numbers))
		numbers = append(numbers, number)
	}
	return numbers, place
}
