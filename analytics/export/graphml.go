package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
)

// GraphML is the format of graphml.graphdrawing.org, one file.
//
// Nodes are n0, n1, ...; data "name" is their id in the network, data "label" the
// text to show. Edges carry data "label", "relationship" (the type of the
// relationship, such as USES) and "weight". Integers are "long", as NetworkX writes
// them; lists are joined by ";", times are RFC 3339, and unknown values are left
// out. Characters that XML 1.0 cannot hold (most control characters) become U+FFFD.
var GraphML = Format{
	Name:  "graphml",
	Ext:   ".graphml",
	Info:  "one XML file: Gephi, Cytoscape, igraph, NetworkX, yEd",
	Files: func(path string) []string { return []string{path} },
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 1); err != nil {
			return nil, err
		}
		w := &graphML{out: out[0], order: order{schema: s}}
		w.head()
		return w, w.flush()
	},
}

type graphML struct {
	out io.Writer
	buf bytes.Buffer // one element at a time

	edgeMiddle string // what is between target and weight in every edge
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
	w.buf.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	if s.Description != "" {
		w.buf.WriteString("<desc>")
		xml.EscapeText(&w.buf, []byte(s.Description))
		w.buf.WriteString("</desc>\n")
	}
	w.key("node", "label", "string")
	w.key("node", "name", "string")
	for _, a := range s.Attributes {
		w.key("node", a.Name, graphMLType(a.Type))
	}
	w.key("edge", "label", "string")
	w.key("edge", "relationship", "string")
	w.key("edge", "weight", "long")
	direction := "undirected"
	if s.Directed {
		direction = "directed"
	}
	var relationship strings.Builder
	xml.EscapeText(&relationship, []byte(s.Relationship))
	w.edgeMiddle = `"><data key="` + edgePrefix + `label">` + relationship.String() + `</data><data key="` + edgePrefix + `relationship">` +
		relationship.String() + `</data><data key="` + edgePrefix + `weight">`
	w.buf.WriteString(`<graph id="` + s.Name + `" edgedefault="` + direction + `">` + "\n")
}

func (w *graphML) key(class, name, typ string) {
	w.buf.WriteString(`<key id="` + class + "_" + name + `" for="` + class + `" attr.name="` + name + `" attr.type="` + typ + `"/>` + "\n")
}

func graphMLType(t Type) string {
	switch t {
	case Int:
		return "long"
	case Float:
		return "double"
	case Bool:
		return "boolean"
	}
	return "string"
}

func (w *graphML) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	w.buf.WriteString(`<node id="n` + strconv.Itoa(w.nodes-1) + `">`)
	w.data(nodePrefix+"label", n.Label)
	w.data(nodePrefix+"name", n.ID)
	for i, v := range n.Values {
		if v != nil {
			w.data(nodePrefix+w.schema.Attributes[i].Name, text(v))
		}
	}
	w.buf.WriteString("</node>\n")
	return w.flush()
}

func (w *graphML) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	b := w.buf.AvailableBuffer()
	b = append(b, `<edge source="n`...)
	b = strconv.AppendInt(b, int64(e.Source), 10)
	b = append(b, `" target="n`...)
	b = strconv.AppendInt(b, int64(e.Target), 10)
	b = append(b, w.edgeMiddle...)
	b = strconv.AppendInt(b, e.Weight, 10)
	b = append(b, "</data></edge>\n"...)
	w.buf.Write(b)
	return w.flush()
}

func (w *graphML) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	w.buf.WriteString("</graph>\n</graphml>\n")
	return w.flush()
}

func (w *graphML) data(key, value string) {
	w.buf.WriteString(`<data key="` + key + `">`)
	xml.EscapeText(&w.buf, []byte(value)) // to a buffer: no error
	w.buf.WriteString("</data>")
}

func (w *graphML) flush() error {
	_, err := w.buf.WriteTo(w.out)
	return err
}

// text is a value as text, for formats that have no other types.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case []string:
		return strings.Join(v, listSeparator)
	}
	return ""
}
