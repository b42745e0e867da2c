package usage

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// Spaces 3: models 2 5 7; 4: 5 7; 9: 2; 11: 7 40; model 8 alone in space 12.
var small = []Pair{{3, 2}, {3, 5}, {3, 7}, {4, 5}, {4, 7}, {9, 2}, {11, 7}, {11, 40}, {12, 8}}

func TestGraph(t *testing.T) {
	g := NewGraph(small, nil)
	if g.Pairs() != 9 || g.Spaces() != 5 {
		t.Errorf("%d pairs, %d spaces, want 9 and 5", g.Pairs(), g.Spaces())
	}
	if want := []int32{2, 5, 7, 8, 40}; !slices.Equal(g.Models(), want) {
		t.Errorf("models %v, want %v", g.Models(), want)
	}
	if want := []int64{2, 2, 3, 1, 1}; !slices.Equal(g.ModelDegrees(), want) {
		t.Errorf("degrees %v, want %v", g.ModelDegrees(), want)
	}
	if want := []int64{3, 2, 1, 2, 1}; !slices.Equal(g.SpaceDegrees(), want) {
		t.Errorf("degrees of spaces %v, want %v", g.SpaceDegrees(), want)
	}
	wantEdges := []Edge{{2, 5, 1}, {2, 7, 1}, {5, 7, 2}, {7, 40, 1}}
	if d := gocmp.Diff(wantEdges, slices.Collect(g.Edges())); d != "" {
		t.Error(d)
	}
	want := &CoUsage{Degree: []int64{2, 2, 3, 0, 1}, Strength: []int64{2, 3, 4, 0, 1}, Edges: 4, WeightTotal: 5, WeightMax: 2, Isolates: 1}
	for workers := range 4 {
		if d := gocmp.Diff(want, g.CoUsage(workers)); d != "" {
			t.Errorf("%d workers: %s", workers, d)
		}
	}
}

func TestEmptyGraph(t *testing.T) {
	for _, g := range []*Graph{NewGraph(nil, nil), NewGraph(small, func(int32) bool { return false })} {
		if g.Pairs() != 0 || g.Spaces() != 0 || len(g.Models()) != 0 {
			t.Errorf("%d pairs, %d spaces, %d models of nothing", g.Pairs(), g.Spaces(), len(g.Models()))
		}
		if d := gocmp.Diff(&CoUsage{Degree: []int64{}, Strength: []int64{}}, g.CoUsage(2)); d != "" {
			t.Error(d)
		}
		for e := range g.Edges() {
			t.Errorf("edge %v", e)
		}
	}
	h := &Hub{Pairs: small, Owners: make([]string, 41), Likes: make([]int64, 41), Downloads: make([]int64, 41)}
	if d := gocmp.Diff(&Measures{}, Measure(h, Options{Keep: func(m int32) bool { return m == 1 }, Top: 5})); d != "" {
		t.Error(d)
	}
}

// drawPairs draws usages, some twice, in any order: of few models, which share
// many spaces, or of many.
func drawPairs(t *rapid.T) []Pair {
	models := rapid.SampledFrom([]int32{1, 4, 12, 60, 5000}).Draw(t, "models")
	pair := rapid.Custom(func(t *rapid.T) Pair {
		return Pair{rapid.Int32Range(0, 9).Draw(t, "space"), rapid.Int32Range(0, models-1).Draw(t, "model")}
	})
	return rapid.SliceOfN(pair, 0, 120).Draw(t, "pairs")
}

// The projection by its definition: for each two models the spaces of both.
func project(pairs []Pair, keep func(int32) bool) map[[2]int32]int32 {
	spaces := map[int32]map[int32]bool{}
	for _, p := range pairs {
		if keep(p.Model) {
			if spaces[p.Model] == nil {
				spaces[p.Model] = map[int32]bool{}
			}
			spaces[p.Model][p.Space] = true
		}
	}
	out := map[[2]int32]int32{}
	for i, a := range spaces {
		for j, b := range spaces {
			for s := range a {
				if i < j && b[s] {
					out[[2]int32{i, j}]++
				}
			}
		}
	}
	return out
}

func TestCoUsageByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := drawPairs(t)
		before := slices.Clone(pairs)
		dropped := rapid.Int32Range(2, 9).Draw(t, "dropped")
		keep := func(m int32) bool { return m%dropped != 1 }
		g := NewGraph(pairs, keep)
		want := project(pairs, keep)

		got := map[[2]int32]int32{}
		last := [2]int32{-1, -1}
		for e := range g.Edges() {
			at := [2]int32{e.I, e.J}
			if slices.Compare(last[:], at[:]) >= 0 {
				t.Fatalf("%v after %v", at, last)
			}
			last = at
			got[at] = e.Weight
		}
		if !maps.Equal(got, want) {
			t.Fatalf("edges %v, want %v", got, want)
		}
		if !slices.Equal(pairs, before) {
			t.Fatal("the pairs were changed")
		}
		checkCoUsage(t, g, want)
	})
}

func checkCoUsage(t *rapid.T, g *Graph, edges map[[2]int32]int32) {
	want := CoUsage{Degree: make([]int64, len(g.Models())), Strength: make([]int64, len(g.Models())), Edges: int64(len(edges))}
	for e, w := range edges {
		want.WeightTotal += int64(w)
		want.WeightMax = max(want.WeightMax, int64(w))
		for _, id := range e {
			i := slices.Index(g.Models(), id)
			want.Degree[i]++
			want.Strength[i] += int64(w)
		}
	}
	for _, d := range want.Degree {
		if d == 0 {
			want.Isolates++
		}
	}
	for _, workers := range []int{1, 2, 5} {
		if d := gocmp.Diff(&want, g.CoUsage(workers)); d != "" {
			t.Fatalf("%d workers: %s", workers, d)
		}
	}
}

func TestEdgesStopAndStartAgain(t *testing.T) {
	g := NewGraph(small, nil)
	for range g.Edges() {
		break
	}
	n := 0
	for e := range g.Edges() {
		if n++; e == (Edge{5, 7, 2}) {
			break
		}
	}
	if all := len(slices.Collect(g.Edges())); n != 3 || all != 4 {
		t.Errorf("stopped after %d, then %d edges; want 3 and 4", n, all)
	}
}

func TestRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 5), 0, 30).Draw(t, "values")
		top := rapid.IntRange(-1, 35).Draw(t, "top")
		models := make([]int32, len(values))
		var want []Ranked
		for i := range models {
			models[i] = int32(3*i + 1)
			want = append(want, Ranked{models[i], values[i]})
		}
		slices.SortFunc(want, func(a, b Ranked) int { return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Model, b.Model)) })
		want = want[:max(0, min(top, len(want)))]
		if got := Rank(models, values, stats.Sort(values), top); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestCountOwners(t *testing.T) {
	owners := []string{"bo-quill", "ada-wren", "", "gust-lab", "bo-quill", "gust-lab"}
	ranking := []Ranked{{3, 9}, {0, 8}, {2, 7}, {4, 7}, {1, 1}, {5, 1}}
	want := []OwnerCount{{"bo-quill", 2}, {"gust-lab", 2}, {"", 1}, {"ada-wren", 1}}
	if d := gocmp.Diff(want, CountOwners(ranking, owners)); d != "" {
		t.Error(d)
	}
}

// TestCore compares the cores with the definition: as long as a model is co-used
// with fewer than k others, it goes.
func TestCore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs, k := drawPairs(t), rapid.IntRange(-1, 8).Draw(t, "k")
		gone := map[int32]bool{}
		keep := func(m int32) bool { return !gone[m] }
		for again := true; again; {
			again = false
			degree := map[int32]int{}
			for edge := range project(pairs, keep) {
				degree[edge[0]]++
				degree[edge[1]]++
			}
			for _, p := range pairs {
				if keep(p.Model) && degree[p.Model] < k {
					gone[p.Model], again = true, true
				}
			}
		}
		want := NewGraph(pairs, keep)
		got, err := NewGraph(pairs, nil).Core(context.Background(), k)
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(want, got, gocmp.AllowUnexported(Graph{}, span{}), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%d-core: %s", k, d)
		}
	})
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewGraph(small, nil).Core(stopped, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
}
