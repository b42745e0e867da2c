package pages_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"

	"github.com/hubgraph/hubgraph/queries/search"
)

// What is typed so far finds names of its kind, and nothing of another; nothing typed
// finds none.
func (s *site) testSuggestions() {
	top, err := s.content.Query(s.t.Context(), "adoption/top-models", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	model := top.Rows[0][0].(string)
	names := func(kind, typed string) (all []string) {
		w := s.get("/suggest?" + url.Values{"kind": {kind}, "q": {typed}}.Encode())
		if err := json.Unmarshal(w.Body.Bytes(), &all); err != nil || w.Code != http.StatusOK {
			s.t.Errorf("%s %q: %d, %s", kind, typed, w.Code, w.Body)
		}
		return all
	}
	if all := names("model", model[:len(model)-1]); len(all) == 0 || all[0] != model || len(all) > search.MaxSuggest {
		s.t.Errorf("%q are suggested for the beginning of %s", all, model)
	}
	if all := names("dataset", model); slices.Contains(all, model) {
		s.t.Errorf("%q are suggested as datasets", all)
	}
	if all := names("model", ""); all == nil || len(all) > 0 {
		s.t.Errorf("%q are suggested for nothing", all)
	}
	if w := s.get("/suggest?kind=modle&q=a"); w.Code != http.StatusNotFound {
		s.t.Errorf("of a kind that there is not: %d", w.Code)
	}
}
