package neighbourhood

import (
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/analytics/export"
	"github.com/hubgraph/hubgraph/hub"
)

// schema is the network of a picture for package export.
func (p *Picture) schema(of hub.Provenance) export.Schema {
	return export.Schema{
		Name:           "neighbourhood",
		Description:    fmt.Sprintf("What is around the %s %s: %s", p.State.Center.Kind, p.State.Center.ID, p.State.Address()),
		Provenance:     of,
		Directed:       true,
		Relationship:   "NEIGHBOUR",
		NodeCount:      len(p.Nodes),
		Attributes:     []export.Attribute{{Name: "kind", Type: export.String}},
		EdgeAttributes: []export.Attribute{{Name: "detail", Type: export.String}, {Name: "unit", Type: export.String}, {Name: "mutual", Type: export.Bool}},
	}
}

// write sends the network to a writer. The ids of nodes are their keys; an edge
// without a weight weighs 1.
func (p *Picture) write(w export.Writer) error {
	for _, n := range p.Nodes {
		if err := w.Node(export.Node{ID: n.Key(), Label: n.ID, Values: []any{string(n.Kind)}}); err != nil {
			return err
		}
	}
	for _, e := range p.Edges {
		weight := e.Weight
		if e.Unit == "" {
			weight = 1
		}
		values := []any{known(e.Detail), known(e.Unit), e.Mutual}
		if err := w.Edge(export.Edge{Source: e.From, Target: e.To, Weight: weight, Values: values, Relationship: e.Relationship}); err != nil {
			return err
		}
	}
	return w.Close()
}

// known returns nil for an empty string.
func known(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// GraphML writes the network of the picture.
func (p *Picture) GraphML(w io.Writer, of hub.Provenance) error {
	return p.file(export.GraphML, of, w)
}

// CSV writes the edges, and the nodes, each as a file of its own; a nil writer is for
// one that is not wanted.
func (p *Picture) CSV(nodes, edges io.Writer, of hub.Provenance) error {
	outs := []io.Writer{nodes, edges, io.Discard}
	for i, out := range outs {
		if out == nil {
			outs[i] = io.Discard
		}
	}
	return p.file(export.CSV, of, outs...)
}

func (p *Picture) file(format export.Format, of hub.Provenance, outs ...io.Writer) error {
	w, err := format.New(outs, p.schema(of))
	if err != nil {
		return err
	}
	return p.write(w)
}
