package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// parsed is an SVG as its texts and its elements.
type parsed struct {
	texts, tips []string
	count       map[string]int
	attributes  map[string][]string // "rect width" -> values
}

// parse reads an SVG, which must be well-formed.
func parse(t *testing.T, svg string) parsed {
	t.Helper()
	p := parsed{count: map[string]int{}, attributes: map[string][]string{}}
	var path []string
	for dec := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		switch e := token.(type) {
		case xml.StartElement:
			path = append(path, e.Name.Local)
			p.count[e.Name.Local]++
			for _, a := range e.Attr {
				key := e.Name.Local + " " + a.Name.Local
				p.attributes[key] = append(p.attributes[key], a.Value)
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			switch last := slices.Concat([]string{"", ""}, path); {
			case last[len(last)-1] == "text":
				p.texts = append(p.texts, string(e))
			case last[len(last)-1] == "title" && last[len(last)-2] != "svg":
				p.tips = append(p.tips, string(e))
			}
		}
	}
}

func (p parsed) has(t *testing.T, texts ...string) {
	t.Helper()
	for _, want := range texts {
		if !slices.Contains(p.texts, want) {
			t.Errorf("no text %q in %q", want, p.texts)
		}
	}
}

func barChart() *Bar {
	return &Bar{Title: "Licences", Text: "Some bars.", Labels: []string{"mit", "none <&>"}, Axis: "repositories",
		Series: []Series{{"models", []float64{200, 50}}, {"datasets", []float64{math.NaN(), -100}}}}
}

func lineChart() *Line {
	return &Line{Title: "Growth", Text: "A line.", Labels: []string{"2023-01", "2023-02", "2023-03"}, XAxis: "month", YAxis: "models",
		Series: []Series{{"", []float64{1, math.NaN(), 4000}}}}
}

func tail() *Histogram {
	return &Histogram{Title: "Likes", Text: "Two diagrams.", Axis: "likes", Members: "models",
		Samples: []Sample{{"models", []Count{{0, 90}, {1, 6}, {12, 3}, {400, 1}}}}}
}

func matrix() *Heat {
	return &Heat{Title: "Together", Text: "A map.", Columns: []string{"likes", "commits"}, Rows: []string{"likes", "commits"},
		Values: [][]float64{{1, -0.25}, {-0.25, math.NaN()}}, Max: 1, XAxis: "activity", YAxis: "activity"}
}

func network() *Network {
	return &Network{Title: "Team", Text: "A network.", Directed: true, Weights: "commits",
		Nodes: []Node{{"ada-wren", "cv"}, {"bo-quill", "cv"}, {"cai-fen", "nlp"}},
		Edges: []Edge{{0, 1, 4}, {1, 0, 1}, {1, 2, 2}, {2, 2, 9}}}
}

func all() map[string]Chart {
	return map[string]Chart{"bar": barChart(), "line": lineChart(), "histogram": tail(), "heat": matrix(), "network": network()}
}

