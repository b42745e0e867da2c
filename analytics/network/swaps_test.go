package network

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// nullCase is a random graph of ours with what NetworkX finds in it; see
// testdata/oracle/nulls.py.
type nullCase struct {
	Name       string
	Undirected bool    // made by RewiredUndirected of the largest component
	Edges      []int64 // as those of oracleCase
	Of         []int64 // edges of what was rewired
	Made       int

	Largest      int      `json:",omitempty"`
	Assort       *float64 `json:",omitempty"`
	Club         float64  `json:",omitempty"`
	Transitivity float64  `json:",omitempty"`
	Distance     float64  `json:",omitempty"` // in the largest component
}

func numbersOf(g *Graph) (out []int64) {
	for v := range int32(g.N()) {
		for _, u := range g.Out(v) {
			out = append(out, int64(v), int64(u), 1)
		}
	}
	return out
}

// rewired are the null graphs that the cases are of.
func rewired(t *testing.T) (graphs []*Graph, cases []nullCase) {
	for _, c := range communityCases(t) {
		if !slices.Contains([]string{"hub", "karate one way", "teams of 400"}, c.Name) {
			continue
		}
		part, _ := c.graph.LargestComponent()
		directed, made := c.graph.Rewired(10*c.graph.E(), rand.New(rand.NewPCG(3, 0)))
		undirected, madeToo := part.RewiredUndirected(5*part.Undirected().E(), rand.New(rand.NewPCG(3, 0)))
		graphs = append(graphs, directed, undirected)
		cases = append(cases, nullCase{Name: c.Name, Edges: numbersOf(directed), Of: numbersOf(c.graph), Made: made.Made},
			nullCase{Name: c.Name, Undirected: true, Edges: numbersOf(undirected), Of: numbersOf(part.Undirected()), Made: madeToo.Made})
	}
	return graphs, cases
}

// In the random graphs that are made, which are always the same, the numbers are those of
// NetworkX. With NETWORK_NULLS=FILE the graphs are written for it.
func TestRewiredOracle(t *testing.T) {
	graphs, cases := rewired(t)
	if path := os.Getenv("NETWORK_NULLS"); path != "" {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		for _, c := range cases {
			if err := enc.Encode(c); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	dec := json.NewDecoder(bytes.NewReader(hubtest.Gunzip(t, filepath.Join("testdata", "oracle", "nulls.jsonl.gz"))))
	for i, g := range graphs {
		var want nullCase
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if c := cases[i]; c.Name != want.Name || c.Undirected != want.Undirected || !slices.Equal(c.Edges, want.Edges) || c.Made != want.Made {
			t.Fatalf("%s: another graph than before", c.Name)
		}
		part, _ := g.LargestComponent()
		if part.N() != want.Largest {
			t.Errorf("%s: %d nodes in the largest component, want %d", want.Name, part.N(), want.Largest)
		}
		if want.Undirected {
			near(t, want.Name+": transitivity", g.Transitivity(), want.Transitivity)
			near(t, want.Name+": distance", part.MeanDistance(numbers(part.N())), want.Distance)
			continue
		}
		defined(t, want.Name+": assortativity", g.Assortativity(), want.Assort)
		near(t, want.Name+": rich club", g.RichClub().AtLeast.Density(), want.Club)
	}
	if len(graphs) != 6 {
		t.Errorf("%d graphs", len(graphs))
	}
}

// Swaps keep every degree, and make no self-loop and no edge twice; what was made is at most
// what was tried.
func TestRewired(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		g, seed := drawGraph(t), rapid.Uint64().Draw(t, "seed")
		tries := rapid.IntRange(0, 200).Draw(t, "tries")
		random := rand.New(rand.NewPCG(seed, 0))
		h, swaps := g.Rewired(tries, random)
		if !slices.Equal(h.OutDegrees(), g.OutDegrees()) || !slices.Equal(h.InDegrees(), g.InDegrees()) {
			t.Fatalf("degrees %v and %v, were %v and %v", h.OutDegrees(), h.InDegrees(), g.OutDegrees(), g.InDegrees())
		}
		before := g.Undirected()
		u, more := g.RewiredUndirected(tries, random)
		if !slices.Equal(u.OutDegrees(), before.OutDegrees()) {
			t.Fatalf("degrees %v, were %v", u.OutDegrees(), before.OutDegrees())
		}
		for _, x := range []*Graph{h, u, before} {
			for v := range int32(x.N()) {
				out := x.Out(v)
				if slices.Contains(out, v) || !slices.IsSorted(out) || len(slices.Compact(slices.Clone(out))) != len(out) {
					t.Fatalf("edges of %d: %v", v, out)
				}
				if x != h && !slices.Equal(out, x.In(v)) {
					t.Fatalf("links of %d: %v and %v", v, out, x.In(v))
				}
			}
		}
		for _, s := range []Swaps{swaps, more} {
			if s.Tried != tries || s.Made < 0 || s.Made > tries {
				t.Fatalf("%+v of %d", s, tries)
			}
		}
		if same := slices.Equal(numbersOf(h), numbersOf(g)); same && swaps.Made == 1 || !same && swaps.Made == 0 {
			t.Fatalf("%d swaps, the same %v", swaps.Made, same)
		}
		moved += swaps.Made
	})
	if moved < 100 {
		t.Errorf("%d swaps in all", moved)
	}
}

// Two links a - b and c - d with nothing else can become each of the other two pairs, and
// all three come equally often.
func TestRewiredUndirectedReachesAll(t *testing.T) {
	g := directed([2]int32{0, 1}, [2]int32{2, 3})
	random := rand.New(rand.NewPCG(1, 1))
	count := map[int32]int{}
	for range 3000 {
		h, _ := g.RewiredUndirected(9, random)
		count[h.Out(0)[0]]++
	}
	for partner := int32(1); partner < 4; partner++ {
		if n := count[partner]; n < 850 || n > 1150 {
			t.Errorf("node 0 is joined with %d in %d of 3000", partner, n)
		}
	}
}

func TestTransitivityAndDistanceOfNothing(t *testing.T) {
	pair := directed([2]int32{0, 1})
	if !math.IsNaN(pair.Transitivity()) || !math.IsNaN(new(Graph).Transitivity()) || !math.IsNaN(new(Graph).MeanDistance(nil)) {
		t.Error("defined")
	}
	if got := pair.MeanDistance([]int32{1}); got != 1 {
		t.Errorf("%v", got)
	}
	if part, nodes := directed([2]int32{0, 1}, [2]int32{2, 3}, [2]int32{4, 3}).LargestComponent(); part.N() != 3 || !slices.Equal(nodes, []int32{2, 3, 4}) {
		t.Errorf("%v", nodes)
	}
}
