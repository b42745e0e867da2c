package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/hub"
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
	return &Bar{Caption: Caption{"Licences", "Some bars."}, Labels: []string{"mit", "none <&>"}, Axis: "repositories",
		Series: []Series{{"models", []float64{200, 50}}, {"datasets", []float64{math.NaN(), -100}}}}
}

func lineChart() *Line {
	return &Line{Caption: Caption{"Growth", "A line."}, Labels: []string{"2023-01", "2023-02", "2023-03"}, XAxis: "month", YAxis: "models",
		Series: []Series{{"", []float64{1, math.NaN(), 4000}}}}
}

func tail() *Histogram {
	return &Histogram{Caption: Caption{"Likes", "Two diagrams."}, Axis: "likes", Members: "models",
		Samples: []Sample{{"models", TailOf([]Count{{0, 90}, {1, 6}, {12, 3}, {400, 1}})}}}
}

func matrix() *Heat {
	return &Heat{Caption: Caption{"Together", "A map."}, Columns: []string{"likes", "commits"}, Rows: []string{"likes", "commits"},
		Values: [][]float64{{1, -0.25}, {-0.25, math.NaN()}}, Max: 1, XAxis: "activity", YAxis: "activity"}
}

func network() *Network {
	return &Network{Caption: Caption{"Team", "A network."}, Directed: true, Weights: "commits",
		Nodes: []Node{{"ada-wren", "cv"}, {"bo-quill", "cv"}, {"cai-fen", "nlp"}},
		Edges: []Edge{{From: 0, To: 1, Weight: 4}, {From: 1, To: 0, Weight: 1}, {From: 1, To: 2, Weight: 2}, {From: 2, To: 2, Weight: 9}}}
}

func panels() *Panels {
	left, right := Distribution("degree", "developers")
	Distribute(left, right, Whole, TailOf([]Count{{1, 60}, {2, 30}, {150, 1}}))
	left.Title = "Degree"
	left.Series[0].Tips = []string{"one", "two", "many"}
	return &Panels{Caption: Caption{"Degrees", "Two diagrams."}, Width: 500, Row: 200, Columns: 2, Panels: []*Panel{left, right}, Legend: []Key{{Label: "all", Look: Whole, Line: true}}}
}

func triangles() *Triangles {
	return &Triangles{Caption: Caption{"Correlations", "A map."}, Width: 500, Row: 248, Columns: 2, Slots: 4, Scale: "Pearson correlation",
		Maps: []Triangle{{Title: "Models", Info: "9 models", Names: []string{"likes", "commits", "downloads"}, Values: [][]float64{{1}, {-0.25, 1}, {0.5, math.NaN(), 1}}}}}
}

func all() map[string]Chart {
	return map[string]Chart{"bar": barChart(), "line": lineChart(), "histogram": tail(), "heat": matrix(), "network": network(), "panels": panels(), "triangles": triangles(), "outline": outline()}
}

