package explorer_test

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/explorer"
)

// Pictures of neighbourhoods are there, with what their page loads; a database that is
// away is a 503.
func TestNeighbourhood(t *testing.T) {
	h, _ := open(t, explorer.Options{DB: away{}})
	for path, want := range map[string]int{
		"/neighbourhood/model/gpt2":                            503,
		"/neighbourhood/model/gpt2?format=json":                503,
		"/neighbourhood/modle/gpt2":                            404,
		"/neighbourhood/model/gpt2?expand=x":                   400,
		"/static/neighbourhood/neighbourhood.js":               200,
		"/static/neighbourhood/vendor/cytoscape.min.js":        200,
		"/static/neighbourhood/vendor/../../../explorer.go":    404,
		"/static/neighbourhood/vendor/%2e%2e/neighbourhood.js": 404,
	} {
		w := ask(h, "GET", path, "", "Accept-Encoding", "gzip")
		if w.Code != want && !(want == 404 && w.Code/100 == 3) {
			t.Errorf("%s: %d, want %d: %.300s", path, w.Code, want, w.Body)
		}
		if want == 200 && (w.Header().Get("Content-Encoding") != "gzip" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript")) {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
	if w := ask(h, "POST", "/neighbourhood/model/gpt2", ""); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}
