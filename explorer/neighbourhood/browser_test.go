package neighbourhood

import (
	"context"
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/internal/browsertest"
	"github.com/hubgraph/hubgraph/queries/find"
)

// policy is what the explorer allows its pages.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// window is a tab of a browser that shows pictures.
type window struct {
	*testing.T
	ctx context.Context
	url string
}

func (w window) do(steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.ctx, steps...); err != nil {
		w.Fatal(err)
	}
}

// wait waits until an expression is true.
func (w window) wait(expression string) {
	w.Helper()
	if _, err := chromedp.Run(w.ctx, chromedp.Poll[bool](expression)); err != nil {
		w.Fatalf("%s: %v; the page is at %s: %s", expression, err, browsertest.Ask[string](w.T, w.ctx, `location.href`), browsertest.Ask[string](w.T, w.ctx, `document.getElementById("hood-status")?.textContent || document.body.textContent`))
	}
}

// shown waits until the canvas shows the address of the window, and returns the data
// of the page after comparing them with the canvas.
func (w window) shown() View {
	w.Helper()
	w.wait(`document.getElementById("hood-picture").dataset.shown === location.pathname + location.search`)
	var v View
	if err := json.Unmarshal([]byte(browsertest.Ask[string](w.T, w.ctx, `document.getElementById("hood-data").textContent`)), &v); err != nil {
		w.Fatal(err)
	}
	on := w.places()
	if len(on) != len(v.Nodes) {
		w.Errorf("%d nodes are drawn, want %d", len(on), len(v.Nodes))
	}
	for _, n := range v.Nodes {
		if p, ok := on[n.Key]; !ok || math.Hypot(p.X-n.X, p.Y-n.Y) > .01 {
			w.Errorf("%s: %s is drawn at %v, the server says %v, %v", v.Address, n.Key, p, n.X, n.Y)
		}
	}
	return v
}

type place struct{ X, Y, Left, Top float64 }

func (w window) places() map[string]place {
	w.Helper()
	var list []struct {
		Key string `json:"key"`
		place
	}
	if err := json.Unmarshal([]byte(browsertest.Ask[string](w.T, w.ctx, `JSON.stringify(document.getElementById("hood-canvas").places())`)), &list); err != nil {
		w.Fatal(err)
	}
	out := map[string]place{}
	for _, p := range list {
		out[p.Key] = p.place
	}
	return out
}

// press types keys where the focus is.
func (w window) press(keys string) {
	w.Helper()
	w.do(chromedp.KeyEvent(keys))
}

const (
	enter     = "\r"
	arrowLeft = "\u0302"
)

func testBrowser(t *testing.T, h http.Handler, model string) {
	ctx := browsertest.Start(t, 6*time.Minute)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		if r.URL.Path == "/favicon.ico" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		h.ServeHTTP(w, r)
	}))
	defer server.Close()
	heard := browsertest.Listen(t, ctx)
	w := window{t, ctx, server.URL}
	start := Path(Thing{find.Model, model})
	for _, view := range []browsertest.View{{Name: "1280", Width: 1280}, {Name: "390", Width: 390, Dark: true}} {
		browsertest.Open(t, ctx, w.url+start, view)
		first := w.shown()
		w.expandByKeyboard(first)
		w.selectByClick()
		if faults := browsertest.Faults(t, ctx, view); len(faults) > 0 {
			t.Errorf("%s: %s", view.Name, strings.Join(faults, "; "))
		}
		w.back(start)
	}
	w.withoutScript(start)
	for _, url := range heard.URLs() {
		if !strings.HasPrefix(url, w.url+"/") {
			t.Errorf("the page asks for %s", url)
		}
	}
	if said := heard.Said(); len(said) > 0 {
		t.Errorf("the browser says %q", said)
	}
}

