package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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

// complaints collects what a browser says against a page, and what it asks of the network.
type complaints struct {
	mu   sync.Mutex
	said []string
	urls []string
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

// open shows a page in the width of a phone and listens to what happens.
func open(t *testing.T, ctx context.Context, html string) (url string, seen *complaints) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	url, seen = "file://"+path, &complaints{}
	if err := chromedp.Listen(ctx, seen.listen); err != nil {
		t.Fatal(err)
	}
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); return err },
		func() error { _, err := chromedp.Call(ctx, runtime.Enable, cdp.Empty{}); return err },
		func() error { return chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(url)) },
		func() error { return chromedp.Do(ctx, chromedp.Sleep(200*time.Millisecond)) }, // for late complaints
	} {
		if err := enable(); err != nil {
			t.Fatal(err)
		}
	}
	return url, seen
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

func TestOpensInChromium(t *testing.T) {
	ctx := browser(t)
	_, text := render(t, fixture(), Options{})
	url, seen := open(t, ctx, text)
	if title := ask[string](t, ctx, `document.title`); title != DefaultTitle {
		t.Errorf("title %q", title)
	}
	if tables := ask[int](t, ctx, `document.querySelectorAll("table").length`); tables < 15 {
		t.Errorf("%d tables", tables)
	}
	// On a phone the tables scroll, not the page.
	if wide := ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); wide > 0 {
		t.Errorf("the page is %d pixels wider than a phone", wide)
	}
	// Every figure is drawn, with text in the fonts of this machine.
	if figures := ask[int](t, ctx, `[...document.querySelectorAll("svg.chart")].filter(f => f.getBoundingClientRect().height > 200 && f.querySelector("text").getBBox().width > 0).length`); figures != 5 {
		t.Errorf("%d figures are drawn", figures)
	}
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, dark); err != nil {
		t.Fatal(err)
	}
	if ground := ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(20, 23, 26)" { // #14171a
		t.Errorf("background %s in a dark scheme", ground)
	}
	if ink := ask[string](t, ctx, `getComputedStyle(document.querySelector(".chart text.fill-ink")).fill`); ink != "rgb(231, 228, 221)" { // #e7e4dd
		t.Errorf("text of figures is %s in a dark scheme", ink)
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

// A page that runs a script and asks for a picture must not pass the test
// above; with the report's policy the script does not run at all.
func TestChromiumComplains(t *testing.T) {
	ctx := browser(t)
	bad := `<script>console.error("spoken")</script><img src="http://127.0.0.1:1/x.png"/>`
	_, seen := open(t, ctx, bad)
	seen.mu.Lock()
	if len(seen.urls) != 2 || !slices.Contains(seen.said, "console: error") {
		t.Errorf("without a policy: %q, %q", seen.said, seen.urls)
	}
	seen.mu.Unlock()

	_, text := render(t, fixture(), Options{})
	_, seen = open(t, browser(t), strings.Replace(text, "</main>", bad+"</main>", 1))
	seen.mu.Lock()
	defer seen.mu.Unlock()
	if slices.Contains(seen.said, "console: error") || !strings.Contains(strings.Join(seen.said, " "), "Content Security Policy") {
		t.Errorf("with the report's policy: %q", seen.said)
	}
}
