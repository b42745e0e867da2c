package neighbourhood

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/find"
)

// counted is an answer of KIND/groups: every group has n members.
func counted(kind find.Kind, id string, n int64) *content.Answer {
	q := statement(kind, "groups")
	row := []any{id}
	for range q.Returns[1:] {
		row = append(row, n)
	}
	return &content.Answer{Columns: q.Returns, Rows: [][]any{row}}
}

// answered is an answer of KIND/GROUP with these neighbours.
func answered(e Expansion, kind find.Kind, direction string, ids ...string) *content.Answer {
	a := &content.Answer{Columns: statement(e.Of.Kind, e.Group).Returns}
	for _, id := range ids {
		a.Rows = append(a.Rows, []any{string(kind), id, int64(1), "USES", direction, nil, nil})
	}
	return a
}

func begin(id string) *Picture {
	center := Thing{find.Model, id}
	return &Picture{State: State{Center: center, At: center}, Nodes: []Node{{center, -1}}, shown: map[string]int{}}
}

// star is a picture of a model with spaces around it, up to so many nodes.
func star(nodes int, id string) *Picture {
	p := begin(id)
	e := Expansion{p.State.Center, "spaces", DefaultMost}
	var ids []string
	for i := 1; i < nodes; i++ {
		ids = append(ids, fmt.Sprint(id, "-", i))
	}
	p.expand(e, counted(find.Model, id, int64(nodes)), answered(e, find.Space, "in", ids...))
	p.Groups = groups(counted(find.Model, id, int64(nodes)))
	return p
}

