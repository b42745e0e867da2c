package explorer_test

import (
	"context"
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/browsertest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/search"
	"github.com/hubgraph/hubgraph/sample"
)

// walk is one through the explorer, in a browser.
type walk struct {
	*testing.T
	ctx     context.Context
	address string
	view    browsertest.View
	axe     bool // the checker of accessibility looks at each page
}

// TestWalkInChromium goes by clicks from the start to a search, a model, its picture, a
// person, a stored query with a parameter and its CSV, on a desktop and on a phone, with
// script and without. The browser complains of nothing and asks nobody else.
func TestWalkInChromium(t *testing.T) {
	ctx := browsertest.Start(t, 8*time.Minute)
	c, address := onSample(t)
	model := firstOf(t, c, "adoption/top-models")
	seen := browsertest.Listen(t, ctx)
	for _, view := range []browsertest.View{{Name: "1280", Width: 1280}, {Name: "390", Width: 390}} {
		for _, off := range []bool{false, true} {
			if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}); err != nil {
				t.Fatal(err)
			}
			w := walk{t, ctx, address, view, !off}
			w.toModel(model)
			w.toPerson()
			w.toQuery()
			if !off {
				w.suggested(model)
			}
		}
	}
	for _, said := range seen.Said() {
		t.Errorf("the browser complains: %s", said)
	}
	for _, url := range seen.URLs() {
		if !strings.HasPrefix(url, address+"/") && url != "data:," {
			t.Errorf("it asks for %s", url)
		}
	}
}

// onSample serves the explorer on the sample, and returns its content and address.
func onSample(t *testing.T) (c *content.Content, address string) {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{})
	h, _ := open(t, explorer.Options{DB: db})
	c, err := content.New(content.Options{DB: db, Catalog: catalog.Open("", "")})
	if err != nil {
		t.Fatal(err)
	}
	return c, "http://" + serve(t, h)
}

// do clicks or types, and waits for what is to be on the page then.
func (w walk) do(then string, step ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.ctx, append(step, chromedp.WaitVisible(chromedp.CSS(then)))...); err != nil {
		w.Fatalf("%s, no %s: %v", w.view.Name, then, err)
	}
	for _, fault := range browsertest.Faults(w.T, w.ctx, w.view) {
		w.Errorf("%s, before %s: %s", w.view.Name, then, fault)
	}
	if w.axe {
		for _, fault := range browsertest.Axe(w.T, w.ctx) {
			w.Errorf("%s, %s: %s", browsertest.Ask[string](w.T, w.ctx, "location.pathname"), w.view.Name, fault)
		}
	}
}

func (w walk) toModel(model string) {
	w.Helper()
	browsertest.Open(w.T, w.ctx, w.address+"/", w.view)
	w.do(`.found a[href="`+content.Path(find.Model, model)+`"]`, chromedp.SendKeys(chromedp.CSS("#big"), model), chromedp.Click(chromedp.CSS(".big button")))
	w.do("#neighbourhood", chromedp.Click(chromedp.CSS(`.found a[href="`+content.Path(find.Model, model)+`"]`)))
	if title := browsertest.Ask[string](w.T, w.ctx, "document.querySelector('h1').textContent"); title != model {
		w.Errorf("the page is %q, want %q", title, model)
	}
}

func (w walk) toPerson() {
	w.Helper()
	w.do(`a[aria-label="expand people who commit to it"]`, chromedp.Click(chromedp.CSS("#neighbourhood a")))
	w.do(`a[aria-label^="page of account"]`, chromedp.Click(chromedp.CSS(`a[aria-label="expand people who commit to it"]`)))
	person := browsertest.Ask[string](w.T, w.ctx, `document.querySelector('a[aria-label^="page of account"]').getAttribute("aria-label")`)
	w.do("#months", chromedp.Click(chromedp.CSS(`a[aria-label^="page of account"]`)))
	if title := browsertest.Ask[string](w.T, w.ctx, "document.querySelector('h1').textContent"); "page of account "+title != person {
		w.Errorf("the page is %q, want that of %q", title, person)
	}
}

// suggested types the end of a name into a field, whose list is then of such names; it
// begins with others.
func (w walk) suggested(model string) {
	w.Helper()
	w.do("#p-model", chromedp.Navigate(w.address+"/query/adoption/co-used"))
	if n := browsertest.Ask[int](w.T, w.ctx, `document.querySelectorAll("#l-model option").length`); n <= search.MaxSuggest {
		w.Errorf("the list begins with %d names", n)
	}
	_, own, _ := strings.Cut(model, "/")
	w.do("#p-model", chromedp.SendKeys(chromedp.CSS("#p-model"), own))
	listed := `(l => l.length <= 10 && l.includes("` + model + `"))([...document.querySelectorAll("#l-model option")].map(o => o.value))`
	if _, err := chromedp.Run(w.ctx, chromedp.Poll[bool](listed)); err != nil {
		w.Errorf("%s is not suggested: %v", model, err)
	}
}

func (w walk) toQuery() {
	w.Helper()
	w.do(`a[href="/query/adoption/top-models"]`, chromedp.Click(chromedp.CSS(`nav a[href="/queries"]`)))
	w.do("#p-limit", chromedp.Click(chromedp.CSS(`main a[href="/query/adoption/top-models"]`)))
	w.do(`a[href*="format=csv"][href*="limit=3"]`, chromedp.SendKeys(chromedp.CSS("#p-limit"), "3"), chromedp.Click(chromedp.CSS("form.params button")))
	shown := browsertest.Ask[[]string](w.T, w.ctx, `[...document.querySelectorAll("#answer tbody tr td:first-child")].map(d => d.textContent)`)
	answer, err := http.Get(w.address + browsertest.Ask[string](w.T, w.ctx, `document.querySelector('a[href*="format=csv"]').getAttribute("href")`))
	if err != nil {
		w.Fatal(err)
	}
	defer answer.Body.Close()
	rows, err := csv.NewReader(answer.Body).ReadAll()
	if err != nil || len(rows) != 4 || len(shown) != 3 {
		w.Fatalf("%d rows of CSV, %d on the page, %v", len(rows), len(shown), err)
	}
	for i, name := range shown {
		if rows[i+1][0] != name {
			w.Errorf("row %d is %q on the page, %q in the file", i+1, name, rows[i+1][0])
		}
	}
}
