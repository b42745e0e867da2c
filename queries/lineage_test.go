package queries_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
)

// TestLineageAgrees: where stored queries count what analyze --beyond lineage does, they give
// the same: what NetworkX computed of a hub of merges and circles. A model that names itself
// is a derivation in them, and never its own child in the results.
func TestLineageAgrees(t *testing.T) {
	const folder = "../analytics/lineage/testdata/"
	text, err := os.ReadFile(folder + "woven.json")
	if err != nil {
		t.Fatal(err)
	}
	var o struct {
		Lineage *analytics.Lineage
		Models  map[string][2]int
	}
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	db := load(t, os.DirFS(folder+"woven"))
	c := &oracleCheck{T: t, db: db}

	classes := map[string]map[string]int64{}
	for _, r := range c.rows("lineage/licence-changes") {
		base := r["base_class"].(string)
		if classes[base] == nil {
			classes[base] = map[string]int64{}
		}
		classes[base][r["class"].(string)] = r["models"].(int64)
	}
	want := map[string]map[string]int64{}
	for _, e := range o.Lineage.Licenses.Classes {
		want[e.Key] = map[string]int64{"permissive": int64(e.Value.Permissive), "restrictive": int64(e.Value.Restrictive), "none": int64(e.Value.None), "unlabelled": int64(e.Value.Unlabelled)}
	}
	if d := cmp.Diff(want, classes); d != "" {
		t.Errorf("licence classes: %s", d)
	}

	self := map[any]int64{}
	for _, id := range o.Lineage.SelfReferences.Models {
		self[id] = 1
	}
	relations, derived := map[string]int64{}, map[any]int64{}
	for _, r := range c.rows("lineage/top-bases", "limit=1000") {
		derived[r["base"]] = r["derived"].(int64) - self[r["base"]]
		for _, e := range o.Lineage.Relations {
			relations[e.Key] += r[e.Key].(int64)
		}
	}
	for _, e := range o.Lineage.Relations {
		c.equal(e.Key, relations[e.Key], float64(e.Value))
	}
	for _, b := range o.Lineage.MostChildren {
		c.equal("children of "+b.Model, derived[b.Model], float64(b.Children))
	}
	for _, b := range o.Lineage.MostDescendants {
		c.equal("descendants of "+b.Model, int64(len(c.rows("lineage/derived", "base="+b.Model, "limit=1000"))), float64(b.Descendants))
	}

	direct := map[any]bool{}
	for _, r := range c.rows("lineage/licence-conflicts", "source=model", "limit=1000") {
		direct[r["model"]] = true
	}
	c.equal("direct conflicts", int64(len(direct)), float64(o.Lineage.Licenses.Conflicts.Direct))
	for _, x := range o.Lineage.Licenses.Conflicts.First {
		steps := int64(0)
		for _, r := range c.rows("lineage/ancestors", "model="+x.Model, "limit=1000") {
			last := x.Chain[len(x.Chain)-1]
			if r["base"] == last.Model {
				steps = r["generation"].(int64)
			}
		}
		c.equal("steps of "+x.Model, steps, float64(len(x.Chain)-1))
	}
	// By owner, over any number of steps; every model has an owner.
	conflicts := map[any]bool{}
	for _, r := range c.rows("organisations/top-owners", "limit=1000") {
		for _, x := range c.rows("organisations/compliance", "owner="+r["owner"].(string), "limit=100000") {
			if x["conflict"].(bool) && x["source_kind"] == "model" {
				conflicts[x["model"]] = true
			}
		}
	}
	c.equal("conflicts of owners", int64(len(conflicts)), float64(o.Lineage.Licenses.Conflicts.Models))
	for _, x := range o.Lineage.Licenses.Conflicts.First {
		if !conflicts[x.Model] {
			t.Errorf("%s derives from a restrictive model, and its owner is not told", x.Model)
		}
	}
	if c.n < 40 {
		t.Errorf("%d values compared", c.n)
	}
}
