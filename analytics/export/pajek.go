package export

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Pajek is the format .net of Pajek, one file: names and weights. It has no place for
// other attributes, nor for their absence: export those as CSV, with the same ids.
//
// Vertices are numbered from 1 and labelled with their ids in the network. In a label
// quotes, backslashes and control characters, for which readers have no common escape,
// become U+FFFD, and the label ends in a hash. Lines that begin with % tell what <desc>
// tells in GraphML.
var Pajek = Format{
	Name:  "net",
	Ext:   ".net",
	Info:  "one text file for Pajek, igraph, NetworkX: names and weights, no attributes",
	Files: oneFile,
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 1); err != nil {
			return nil, err
		}
		w := &pajek{out: out[0], order: order{schema: s}}
		for _, line := range s.about().lines() {
			w.line("% ", oneLine(line))
		}
		w.line("*Vertices ", strconv.Itoa(s.NodeCount))
		return w, w.flush()
	},
}

type pajek struct {
	out    io.Writer
	buf    bytes.Buffer
	edging bool // *Arcs has begun
	order
}

// oneLine is a text without line breaks and other control characters.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

func (w *pajek) line(parts ...string) {
	for _, s := range parts {
		w.buf.WriteString(s)
	}
	w.buf.WriteByte('\n')
}

func (w *pajek) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	w.line(strconv.Itoa(w.nodes), ` "`, safeID(n.ID, inQuotes), `"`)
	return w.flush()
}

func (w *pajek) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	w.beginEdges()
	b := strconv.AppendInt(w.buf.AvailableBuffer(), int64(e.Source+1), 10)
	b = strconv.AppendInt(append(b, ' '), int64(e.Target+1), 10)
	b = strconv.AppendInt(append(b, ' '), e.Weight, 10)
	w.buf.Write(append(b, '\n'))
	return w.flush()
}

// beginEdges begins the list of arcs or, without direction, edges.
func (w *pajek) beginEdges() {
	switch {
	case w.edging:
		return
	case w.schema.Directed:
		w.line("*Arcs")
	default:
		w.line("*Edges")
	}
	w.edging = true
}

func (w *pajek) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	w.beginEdges()
	return w.flush()
}

func (w *pajek) flush() error {
	_, err := w.buf.WriteTo(w.out)
	return err
}
