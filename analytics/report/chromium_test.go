package report

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/browsertest"
)

// open shows a page in the width of a phone and listens to what happens.
func open(t *testing.T, ctx context.Context, html string) (url string, seen *browsertest.Complaints) {
	t.Helper()
	url, seen = browsertest.File(t, html), browsertest.Listen(t, ctx)
	browsertest.Open(t, ctx, url, browsertest.View{Width: 390})
	time.Sleep(200 * time.Millisecond) // for late complaints
	return url, seen
}

func TestOpensInChromium(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	_, text := render(t, fixture(), Options{})
	url, seen := open(t, ctx, text)
	if title := browsertest.Ask[string](t, ctx, `document.title`); title != DefaultTitle {
		t.Errorf("title %q", title)
	}
	if tables := browsertest.Ask[int](t, ctx, `document.querySelectorAll("table").length`); tables < 15 {
		t.Errorf("%d tables", tables)
	}
	// On a phone the tables scroll, not the page.
	if wide := browsertest.Ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); wide > 0 {
		t.Errorf("the page is %d pixels wider than a phone", wide)
	}
	// Every figure is drawn, with text in the fonts of this machine.
	if figures := browsertest.Ask[int](t, ctx, `[...document.querySelectorAll("svg.chart")].filter(f => f.getBoundingClientRect().height > 200 && f.querySelector("text").getBBox().width > 0).length`); figures != 5 {
		t.Errorf("%d figures are drawn", figures)
	}
	browsertest.Look(t, ctx, browsertest.View{Width: 390, Dark: true})
	if ground := browsertest.Ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(20, 23, 26)" { // #14171a
		t.Errorf("background %s in a dark scheme", ground)
	}
	if ink := browsertest.Ask[string](t, ctx, `getComputedStyle(document.querySelector(".chart text.fill-ink")).fill`); ink != "rgb(231, 228, 221)" { // #e7e4dd
		t.Errorf("text of figures is %s in a dark scheme", ink)
	}
	if len(seen.Said()) > 0 {
		t.Errorf("the browser complains: %q", seen.Said())
	}
	if len(seen.URLs()) != 1 || seen.URLs()[0] != url {
		t.Errorf("requests: %q, want only the page", seen.URLs())
	}
}

// A page that runs a script and asks for a picture must not pass the test
// above; with the report's policy the script does not run at all.
func TestChromiumComplains(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	bad := `<script>console.error("spoken")</script><img src="http://127.0.0.1:1/x.png"/>`
	_, seen := open(t, ctx, bad)
	if len(seen.URLs()) != 2 || !slices.Contains(seen.Said(), "console: error") {
		t.Errorf("without a policy: %q, %q", seen.Said(), seen.URLs())
	}

	_, text := render(t, fixture(), Options{})
	_, seen = open(t, browsertest.Start(t, 2*time.Minute), strings.Replace(text, "</main>", bad+"</main>", 1))
	if slices.Contains(seen.Said(), "console: error") || !strings.Contains(strings.Join(seen.Said(), " "), "Content Security Policy") {
		t.Errorf("with the report's policy: %q", seen.Said())
	}
}

// Nothing is cut off on a desktop, a tablet, a phone and on paper, with long names and
// the largest numbers.
func TestNothingIsCut(t *testing.T) {
	r := fixture()
	longest := strings.Repeat("harbour-", 11) + "lights" // 94 letters: an owner and a model of the Hub have at most 96 each
	r.Usage.All.TopUsed[0].Name = "gust-lab/" + longest
	r.Usage.All.TopCoUsed[0].Name = longest
	r.Network.All.Degree.Top[0].Name = longest
	r.Licenses.Dataset.Table[0].License = longest
	for i := range r.Activity.Model.Metrics {
		m := &r.Activity.Model.Metrics[i].Value
		m.Total, m.Std, m.Max, m.Mean = 123456789012, 1234567.89, 98765432101, 123456.78
	}
	_, large := render(t, r, Options{})
	_, empty := render(t, &analytics.Results{}, Options{})
	ctx := browsertest.Start(t, 3*time.Minute)
	for name, page := range map[string]string{"large": large, "empty": empty} {
		browsertest.Open(t, ctx, browsertest.File(t, page), browsertest.Views[0])
		for _, v := range browsertest.Views {
			browsertest.Look(t, ctx, v)
			for _, fault := range browsertest.Faults(t, ctx, v) {
				t.Errorf("%s, %s: %s", name, v.Name, fault)
			}
			// The contents stay in sight at the end of the page.
			if !v.Print {
				if !browsertest.Ask[bool](t, ctx, `(scrollTo({top: 1e6, behavior: "instant"}), document.querySelector("nav").getBoundingClientRect().top === 0)`) {
					t.Errorf("%s, %s: the contents are out of sight", name, v.Name)
				}
			}
		}
	}
}