// Names that mean something to a browser, a parser or a spreadsheet.
var hostile = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`, `{{.}}${7*7}`, `=HYPERLINK("http://x.example")`,
	`javascript:alert(1)`, "]]>", "a,b\"c\r\nd", "\u202egnp.exe", "nul\x00\x01", "..", "&amp;&lt;", `' onmouseover='alert(1)`}

func hostilePicture() *Picture {
	p := begin(hostile[0])
	e := Expansion{p.State.Center, "spaces", DefaultMost}
	p.expand(e, counted(find.Model, hostile[0], 99), answered(e, find.Space, "in", hostile...))
	p.Groups = groups(counted(find.Model, hostile[0], 99))
	return p
}

func TestHostileNamesAreText(t *testing.T) {
	p := hostilePicture()
	of := hub.Provenance{}
	h := &handler{nil, Options{Frame: plainFrame}}
	var page, svg, graphml, edges, nodes bytes.Buffer
	for _, err := range []error{h.page(&page, p.view(of, "http://localhost:7474/browser/"), p), chart.Write(&svg, p.Network(), chart.SVG, chart.Light), p.GraphML(&graphml, of), p.CSV(nil, &edges, of), p.CSV(&nodes, nil, of)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	// In the page: no element, attribute or address that is not ours.
	doc, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data == "bdi" {
			seen[n.Data] = true
		}
		if n.Type == html.ElementNode && (n.Data == "img" || n.Data == "iframe" || n.Data == "object") {
			t.Errorf("an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "http://localhost:7474/browser/?") || a.Key == "src" && !strings.HasPrefix(a.Val, StaticPath) {
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil {
			var v View
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &v); err != nil || v.Nodes[1].ID != hostile[0] || v.Nodes[5].ID != hostile[4] {
				t.Errorf("the data of the page: %v", err)
			}
		}
	}
	for _, name := range hostile[:5] {
		if !seen[name] {
			t.Errorf("the page does not show %q", name)
		}
	}
	for what, file := range map[string]*bytes.Buffer{"SVG": &svg, "GraphML": &graphml} {
		for d := xml.NewDecoder(file); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "img" || e.Name.Local == "a") {
				t.Errorf("%s has an element %s", what, e.Name.Local)
			}
		}
	}
	rows, err := csv.NewReader(&nodes).ReadAll()
	if err != nil || len(rows) != len(p.Nodes)+1 {
		t.Fatalf("%d rows of nodes, %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		// encoding/csv reads CR LF within quotes as LF.
		if id := p.Nodes[i].Key(); row[0] != strings.ReplaceAll(id, "\r\n", "\n") || strings.ContainsAny(row[0][:1], "=+-@") {
			t.Errorf("row %d begins with %q", i, row[0])
		}
	}
	if rows, err = csv.NewReader(&edges).ReadAll(); err != nil || len(rows) != len(p.Edges)+1 {
		t.Errorf("%d rows of edges, %v", len(rows), err)
	}
}

// A picture is bounded, and says what is not in it.
func TestFullPicture(t *testing.T) {
	p := star(MaxNodes-5, "m")
	e := Expansion{p.Nodes[1].Thing, "contributors", 10}
	p.expand(e, counted(find.Space, e.Of.ID, 30), answered(e, find.Account, "in", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))
	if len(p.Nodes) != MaxNodes {
		t.Errorf("%d nodes", len(p.Nodes))
	}
	if last := p.Notes[len(p.Notes)-1]; !strings.Contains(last, "25 more people") || !strings.Contains(last, "full with 300 nodes") {
		t.Errorf("it says %q", p.Notes)
	}
	p.expand(Expansion{Thing{find.Model, "elsewhere"}, "derived", 5}, counted(find.Model, "elsewhere", 3), nil)
	if last := p.Notes[len(p.Notes)-1]; last != "model:elsewhere:derived:5 is left out: model:elsewhere is not in the picture." || len(p.State.Expand) != 2 {
		t.Errorf("it says %q", last)
	}
}

// A relationship is one edge, from whichever end it was reached, and a step that is
// taken back takes those along that began at what it had brought.
func TestStepsAndWithout(t *testing.T) {
	p := begin("m")
	spaces := Expansion{p.State.Center, "spaces", 25}
	s1 := Thing{find.Space, "s1"}
	models := Expansion{s1, "models", 25}
	m2 := Thing{find.Model, "m2"}
	derived := Expansion{m2, "derived", 25}
	owner := Expansion{p.State.Center, "owner", 25}
	p.expand(spaces, counted(find.Model, "m", 2), answered(spaces, find.Space, "in", "s1", "s2"))
	p.expand(models, counted(find.Space, "s1", 2), answered(models, find.Model, "out", "m", "m2"))
	p.expand(derived, counted(find.Model, "m2", 1), answered(derived, find.Model, "in", "m3"))
	p.expand(owner, counted(find.Model, "m", 1), answered(owner, find.Account, "in", "o"))
	if len(p.Nodes) != 6 || len(p.Edges) != 5 { // s1-m is there once
		t.Errorf("%d nodes, %d edges: %v", len(p.Nodes), len(p.Edges), p.Edges)
	}
	if e := p.Edges[0]; p.Nodes[e.From].Thing != s1 || p.Nodes[e.To].ID != "m" {
		t.Errorf("the edge goes from %v to %v", p.Nodes[e.From], p.Nodes[e.To])
	}
	for _, c := range []struct {
		of    Thing
		group string
		want  []Expansion
	}{
		{p.State.Center, "spaces", []Expansion{owner}},
		{s1, "models", []Expansion{spaces, owner}},
		{m2, "derived", []Expansion{spaces, models, owner}},
		{p.State.Center, "owner", []Expansion{spaces, models, derived}},
	} {
		if got := p.without(c.of, c.group); !slices.Equal(got, c.want) {
			t.Errorf("without %s of %v there are %v", c.group, c.of, got)
		}
	}
}

// Whatever is expanded, no two nodes cover each other, the picture is the same twice,
// and the nodes of earlier steps stay nearly where they were to each other.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := begin("m")
		for step := range rapid.IntRange(1, 5).Draw(t, "steps") {
			of := p.Nodes[rapid.IntRange(0, len(p.Nodes)-1).Draw(t, "of")].Thing
			name := groupNames(of.Kind)[rapid.IntRange(0, len(groupNames(of.Kind))-1).Draw(t, "group")]
			e := Expansion{of, name, DefaultMost}
			if slices.ContainsFunc(p.State.Expand, func(o Expansion) bool { return o.Of == of && o.Group == name }) {
				continue
			}
			var ids []string
			for i := range rapid.IntRange(1, 40).Draw(t, "neighbours") {
				ids = append(ids, fmt.Sprintf("owner%d/name-%d", step, i))
			}
			p.expand(e, counted(of.Kind, of.ID, 40), answered(e, rapid.SampledFrom(find.Kinds).Draw(t, "kind"), "out", ids...))
		}
		n := p.Network()
		if !slices.Equal(n.At, p.Network().At) {
			t.Fatal("the second picture is another one")
		}
		placed, width, height := n.Placed()
		for i, a := range placed {
			if math.IsNaN(a.X+a.Y) || a.X < a.Radius || a.Y < a.Radius || a.X > width-a.Radius || a.Y > height-a.Radius {
				t.Fatalf("node %d is at %+v in %v x %v", i, a, width, height)
			}
			for j, b := range placed[:i] {
				if math.Hypot(a.X-b.X, a.Y-b.Y) < a.Radius+b.Radius {
					t.Fatalf("nodes %d and %d of %d meet: %+v, %+v", i, j, len(placed), a, b)
				}
			}
		}
	})
}
