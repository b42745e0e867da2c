package usage

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// A hub with what the reference program makes of it and of its subfields;
// testdata/expected.py makes them. Models are by rising id.
type oracleHub struct {
	IDs, Owners      []string
	Likes, Downloads []int64
	Pairs            [][2]int32
	Cases            []oracleCase
}

type oracleCase struct {
	Name string
	Keep *[]int32
	Want wantMeasures
}

func readOracle(t *testing.T) (hubs []oracleHub) {
	t.Helper()
	if err := json.Unmarshal(hubtest.Gunzip(t, "testdata/expected.json.gz"), &hubs); err != nil {
		t.Fatal(err)
	}
	return hubs
}

type wantSummary struct{ Count, Mean, Std, Min, P25, P50, P75, Max *float64 }

type wantDistribution struct {
	wantSummary
	Histogram map[string]int
}

type wantCorrelation struct {
	N    int
	R, P *float64
}

type wantPopularity struct {
	Likes     wantCorrelation `json:"likes_usage"`
	Downloads wantCorrelation `json:"downloads_usage"`
}

// wantMeasures is the oracle's usage of one scope.
type wantMeasures struct {
	Edges, Models, Spaces int
	ModelDegree           wantDistribution `json:"model_degree"`
	SpaceDegree           wantSummary      `json:"space_degree"`
	CoUsage               struct {
		Nodes, Isolates int
		Edges           int64
		WeightTotal     int64 `json:"weight_total"`
		WeightMax       int64 `json:"weight_max"`
		Degree          wantDistribution
		Strength        wantSummary
	} `json:"co_usage"`
	TopUsed         [][2]any `json:"top_used"`
	TopUsedOwners   [][2]any `json:"top_used_owners"`
	TopCoUsed       [][2]any `json:"top_co_used"`
	TopCoUsedOwners [][2]any `json:"top_co_used_owners"`
	Pearson         struct {
		All  wantPopularity `json:"all_models"`
		Used wantPopularity `json:"used_models"`
	}
}

func TestMeasureAsOracle(t *testing.T) {
	for _, o := range readOracle(t) {
		h := &Hub{Owners: o.Owners, Likes: o.Likes, Downloads: o.Downloads}
		for _, p := range o.Pairs {
			h.Pairs = append(h.Pairs, Pair{p[0], p[1]})
		}
		for _, c := range o.Cases {
			options := Options{Top: 100, Workers: 2}
			name := c.Name
			if c.Keep != nil {
				name += ", subfield"
				options.Keep = func(m int32) bool { return slices.Contains(*c.Keep, m) }
			}
			t.Run(name, func(t *testing.T) {
				got := Measure(h, options)
				if c.Want.Edges == 0 {
					if d := cmp.Diff(&Measures{}, got); d != "" {
						t.Error(d)
					}
					return
				}
				compare(t, o.IDs, c.Want, got)
			})
		}
	}
}

