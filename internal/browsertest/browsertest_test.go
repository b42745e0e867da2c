package browsertest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/browsertest"
)

// Each page has one fault, except the last.
func TestFaults(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	const table = `<table><tr><td><div style="width: 1500px">wide</div></td></tr></table>`
	for _, c := range []struct{ page, want string }{
		{table, "wider than the window"},
		{`<div id="box" style="overflow: hidden; width: 300px">` + table + `</div>`, "div#box: wide is cut by"},
		{`<style>::-webkit-scrollbar { height: 0 }</style><div id="box" style="overflow-x: auto; width: 300px">` + table + `</div>`, "div#box: wide scrolls without a bar"},
		{`<style>::-webkit-scrollbar { height: 9px }</style><div id="box" style="overflow-x: auto; width: 300px">` + table + `</div>`, "div#box: wide has to be scrolled by"},
		{`<table><tr><td id="cell" style="max-width: 50px; overflow: visible">averylongwordthatcannotbebroken</td></tr></table>`, "td#cell: averylongword"},
		{`<p style="position: absolute; left: -50px">gone</p>`, "leaves the page"},
		{`<details><summary>more</summary>` + table + `</details>`, "wider than the window"},
		{`<table><tr><th id="head" style="overflow-wrap: anywhere; width: 50px; max-width: 50px">commits and discussions</th></tr></table>`, "th#head: commits and discussions breaks the word commits"},
		{`<p>All is well.</p><table><tr><td>so</td></tr></table>`, ""},
	} {
		v := browsertest.View{Width: 1280}
		browsertest.Open(t, ctx, browsertest.File(t, "<!doctype html><html><body>"+c.page), v)
		got := strings.Join(browsertest.Faults(t, ctx, v), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
	// A phone may scroll, when it is seen.
	v := browsertest.View{Width: 390}
	browsertest.Open(t, ctx, browsertest.File(t, `<!doctype html><style>.s::-webkit-scrollbar { height: 9px }</style><div class="s" style="overflow-x: auto">`+table+`</div>`), v)
	if got := browsertest.Faults(t, ctx, v); len(got) > 0 {
		t.Error(got)
	}
}

func TestAxe(t *testing.T) {
	ctx := browsertest.Start(t, 2*time.Minute)
	for page, want := range map[string]string{
		`<main><h1>A page</h1><form><input name="q"></form></main>`: "label",
		`<main><h1>A page</h1><p>All is well.</p></main>`:           "",
	} {
		browsertest.Open(t, ctx, browsertest.File(t, `<!doctype html><html lang="en"><title>A page</title><body>`+page), browsertest.View{Width: 1280})
		got := strings.Join(browsertest.Axe(t, ctx), "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}
