package explorer_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/internal/browsertest"
)

// TestLoginInChromium: the form takes the token and leads on, in a web browser with its
// own ideas of origins and cookies.
func TestLoginInChromium(t *testing.T) {
	ctx := browsertest.Start(t, 3*time.Minute)
	h, _ := open(t, explorer.Options{Token: token})
	address := "http://" + serve(t, h)
	enter := func(text string) {
		t.Helper()
		if err := chromedp.Do(ctx,
			chromedp.SendKeys(chromedp.CSS("#token"), text),
			chromedp.Click(chromedp.CSS("button")),
		); err != nil {
			t.Fatal(err)
		}
	}
	title := func(want string) {
		t.Helper()
		var got string
		for range 100 {
			if got = browsertest.Ask[string](t, ctx, "document.title + (document.querySelector('[role=alert]') ? ', alert' : '')"); got == want {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Fatalf("the page is %q, want %q", got, want)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/guides/adoption")); err != nil {
		t.Fatal(err)
	}
	title("Token - hubgraph")
	enter("0123456789abcdef")
	title("Token - hubgraph, alert")
	enter(token)
	title(titleOfGuide(t))
	if at := browsertest.Ask[string](t, ctx, "location.pathname + ' ' + document.cookie"); at != "/guides/adoption " {
		t.Errorf("it is at %q, and scripts see no cookie there", at)
	}
}

// titleOfGuide is the title of the guide as a page, where no token is wanted.
func titleOfGuide(t *testing.T) string {
	t.Helper()
	h, _ := open(t, explorer.Options{})
	w := ask(h, http.MethodGet, "/guides/adoption", "", "Accept", "text/html", "Sec-Fetch-Mode", "navigate")
	_, after, _ := strings.Cut(w.Body.String(), "<title>")
	title, _, ok := strings.Cut(after, "</title>")
	if !ok {
		t.Fatalf("no title in %.300s", w.Body)
	}
	return title
}
