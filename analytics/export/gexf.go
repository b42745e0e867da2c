package export

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"time"
)

// GEXF is the format of Gephi, version 1.2 (https://gexf.net), one file, with the
// same ids, attributes and values as GraphML. 1.2 is the newest version that older
// releases of NetworkX read.
//
// Edges with a first and a last date have a start and an end too, in days: with
// these Gephi shows its time line. The id of an edge is a hash of its ends, so that it
// means the same in every export. <meta> tells what <desc> tells in GraphML.
var GEXF = Format{
	Name:  "gexf",
	Ext:   ".gexf",
	Info:  "one XML file: Gephi, with its time line where edges have dates; NetworkX",
	Files: oneFile,
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 1); err != nil {
			return nil, err
		}
		w := &gexf{xmlWriter: xmlWriter{out: out[0]}, order: order{schema: s}, start: find(s.EdgeAttributes, first), end: find(s.EdgeAttributes, last)}
		w.head()
		return w, w.flush()
	},
}

type gexf struct {
	xmlWriter
	ids        []string // by node number
	start, end int      // attributes of edges with a date; -1 for none
	edging     bool     // <edges> has begun
	order
}

func (w *gexf) head() {
	s := w.schema
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>`+"\n",
		`<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">`, "\n<meta")
	a := s.about()
	if !s.Snapshot.CollectedAt.IsZero() {
		w.attr("lastmodifieddate", day(s.Snapshot.CollectedAt))
	}
	w.raw("><creator>")
	w.text("hubgraph " + a.Hubgraph)
	w.raw("</creator><description>")
	w.text(a.text())
	w.raw("</description></meta>\n<graph")
	direction := "undirected"
	if s.Directed {
		direction = "directed"
	}
	w.attr("defaultedgetype", direction)
	if w.start >= 0 && w.end >= 0 {
		w.raw(` mode="dynamic" timeformat="date">`, "\n")
	} else {
		w.raw(` mode="static">`, "\n")
	}
	w.attributes("node", append([]Attribute{{"name", String}}, s.Attributes...))
	w.attributes("edge", append([]Attribute{{"relationship", String}}, s.EdgeAttributes...))
	w.raw("<nodes>\n")
}

// attributes declares those of a class. NetworkX keeps nodes and edges apart by id.
func (w *gexf) attributes(class string, attributes []Attribute) {
	w.raw(`<attributes class="`, class, `" mode="static">`, "\n")
	for _, a := range attributes {
		w.raw(`<attribute id="`, class, "_", a.Name, `" title="`, a.Name, `" type="`, xmlType(a.Type), `"/>`, "\n")
	}
	w.raw("</attributes>\n")
}

func (w *gexf) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	id := safeID(n.ID, inXML)
	w.ids = append(w.ids, id)
	w.raw("<node")
	w.attr("id", id)
	w.attr("label", n.Label)
	w.raw("><attvalues>")
	w.value(nodePrefix, "name", n.ID)
	w.values(nodePrefix, w.schema.Attributes, n.Values)
	w.raw("</attvalues></node>\n")
	return w.flush()
}

func (w *gexf) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	w.beginEdges()
	w.raw("<edge")
	w.attr("id", edgeID(w.ids[e.Source], w.ids[e.Target], e.Relationship))
	w.attr("source", w.ids[e.Source])
	w.attr("target", w.ids[e.Target])
	w.attr("label", w.relationship(e))
	w.attr("weight", strconv.FormatInt(e.Weight, 10))
	w.date("start", w.start, e)
	w.date("end", w.end, e)
	w.raw("><attvalues>")
	w.value(edgePrefix, "relationship", w.relationship(e))
	w.values(edgePrefix, w.schema.EdgeAttributes, e.Values)
	w.raw("</attvalues></edge>\n")
	return w.flush()
}

func (w *gexf) beginEdges() {
	if !w.edging {
		w.raw("</nodes>\n<edges>\n")
		w.edging = true
	}
}

func (w *gexf) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	w.beginEdges()
	w.raw("</edges>\n</graph>\n</gexf>\n")
	return w.flush()
}

// values writes the values that are known.
func (w *gexf) values(prefix string, attributes []Attribute, values []any) {
	for i, v := range values {
		if v != nil {
			w.value(prefix, attributes[i].Name, text(v))
		}
	}
}

func (w *gexf) value(prefix, name, value string) {
	w.raw(`<attvalue for="`, prefix, name, `"`)
	w.attr("value", value)
	w.raw("/>")
}

// date writes an attribute with the day of the attribute number i of an edge.
func (w *gexf) date(name string, i int, e Edge) {
	if i >= 0 && e.Values[i] != nil {
		w.attr(name, day(e.Values[i].(time.Time)))
	}
}

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// edgeID is a hash of the ends, and of the type of an edge that has its own; none of
// them holds a NUL.
func edgeID(source, target, relationship string) string {
	key := source + "\x00" + target
	if relationship != "" {
		key += "\x00" + relationship
	}
	hash := sha256.Sum256([]byte(key))
	return hex.EncodeToString(hash[:12])
}
