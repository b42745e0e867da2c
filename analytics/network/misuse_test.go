package network

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestPageRankRefusesImpossibleOptions(t *testing.T) {
	g := directed([2]int32{0, 1}, [2]int32{1, 2})
	nan := math.NaN()
	for _, tt := range []struct {
		o    PageRankOptions
		want string
	}{
		{PageRankOptions{Tolerance: -1e-9}, "tolerance is -1e-09"},
		{PageRankOptions{Tolerance: nan}, "tolerance is NaN"},
		{PageRankOptions{Damping: -0.1}, "damping is -0.1"},
		{PageRankOptions{Damping: 1.5}, "damping is 1.5"},
		{PageRankOptions{Damping: nan}, "damping is NaN"},
		{PageRankOptions{MaxIterations: -1}, "at most -1 iterations"},
	} {
		for _, g := range []*Graph{g, directed()} {
			ranks, err := g.PageRank(Weighted, tt.o)
			if err == nil || !strings.Contains(err.Error(), tt.want) || errors.Is(err, ErrNotConverged) || ranks != nil {
				t.Errorf("%+v of %d nodes: %v, %v, want an error of %s", tt.o, g.N(), ranks, err, tt.want)
			}
		}
	}
}

func TestPageRankThatDoesNotConverge(t *testing.T) {
	// A walker who always follows an edge goes to and fro between the middle and the ends.
	star := directed([2]int32{0, 1}, [2]int32{1, 0}, [2]int32{0, 2}, [2]int32{2, 0})
	if ranks, err := star.PageRank(Unweighted, PageRankOptions{Damping: 1}); !errors.Is(err, ErrNotConverged) || ranks != nil {
		t.Errorf("damping 1: %v, %v", ranks, err)
	}
	if _, err := star.PageRank(Unweighted, PageRankOptions{Tolerance: math.SmallestNonzeroFloat64}); !errors.Is(err, ErrNotConverged) && err != nil {
		t.Errorf("smallest tolerance: %v", err)
	}
	_, err := star.PageRank(Unweighted, PageRankOptions{MaxIterations: 3})
	if !errors.Is(err, ErrNotConverged) || !strings.Contains(err.Error(), "after 3 iterations") {
		t.Errorf("three iterations: %v", err)
	}
}

// Graphs without what most metrics are made of: every method returns, and what is
// not defined is NaN.
func TestMetricsOfGraphsWithoutEdges(t *testing.T) {
	var alone Builder
	alone.AddNode(7)
	var three Builder
	for id := range int32(3) {
		three.AddNode(id)
	}
	one, _ := built(&alone)
	isolated, _ := built(&three)
	for name, g := range map[string]*Graph{"zero value": {}, "nothing": directed(), "one node": one, "three nodes": isolated} {
		t.Run(name, func(t *testing.T) {
			n := g.N()
			if len(g.Degrees()) != n || len(g.InDegrees()) != n || len(g.OutDegrees()) != n || len(g.CoreNumbers()) != n || g.WeakComponents() != n {
				t.Errorf("degrees %v, core numbers %v, %d components", g.Degrees(), g.CoreNumbers(), g.WeakComponents())
			}
			undefined := map[string]float64{
				"reciprocity": g.Reciprocity(), "assortativity": g.Assortativity(), "undirected assortativity": g.AssortativityUndirected(),
			}
			if n == 0 {
				undefined["density"], undefined["average degree"] = g.Density(), g.AverageDegree()
			} else if g.Density() != 0 || g.AverageDegree() != 0 {
				t.Errorf("density %v, average degree %v, want 0", g.Density(), g.AverageDegree())
			}
			for _, w := range weightings {
				c := g.CNM(w)
				if len(c.Of) != n || c.Count() != n {
					t.Errorf("communities %+v", c)
				}
				undefined["modularity"] = g.Modularity(c, w)
				if n == 0 {
					undefined["clustering"] = g.AverageClustering(w)
				} else if g.AverageClustering(w) != 0 {
					t.Errorf("clustering %v, want 0", g.AverageClustering(w))
				}
				rank, err := g.PageRank(w, PageRankOptions{})
				if len(rank) != n || err != nil {
					t.Fatalf("PageRank %v, %v", rank, err)
				}
				for _, x := range rank {
					near(t, "rank", x, 1/float64(n))
				}
			}
			for what, x := range undefined {
				if !math.IsNaN(x) {
					t.Errorf("%s is %v, want it undefined", what, x)
				}
			}
			for k, want := range map[int]int{-1: n, 0: n, 1: 0, math.MaxInt: 0} {
				if sub, nodes := g.KCore(k); sub.N() != want || len(nodes) != want {
					t.Errorf("%d-core has nodes %v", k, nodes)
				}
			}
			if r := g.RichClub(); r.K != 0 || r.AtLeast.N != n || r.MoreThan.N != 0 {
				t.Errorf("rich club %+v", r)
			}
		})
	}
}

func TestModularityRefusesAForeignPartition(t *testing.T) {
	g := directed([2]int32{0, 1}, [2]int32{1, 2})
	for name, c := range map[string]*Communities{
		"two nodes":            {Of: []int32{0, 0}, Sizes: []int{2}},
		"no communities":       {Of: []int32{0, 0, 0}},
		"an unknown community": {Of: []int32{0, 0, 1}, Sizes: []int{3}},
		"a negative community": {Of: []int32{0, 0, -1}, Sizes: []int{3}},
	} {
		func() {
			defer func() {
				if text, ok := recover().(string); !ok || !strings.HasPrefix(text, "network: ") {
					t.Errorf("%s: %v, want a panic that says what is wrong", name, text)
				}
			}()
			g.Modularity(c, Unweighted)
		}()
	}
}
