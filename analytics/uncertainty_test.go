package analytics

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// Intervals are those of pandas, NumPy and SciPy on the same resamples, drawn by the same
// generator (testdata/oracle/uncertainty.py), and those of scipy.stats.bootstrap as far as
// chance allows.
func TestUncertaintyAgainstOracle(t *testing.T) {
	want := generic(t, hubtest.Gunzip(t, "testdata/oracle/expected.uncertainty.json.gz")).(map[string]any)
	o := Defaults()
	o.Raw, o.Uncertainty, o.Bootstrap, o.Seed = true, true, 150, 7
	c := oracleHub(t, o)
	text := encode(t, analyze(t, c, o))
	var cmp comparison
	cmp.walk("", want["uncertainty"], generic(t, text).(map[string]any)["uncertainty"])
	for _, d := range cmp.differences {
		t.Error(d)
	}
	if cmp.compared < 1070 {
		t.Errorf("%d values compared", cmp.compared)
	}
	if one := onProcessors(t, 1, c, o); !bytes.Equal(text, one) {
		t.Error("one processor gives other results")
	}
	o.Bootstrap = 0
	u := analyze(t, c, o).Uncertainty
	metric := func(name string) MetricIntervals { m, _ := u.Activity.Dataset.Metrics.Get(name); return m }
	pair := func(of Ordered[Ordered[Interval]]) Interval {
		with, _ := of.Get(Likes)
		x, _ := with.Get(Commits)
		return x
	}
	if u.Draws != 1000 {
		t.Errorf("%d draws", u.Draws)
	}
	for name, got := range map[string]Interval{"zero": metric(Likes).ZeroShare, "gini": metric(Commits).Gini, "pearson": pair(u.Pearson.Dataset), "spearman": pair(u.Spearman.Dataset)} {
		for side, x := range map[string]Number{"low": got.Low, "high": got.High} {
			bound := want["scipy"].(map[string]any)[name].(map[string]any)[side].(map[string]any)
			mean, std := float(t, bound["mean"]), float(t, bound["std"])
			if math.Abs(float64(x)-mean) > 5*std {
				t.Errorf("%s, %s: %v, SciPy has %v ± %v", name, side, x, mean, std)
			}
		}
	}
}

func float(t *testing.T, v any) float64 {
	t.Helper()
	x, err := v.(json.Number).Float64()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Truck factors are those of pandas (testdata/oracle/truckfactors.py), where owners whose
// name has an even number of letters are organisations.
func TestTruckFactorsAgainstOracle(t *testing.T) {
	o := Defaults()
	o.Raw, o.TruckFactors = true, true
	c := oracleHub(t, o)
	if r := analyze(t, c, o); r.TruckFactors.Organizations != nil {
		t.Error("organisations without accounts.jsonl")
	}
	for _, k := range hub.Kinds {
		for _, owner := range c.Repositories[k].Owners {
			c.Organizations[owner] = utf8.RuneCountInString(owner)%2 == 0
		}
	}
	var cmp comparison
	cmp.walk("", generic(t, hubtest.Gunzip(t, "testdata/oracle/expected.truckfactors.json.gz")), generic(t, encode(t, analyze(t, c, o))).(map[string]any)["truck_factors"])
	for _, d := range cmp.differences {
		t.Error(d)
	}
	if cmp.compared < 75 {
		t.Errorf("%d values compared", cmp.compared)
	}
}
