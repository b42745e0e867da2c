package figures

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
)

func written(t *testing.T, f Figure, format chart.Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := chart.Write(&b, f.Chart, format, chart.Light); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// texts parses an SVG and returns its texts; it must be well-formed.
func texts(t *testing.T, svg string) []string {
	t.Helper()
	var out []string
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if c, ok := token.(xml.CharData); ok && strings.TrimSpace(string(c)) != "" {
			out = append(out, string(c))
		}
	}
}

// Each file opens as what it is, has the same bytes twice, and shows what there
// is, be it nothing.
func TestFormats(t *testing.T) {
	for name, r := range map[string]*analytics.Results{"fixture": fixture(), "empty": {}} {
		all := All(r, PrintWidth)
		if len(all) != 5 {
			t.Fatalf("%d figures", len(all))
		}
		for i, f := range all {
			if title, text := f.Head(); f.Number != i+1 || title == "" || len(text) < 80 {
				t.Errorf("%s: %s is number %d, %q", name, f, i+1, title)
			}
			svg := written(t, f, chart.SVG)
			if n := slices.Index(texts(t, svg), "nothing to show"); (n >= 0) != (name == "empty") && f.Number != 3 {
				t.Errorf("%s: %s says nothing to show at %d", name, f, n)
			}
			pdf := written(t, f, chart.PDF)
			if !strings.HasPrefix(pdf, "%PDF-1.") || !strings.HasSuffix(pdf, "%%EOF\n") || !strings.Contains(pdf, "/MediaBox [0 0 504.00 ") {
				t.Errorf("%s: %s: PDF %.40q ... %q", name, f, pdf, pdf[len(pdf)-40:])
			}
			if written(t, f, chart.SVG) != svg || written(t, f, chart.PDF) != pdf {
				t.Errorf("%s: %s differs the second time", name, f)
			}
		}
	}
}

// Figures are seven inches wide, on paper and on screen.
func TestPNG(t *testing.T) {
	text := written(t, All(fixture(), PrintWidth)[3], chart.PNG)
	picture, err := png.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 1400 || size.Y < 1338 || size.Y > 1340 { // 482 pt at 200 dpi
		t.Errorf("%v pixels", size)
	}
	if written(t, All(fixture(), PrintWidth)[3], chart.PNG) != text {
		t.Error("differs the second time")
	}
}

func TestFileNames(t *testing.T) {
	var got []string
	for _, f := range Named(fixture(), PrintWidth) {
		got = append(got, f.Name)
	}
	want := "figure-1-activity figure-2-activity-ccdf figure-3-correlation figure-4-collaboration figure-5-usage"
	if strings.Join(got, " ") != want {
		t.Error(got)
	}
}

func TestWhatIsShown(t *testing.T) {
	for number, want := range map[int][]string{
		1: {"likes", "discussion starters", "downloads", "repositories per value", "models (12,000)", "datasets (6,000)", "spaces (3,000)", "(a) ", "(g) "},
		2: {"committers", "community", "share with at least so many", "models (12,000)", "10%", "0.1%"},
		3: {"(a) Models", "12,000 models", "6,000 datasets", "3,000 spaces", "(f) Models without a licence tag", "77 models", "–0.11", "0.21", "n/a", "discussions", "nothing to show", "Pearson correlation", "–0.5"},
		4: {"(a) Degree", "degree (edges in and out)", "developers per value", "(d) PageRank, cumulative", "share of developers per bin", "all models (1,091)", "computer vision (545)", "natural language (272)", "multimodal (136)", "10"},
		5: {"(a) Usage", "(d) Co-usage, cumulative", "models that share a space with a model", "models per value", "all models (2,345)", "multimodal (293)"},
	} {
		got := texts(t, written(t, All(fixture(), PrintWidth)[number-1], chart.SVG))
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("figure %d lacks %q: %q", number, w, got)
			}
		}
	}
}

