package export

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// The shape of a GraphML file, read back without the writer's code.
type xmlGraphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Desc    string   `xml:"desc"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graphs []struct {
		ID          string `xml:"id,attr"`
		EdgeDefault string `xml:"edgedefault,attr"`
		Nodes       []struct {
			ID   string    `xml:"id,attr"`
			Data []xmlData `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			Source string    `xml:"source,attr"`
			Target string    `xml:"target,attr"`
			Data   []xmlData `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type xmlData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// parsed is a network as a reader sees it.
type parsed struct {
	directed bool
	desc     string
	nodes    []map[string]string // attribute name -> text
	edges    []parsedEdge
}

type parsedEdge struct {
	source, target int
	attrs          map[string]string
}

// String shows an edge by the names of its ends.
func (p parsed) edgeText(e parsedEdge) string {
	return fmt.Sprintf("%s>%s*%s", p.nodes[e.source]["name"], p.nodes[e.target]["name"], e.attrs["weight"])
}

func (p parsed) edgeTexts() string {
	var all []string
	for _, e := range p.edges {
		all = append(all, p.edgeText(e))
	}
	return strings.Join(all, " ")
}

func (p parsed) names() string {
	var all []string
	for _, n := range p.nodes {
		all = append(all, n["name"])
	}
	return strings.Join(all, " ")
}

// parseGraphML reads a file and checks what the schema of GraphML asks for:
// one graph, keys declared once and for the right class, data of the declared
// type, node ids unique and names, ends of edges that exist.
func parseGraphML(t *testing.T, text string) parsed {
	t.Helper()
	var doc xmlGraphML
	dec := xml.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&doc); err != nil {
		t.Fatalf("not XML: %v\n%s", err, text)
	}
	if len(doc.Graphs) != 1 {
		t.Fatalf("%d graphs", len(doc.Graphs))
	}
	type key struct{ class, name, typ string }
	keys := map[string]key{}
	for _, k := range doc.Keys {
		if _, ok := keys[k.ID]; ok || k.ID == "" {
			t.Errorf("key %q is declared twice or empty", k.ID)
		}
		switch strings.ToLower(k.Name) {
		case "id", "pid", "for", "start", "end":
			t.Errorf("attr.name %q is reserved", k.Name)
		}
		switch k.Type {
		case "string", "long", "double", "boolean":
		default:
			t.Errorf("attr.type %q", k.Type)
		}
		keys[k.ID] = key{k.For, k.Name, k.Type}
	}
	attrs := func(class string, data []xmlData) map[string]string {
		m := map[string]string{}
		for _, d := range data {
			k, ok := keys[d.Key]
			if !ok || k.class != class {
				t.Errorf("data key %q is not declared for a %s", d.Key, class)
			}
			if _, twice := m[k.name]; twice {
				t.Errorf("data key %q twice in a %s", d.Key, class)
			}
			var err error
			switch k.typ {
			case "long":
				_, err = strconv.ParseInt(d.Text, 10, 64)
			case "double":
				_, err = strconv.ParseFloat(d.Text, 64)
			case "boolean":
				_, err = strconv.ParseBool(d.Text)
			}
			if err != nil {
				t.Errorf("data %s: %v", d.Key, err)
			}
			m[k.name] = d.Text
		}
		return m
	}
	g := doc.Graphs[0]
	if g.EdgeDefault != "directed" && g.EdgeDefault != "undirected" {
		t.Errorf("edgedefault %q", g.EdgeDefault)
	}
	p := parsed{directed: g.EdgeDefault == "directed", desc: doc.Desc}
	number := map[string]int{}
	for i, n := range g.Nodes {
		if _, twice := number[n.ID]; twice {
			t.Errorf("node %d has the id %q of another", i, n.ID)
		}
		number[n.ID] = i
		p.nodes = append(p.nodes, attrs("node", n.Data))
		if name := p.nodes[i]["name"]; n.ID != name && !strings.HasPrefix(n.ID, name+"~") {
			t.Errorf("node %q has id %q", name, n.ID)
		}
	}
	for _, e := range g.Edges {
		s, ok1 := number[e.Source]
		d, ok2 := number[e.Target]
		if !ok1 || !ok2 {
			t.Fatalf("edge %s-%s has no such end", e.Source, e.Target)
		}
		p.edges = append(p.edges, parsedEdge{s, d, attrs("edge", e.Data)})
	}
	return p
}
