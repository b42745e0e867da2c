package figures

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

func written(t *testing.T, f Figure, format Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, format); err != nil {
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
		all := All(r)
		if len(all) != 5 {
			t.Fatalf("%d figures", len(all))
		}
		for i, f := range all {
			if f.Number != i+1 || f.Title == "" || len(f.Text) < 80 {
				t.Errorf("%s: %s is number %d, %q", name, f, i+1, f.Title)
			}
			svg := written(t, f, SVG)
			if n := slices.Index(texts(t, svg), "nothing to show"); (n >= 0) != (name == "empty") && f.Number != 3 {
				t.Errorf("%s: %s says nothing to show at %d", name, f, n)
			}
			pdf := written(t, f, PDF)
			if !strings.HasPrefix(pdf, "%PDF-1.") || !strings.HasSuffix(pdf, "%%EOF\n") || !strings.Contains(pdf, "/MediaBox [0 0 720.00 ") {
				t.Errorf("%s: %s: PDF %.40q ... %q", name, f, pdf, pdf[len(pdf)-40:])
			}
			if written(t, f, SVG) != svg || written(t, f, PDF) != pdf {
				t.Errorf("%s: %s differs the second time", name, f)
			}
		}
	}
}

// PNG files take the longest to write, so there are few of them here.
func TestPNG(t *testing.T) {
	for _, f := range append(All(fixture()), correlation(&analytics.Results{})) {
		text := written(t, f, PNG)
		picture, err := png.Decode(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		size := picture.Bounds().Size()
		if want := int(math.Round(float64(f.Height) / 72 * resolution)); size.X != 2000 || max(size.Y, want)-min(size.Y, want) > 1 { // ten inches
			t.Errorf("%s has %v pixels, want 2000 by %d", f, size, want)
		}
		if r, g, b, _ := picture.At(1, 1).RGBA(); r+g+b != 3*0xffff {
			t.Errorf("%s is not on white", f)
		}
		if f.Number == 4 && written(t, f, PNG) != text {
			t.Errorf("%s differs the second time", f)
		}
	}
}

// A PDF has one face, whose text it shows by the codes of Windows-1252.
func TestPDFFace(t *testing.T) {
	for _, f := range All(fixture()) {
		pdf := written(t, f, PDF)
		if n := strings.Count(pdf, "/Type /FontDescriptor"); n != 1 || !strings.Contains(pdf, "/LiberationSans") {
			t.Errorf("%s: %d faces", f, n)
		}
	}
}

func TestFileNames(t *testing.T) {
	var got []string
	for _, f := range All(fixture()) {
		got = append(got, f.FileName(PDF))
	}
	want := "figure-1-activity.pdf figure-2-activity-ccdf.pdf figure-3-correlation.pdf figure-4-collaboration.pdf figure-5-usage.pdf"
	if strings.Join(got, " ") != want {
		t.Error(got)
	}
}

func TestWhatIsShown(t *testing.T) {
	for number, want := range map[int][]string{
		1: {"likes", "discussion starters", "downloads", "repositories per value", "models (12,000)", "datasets (6,000)", "spaces (3,000)", "1", "1k"},
		2: {"committers", "community", "share with at least so many", "models (12,000)", "10%", "0.1%"},
		3: {"Models", "12,000 models", "6,000 datasets", "3,000 spaces", "Models without a licence", "77 models", "–0.11", "0.21", "n/a", "discussions", "nothing to show", "Pearson correlation", "–0.5"},
		4: {"Degree", "degree (edges in and out)", "developers per value", "PageRank, cumulative", "share of developers per bin", "all models (1,091)", "computer vision (545)", "natural language (272)", "multimodal (136)", "10"},
		5: {"Usage", "Co-usage, cumulative", "models that share a space with a model", "models per value", "all models (2,345)", "multimodal (293)"},
	} {
		got := texts(t, written(t, All(fixture())[number-1], SVG))
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("figure %d lacks %q: %q", number, w, got)
			}
		}
	}
}