func compare(t *testing.T, ids []string, want wantMeasures, got *Measures) {
	integers := map[string][2]int64{
		"edges":                 {int64(want.Edges), int64(got.Pairs)},
		"models":                {int64(want.Models), int64(got.Models)},
		"spaces":                {int64(want.Spaces), int64(got.Spaces)},
		"co_usage.nodes":        {int64(want.CoUsage.Nodes), int64(len(got.CoUsage.Degree))},
		"co_usage.edges":        {want.CoUsage.Edges, got.CoUsage.Edges},
		"co_usage.weight_total": {want.CoUsage.WeightTotal, got.CoUsage.WeightTotal},
		"co_usage.weight_max":   {want.CoUsage.WeightMax, got.CoUsage.WeightMax},
		"co_usage.isolates":     {int64(want.CoUsage.Isolates), int64(got.CoUsage.Isolates)},
	}
	for name, x := range integers {
		if x[0] != x[1] {
			t.Errorf("%s %d, want %d", name, x[1], x[0])
		}
	}
	compareDistribution(t, "model_degree", want.ModelDegree, got.ModelDegree)
	compareDistribution(t, "co_usage.degree", want.CoUsage.Degree, got.CoUsageDegree)
	compareSummary(t, "space_degree", want.SpaceDegree, got.SpaceDegree)
	compareSummary(t, "co_usage.strength", want.CoUsage.Strength, got.CoUsageStrength)
	compareRanking(t, "top_used", ids, want.TopUsed, got.TopUsed)
	compareRanking(t, "top_co_used", ids, want.TopCoUsed, got.TopCoUsed)
	compareOwners(t, "top_used_owners", want.TopUsedOwners, got.TopUsedOwners)
	compareOwners(t, "top_co_used_owners", want.TopCoUsedOwners, got.TopCoUsedOwners)
	compareCorrelation(t, "all_models.likes", want.Pearson.All.Likes, got.AllModels.Likes)
	compareCorrelation(t, "all_models.downloads", want.Pearson.All.Downloads, got.AllModels.Downloads)
	compareCorrelation(t, "used_models.likes", want.Pearson.Used.Likes, got.UsedModels.Likes)
	compareCorrelation(t, "used_models.downloads", want.Pearson.Used.Downloads, got.UsedModels.Downloads)
}

// compareNumber takes null for NaN.
func compareNumber(t *testing.T, name string, want *float64, got, relative float64) {
	t.Helper()
	if want == nil {
		if !math.IsNaN(got) {
			t.Errorf("%s %v, want nothing", name, got)
		}
	} else if !(math.Abs(got-*want) <= relative*math.Abs(*want)) && !(relative < 1e-6 && math.Abs(got-*want) <= 1e-12) {
		t.Errorf("%s %v, want %v", name, got, *want)
	}
}

func compareSummary(t *testing.T, name string, want wantSummary, got stats.Summary) {
	t.Helper()
	n := float64(got.N)
	for i, x := range []struct {
		want *float64
		got  float64
	}{{want.Count, n}, {want.Mean, got.Mean}, {want.Std, got.Std}, {want.Min, got.Min}, {want.P25, got.P25}, {want.P50, got.P50}, {want.P75, got.P75}, {want.Max, got.Max}} {
		compareNumber(t, name+" "+strconv.Itoa(i), x.want, x.got, 1e-9)
	}
}

func compareDistribution(t *testing.T, name string, want wantDistribution, got Distribution) {
	t.Helper()
	compareSummary(t, name, want.wantSummary, got.Summary)
	if len(got.Histogram) != len(want.Histogram) {
		t.Errorf("%s: %d values, want %d", name, len(got.Histogram), len(want.Histogram))
	}
	for _, b := range got.Histogram {
		if w := want.Histogram[strconv.FormatInt(b.Value, 10)]; b.Count != w {
			t.Errorf("%s: %d occurs %d times, want %d", name, b.Value, b.Count, w)
		}
	}
}

func compareRanking(t *testing.T, name string, ids []string, want [][2]any, got []Ranked) {
	t.Helper()
	var have [][2]any
	for _, r := range got {
		have = append(have, [2]any{ids[r.Model], float64(r.Value)})
	}
	if !slices.Equal(have, want) {
		t.Errorf("%s %v, want %v", name, have, want)
	}
}

func compareOwners(t *testing.T, name string, want [][2]any, got []OwnerCount) {
	t.Helper()
	var have [][2]any
	for _, o := range got {
		have = append(have, [2]any{o.Owner, float64(o.Models)})
	}
	if !slices.Equal(have, want) {
		t.Errorf("%s %v, want %v", name, have, want)
	}
}

func compareCorrelation(t *testing.T, name string, want wantCorrelation, got stats.Correlation) {
	t.Helper()
	if got.N != want.N {
		t.Errorf("%s: n %d, want %d", name, got.N, want.N)
	}
	compareNumber(t, name+" r", want.R, got.R, 1e-9)
	compareNumber(t, name+" p", want.P, got.P, 1e-6)
}
