package recipe_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/internal/browsertest"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// The page of a recipe opens in a real browser, on a phone and in the dark: it
// asks nothing of the network, runs nothing, and every chart is drawn.
func TestPageInChromium(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	path, err := filepath.Abs(filepath.Join(golden, "licences.html"))
	if err != nil {
		t.Fatal(err)
	}
	url, seen := "file://"+path, browsertest.Listen(t, ctx)
	browsertest.Open(t, ctx, url, browsertest.View{Width: 390})
	time.Sleep(200 * time.Millisecond) // for late complaints
	if wide := browsertest.Ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); wide > 0 {
		t.Errorf("the page is %d pixels wider than a phone", wide)
	}
	if charts := browsertest.Ask[int](t, ctx, `[...document.querySelectorAll("svg.chart")].filter(f => f.getBoundingClientRect().height > 50 && f.querySelector("text").getBBox().width > 0).length`); charts != 3 {
		t.Errorf("%d charts are drawn, want 3", charts)
	}
	// The longest bar, of the most frequent licence, fills its cell in its colour.
	if bars := browsertest.Ask[string](t, ctx, `(c => c.length + " " + getComputedStyle(c[0]).backgroundImage)([...document.querySelectorAll("td.bar")])`); !strings.HasSuffix(bars, "rgba(10, 102, 96, 0.18) 100%, rgba(0, 0, 0, 0) 100%)") || strings.HasPrefix(bars, "0 ") {
		t.Errorf("bars %s", bars)
	}
	// No text of a chart stands outside of it or over another text of it.
	if bad := browsertest.Ask[string](t, ctx, overlaps); bad != "" {
		t.Errorf("texts in the way of each other: %s", bad)
	}
	ink := func() string {
		return browsertest.Ask[string](t, ctx, `getComputedStyle(document.querySelector("svg.chart text.fill-ink")).fill`)
	}
	if light := ink(); light != "rgb(29, 33, 38)" { // #1d2126
		t.Errorf("text of charts is %s", light)
	}
	browsertest.Look(t, ctx, browsertest.View{Width: 390, Dark: true})
	if ground := browsertest.Ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(20, 23, 26)" || ink() != "rgb(231, 228, 221)" { // #14171a, #e7e4dd
		t.Errorf("in the dark the ground is %s, the text of charts %s", ground, ink())
	}
	if len(seen.Said()) > 0 {
		t.Errorf("the browser complains: %q", seen.Said())
	}
	if len(seen.URLs()) != 1 || seen.URLs()[0] != url {
		t.Errorf("requests: %q, want only the page", seen.URLs())
	}
}

// overlaps finds texts of one picture that meet, those that leave it, and those that
// cover a node of a network.
const overlaps = `[...document.querySelectorAll("svg")].map(svg => {
  const frame = svg.getBoundingClientRect(), bad = [];
  const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
  const nodes = [...svg.querySelectorAll("title")].filter(t => t.textContent.includes(" drawn edges")).map(t => [t.textContent, t.parentElement.getBoundingClientRect()]);
  boxes.forEach(([a, p], i) => {
    nodes.forEach(([b, q]) => {
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom - 3, q.bottom) - Math.max(p.top + 3, q.top) > 1) bad.push(a + " covers " + b);
    });
    if (p.left < frame.left - 1 || p.right > frame.right + 1 || p.top < frame.top - 1 || p.bottom > frame.bottom + 1) bad.push(a + " leaves the picture");
    boxes.slice(0, i).forEach(([b, q]) => {
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4) bad.push(a + " / " + b);
    });
  });
  return bad.join("; ");
}).filter(s => s).join(" | ")`

// The same of every chart of the golden outputs, in its full size; checkPages has those
// that they leave out.
func TestChartsInChromium(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	files, err := filepath.Glob(filepath.Join(golden, "*.svg"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d charts, %v", len(files), err)
	}
	var page strings.Builder
	page.WriteString("<!doctype html><body>")
	for _, file := range files {
		svg, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(svg), "?>\n")
		page.WriteString("<div id=\"" + filepath.Base(file) + "\">" + body + "</div>\n")
	}
	path := filepath.Join(t.TempDir(), "charts.html")
	if err := os.WriteFile(path, []byte(page.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1000, 900), chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	if bad := browsertest.Ask[string](t, ctx, overlaps); bad != "" {
		t.Errorf("texts in the way of each other: %s", bad)
	}
}

// What looks for texts that meet must find some.
func TestOverlapsAreSeen(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	path := filepath.Join(t.TempDir(), "bad.html")
	page := `<!doctype html><svg width="200" height="40"><text x="10" y="20">one</text><text x="20" y="20">two</text><text x="190" y="20">three</text>
		<text x="100" y="20">four</text><circle cx="110" cy="15" r="3"><title>four: 2 drawn edges</title></circle><circle cx="165" cy="15" r="3"><title>five: 2 drawn edges</title></circle></svg>`
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	if got := browsertest.Ask[string](t, ctx, overlaps); got != "two / one; three leaves the picture; four covers four: 2 drawn edges" {
		t.Error(got)
	}
}

// checkPages looks at the page of each recipe on a desktop, a tablet, a phone and on
// paper: nothing is cut off, light or dark.
func checkPages(t *testing.T, reports map[string]*recipe.Report) {
	ctx := browsertest.Start(t, 5*time.Minute)
	for name, report := range reports {
		charts := "<!doctype html><meta charset=\"utf-8\">"
		for _, c := range report.Charts() {
			charts += chart.Element(c.Chart, c.Name, chart.Light) + "\n"
		}
		browsertest.Open(t, ctx, browsertest.File(t, charts), browsertest.Views[0])
		if bad := browsertest.Ask[string](t, ctx, overlaps); bad != "" {
			t.Errorf("charts of %s: %s", name, bad)
		}
		browsertest.Open(t, ctx, browsertest.File(t, written(t, report, recipe.HTML)), browsertest.Views[0])
		if bad := browsertest.Ask[string](t, ctx, overlaps); bad != "" {
			t.Errorf("%s: %s", name, bad)
		}
		for _, v := range browsertest.Views {
			browsertest.Look(t, ctx, v)
			for _, fault := range browsertest.Faults(t, ctx, v) {
				t.Errorf("%s, %s: %s", name, v.Name, fault)
			}
		}
	}
}
