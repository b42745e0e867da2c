package pages

import (
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"

	"github.com/hubgraph/hubgraph/explorer/content"
)

// The paths of the script that has names suggested while they are typed, and of what it
// asks.
const (
	ScriptPath  = "/static/suggest.js"
	suggestPath = "/suggest"
)

//go:embed static/suggest.js
var suggestScript []byte

// suggesting is the head of a page with a form.
const suggesting = template.HTML(`<script src="` + ScriptPath + `" defer></script>`)

// script answers with the script.
func script(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Write(suggestScript)
}

// suggest answers with the names of a kind that fit what is typed so far, as JSON.
func (h *handler) suggest(w http.ResponseWriter, r *http.Request) {
	with := r.URL.Query()
	kind, err := content.ParseKind(with.Get("kind"))
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	names, err := h.content.Suggest(r.Context(), kind, with.Get("q"))
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(names) // who has gone away needs no answer
}