func written(t *testing.T, c Chart, format Format, style Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c, format, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func drawn(t *testing.T, c Chart) string { return written(t, c, SVG, Light) }

// Every chart is well-formed, tells its title and text, and lies within its frame.
func TestEveryChart(t *testing.T) {
	for name, c := range all() {
		svg := written(t, c, SVG, Light)
		p := parse(t, svg)
		title, text := c.Head()
		if p.has(t); c.titled() {
			p.has(t, title)
		}
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
		width, height := float(t, strings.Fields(frame)[2]), float(t, strings.Fields(frame)[3])
		for key, limit := range map[string]float64{"text y": height, "text x": width, "circle cy": height, "circle cx": width} {
			for _, v := range p.attributes[key] {
				if at := float(t, v); at < 0 || at > limit {
					t.Errorf("%s: %s is %s, outside of 0 to %g", name, key, v, limit)
				}
			}
		}
		for _, d := range p.attributes["path d"] {
			x, y := extremes(t, d)
			if x[0] < 0 || y[0] < 0 || x[1] > width || y[1] > height {
				t.Errorf("%s: %s is outside of %g by %g", name, d, width, height)
			}
		}
	}
}

func float(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// extremes returns the least and the greatest x and y of a path of lines; of
// arcs only the ends.
func extremes(t *testing.T, d string) (x, y [2]float64) {
	t.Helper()
	x, y = [2]float64{math.Inf(1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(-1)}
	add := func(r *[2]float64, s string) { v := float(t, s); *r = [2]float64{min(r[0], v), max(r[1], v)} }
	for _, part := range regexp.MustCompile(`([MLHVaZ])([^MLHVaZ]*)`).FindAllStringSubmatch(d, -1) {
		switch at := strings.Fields(part[2]); part[1] {
		case "H":
			add(&x, at[0])
		case "V":
			add(&y, at[0])
		case "M", "L":
			add(&x, at[len(at)-2])
			add(&y, at[len(at)-1])
		}
	}
	return x, y
}

// The formats open as what they are, have the same bytes twice, and other
// colours in the dark.
func TestFormats(t *testing.T) {
	for name, c := range all() {
		for _, format := range Formats {
			light := written(t, c, format, Light)
			if light != written(t, c, format, Light) {
				t.Errorf("%s as %s differs the second time", name, format)
			}
			if dark := written(t, c, format, Dark); dark == light {
				t.Errorf("%s as %s is the same in the dark", name, format)
			}
			if head := map[Format]string{SVG: "<?xml ", PNG: "\x89PNG\r\n", PDF: "%PDF-1."}[format]; !strings.HasPrefix(light, head) {
				t.Errorf("%s as %s begins %.10q", name, format, light)
			}
		}
		// Where an SVG says what it is drawn with, the dark one has no colour of the light one.
		for _, p := range palette {
			if strings.Contains(written(t, c, SVG, Dark), hex(p.styles[Light])) {
				t.Errorf("%s has the light %s in the dark", name, p.name)
			}
		}
	}
}

func TestPNG(t *testing.T) {
	for style, want := range map[Style]color.NRGBA{Light: {0xff, 0xff, 0xff, 0xff}, Dark: {0x14, 0x17, 0x1a, 0xff}} {
		for name, c := range map[string]Chart{"bar": barChart(), "heat": matrix(), "line": lineChart()} {
			picture, err := png.Decode(strings.NewReader(written(t, c, PNG, style)))
			if err != nil {
				t.Fatal(err)
			}
			size := picture.Bounds().Size()
			if max(size.X, 1583)-min(size.X, 1583) > 1 { // 570 pt at 200 dpi
				t.Errorf("%s: %v pixels", name, size)
			}
			for _, at := range []image.Point{{}, {X: size.X - 1}, {Y: size.Y - 1}, size.Sub(image.Pt(1, 1))} {
				if got := color.NRGBAModel.Convert(picture.At(at.X, at.Y)); got != want {
					t.Errorf("%s: the ground is %v at %v, want %v", name, got, at, want)
				}
			}
		}
	}
}

// A PDF has one face, whose text it shows by the codes of Windows-1252; other
// characters are question marks.
func TestPDFFace(t *testing.T) {
	b := barChart()
	b.Labels[0] = "café 模型"
	pdf := written(t, b, PDF, Light)
	if n := strings.Count(pdf, "/Type /FontDescriptor"); n != 1 || !strings.Contains(pdf, "/LiberationSans") {
		t.Errorf("%d faces", n)
	}
	var to fakeCanvas
	pdfCanvas{opaque{&to, Light}}.FillString(fonts.Lookup(barLabel.Font, 9), vg.Point{}, "café 模型…")
	if to.text != "caf\xe9 ??\x85" {
		t.Errorf("%q", to.text)
	}
}

// fakeCanvas keeps the text.
type fakeCanvas struct {
	vg.Canvas
	text string
}

func (c *fakeCanvas) FillString(_ font.Face, _ vg.Point, s string) { c.text = s }

// What cannot be written leaves the older file as it was, and no half one.
func TestWriteFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "charts")
	charts := []Named{{"one", barChart()}, {"two", matrix()}}
	paths, err := WriteFiles(dir, charts, []Format{SVG, PDF}, Dark)
	want := []string{"one.svg", "one.pdf", "two.svg", "two.pdf"}
	for i := range want {
		want[i] = filepath.Join(dir, want[i])
	}
	if err != nil || !slices.Equal(paths, want) {
		t.Fatalf("%q, %v", paths, err)
	}
	for _, p := range paths {
		if b, err := os.ReadFile(p); err != nil || len(b) < 1000 {
			t.Errorf("%s: %d bytes, %v", p, len(b), err)
		}
	}
	if err := os.Remove(paths[2]); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(paths[2], 0o700); err != nil { // a folder where a file is due
		t.Fatal(err)
	}
	paths, err = WriteFiles(dir, charts, []Format{SVG}, Light)
	if err == nil || !strings.Contains(err.Error(), "two.svg") || len(paths) != 1 {
		t.Errorf("%q, %v", paths, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 4 {
		t.Errorf("left behind: %v", entries)
	}
	if _, err := WriteFiles(paths[0], charts, Formats, Light); err == nil {
		t.Error("a file is taken for a folder")
	}
}

func TestParse(t *testing.T) {
	got, err := ParseFormats("svg, PNG,pdf")
	if err != nil || !slices.Equal(got, Formats) {
		t.Errorf("%v, %v", got, err)
	}
	var usage *hub.UsageError
	for _, bad := range []string{"", "gif", "svg,", "svg,svg"} {
		if _, err := ParseFormats(bad); !errors.As(err, &usage) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if s, err := ParseStyle("dark"); err != nil || s != Dark {
		t.Errorf("%v, %v", s, err)
	}
	if _, err := ParseStyle("blue"); !errors.As(err, &usage) {
		t.Error(err)
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
	for _, c := range []Chart{&Bar{}, &Line{}, &Histogram{}, &Heat{}, &Network{}, &Outline{}, &Histogram{Samples: []Sample{{"x", TailOf([]Count{{0, 5}})}}}} {
		parse(t, drawn(t, c)).has(t, "nothing to show")
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
	for _, c := range []Chart{&Bar{Caption: Caption{evil, evil}, Labels: []string{evil, "b"}, Series: []Series{{evil, []float64{1, 2}}, {"y", []float64{1, 2}}}, Axis: evil}, n, h, l, s} {
		svg := drawn(t, c)
		if parse(t, svg).count["script"] > 0 || strings.ContainsAny(svg, "\x00\x1b\u202e") {
			t.Errorf("%T lets the text out: %s", c, svg)
		}
	}
}

func TestBars(t *testing.T) {
	p := parse(t, drawn(t, barChart()))
	p.has(t, "mit", "none <&>", "repositories", "models", "datasets", "200", "50", "–100", "n/a")
	if !slices.Equal(p.tips, []string{"mit, models: 200", "none <&>, models: 50", "none <&>, datasets: -100"}) {
		t.Errorf("tips %q", p.tips)
	}
	// The ground, two keys, three bars, whose lengths are as their values, and the axis.
	paths := p.attributes["path d"]
	if len(paths) != 7 {
		t.Fatalf("%d paths", len(paths))
	}
	length := func(i int) float64 {
		x, _ := extremes(t, paths[i])
		return x[1] - x[0]
	}
	long, short, below := length(3), length(4), length(5)
	if math.Abs(long/short-4) > 0.01 || math.Abs(long/below-2) > 0.01 {
		t.Errorf("bars are %v, %v and %v long, want 4 to 1 to 2", long, short, below)
	}
}

func TestLineLeavesGaps(t *testing.T) {
	svg := drawn(t, lineChart())
	d := regexp.MustCompile(`<path d="([^"]*)"[^>]*stroke="#004fa8"`).FindStringSubmatch(svg)
	if d == nil || strings.Count(d[1], "M") != 2 || strings.Contains(d[1], "L") {
		t.Errorf("path %q: the middle value is missing, so two points stand alone", d)
	}
	parse(t, svg).has(t, "2023-01", "2023-03", "month", "models")
}

func TestHeat(t *testing.T) {
	p := parse(t, drawn(t, matrix()))
	p.has(t, "1", "–0.25", "n/a", "likes", "activity (down) by activity (across)")
	opacity := p.attributes["path fill-opacity"]
	if !slices.Equal(opacity[:3], []string{"0.25", "0.25", "0"}) { // 1 needs none; the cell without a number; the key follows
		t.Errorf("opacities %q", opacity)
	}
	p.has(t, "–1") // the key
}

// A week by hours has no room for numbers: the key tells the smallest and the largest.
func TestHeatWithoutRoom(t *testing.T) {
	h := &Heat{Caption: Caption{Title: "Week"}, Rows: []string{"Monday", "Tuesday"}, Unit: Number}
	for hour := range 24 {
		h.Columns = append(h.Columns, strconv.Itoa(hour))
	}
	h.Values = [][]float64{make([]float64, 24), make([]float64, 24)}
	for i := range 24 {
		h.Values[0][i], h.Values[1][i] = float64(1700+i), 2140
	}
	p := parse(t, drawn(t, h))
	p.has(t, "1,700", "2,140", "Monday", "23")
	if slices.Contains(p.texts, "1,701") || slices.Contains(p.texts, "1.7k") {
		t.Errorf("numbers without room: %q", p.texts)
	}
	if !slices.Contains(p.tips, "Monday, 1: 1,701") {
		t.Errorf("no number under the pointer: %q", p.tips[:3])
	}
}

// A count of those with at least x is level up to each x, where it falls.
func TestSteps(t *testing.T) {
	p := &Panels{Width: 300, Row: 200, Columns: 1, Panels: []*Panel{{X: Axis{Linear: true}, Y: Axis{Linear: true},
		Series: []Points{{Look: Whole, Line: true, Step: true, Points: plotter.XYs{{X: 0, Y: 1}, {X: 1, Y: 0.5}, {X: 2, Y: 0.25}}}}}}}
	for _, d := range parse(t, drawn(t, p)).attributes["path d"] {
		if regexp.MustCompile(`^M[\d. ]+V[\d.]+H[\d.]+V[\d.]+H[\d.]+$`).MatchString(d) {
			return
		}
	}
	t.Error("no line in steps")
}

// Whole numbers have whole labels, and both ends of an axis have one.
func TestWholeAxes(t *testing.T) {
	cores := &Line{Caption: Caption{Title: "Cores"}, X: []float64{1, 2, 3, 4}, Series: []Series{{"", []float64{7, 5, 2, 2}}}, XAxis: "k", YAxis: "developers"}
	p := parse(t, drawn(t, cores))
	p.has(t, "1", "2", "3", "4", "0", "8")
	for _, text := range p.texts {
		if strings.Contains(text, ".") {
			t.Errorf("label %q", text)
		}
	}
}

func TestNetwork(t *testing.T) {
	p := parse(t, drawn(t, network()))
	p.has(t, "ada-wren", "bo-quill", "cai-fen", "cv", "nlp", "3 nodes, 3 edges; wider edges have more commits.", "1 edge", "3 edges") // the last two are the key to sizes
	for _, want := range []string{"ada-wren → bo-quill: 4 commits", "cai-fen: 1 drawn edges, nlp"} {
		if !slices.Contains(p.tips, want) {
			t.Errorf("no tip %q in %q", want, p.tips)
		}
	}
	heads := 0
	for _, d := range p.attributes["path d"] {
		if strings.Count(d, "L") == 2 && strings.HasSuffix(d, "Z") {
			heads++
		}
	}
	if heads != 3 { // one for each drawn edge, none for the loop
		t.Errorf("%d heads", heads)
	}
}

// Only the heaviest edges are drawn, and the picture says so.
func TestManyEdges(t *testing.T) {
	n := &Network{Caption: Caption{Title: "Star"}}
	n.Nodes = append(n.Nodes, Node{Name: "hub"})
	for i := 1; i <= MaxEdges+50; i++ {
		n.Nodes = append(n.Nodes, Node{Name: "leaf"})
		n.Edges = append(n.Edges, Edge{From: 0, To: i, Weight: float64(i)})
	}
	p := parse(t, drawn(t, n))
	p.has(t, "451 nodes, 400 edges, the heaviest of 450.")
	if len(n.Edges) != MaxEdges+50 || n.Edges[0].Weight != 1 {
		t.Error("drawing changed the data")
	}
}

func TestGroupsBeyondTheColours(t *testing.T) {
	n := &Network{}
	for _, g := range []string{"a", "b", "b", "c", "d", "e", "f", "g", "h", ""} {
		n.Nodes = append(n.Nodes, Node{Name: g, Group: g})
	}
	if got := n.groups(); !slices.Equal(got, []string{"b", "a", "c", "d", "e", "f", "other"}) {
		t.Errorf("groups %q", got)
	}
}
