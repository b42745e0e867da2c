package recipe_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts a headless Chromium, or skips the test where there is none.
// With HUBGRAPH_REQUIRE_CHROMIUM=1 its absence is a failure.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("HUBGRAPH_REQUIRE_CHROMIUM") == "1" {
			t.Fatal("no Chromium on this machine, and HUBGRAPH_REQUIRE_CHROMIUM=1 asks for one")
		}
		t.Skip("no Chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.WSURLReadTimeout(time.Minute))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// complaints collects what a browser says against a page, and what it asks of
// the network.
type complaints struct {
	mu         sync.Mutex
	said, urls []string
}

// listen runs on the goroutine that reads from the browser.
func (c *complaints) listen(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		c.said = append(c.said, "console: "+string(e.Type))
	case *runtime.EventExceptionThrown:
		c.said = append(c.said, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		c.said = append(c.said, "log: "+e.Entry.Text)
	case *network.EventRequestWillBeSent:
		c.urls = append(c.urls, e.Request.URL)
	}
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The page of a recipe opens in a real browser, on a phone and in the dark: it
// asks nothing of the network, runs nothing, and every chart is drawn.
func TestPageInChromium(t *testing.T) {
	ctx := browser(t)
	path, err := filepath.Abs(filepath.Join(golden, "licences.html"))
	if err != nil {
		t.Fatal(err)
	}
	url, seen := "file://"+path, &complaints{}
	if err := chromedp.Listen(ctx, seen.listen); err != nil {
		t.Fatal(err)
	}
	for _, step := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); return err },
		func() error { _, err := chromedp.Call(ctx, runtime.Enable, cdp.Empty{}); return err },
		func() error { return chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(url)) },
		func() error { return chromedp.Do(ctx, chromedp.Sleep(200*time.Millisecond)) }, // for late complaints
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if wide := ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); wide > 0 {
		t.Errorf("the page is %d pixels wider than a phone", wide)
	}
	if charts := ask[int](t, ctx, `[...document.querySelectorAll("svg.chart")].filter(f => f.getBoundingClientRect().height > 50 && f.querySelector("text").getBBox().width > 0).length`); charts != 4 {
		t.Errorf("%d charts are drawn, want 4", charts)
	}
	// No text of a chart stands outside of it or over another text of it.
	if bad := ask[string](t, ctx, overlaps); bad != "" {
		t.Errorf("texts in the way of each other: %s", bad)
	}
	ink := func() string {
		return ask[string](t, ctx, `getComputedStyle(document.querySelector("svg.chart text.fill-ink")).fill`)
	}
	if light := ink(); light != "rgb(29, 33, 38)" { // #1d2126
		t.Errorf("text of charts is %s", light)
	}
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, dark); err != nil {
		t.Fatal(err)
	}
	if ground := ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(20, 23, 26)" || ink() != "rgb(231, 228, 221)" { // #14171a, #e7e4dd
		t.Errorf("in the dark the ground is %s, the text of charts %s", ground, ink())
	}
	seen.mu.Lock()
	defer seen.mu.Unlock()
	if len(seen.said) > 0 {
		t.Errorf("the browser complains: %q", seen.said)
	}
	if len(seen.urls) != 1 || seen.urls[0] != url {
		t.Errorf("requests: %q, want only the page", seen.urls)
	}
}

// overlaps finds texts of one picture that meet, and those that leave it.
const overlaps = `[...document.querySelectorAll("svg")].map(svg => {
  const frame = svg.getBoundingClientRect(), bad = [];
  const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
  boxes.forEach(([a, p], i) => {
    if (p.left < frame.left - 1 || p.right > frame.right + 1 || p.top < frame.top - 1 || p.bottom > frame.bottom + 1) bad.push(a + " leaves the picture");
    boxes.slice(0, i).forEach(([b, q]) => {
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4) bad.push(a + " / " + b);
    });
  });
  return bad.join("; ");
}).filter(s => s).join(" | ")`

// The same of every chart of the golden outputs, in its full size.
func TestChartsInChromium(t *testing.T) {
	ctx := browser(t)
	files, err := filepath.Glob(filepath.Join(golden, "*.svg"))
	if err != nil || len(files) < 25 {
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
	if bad := ask[string](t, ctx, overlaps); bad != "" {
		t.Errorf("texts in the way of each other: %s", bad)
	}
}

// What looks for texts that meet must find some.
func TestOverlapsAreSeen(t *testing.T) {
	ctx := browser(t)
	path := filepath.Join(t.TempDir(), "bad.html")
	page := `<!doctype html><svg width="200" height="40"><text x="10" y="20">one</text><text x="20" y="20">two</text><text x="190" y="20">three</text></svg>`
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	if got := ask[string](t, ctx, overlaps); got != "two / one; three leaves the picture" {
		t.Error(got)
	}
}