// expandByKeyboard expands a group by its link, and goes to a neighbour by arrow keys.
func (w window) expandByKeyboard(first View) {
	w.Helper()
	w.do(chromedp.Focus(chromedp.CSS(`#hood-thing a[aria-label="expand spaces that use it"]`)))
	w.press(enter)
	w.wait(`location.search.includes("spaces")`)
	v := w.shown()
	if g := v.group(w.T, "spaces"); len(v.Nodes) != g.Shown+1 || len(v.Nodes) <= len(first.Nodes) {
		w.Errorf("%d nodes after expanding %+v", len(v.Nodes), g)
	}
	if at := browsertest.Ask[string](w.T, w.ctx, `document.activeElement.id`); at != "hood-thing-name" {
		w.Errorf("the focus is on %q", at)
	}
	w.do(chromedp.Focus(chromedp.CSS(`#hood-canvas`)))
	w.press(arrowLeft)
	said := browsertest.Ask[string](w.T, w.ctx, `document.getElementById("hood-status").textContent`)
	if !strings.HasPrefix(said, "space ") {
		w.Errorf("an arrow key leads to %q", said)
	}
	w.press(enter)
	w.wait(`location.search.includes("at=space")`)
	if v = w.shown(); "space "+v.At.ID != said {
		w.Errorf("Enter opens %s, the arrow led to %s", v.At.ID, said)
	}
}

// selectByClick clicks a node on the canvas, and then on a group.
func (w window) selectByClick() {
	w.Helper()
	w.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("hood-canvas").scrollIntoView({block: "center"})`))
	v := w.shown()
	on := w.places()
	var box struct{ X, Y, W, H float64 }
	if err := json.Unmarshal([]byte(browsertest.Ask[string](w.T, w.ctx, `(b => JSON.stringify({X: b.x, Y: b.y, W: b.width, H: b.height}))(document.getElementById("hood-canvas").getBoundingClientRect())`)), &box); err != nil {
		w.Fatal(err)
	}
	for _, n := range v.Nodes {
		p := on[n.Key]
		if n.Key == v.At.Key || p.Left < 10 || p.Top < 10 || p.Left > box.W-10 || p.Top > box.H-10 {
			continue
		}
		w.do(chromedp.MouseClickXY(box.X+p.Left, box.Y+p.Top))
		w.wait(`JSON.parse(document.getElementById("hood-data").textContent).at.key === ` + quoted(n.Key))
		w.shown()
		break
	}
	label := browsertest.Ask[string](w.T, w.ctx, `document.querySelector('#hood-thing a[aria-label^="expand"]').getAttribute("aria-label")`)
	w.do(chromedp.Click(chromedp.CSS(`#hood-thing a[aria-label="` + label + `"]`)))
	w.wait(`(location.search.match(/expand=/g) || []).length === 2`)
	if after := w.shown(); len(after.Edges) < len(v.Edges) {
		w.Errorf("%d edges after %s, %d before", len(after.Edges), label, len(v.Edges))
	}
}

func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// back goes back through the history to the first picture.
func (w window) back(start string) {
	w.Helper()
	for range 4 {
		w.do(chromedp.Evaluate[chromedp.Void](`void history.back()`))
		w.do(chromedp.Sleep(300 * time.Millisecond))
		w.shown()
		if browsertest.Ask[string](w.T, w.ctx, `location.pathname + location.search`) == start {
			break
		}
	}
	if v := w.shown(); v.Address != start || len(v.Nodes) != 1 {
		w.Errorf("back is %s with %d nodes", v.Address, len(v.Nodes))
	}
}

// withoutScript does the same by links alone.
func (w window) withoutScript(start string) {
	w.Helper()
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		w.Fatal(err)
	}
	browsertest.Open(w.T, w.ctx, w.url+start, browsertest.View{Width: 390})
	w.do(chromedp.Click(chromedp.CSS(`#hood-thing a[aria-label="expand spaces that use it"]`)), chromedp.WaitVisible(chromedp.CSS(`a[aria-label="take back spaces that use it"]`)))
	circles := browsertest.Ask[int](w.T, w.ctx, `document.querySelectorAll("#hood-picture svg circle > title").length`)
	rows := browsertest.Ask[int](w.T, w.ctx, `document.querySelectorAll("#hood-seen a[data-key]").length`)
	if circles != rows || rows < 3 {
		w.Errorf("without script %d nodes are drawn, the table has %d", circles, rows)
	}
	if tall := browsertest.Ask[float64](w.T, w.ctx, `document.querySelector("#hood-picture svg").getBoundingClientRect().height`); tall < 200 {
		w.Errorf("without script the picture is %v pixels high", tall)
	}
}
