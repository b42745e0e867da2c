package export

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// NodeLink is node-link JSON as networkx.node_link_graph reads it, one file: an object
// with directed, multigraph (false), graph (what <desc> tells in GraphML), nodes and
// edges. A node has its id in the network, label and its attributes; an edge source,
// target, relationship, weight and its attributes. Lists are lists, times are RFC
// 3339, and unknown values are left out.
var NodeLink = Format{
	Name:  "json",
	Ext:   ".json",
	Info:  "one file of node-link JSON: NetworkX (node_link_graph), D3, Cytoscape.js",
	Files: oneFile,
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 1); err != nil {
			return nil, err
		}
		w := &nodeLink{out: out[0], order: order{schema: s}}
		w.buf.WriteString(`{"directed": `)
		w.value(s.Directed)
		w.buf.WriteString(`, "multigraph": false, "graph": `)
		w.value(s.about())
		w.buf.WriteString(`, "nodes": [`)
		return w, w.flush()
	},
}

type nodeLink struct {
	out    io.Writer
	buf    bytes.Buffer
	ids    []string // by node number, as JSON
	edging bool     // the list of edges has begun
	order
}

// value writes a value as JSON.
func (w *nodeLink) value(v any) {
	if t, ok := v.(time.Time); ok {
		v = text(t)
	}
	enc := json.NewEncoder(&w.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // only values that fit a schema come here
	}
	w.buf.Truncate(w.buf.Len() - 1) // the line break
}

// values writes the members of an object, those that are known.
func (w *nodeLink) values(attributes []Attribute, values []any) {
	for i, v := range values {
		if v != nil {
			w.buf.WriteString(`, "` + attributes[i].Name + `": `)
			w.value(v)
		}
	}
}

// separate begins the element number n of a list, from 1, on a line of its own.
func (w *nodeLink) separate(n int64) {
	if n > 1 {
		w.buf.WriteByte(',')
	}
	w.buf.WriteByte('\n')
}

func (w *nodeLink) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	w.separate(int64(w.nodes))
	w.buf.WriteString(`{"id": `)
	from := w.buf.Len()
	w.value(n.ID)
	w.ids = append(w.ids, string(w.buf.Bytes()[from:]))
	w.buf.WriteString(`, "label": `)
	w.value(n.Label)
	w.values(w.schema.Attributes, n.Values)
	w.buf.WriteByte('}')
	return w.flush()
}

func (w *nodeLink) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	w.beginEdges()
	w.separate(w.edges)
	w.buf.WriteString(`{"source": ` + w.ids[e.Source] + `, "target": ` + w.ids[e.Target] + `, "relationship": `)
	w.value(w.relationship(e))
	w.buf.WriteString(`, "weight": `)
	w.value(e.Weight)
	w.values(w.schema.EdgeAttributes, e.Values)
	w.buf.WriteByte('}')
	return w.flush()
}

func (w *nodeLink) beginEdges() {
	if !w.edging {
		w.buf.WriteString("\n], \"edges\": [")
		w.edging = true
	}
}

func (w *nodeLink) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	w.beginEdges()
	w.buf.WriteString("\n]}\n")
	return w.flush()
}

func (w *nodeLink) flush() error {
	_, err := w.buf.WriteTo(w.out)
	return err
}
