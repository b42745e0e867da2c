package export

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzText writes a network with any text in it and reads it back: as XML with
// encoding/xml, as CSV with encoding/csv.
func FuzzText(f *testing.F) {
	f.Add("ada-wren", "a <b> & \"c\"", "x,y\r\nz", int64(1), int64(-1))
	f.Add("]]>", "\x00\x1b\ufffe", " \t\n ", int64(0), int64(1<<62))
	f.Add("\xff", "=1+1", "", int64(7), int64(0))
	f.Fuzz(func(t *testing.T, id, label, value string, weight, likes int64) {
		s := Schema{Name: "test", Description: label, Directed: true, Relationship: "KNOWS", NodeCount: 2, Attributes: []Attribute{{"nick", String}, {"likes", Int}}}
		nodes := []Node{{id, label, []any{value, likes}}, {id + "2", value, []any{nil, nil}}}
		edges := []Edge{{0, 1, weight}, {1, 1, likes}}
		checkGraphML(t, write(t, GraphML, s, nodes, edges)[0], s, nodes, edges)
		files := write(t, CSV, s, nodes, edges)
		want := [][]string{{"Id", "Label", "nick", "likes"}, {id, label, value, fmt.Sprint(likes)}, {id + "2", value, "", ""}}
		checkRecords(t, files[0], want)
		checkRecords(t, files[1], [][]string{{"Source", "Target", "Type", "Weight", "Label"},
			{id, id + "2", "Directed", fmt.Sprint(weight), "KNOWS"}, {id + "2", id + "2", "Directed", fmt.Sprint(likes), "KNOWS"}})
	})
}

// inXML is text with U+FFFD for all that XML 1.0 cannot hold (section 2.2).
func inXML(s string) string {
	return strings.Map(func(r rune) rune { // a byte that is no UTF-8 comes as U+FFFD
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
			return r
		}
		return '\ufffd'
	}, s)
}

func checkGraphML(t *testing.T, text string, s Schema, nodes []Node, edges []Edge) {
	p := parseGraphML(t, text)
	want := parsed{directed: true, desc: inXML(s.Description)}
	for _, n := range nodes {
		attributes := map[string]string{"name": inXML(n.ID), "label": inXML(n.Label)}
		if n.Values[0] != nil {
			attributes["nick"], attributes["likes"] = inXML(n.Values[0].(string)), fmt.Sprint(n.Values[1])
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