// Every chart is well-formed, has the same bytes twice, tells its title and text,
// and lies within its frame.
func TestEveryChart(t *testing.T) {
	for name, c := range all() {
		svg := SVG(c)
		if svg != SVG(c) {
			t.Errorf("%s differs the second time", name)
		}
		p := parse(t, svg)
		title, text := c.Head()
		p.has(t, title)
		if !strings.Contains(svg, "<desc id=\"chart-text\">"+text+"</desc>") {
			t.Errorf("%s does not say %q", name, text)
		}
		if len(p.tips) == 0 {
			t.Errorf("%s tells nothing when a pointer rests on it", name)
		}
		for _, bad := range []string{"NaN", "Inf", "e+", "style=", "<script", "url("} {
			if strings.Contains(svg, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		frame := p.attributes["svg viewBox"][0]
		height, err := strconv.ParseFloat(strings.Fields(frame)[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		for key, limit := range map[string]float64{"text y": height, "text x": Width, "rect y": height, "circle cy": height, "circle cx": Width, "line y2": height} {
			for _, v := range p.attributes[key] {
				if at, err := strconv.ParseFloat(v, 64); err != nil || at < 0 || at > limit {
					t.Errorf("%s: %s is %s, outside of 0 to %g", name, key, v, limit)
				}
			}
		}
	}
}

// Within a page colours are names only, which the style sheet has.
func TestInline(t *testing.T) {
	sheet := Stylesheet("#fff")
	for name, c := range all() {
		svg := Inline(c, "x-"+name)
		p := parse(t, svg)
		if strings.Contains(svg, "#") || strings.Contains(svg, "<?xml") || strings.Contains(svg, "font-family") {
			t.Errorf("%s has a colour or font of its own", name)
		}
		if !strings.Contains(svg, `aria-labelledby="x-`+name+`-title x-`+name+`-text"`) {
			t.Errorf("%s is not labelled", name)
		}
		for key, classes := range p.attributes {
			if !strings.HasSuffix(key, " class") || key == "svg class" {
				continue
			}
			for _, class := range strings.Fields(strings.Join(classes, " ")) {
				if !strings.Contains(sheet, "."+class+" ") {
					t.Errorf("%s: no style for %s", name, class)
				}
			}
		}
	}
}

func TestNothingToShow(t *testing.T) {
	for _, c := range []Chart{&Bar{}, &Line{}, &Histogram{}, &Heat{}, &Network{}, &Histogram{Samples: []Sample{{"x", []Count{{0, 5}}}}}} {
		parse(t, SVG(c)).has(t, "nothing to show")
	}
}

// Text from data cannot leave its element, whatever it holds, nor break XML.
func TestHostileText(t *testing.T) {
	evil := "</text><script>alert(1)</script>\x00\x1b[31m\u202e\xff&amp;"
	n := network()
	n.Nodes[0] = Node{evil, evil}
	h := matrix()
	h.Columns[0], h.Rows[0], h.Title, h.Text, h.XAxis = evil, evil, evil, evil, evil
	l := lineChart()
	l.Labels[0], l.YAxis, l.Series[0].Name = evil, evil, evil
	s := tail()
	s.Samples[0].Name, s.Members = evil, evil
	for _, c := range []Chart{&Bar{Title: evil, Text: evil, Labels: []string{evil, "b"}, Series: []Series{{evil, []float64{1, 2}}, {"y", []float64{1, 2}}}, Axis: evil}, n, h, l, s} {
		svg := SVG(c)
		if parse(t, svg).count["script"] > 0 || strings.ContainsAny(svg, "\x00\x1b\u202e") {
			t.Errorf("%T lets the text out: %s", c, svg)
		}
	}
}

func TestBars(t *testing.T) {
	p := parse(t, SVG(barChart()))
	p.has(t, "mit", "none <&>", "repositories", "models", "datasets", "200", "50", "-100", "n/a")
	if !slices.Equal(p.tips, []string{"mit, models: 200", "none <&>, models: 50", "none <&>, datasets: -100"}) {
		t.Errorf("tips %q", p.tips)
	}
	// The ground, two keys and three bars, whose lengths are as their values.
	widths := p.attributes["rect width"]
	if len(widths) != 6 {
		t.Fatalf("%d rectangles", len(widths))
	}
	long, _ := strconv.ParseFloat(widths[3], 64)
	short, _ := strconv.ParseFloat(widths[4], 64)
	below, _ := strconv.ParseFloat(widths[5], 64)
	if math.Abs(long/short-4) > 0.01 || math.Abs(long/below-2) > 0.01 {
		t.Errorf("bars are %v, %v and %v long, want 4 to 1 to 2", long, short, below)
	}
}

func TestLineLeavesGaps(t *testing.T) {
	svg := SVG(lineChart())
	d := regexp.MustCompile(`<path d="([^"]*)"`).FindStringSubmatch(svg)
	if d == nil || strings.Count(d[1], "M") != 2 || strings.Contains(d[1], "L") {
		t.Errorf("path %q: the middle value is missing, so two points stand alone", d)
	}
	parse(t, svg).has(t, "2023-01", "2023-03", "month", "models")
}

func TestHeat(t *testing.T) {
	p := parse(t, SVG(matrix()))
	p.has(t, "1", "-0.25", "–", "likes", "activity (down) by activity (across)")
	opacity := p.attributes["rect fill-opacity"]
	if !slices.Equal(opacity, []string{"0.25", "0.25"}) {
		t.Errorf("opacities %q", opacity)
	}
}

func TestNetwork(t *testing.T) {
	p := parse(t, SVG(network()))
	p.has(t, "ada-wren", "bo-quill", "cai-fen", "cv", "nlp", "3 nodes, 3 edges; wider edges have more commits.")
	for _, want := range []string{"ada-wren → bo-quill: 4 commits", "cai-fen: 1 drawn edges, nlp"} {
		if !slices.Contains(p.tips, want) {
			t.Errorf("no tip %q in %q", want, p.tips)
		}
	}
	if p.count["path"] != 3 { // one head for each drawn edge, none for the loop
		t.Errorf("%d heads", p.count["path"])
	}
}

// Only the heaviest edges are drawn, and the picture says so.
func TestManyEdges(t *testing.T) {
	n := &Network{Title: "Star"}
	n.Nodes = append(n.Nodes, Node{Name: "hub"})
	for i := 1; i <= MaxEdges+50; i++ {
		n.Nodes = append(n.Nodes, Node{Name: "leaf"})
		n.Edges = append(n.Edges, Edge{0, i, float64(i)})
	}
	p := parse(t, SVG(n))
	p.has(t, "451 nodes, 400 edges, the heaviest of 450.")
	if len(n.Edges) != MaxEdges+50 || n.Edges[0].Weight != 1 {
		t.Error("drawing changed the data")
	}
}

func TestGroupsBeyondTheColours(t *testing.T) {
	n := &Network{}
	for _, g := range []string{"a", "b", "b", "c", "d", "e", ""} {
		n.Nodes = append(n.Nodes, Node{Name: g, Group: g})
	}
	if got := n.groups(); !slices.Equal(got, []string{"b", "a", "c", "other"}) {
		t.Errorf("groups %q", got)
	}
}
