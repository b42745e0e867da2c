package browser_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/internal/browsertest"
)

// page is a tab of a headless Chromium.
type page struct {
	t    *testing.T
	ctx  context.Context
	said *complaints
}

// complaints are what Chromium logs, such as a request that it refuses.
type complaints struct {
	mu    sync.Mutex
	lines []string
}

// listen runs on the goroutine that reads from the browser.
func (c *complaints) listen(event any) {
	if e, ok := event.(*log.EventEntryAdded); ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.lines = append(c.lines, e.Entry.Text+" "+e.Entry.URL)
	}
}

// chromium starts a headless Chromium and listens to it.
func chromium(t *testing.T) page {
	t.Helper()
	ctx := browsertest.Start(t, 10*time.Minute)
	p := page{t, ctx, &complaints{}}
	if err := chromedp.Listen(ctx, p.said.listen); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.fail("%s: %v", what, err)
	}
}

// fail ends the test, with what the page shows.
func (p page) fail(format string, args ...any) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), 20*time.Second)
	defer cancel()
	shown, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
	p.shot("failed.png")
	p.said.mu.Lock()
	defer p.said.mu.Unlock()
	p.t.Fatalf("%s\nChromium says %q\nthe page shows:\n%s", fmt.Sprintf(format, args...), p.said.lines, shown)
}

// value evaluates an expression in the page.
func value[T any](p page, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.fail("%s: %v", expression, err)
	}
	return v
}

// until waits until an expression is true in the page.
func (p page) until(what, expression string) {
	p.t.Helper()
	for end := time.Now().Add(90 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if value[bool](p, "!!("+expression+")") {
			return
		}
	}
	p.fail("waited for %s in vain", what)
}

// run types a text into the editor of Neo4j Browser and runs it.
func (p page) run(text string) {
	p.t.Helper()
	before := value[int](p, frames)
	p.do("focus the editor", chromedp.Click(chromedp.CSS(`[data-testid="activeEditor"] .monaco-editor`)))
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.fail("type: %v", err)
	}
	p.play()
	p.until("the frame of "+text, fmt.Sprintf("%s > %d", frames, before))
}

// play presses the run button of the editor.
func (p page) play() {
	p.t.Helper()
	p.do("press run", chromedp.Click(chromedp.CSS(`[data-testid="editor-Run"]`)))
}

// What the page has.
const (
	frames = `document.querySelectorAll('[data-testid="frame"]').length`
	frame  = `document.querySelector('[data-testid="frame"]')` // the newest
)

// shot keeps a picture of the page in the folder of HUBGRAPH_SCREENSHOTS.
func (p page) shot(name string) {
	p.t.Helper()
	dir := os.Getenv("HUBGRAPH_SCREENSHOTS")
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), 20*time.Second)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), png, 0o644)
	}
	if err != nil {
		p.t.Error(err)
	}
}

// login opens Neo4j Browser and logs in.
func (p page) login(http, bolt, username, password string) {
	p.t.Helper()
	p.do("open Neo4j Browser", chromedp.Navigate(http+"/browser/?dbms="+strings.Replace(bolt, "://", "://"+username+"@", 1)))
	p.do("log in",
		chromedp.WaitVisible(chromedp.CSS(`[data-testid="password"]`)),
		chromedp.SendKeys(chromedp.CSS(`[data-testid="password"]`), password),
		chromedp.Click(chromedp.CSS(`[data-testid="connect"]`)))
	p.until("the connection", `document.querySelector('[data-testid="activeEditor"] .monaco-editor') && document.body.innerText.includes('You are connected')`)
}