// In a page the figure has names of colours only, and nothing that loads.
func TestInline(t *testing.T) {
	sheet := chart.Stylesheet("#fff")
	for _, f := range All(fixture(), PrintWidth) {
		svg := chart.Inline(f.Chart, f.ID())
		texts(t, svg)
		for _, bad := range []string{"<?xml", "style=", "url(", "xlink", "#", "font-family", "<image", "<script"} {
			if strings.Contains(svg, bad) {
				t.Errorf("%s holds %q", f, bad)
			}
		}
		classes := regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(svg, -1)
		if len(classes) < 20 {
			t.Errorf("%s has %d classes", f, len(classes))
		}
		for _, c := range classes {
			if c[1] != "chart" && !strings.Contains(sheet, ".chart ."+c[1]+" {") {
				t.Errorf("%s: class %q is not in the stylesheet", f, c[1])
			}
		}
	}
}

// Where there is nothing, no axis makes up numbers.
func TestNothing(t *testing.T) {
	for _, f := range All(&analytics.Results{}, PrintWidth) {
		for _, text := range texts(t, written(t, f, chart.SVG))[2:] { // after title and description
			if regexp.MustCompile(`^[0-9.]+( %|k|M)?$`).MatchString(text) && f.Number != 3 { // 3 has a scale
				t.Errorf("%s holds %q", f, text)
			}
		}
	}
	r := &analytics.Results{}
	undefined := matrix(9, 2)
	undefined.Matrix[1][0] = analytics.Undefined
	r.Pearson.Space = analytics.Ordered[analytics.Correlations]{{Key: "all", Value: undefined}}
	got := texts(t, written(t, All(r, PrintWidth)[2], chart.SVG))
	if n := slices.Index(got, "9 spaces"); n < 0 || got[n+1] != "nothing to show" || slices.Contains(got, "n/a") {
		t.Errorf("a matrix without a number: %q", got)
	}
}

// Letters are 6 points or larger at any width, exponents included, and the letters of
// the panels are in order.
func TestLetters(t *testing.T) {
	for _, width := range []vg.Length{MinWidth, PrintWidth, PageWidth} {
		for _, f := range All(fixture(), width) {
			svg := written(t, f, chart.SVG)
			sizes := regexp.MustCompile(`font-size="([^"]*)"`).FindAllStringSubmatch(svg, -1)
			if len(sizes) < 20 {
				t.Errorf("%s: %d texts", f.Name, len(sizes))
			}
			for _, size := range sizes {
				if pt, err := strconv.ParseFloat(size[1], 64); err != nil || pt < 6 {
					t.Errorf("%s, %g wide: letters of %s pt", f.Name, width, size[1])
				}
			}
			if !strings.Contains(svg, fmt.Sprintf(` width="%gpt"`, float64(width))) {
				t.Errorf("%s is not %g pt wide", f.Name, width)
			}
			var letters []string
			for _, m := range regexp.MustCompile(`>\(([a-z])\) `).FindAllStringSubmatch(svg, -1) {
				letters = append(letters, m[1])
			}
			if want := map[int]string{1: "abcdefg", 2: "abcdefg", 3: "abcdef", 4: "abcd", 5: "abcd"}[f.Number]; strings.Join(letters, "") != want {
				t.Errorf("%s has panels %q", f.Name, letters)
			}
		}
	}
}

// A colour means one thing in all figures: those of the kinds of repositories are not
// those of the fields, nor those of correlations.
func TestColoursMeanOneThing(t *testing.T) {
	used := map[string]string{}
	for _, f := range All(fixture(), PageWidth) {
		what := map[int]string{1: "kind", 2: "kind", 3: "correlation", 4: "field", 5: "field"}[f.Number]
		for _, c := range regexp.MustCompile(`class="(?:fill|line)-(blue|orange|green|purple|brown|pink|positive|negative)"`).FindAllStringSubmatch(chart.Inline(f.Chart, f.ID()), -1) {
			if before, ok := used[c[1]]; ok && before != what {
				t.Errorf("%s is a %s and a %s", c[1], before, what)
			}
			used[c[1]] = what
		}
	}
	if len(used) < 7 {
		t.Errorf("colours %v", used)
	}
}
