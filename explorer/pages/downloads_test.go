package pages_test

import (
	"encoding/csv"
	"net/http"
	"strings"
)

// Downloads hold the rows, and say whether they were cut.
func (s *site) testFiles() {
	a, err := s.content.Query(s.t.Context(), "adoption/top-models", []string{"limit=7"})
	if err != nil {
		s.t.Fatal(err)
	}
	w := s.get("/query/adoption/top-models?limit=7&format=csv")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(rows) != 8 || rows[1][0] != a.Rows[0][0] {
		s.t.Errorf("%q, %v", rows, err)
	}
	if of := w.Result().Trailer; of.Get("Hubgraph-Complete") != "true" || of.Get("Hubgraph-Cut") != "" {
		s.t.Errorf("a whole file has the trailers %v", of)
	}
	if of := s.get("/query/adoption/top-models?format=csv").Result().Trailer; of.Get("Hubgraph-Complete") != "false" || of.Get("Hubgraph-Cut") != "20" {
		s.t.Errorf("a cut file has the trailers %v", of)
	}
	for format, begin := range map[string]string{"json": "{", "jsonl": `{"model":`, "parquet": "PAR1", "svg": "<?xml", "png": "\x89PNG"} {
		w := s.get("/query/adoption/top-models?limit=7&format=" + format)
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), begin) || !strings.Contains(w.Header().Get("Content-Disposition"), "adoption-top-models."+format) {
			s.t.Errorf("%s: %d, %q, %q", format, w.Code, w.Header().Get("Content-Disposition"), w.Body.String()[:min(40, w.Body.Len())])
		}
	}
}
