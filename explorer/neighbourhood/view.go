package neighbourhood

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// View is a picture as it is sent: what format=json answers, and what the page shows.
type View struct {
	Title   string       `json:"title"`
	Address string       `json:"address"`
	Width   float64      `json:"width"` // of the SVG, in its coordinates, as the next and those of nodes
	Height  float64      `json:"height"`
	Nodes   []ViewNode   `json:"nodes"`
	Edges   []ViewEdge   `json:"edges"`
	Keys    []ViewKey    `json:"keys"` // to the colours
	At      ViewThing    `json:"at"`
	Notes   []string     `json:"notes"`
	Of      []string     `json:"of"` // whose numbers they are
	Files   []ViewFile   `json:"files"`
	Cypher  []ViewCypher `json:"cypher"`
}

// ViewNode is a node and where it is drawn.
type ViewNode struct {
	Key    string  `json:"key"`
	Kind   string  `json:"kind"`
	ID     string  `json:"id"`
	Page   string  `json:"page"`
	Select string  `json:"select"` // where the picture shows its groups
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Radius float64 `json:"radius"`
	Color  string  `json:"color"` // its name in the stylesheet of charts
	Name   string  `json:"name"`  // as it is written beside the node, "" where there is no room
	Side   string  `json:"side"`  // where that is: right, left, top, bottom
}

// ViewKey is the colour of a kind.
type ViewKey struct {
	Kind  string `json:"kind"`
	Color string `json:"color"`
}

// ViewEdge is an edge between nodes by their indices.
type ViewEdge struct {
	From         int    `json:"from"`
	To           int    `json:"to"`
	Relationship string `json:"relationship"`
	Mutual       bool   `json:"mutual"`
	About        string `json:"about"`
}

// ViewThing is the thing whose groups are shown.
type ViewThing struct {
	Key    string      `json:"key"`
	Kind   string      `json:"kind"`
	ID     string      `json:"id"`
	Page   string      `json:"page"`
	Around string      `json:"around"` // a picture that begins with it, "" in that one
	Facts  []ViewFact  `json:"facts"`
	Groups []ViewGroup `json:"groups"`
	First  string      `json:"first"` // where the first of each group are, "" where there is nothing to expand
}

// ViewFact is something known of a thing.
type ViewFact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// ViewGroup is a group, and the addresses of what can be done with it, "" for what can
// not.
type ViewGroup struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Count  int64  `json:"count"`
	Shown  int    `json:"shown"`
	Expand string `json:"expand"`
	More   string `json:"more"`
	Back   string `json:"back"`
}

// ViewFile is what can be fetched of what is seen.
type ViewFile struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// ViewCypher is a statement behind the picture.
type ViewCypher struct {
	Question string `json:"question"`
	Cypher   string `json:"cypher"`
	Browser  string `json:"browser"` // where Neo4j Browser opens it, "" for no link
}

// view is the picture as it is sent. browser is the address of Neo4j Browser, "" for
// none.
func (p *Picture) view(of hub.Provenance, browser string) View {
	n := p.Network()
	v := View{Title: n.Title, Address: p.State.Address(), Nodes: []ViewNode{}, Edges: []ViewEdge{}, Notes: []string{}, Of: of.Lines(), At: p.thing()}
	v.Notes = append(v.Notes, p.Notes...)
	places, width, height := n.Placed()
	v.Width, v.Height = width, height
	for i, node := range p.Nodes {
		at, s := places[i], p.State
		s.At = node.Thing
		v.Nodes = append(v.Nodes, ViewNode{Key: node.Key(), Kind: string(node.Kind), ID: node.ID, Page: content.Path(node.Kind, node.ID), Select: s.Address(),
			X: at.X, Y: at.Y, Radius: at.Radius, Color: at.Color.String(), Name: at.Name, Side: at.Side})
	}
	for _, k := range kinds {
		if i := slices.IndexFunc(p.Nodes, func(n Node) bool { return n.Kind == k }); i >= 0 {
			v.Keys = append(v.Keys, ViewKey{string(k), places[i].Color.String()})
		}
	}
	for _, e := range p.Edges {
		v.Edges = append(v.Edges, ViewEdge{e.From, e.To, e.Relationship, e.Mutual, e.About()})
	}
	for _, f := range []struct{ name, format, style string }{
		{"SVG", "svg", ""}, {"SVG on dark", "svg", chart.Dark.String()}, {"GraphML", "graphml", ""}, {"CSV of edges", "csv", ""}, {"CSV of nodes", "nodes.csv", ""}, {"JSON", "json", ""},
	} {
		v.Files = append(v.Files, ViewFile{f.name, p.State.file(f.format, f.style)})
	}
	for _, a := range p.Asked {
		c := ViewCypher{Question: a.Question, Cypher: a.Cypher}
		if browser != "" {
			c.Browser = browser + "?" + url.Values{"cmd": {"edit"}, "arg": {a.Cypher}}.Encode()
		}
		v.Cypher = append(v.Cypher, c)
	}
	return v
}

// firstOfEach is how many neighbours of each group the first look has.
const firstOfEach = 8

// thing is State.At as it is sent.
func (p *Picture) thing() ViewThing {
	at, s := p.State.At, p.State
	v := ViewThing{Key: at.Key(), Kind: string(at.Kind), ID: at.ID, Page: content.Path(at.Kind, at.ID), Facts: facts(p.Facts), Groups: []ViewGroup{}}
	if at != s.Center {
		v.Around = Path(at)
	}
	first := s
	for _, g := range p.Groups {
		out := ViewGroup{Name: g.Name, Title: g.Title, Count: g.Count}
		i := slices.IndexFunc(s.Expand, func(e Expansion) bool { return e.Of == at && e.Group == g.Name })
		next := s
		switch {
		case i >= 0:
			out.Shown = p.shown[group(at, g.Name)]
			if most := s.Expand[i].Most; int64(most) < g.Count && most < MaxMost && out.Shown == most {
				next.Expand = with(s.Expand, Expansion{at, g.Name, min(MaxMost, most+DefaultMost)})
				out.More = next.Address()
			}
			next.Expand = p.without(at, g.Name)
			out.Back = next.Address()
		case g.Count > 0 && len(s.Expand) < MaxExpansions:
			next.Expand = with(s.Expand, Expansion{at, g.Name, DefaultMost})
			out.Expand = next.Address()
			first.Expand = with(first.Expand, Expansion{at, g.Name, firstOfEach})
		}
		v.Groups = append(v.Groups, out)
	}
	if added := len(first.Expand) - len(s.Expand); added > 1 && len(first.Expand) <= MaxExpansions {
		v.First = first.Address()
	}
	return v
}

// facts are the columns of an answer with one row that have a value.
func facts(a *content.Answer) []ViewFact {
	out := []ViewFact{}
	if a == nil || len(a.Rows) == 0 {
		return out
	}
	for i, c := range a.Columns {
		if value := said(a.Rows[0][i]); value != "" && i > 0 { // the first is the id
			out = append(out, ViewFact{strings.ReplaceAll(c.Name, "_", " "), value})
		}
	}
	return out
}

// said is a value in words.
func said(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case int64:
		return thousands.Group(strconv.FormatInt(v, 10))
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case time.Time:
		return v.UTC().Format(time.DateOnly)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = said(x)
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v)
}
