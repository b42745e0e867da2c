package export

import (
	"io"
	"strconv"
)

// GraphML is the format of graphml.graphdrawing.org, one file.
//
// The id of a node is its id in the network, so that it means the same in every
// export; data "name" repeats it, data "label" is the text to show. Edges carry data
// "label", "relationship" (the type of the relationship, such as USES), "weight" and
// their attributes. Integers are "long", as NetworkX writes them; lists are joined by
// ";", times are RFC 3339, and unknown values are left out. <desc> tells what the
// file holds and, on lines of their own, source, collectedAt and fingerprint of the
// snapshot. Characters that XML 1.0 cannot hold (most control characters) become
// U+FFFD; an id with one of them ends in a hash as well.
var GraphML = Format{
	Name:  "graphml",
	Ext:   ".graphml",
	Info:  "one XML file: Gephi, Cytoscape, igraph, NetworkX, yEd",
	Files: oneFile,
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 1); err != nil {
			return nil, err
		}
		w := &graphML{xmlWriter: xmlWriter{out: out[0]}, order: order{schema: s}}
		w.head()
		return w, w.flush()
	},
}

type graphML struct {
	xmlWriter
	ids                  []string // by node number, escaped
	edgeType, edgeMiddle string   // of the last edge
	order
}

// Key ids begin with node_ and edge_: Gephi takes some short ids of yEd (d3, d7) for
// labels whatever their attr.name.
const (
	nodePrefix = "node_"
	edgePrefix = "edge_"
)

func (w *graphML) head() {
	s := w.schema
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>`+"\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n<desc>")
	w.text(s.about().text())
	w.raw("</desc>\n")
	w.key("node", "label", "string")
	w.key("node", "name", "string")
	for _, a := range s.Attributes {
		w.key("node", a.Name, xmlType(a.Type))
	}
	w.key("edge", "label", "string")
	w.key("edge", "relationship", "string")
	w.key("edge", "weight", "long")
	for _, a := range s.EdgeAttributes {
		w.key("edge", a.Name, xmlType(a.Type))
	}
	direction := "undirected"
	if s.Directed {
		direction = "directed"
	}
	w.raw(`<graph id="`, s.Name, `" edgedefault="`, direction, `">`, "\n")
}

func (w *graphML) key(class, name, typ string) {
	w.raw(`<key id="`, class, "_", name, `" for="`, class, `" attr.name="`, name, `" attr.type="`, typ, `"/>`, "\n")
}

func (w *graphML) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	id := escaped(safeID(n.ID, inXML))
	w.ids = append(w.ids, id)
	w.raw(`<node id="`, id, `">`)
	w.data(nodePrefix, "label", n.Label)
	w.data(nodePrefix, "name", n.ID)
	w.values(nodePrefix, w.schema.Attributes, n.Values)
	w.raw("</node>\n")
	return w.flush()
}

func (w *graphML) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	b := w.buf.AvailableBuffer()
	b = append(append(b, `<edge source="`...), w.ids[e.Source]...)
	b = append(append(b, `" target="`...), w.ids[e.Target]...)
	b = append(b, w.middle(w.relationship(e))...)
	b = strconv.AppendInt(b, e.Weight, 10)
	w.buf.Write(append(b, "</data>"...))
	w.values(edgePrefix, w.schema.EdgeAttributes, e.Values)
	w.raw("</edge>\n")
	return w.flush()
}

// middle is what is between target and weight in every edge of a type.
func (w *graphML) middle(relationship string) string {
	if w.edgeMiddle == "" || w.edgeType != relationship {
		text := escaped(relationship)
		w.edgeType = relationship
		w.edgeMiddle = `"><data key="` + edgePrefix + `label">` + text + `</data><data key="` + edgePrefix + `relationship">` + text + `</data><data key="` + edgePrefix + `weight">`
	}
	return w.edgeMiddle
}

func (w *graphML) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	w.raw("</graph>\n</graphml>\n")
	return w.flush()
}

// values writes the values that are known.
func (w *graphML) values(prefix string, attributes []Attribute, values []any) {
	for i, v := range values {
		if v != nil {
			w.data(prefix, attributes[i].Name, text(v))
		}
	}
}

func (w *graphML) data(prefix, key, value string) {
	w.raw(`<data key="`, prefix, key, `">`)
	w.text(value)
	w.raw("</data>")
}
