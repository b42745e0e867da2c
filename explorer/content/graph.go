package content

import "context"

// Graph is what the graph is made of.
type Graph struct{ Labels, Relationships, Properties *Answer }

// Graph answers which labels, relationships and properties there are, and how many of
// them.
func (c *Content) Graph(ctx context.Context) (g Graph, err error) {
	for name, to := range map[string]**Answer{"labels": &g.Labels, "relationships": &g.Relationships, "properties": &g.Properties} {
		q, err := Statements().Find("graph/" + name)
		if err != nil {
			return g, err
		}
		if *to, err = c.ask(ctx, q, nil); err != nil {
			return g, err
		}
	}
	return g, nil
}
