package export

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzText writes a network with any text in it and reads it back: as XML with
// encoding/xml, as CSV with encoding/csv, as JSON with encoding/json.
func FuzzText(f *testing.F) {
	f.Add("ada-wren", "a <b> & \"c\"", "x,y\r\nz", int64(1), int64(-1))
	f.Add("]]>", "\x00\x1b\ufffe", " \t\n ", int64(0), int64(1<<62))
	f.Add("\xff", "=1+1", "", int64(7), int64(0))
	f.Fuzz(func(t *testing.T, id, label, value string, weight, likes int64) {
		s := Schema{Name: "test", Description: label, Directed: true, Relationship: "KNOWS", NodeCount: 2, Attributes: []Attribute{{"nick", String}, {"likes", Int}}}
		nodes := []Node{{id, label, []any{value, likes}}, {id + "2", value, []any{nil, nil}}}
		edges := []Edge{{0, 1, weight, nil, ""}, {1, 1, likes, nil, ""}}
		checkGEXF(t, write(t, GEXF, s, nodes, edges)[0], nodes, edges)
		checkNodeLink(t, write(t, NodeLink, s, nodes, edges)[0], nodes, edges)
		checkPajek(t, write(t, Pajek, s, nodes, edges)[0], edges)
		checkGraphML(t, write(t, GraphML, s, nodes, edges)[0], s, nodes, edges)
		files := write(t, CSV, s, nodes, edges)
		want := [][]string{{"Id", "Label", "nick", "likes"}, {id, label, value, fmt.Sprint(likes)}, {id + "2", value, "", ""}}
		checkRecords(t, files[0], want)
		checkRecords(t, files[1], [][]string{{"Source", "Target", "Type", "Weight", "Label"},
			{id, id + "2", "Directed", fmt.Sprint(weight), "KNOWS"}, {id + "2", id + "2", "Directed", fmt.Sprint(likes), "KNOWS"}})
	})
}

// asXML is text with U+FFFD for all that XML 1.0 cannot hold.
func asXML(s string) string {
	return strings.Map(func(r rune) rune { // a byte that is no UTF-8 comes as U+FFFD
		if inXML(r) {
			return r
		}
		return '\ufffd'
	}, s)
}

func checkGraphML(t *testing.T, text string, s Schema, nodes []Node, edges []Edge) {
	p := parseGraphML(t, text)
	want := parsed{directed: true, desc: asXML(s.Description)}
	for _, n := range nodes {
		attributes := map[string]string{"name": asXML(n.ID), "label": asXML(n.Label)}
		if n.Values[0] != nil {
			attributes["nick"], attributes["likes"] = asXML(n.Values[0].(string)), fmt.Sprint(n.Values[1])
		}
		want.nodes = append(want.nodes, attributes)
	}
	for _, e := range edges {
		want.edges = append(want.edges, parsedEdge{e.Source, e.Target, map[string]string{"label": "KNOWS", "relationship": "KNOWS", "weight": fmt.Sprint(e.Weight)}})
	}
	if d := cmp.Diff(want, p, cmp.AllowUnexported(parsed{}, parsedEdge{})); d != "" {
		t.Fatalf("read back (-want +got)\n%s", d)
	}
}

// checkGEXF looks for nodes and edges by the ids that GraphML has too.
func checkGEXF(t *testing.T, text string, nodes []Node, edges []Edge) {
	var doc struct {
		Nodes []struct {
			ID    string `xml:"id,attr"`
			Label string `xml:"label,attr"`
		} `xml:"graph>nodes>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Weight int64  `xml:"weight,attr"`
		} `xml:"graph>edges>edge"`
	}
	if err := xml.Unmarshal([]byte(text), &doc); err != nil || len(doc.Nodes) != len(nodes) || len(doc.Edges) != len(edges) {
		t.Fatalf("%v: %s", err, text)
	}
	for i, n := range nodes {
		if doc.Nodes[i].ID != safeID(n.ID, inXML) || doc.Nodes[i].Label != asXML(n.Label) {
			t.Fatalf("node %q is %+v", n.ID, doc.Nodes[i])
		}
	}
	for i, e := range edges {
		if got := doc.Edges[i]; got.Source != doc.Nodes[e.Source].ID || got.Target != doc.Nodes[e.Target].ID || got.Weight != e.Weight {
			t.Fatalf("edge %+v is %+v", e, got)
		}
	}
}

func checkNodeLink(t *testing.T, text string, nodes []Node, edges []Edge) {
	var doc struct {
		Nodes []struct{ ID, Label string }
		Edges []struct {
			Source, Target string
			Weight         int64
		}
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil || len(doc.Nodes) != len(nodes) || len(doc.Edges) != len(edges) {
		t.Fatalf("%v: %s", err, text)
	}
	for i, n := range nodes {
		if doc.Nodes[i].ID != strings.ToValidUTF8(n.ID, "\ufffd") && utf8.ValidString(n.ID) {
			t.Fatalf("node %q is %+v", n.ID, doc.Nodes[i])
		}
	}
	for i, e := range edges {
		if got := doc.Edges[i]; got.Source != doc.Nodes[e.Source].ID || got.Target != doc.Nodes[e.Target].ID || got.Weight != e.Weight {
			t.Fatalf("edge %+v is %+v", e, got)
		}
	}
}

// checkPajek looks for the lines that any text must leave whole.
func checkPajek(t *testing.T, text string, edges []Edge) {
	lines := strings.Split(text, "\n")
	at := slices.Index(lines, "*Vertices 2")
	if at < 0 || len(lines) != at+len(edges)+5 || lines[at+3] != "*Arcs" {
		t.Fatalf("%q", text)
	}
	for i := range 2 {
		label, ok := strings.CutPrefix(lines[at+1+i], fmt.Sprint(i+1)+` "`)
		if label, quoted := strings.CutSuffix(label, `"`); !ok || !quoted || strings.ContainsAny(label, "\"\\") {
			t.Fatalf("vertex %q", lines[at+1+i])
		}
	}
	for i, e := range edges {
		if want := fmt.Sprint(e.Source+1, e.Target+1, e.Weight); lines[at+4+i] != want {
			t.Fatalf("arc %q, want %q", lines[at+4+i], want)
		}
	}
}

func checkRecords(t *testing.T, text string, want [][]string) {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	for _, record := range want {
		for i := range record {
			record[i] = strings.ReplaceAll(record[i], "\r\n", "\n") // as encoding/csv reads fields
		}
	}
	if err != nil || !cmp.Equal(records, want) {
		t.Fatalf("%q reads as %q, %v; want %q", text, records, err, want)
	}
}
