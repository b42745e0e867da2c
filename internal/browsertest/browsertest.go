// Package browsertest is a headless Chromium for tests: Start opens one, Show a page
// in a width, a scheme of colours and a medium, and Faults tells what is cut off in
// it.
package browsertest

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
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

// Start starts a headless Chromium that ends with the test, or skips the test where
// there is none. With HUBGRAPH_REQUIRE_CHROMIUM=1 its absence is a failure. The
// context ends after the given time.
func Start(t *testing.T, limit time.Duration) context.Context {
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
		chromedp.WSURLReadTimeout(time.Minute), chromedp.WindowSize(1280, 900), chromedp.Flag("hide-scrollbars", false))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	ctx, cancel = context.WithTimeout(ctx, limit)
	t.Cleanup(cancel)
	return ctx
}

// Ask evaluates an expression in the page.
func Ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Complaints are what a browser says against a page, and what it asks of the network.
type Complaints struct {
	mu         sync.Mutex
	said, urls []string
}

// Said returns what was said so far: "console: error", "log: ...", "exception: ...".
func (c *Complaints) Said() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.said...)
}

// URLs returns the addresses that were asked for so far.
func (c *Complaints) URLs() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.urls...)
}

// listen runs on the goroutine that reads from the browser.
func (c *Complaints) listen(event any) {
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

// Listen collects complaints from now on.
func Listen(t *testing.T, ctx context.Context) *Complaints {
	t.Helper()
	seen := &Complaints{}
	if err := chromedp.Listen(ctx, seen.listen); err != nil {
		t.Fatal(err)
	}
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); return err },
		func() error { _, err := chromedp.Call(ctx, runtime.Enable, cdp.Empty{}); return err },
	} {
		if err := enable(); err != nil {
			t.Fatal(err)
		}
	}
	return seen
}

// File writes a page into a folder of the test and returns its address.
func File(t *testing.T, html string) (url string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file://" + path
}

// View is how a page is looked at.
type View struct {
	Name  string
	Width int64 // of the window, in CSS pixels
	Dark  bool
	Print bool
}

// Views are a desktop, a tablet and a phone, light and dark, and a sheet of A4: 210 mm
// less the margins of 1 cm that Chromium prints with are 718 pixels.
var Views = []View{
	{Name: "1280", Width: 1280}, {Name: "1024", Width: 1024}, {Name: "390", Width: 390},
	{Name: "1280 dark", Width: 1280, Dark: true}, {Name: "1024 dark", Width: 1024, Dark: true}, {Name: "390 dark", Width: 390, Dark: true},
	{Name: "print", Width: 718, Print: true},
}

// Open opens a page as a view shows it.
func Open(t *testing.T, ctx context.Context, url string, v View) {
	t.Helper()
	Look(t, ctx, v)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}

// Look looks at the open page in another way.
func Look(t *testing.T, ctx context.Context, v View) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}}
	if v.Dark {
		media.Features[0].Value = "dark"
	}
	if v.Print {
		media.Media = "print"
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.Width, 900)); err != nil {
		t.Fatal(err)
	}
}

//go:embed faults.js
var faults string

// Faults returns what is cut off in the open page: what is wider than its box without
// a scroll bar that is always seen, what leaves the page, broken words of headings and
// labels, and, in windows from 1000
// pixels on and in print, tables and pictures that have to be scrolled at all. Each
// fault names its element. What is folded up is unfolded for it.
func Faults(t *testing.T, ctx context.Context, v View) []string {
	t.Helper()
	wide := "false"
	if v.Print || v.Width >= 1000 {
		wide = "true"
	}
	return Ask[[]string](t, ctx, "("+faults+")("+wide+")")
}
