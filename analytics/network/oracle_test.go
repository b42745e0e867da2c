package network

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// oracleCase is one graph with what NetworkX 3.1 finds; see
// testdata/oracle/make.py. A nil number is undefined.
type oracleCase struct {
	Name       string
	Edges      []int64 // source, target, weight, source ...
	Unweighted oracleMeasures
	Weighted   oracleMeasures

	MixedModularity         float64 `json:"mixed_modularity"`
	Core                    []int32
	Density                 float64
	Reciprocity             float64
	Assortativity           *float64
	AssortativityUndirected *float64 `json:"assortativity_undirected"`
	RichClub                struct {
		K   int
		Ge  *float64
		GeN int `json:"ge_n"`
		GeE int `json:"ge_e"`
		Gt  *float64
		GtN int `json:"gt_n"`
		GtE int `json:"gt_e"`
	} `json:"rich_club"`
	WeakComponents int `json:"weak_components"`
}

type oracleMeasures struct {
	Greedy     []int32
	Modularity float64
	Clustering float64
	PageRank   []float64
}

func (c *oracleCase) graph() *Graph {
	var b Builder
	for i := 0; i < len(c.Edges); i += 3 {
		b.Add(int32(c.Edges[i]), int32(c.Edges[i+1]), c.Edges[i+2])
	}
	g, _ := built(&b)
	return g
}

func (c *oracleCase) measures(w Weighting) *oracleMeasures {
	if w == Weighted {
		return &c.Weighted
	}
	return &c.Unweighted
}

var weightings = []Weighting{Unweighted, Weighted}

func (w Weighting) String() string {
	if w == Weighted {
		return "weighted"
	}
	return "unweighted"
}

// oracleDir names a directory of other expectations from make.py.
const oracleDir = "NETWORK_ORACLE"

// oracleCases reads a file of testdata/oracle, or of the directory in oracleDir.
func oracleCases(tb testing.TB, name string) []oracleCase {
	tb.Helper()
	dir := cmp.Or(os.Getenv(oracleDir), filepath.Join("testdata", "oracle"))
	var cases []oracleCase
	for dec := json.NewDecoder(bytes.NewReader(hubtest.Gunzip(tb, filepath.Join(dir, name)))); dec.More(); {
		var c oracleCase
		if err := dec.Decode(&c); err != nil {
			tb.Fatal(err)
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 && os.Getenv(oracleDir) == "" {
		tb.Fatalf("%s has no graph", name)
	}
	return cases
}

// near compares with a relative tolerance, next to 0 with an absolute one.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if d := math.Abs(got - want); !(d <= 1e-11*max(math.Abs(got), math.Abs(want)) || d <= 1e-12) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// defined compares a value with one that may be undefined.
func defined(t *testing.T, what string, got float64, want *float64) {
	t.Helper()
	if want == nil {
		if !math.IsNaN(got) {
			t.Errorf("%s is %v, want it undefined", what, got)
		}
		return
	}
	near(t, what, got, *want)
}

func TestOracle(t *testing.T) {
	for _, c := range oracleCases(t, "graphs.jsonl.gz") {
		t.Run(c.Name, func(t *testing.T) {
			g := c.graph()
			near(t, "density", g.Density(), c.Density)
			near(t, "reciprocity", g.Reciprocity(), c.Reciprocity)
			defined(t, "assortativity", g.Assortativity(), c.Assortativity)
			defined(t, "undirected assortativity", g.AssortativityUndirected(), c.AssortativityUndirected)
			if got := g.CoreNumbers(); !slices.Equal(got, c.Core) {
				t.Errorf("core numbers %v, want %v", got, c.Core)
			}
			if got := g.WeakComponents(); got != c.WeakComponents {
				t.Errorf("%d weak components, want %d", got, c.WeakComponents)
			}
			club := g.RichClub()
			want := RichClub{c.RichClub.K, Club{c.RichClub.GeN, c.RichClub.GeE}, Club{c.RichClub.GtN, c.RichClub.GtE}}
			if club != want {
				t.Errorf("rich club %+v, want %+v", club, want)
			}
			defined(t, "rich club density", club.AtLeast.Density(), c.RichClub.Ge)
			defined(t, "strict rich club density", club.MoreThan.Density(), c.RichClub.Gt)
			near(t, "mixed modularity", g.Modularity(g.CNM(Unweighted), Weighted), c.MixedModularity)
			for _, w := range weightings {
				checkMeasures(t, g, w, c.measures(w))
			}
		})
	}
}

func checkMeasures(t *testing.T, g *Graph, w Weighting, want *oracleMeasures) {
	communities := g.CNM(w)
	if !slices.Equal(communities.Of, want.Greedy) {
		t.Errorf("%v communities %v, want %v", w, communities.Of, want.Greedy)
	}
	near(t, w.String()+" modularity", g.Modularity(communities, w), want.Modularity)
	near(t, w.String()+" clustering", g.AverageClustering(w), want.Clustering)
	for v, x := range ranks(g, w, referenceTolerance) {
		if x != want.PageRank[v] {
			t.Errorf("%v PageRank of node %d is %v, want %v to the last bit", w, v, x, want.PageRank[v])
			break
		}
	}
}

func TestCNMOracle(t *testing.T) {
	for i, c := range oracleCases(t, "greedy.jsonl.gz") {
		g := c.graph()
		for _, w := range weightings {
			if got, want := g.CNM(w).Of, c.measures(w).Greedy; !slices.Equal(got, want) {
				t.Errorf("line %d, %s: %v communities of %v\n got %v\nwant %v", i+1, c.Name, w, c.Edges, got, want)
			}
		}
	}
}