// In a page the figure has names of colours only, and nothing that loads.
func TestInline(t *testing.T) {
	sheet := Stylesheet()
	for _, f := range All(fixture()) {
		svg, err := f.Inline()
		if err != nil {
			t.Fatal(err)
		}
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
			if c[1] != "figure" && !strings.Contains(sheet, ".figure ."+c[1]+" {") {
				t.Errorf("%s: class %q is not in the stylesheet", f, c[1])
			}
		}
		again, _ := f.Inline()
		if again != svg {
			t.Errorf("%s differs the second time", f)
		}
	}
}

func TestParseFormats(t *testing.T) {
	got, err := ParseFormats("svg, PNG,pdf")
	if err != nil || !slices.Equal(got, Formats) {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "gif", "svg,", "svg,svg"} {
		var usage *hub.UsageError
		if _, err := ParseFormats(bad); !errors.As(err, &usage) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWriteFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "figures")
	paths, err := WriteFiles(dir, All(fixture()), []Format{SVG, PDF})
	if err != nil || len(paths) != 10 {
		t.Fatalf("%q, %v", paths, err)
	}
	for _, p := range paths {
		if b, err := os.ReadFile(p); err != nil || len(b) < 1000 {
			t.Errorf("%s: %d bytes, %v", p, len(b), err)
		}
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 10 {
		t.Errorf("%d files in the folder", len(entries))
	}
}

// What cannot be written leaves the older file as it was, and no half one.
func TestWriteFilesFails(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "figure-2-activity-ccdf.svg")
	if err := os.Mkdir(taken, 0o700); err != nil { // a folder where a file is due
		t.Fatal(err)
	}
	paths, err := WriteFiles(dir, All(fixture()), []Format{SVG})
	if err == nil || !strings.Contains(err.Error(), "figure-2") || len(paths) != 1 {
		t.Errorf("%q, %v", paths, err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
	if _, err := WriteFiles(paths[0], All(fixture()), []Format{SVG}); err == nil {
		t.Error("a file is taken for a folder")
	}
}

// Where there is nothing, no axis makes up numbers.
func TestNothing(t *testing.T) {
	for _, f := range All(&analytics.Results{}) {
		for _, text := range texts(t, written(t, f, SVG))[2:] { // after title and description
			if regexp.MustCompile(`^[0-9.]+(%|k|M)?$`).MatchString(text) && f.Number != 3 { // 3 has a scale
				t.Errorf("%s holds %q", f, text)
			}
		}
	}
	r := &analytics.Results{}
	undefined := matrix(9, 2)
	undefined.Matrix[1][0] = analytics.Undefined
	r.Pearson.Space = analytics.Ordered[analytics.Correlations]{{Key: "all", Value: undefined}}
	got := texts(t, written(t, correlation(r), SVG))
	if n := slices.Index(got, "9 spaces"); n < 0 || got[n+1] != "nothing to show" || slices.Contains(got, "n/a") {
		t.Errorf("a matrix without a number: %q", got)
	}
}

// Axes of shares reach 100% and not beyond, whatever the shares.
func TestSharesReachAll(t *testing.T) {
	for _, y := range []float64{1, 0.5, 1e-4} {
		p := panel{x: axis{"x", count}, y: axis{"y", share}, toAll: true, series: []series{{look: first, points: plotter.XYs{{X: 1, Y: y}, {X: 9, Y: y}}}}}
		drawn := p.plot()
		if drawn.Y.Max != 1.3 || drawn.Y.Min > y/1.3 || drawn.Y.Min <= 0 {
			t.Errorf("share %g: axis from %g to %g", y, drawn.Y.Min, drawn.Y.Max)
		}
		for _, tick := range drawn.Y.Tick.Marker.Ticks(drawn.Y.Min, drawn.Y.Max) {
			if tick.Value > 1 {
				t.Errorf("share %g: tick at %g", y, tick.Value)
			}
		}
	}
}
