package explorer

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/wire"
)

// refuse answers a request that gets to no part: in the error form of the API where
// that was asked, else by a line of text.
func refuse(w http.ResponseWriter, r *http.Request, status int, text string) {
	w.Header().Set("Cache-Control", "no-store")
	if !strings.HasPrefix(r.URL.Path, "/api/") {
		http.Error(w, text, status)
		return
	}
	body, err := json.Marshal(wire.Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: text, Nearest: []string{}})
	if err != nil {
		http.Error(w, text, status)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	w.Write(append(body, '\n'))
}
