package edgelist

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// maxDepth is how deep XML elements may stand in one another.
const maxDepth = 64

// maxKeys is how many kinds of data there may be.
const maxKeys = 1000

// graphML reads a graph.
func (r *reader) graphML(in io.Reader) error {
	d := xml.NewDecoder(in)
	r.named = map[int32]string{}
	g := &graph{reader: r, xml: d, keys: map[string]key{}, node: -1}
	for {
		r.guard.since = d.InputOffset()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if !g.seen {
				return hub.Usagef("%s has no graph", r.name)
			}
			return nil
		}
		if err != nil {
			line, _ := d.InputPos()
			return r.failed(fmt.Errorf("line %d: %w", line, err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = g.start(t)
		case xml.EndElement:
			err = g.end(t.Name.Local)
		case xml.CharData:
			err = g.collect(t)
		}
		if err != nil {
			return err
		}
	}
}

// graph is the state of reading a GraphML file.
type graph struct {
	*reader
	xml  *xml.Decoder
	keys map[string]key // by id and what they are for
	text strings.Builder
	seen bool
	deep int

	byDefault string // weight of an edge without one; "" is 1

	node    int32 // the one at hand, -1 for none
	edge    *edge
	dataKey string
	keyAt   string // the key at hand, for its default
}

// key is a declared kind of data.
type key struct{ name, byDefault string }

// edge is the edge at hand.
type edge struct {
	source, target, weight string
	weighed, undirected    bool // it has a weight of its own
	line                   int
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (g *graph) start(t xml.StartElement) error {
	if g.deep++; g.deep > maxDepth {
		return g.failed(fmt.Errorf("elements stand more than %d deep in one another", maxDepth))
	}
	g.text.Reset()
	switch t.Name.Local {
	case "key":
		if len(g.keys) > maxKeys {
			return g.failed(fmt.Errorf("more than %d keys", maxKeys))
		}
		for _, of := range keyTargets(attribute(t, "for")) {
			g.keys[of+attribute(t, "id")] = key{name: strings.ToLower(attribute(t, "attr.name"))}
		}
		g.keyAt = attribute(t, "id")
	case "graph":
		g.seen = true
		if attribute(t, "edgedefault") == "undirected" {
			return hub.Usagef("%s is an undirected graph; the metrics are of directed networks", g.name)
		}
		return g.weights()
	case "node":
		return g.startNode(attribute(t, "id"))
	case "edge":
		line, _ := g.xml.InputPos()
		g.edge = &edge{source: attribute(t, "source"), target: attribute(t, "target"), weight: g.byDefault,
			undirected: attribute(t, "directed") == "false", line: line}
	case "data":
		g.dataKey = attribute(t, "key")
	}
	return nil
}

// keyTargets are the elements that a key is for.
func keyTargets(text string) []string {
	switch text {
	case "node", "edge":
		return []string{text + " "}
	case "", "all":
		return []string{"node ", "edge "}
	}
	return nil
}

func (g *graph) startNode(id string) error {
	g.node = -1
	if bad := checkName("id", id); bad != nil {
		line, _ := g.xml.InputPos()
		return g.reject(line, bad.kind, bad.reason, id)
	}
	g.node, _ = g.nodes.Add(id)
	return nil
}

// collect keeps the text of the element at hand.
func (g *graph) collect(text []byte) error {
	if g.text.Len()+len(text) > MaxItem {
		return g.failed(errTooLong)
	}
	g.text.Write(text)
	return nil
}

// weights looks for the key of weights once all keys are known.
func (g *graph) weights() error {
	found := 0
	for id, k := range g.keys {
		if strings.HasPrefix(id, "edge ") && isWeight(k.name) {
			g.byDefault = k.byDefault
			found++
		}
	}
	if found > 1 {
		return hub.Usagef("%s has several data of edges called weight or freq; which one counts?", g.name)
	}
	return nil
}

func isWeight(name string) bool { return name == "weight" || name == "freq" }

func (g *graph) end(name string) error {
	g.deep--
	switch name {
	case "default":
		for _, of := range []string{"node ", "edge "} {
			if k, ok := g.keys[of+g.keyAt]; ok {
				k.byDefault = strings.TrimSpace(g.text.String())
				g.keys[of+g.keyAt] = k
			}
		}
	case "data":
		g.data()
	case "node":
		g.node = -1
	case "edge":
		return g.endEdge()
	}
	return nil
}

// data takes the data of the node or edge at hand.
func (g *graph) data() {
	switch {
	case g.edge != nil:
		if isWeight(g.keys["edge "+g.dataKey].name) {
			g.edge.weight, g.edge.weighed = g.text.String(), true
		}
	case g.node >= 0:
		if text := g.text.String(); g.keys["node "+g.dataKey].name == "name" && checkName("name", text) == nil {
			g.named[g.node] = text
		}
	}
	g.text.Reset()
}

func (g *graph) endEdge() error {
	e := g.edge
	g.edge = nil
	if e == nil {
		return nil
	}
	bad := &fault{"undirected edge", "the edge is undirected, the metrics are of directed networks"}
	switch {
	case e.undirected:
	case e.weighed && strings.TrimSpace(e.weight) == "":
		bad = &fault{"empty weight", "the weight is empty"}
	default:
		bad = g.reader.edge(e.source, e.target, e.weight)
	}
	if bad == nil {
		return nil
	}
	return g.reject(e.line, bad.kind, bad.reason, e.source+" -> "+e.target)
}
