package export

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// TestUsageOracle compares the counts of usage and co-usage with what SciPy
// found for the same hub.
func TestUsageOracle(t *testing.T) {
	var want struct {
		Usage map[string]struct {
			Models, Spaces, Edges int
			CoUsage               struct {
				Nodes, Edges, Isolates int
				WeightTotal            int64 `json:"weight_total"`
			} `json:"co_usage"`
		}
	}
	if err := json.Unmarshal(hubtest.Gunzip(t, "../testdata/oracle/expected.clean.json.gz"), &want); err != nil {
		t.Fatal(err)
	}
	if want.Usage["all"].Edges == 0 {
		t.Fatal("nothing expected")
	}
	c := corpusOf(t, os.DirFS("../testdata/oracle/hub"), false)
	for _, s := range analytics.Scopes {
		u := want.Usage[s.Name]
		p := export(t, c, Options{Network: Usage, Scope: s})
		checkCounts(t, "usage "+s.Name, p, u.Models+u.Spaces, u.Edges, int64(u.Edges))
		p = export(t, c, Options{Network: CoUsage, Scope: s})
		checkCounts(t, "co-usage "+s.Name, p, u.CoUsage.Nodes, u.CoUsage.Edges, u.CoUsage.WeightTotal)
		p = export(t, c, Options{Network: CoUsage, Scope: s, K: 1})
		checkCounts(t, "co-usage k=1 "+s.Name, p, u.CoUsage.Nodes-u.CoUsage.Isolates, u.CoUsage.Edges, u.CoUsage.WeightTotal)
	}
}
