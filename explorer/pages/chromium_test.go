package pages_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/browsertest"
	"github.com/hubgraph/hubgraph/queries/find"
)

// policy is what the explorer lets its pages load.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// In a browser nothing is cut off, on a desktop and on a phone, light and dark, nothing
// is complained of, and nothing asked of anybody else; without script it is the same,
// since there is none.
func (s *site) testBrowser() {
	ctx := browsertest.Start(s.t, 8*time.Minute)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		s.handler.ServeHTTP(w, r)
	}))
	defer server.Close()
	seen := browsertest.Listen(s.t, ctx)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		s.t.Fatal(err)
	}
	top, err := s.content.Query(s.t.Context(), "adoption/top-models", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	model := top.Rows[0][0].(string)
	busy, err := s.content.Query(s.t.Context(), "developers/top-committers", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	views := []browsertest.View{{Name: "1280", Width: 1280}, {Name: "390", Width: 390}, {Name: "390 dark", Width: 390, Dark: true}}
	paths := []string{"/", "/search?q=" + model[:3], content.Path(find.Model, model), content.Path(find.Account, busy.Rows[0][0].(string)), "/license/mit", "/field/nlp",
		"/queries", "/query/adoption/top-models", "/query/time/per-month?kind=model", "/query/adoption/top-models?limit=three", "/recipes", "/recipe/lineage", "/nowhere"}
	for _, path := range paths {
		browsertest.Open(s.t, ctx, server.URL+path, views[0])
		for _, v := range views {
			browsertest.Look(s.t, ctx, v)
			for _, fault := range browsertest.Faults(s.t, ctx, v) {
				s.t.Errorf("%s, %s: %s", path, v.Name, fault)
			}
		}
	}
	time.Sleep(200 * time.Millisecond) // for late complaints
	for _, said := range seen.Said() {
		if !strings.Contains(said, "status of 400") && !strings.Contains(said, "status of 404") { // of the two pages that are to be wrong
			s.t.Errorf("the browser complains: %s", said)
		}
	}
	for _, url := range seen.URLs() {
		if !strings.HasPrefix(url, server.URL+"/") && url != "data:," {
			s.t.Errorf("asks for %s", url)
		}
	}
	s.t.Run("axe", func(t *testing.T) {
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}); err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			for _, v := range []browsertest.View{views[0], {Name: "1280 dark", Width: 1280, Dark: true}, views[1]} {
				browsertest.Open(t, ctx, server.URL+path, v)
				for _, fault := range browsertest.Axe(t, ctx) {
					t.Errorf("%s, %s: %s", path, v.Name, fault)
				}
			}
		}
	})
}
