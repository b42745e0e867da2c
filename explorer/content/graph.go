package content

import "context"

// Graph is what the graph is made of.
type Graph struct{ Labels, Relationships, Properties *Answer }

// Graph answers which labels, relationships and properties there are, and how many of
// them.
func (c *Content) Graph(ctx context.Context) (g Graph, err error) {
	if g.Labels, err = c.section(ctx, "graph", "labels", nil); err != nil {
		return g, err
	}
	if g.Relationships, err = c.section(ctx, "graph", "relationships", nil); err != nil {
		return g, err
	}
	g.Properties, err = c.section(ctx, "graph", "properties", nil)
	return g, err
}
