package lineage

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// oracle is what testdata/expected.py writes.
type oracle struct {
	Lineage struct {
		Cycles struct {
			First []struct{ Models []string }
		}
	}
	Models map[string][2]int // depth, descendants
	Edges  [][2]string
}

// TestNetworkX: depth and descendants of every model, and the cycles, are those of NetworkX.
func TestNetworkX(t *testing.T) {
	for _, name := range []string{"sample", "woven"} {
		text, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var o oracle
		if err := json.Unmarshal(text, &o); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range o.Edges {
			names = append(names, e[:]...)
		}
		slices.Sort(names)
		names = slices.Compact(names)
		number := func(name string) int32 {
			i, _ := slices.BinarySearch(names, name)
			return int32(i)
		}
		var edges []Edge
		for _, e := range o.Edges {
			edges = append(edges, Edge{number(e[0]), number(e[1])})
		}
		g, err := New(edges)
		if err != nil {
			t.Fatal(err)
		}
		descendants, err := g.Descendants(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][2]int{}
		for v, depth := range g.Depths() {
			got[names[g.ID(int32(v))]] = [2]int{int(depth), descendants[v]}
		}
		if d := cmp.Diff(o.Models, got); d != "" || len(got) < 40 {
			t.Errorf("%s: %d models: %s", name, len(got), d)
		}
		var want, cycles [][]string
		for _, c := range o.Lineage.Cycles.First {
			want = append(want, c.Models)
		}
		for _, nodes := range g.Cycles() {
			var cycle []string
			for _, v := range nodes {
				cycle = append(cycle, names[g.ID(v)])
			}
			cycles = append(cycles, cycle)
		}
		if d := cmp.Diff(want, cycles); d != "" {
			t.Errorf("%s: cycles: %s", name, d)
		}
	}
}

// reach returns, by walking, whether there is a way of one step or more from each node up to
// each other, or to itself, and the steps of the shortest.
func reach(g *Graph) [][]int {
	steps := make([][]int, g.N())
	for v := range steps {
		steps[v] = make([]int, g.N())
		layer := []int32{int32(v)}
		for n := 1; len(layer) > 0; n++ {
			var next []int32
			for _, u := range layer {
				for _, b := range g.Bases(u) {
					if steps[v][b] == 0 {
						steps[v][b] = n
						next = append(next, b)
					}
				}
			}
			layer = next
		}
	}
	return steps
}

// TestDefinitions holds everything against the definitions, worked out by walking.
func TestDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{1, 3, 8, 20, 90}).Draw(t, "models")
		up := rapid.IntRange(0, 4).Draw(t, "ways up") == 0 // else bases have lower numbers, but for some
		var edges []Edge
		for range rapid.IntRange(0, 2*n).Draw(t, "edges") {
			e := Edge{rapid.Int32Range(0, int32(n-1)).Draw(t, "model"), rapid.Int32Range(0, int32(n-1)).Draw(t, "base")}
			if !up && e.Model < e.Base {
				e.Model, e.Base = e.Base, e.Model
			}
			edges = append(edges, e)
		}
		g, err := New(edges)
		if err != nil {
			t.Fatal(err)
		}
		checkEdges(t, g, edges)
		steps := reach(g)
		checkDescendants(t, g, steps)
		checkDepths(t, g, steps)
		checkFamilies(t, g)
		marked := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 5), func(i int) bool { return i == 0 }), g.N(), g.N()).Draw(t, "marked")
		checkChains(t, g, steps, marked)
	})
}

func checkEdges(t *rapid.T, g *Graph, edges []Edge) {
	want, got := map[Edge]bool{}, map[Edge]bool{}
	for _, e := range edges {
		if e.Model != e.Base {
			want[e] = true
		}
	}
	for v := range int32(g.N()) {
		for _, b := range g.Bases(v) {
			got[Edge{g.ID(v), g.ID(b)}] = true
			if !slices.Contains(g.Derived(b), v) {
				t.Errorf("%d does not derive from %d", v, b)
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func checkDescendants(t *rapid.T, g *Graph, steps [][]int) {
	got, err := g.Descendants(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	cycles := map[int32]bool{}
	for _, c := range g.Cycles() {
		for _, v := range c {
			cycles[v] = true
			for _, u := range c {
				if steps[v][u] == 0 || steps[u][v] == 0 {
					t.Errorf("%d and %d are not in a cycle", v, u)
				}
			}
		}
	}
	for b := range g.N() {
		want := 0
		for v := range g.N() {
			if v != b && steps[v][b] > 0 {
				want++
			}
		}
		if got[b] != want {
			t.Errorf("%d models derive from %d, want %d", got[b], b, want)
		}
		if cycles[int32(b)] != (steps[b][b] > 0) {
			t.Errorf("%d is in a cycle: %v", b, cycles[int32(b)])
		}
	}
}

// checkDepths: the depth is 0 with no base outside the node's cycle, else one more than that
// of the deepest base outside.
func checkDepths(t *rapid.T, g *Graph, steps [][]int) {
	depth := g.Depths()
	for v := range g.N() {
		want := int32(0)
		for u := range g.N() { // v and all models of its cycle
			if u != v && (steps[u][v] == 0 || steps[v][u] == 0) {
				continue
			}
			for _, b := range g.Bases(int32(u)) {
				if steps[b][v] == 0 {
					want = max(want, depth[b]+1)
				}
			}
		}
		if depth[v] != want {
			t.Errorf("depth of %d is %d, want %d", v, depth[v], want)
		}
	}
}

func checkFamilies(t *rapid.T, g *Graph) {
	of, last, all := map[int32]int{}, int32(-1), 0
	for i, family := range g.Families() {
		if !slices.IsSorted(family) || family[0] <= last {
			t.Errorf("family %d: %v after %d", i, family, last)
		}
		last, all = family[0], all+len(family)
		for _, v := range family {
			of[v] = i
		}
		seen := map[int32]bool{family[0]: true} // one walk comes to all of it
		for todo := family[:1]; len(todo) > 0; {
			v := todo[0]
			todo = slices.Clone(todo[1:])
			for _, u := range slices.Concat(g.Bases(v), g.Derived(v)) {
				if !seen[u] {
					seen[u] = true
					todo = append(todo, u)
				}
			}
		}
		if len(seen) != len(family) {
			t.Errorf("family %v, but %d belong together", family, len(seen))
		}
	}
	if len(of) != g.N() || all != g.N() {
		t.Errorf("%d of %d models have a family", len(of), g.N())
	}
}

func checkChains(t *rapid.T, g *Graph, steps [][]int, marked []bool) {
	distance := g.Distances(marked)
	for v := range g.N() {
		want := int32(-1)
		for b := range g.N() {
			if n := int32(steps[v][b]); marked[b] && n > 0 && (want < 0 || n < want) {
				want = n
			}
		}
		if marked[v] {
			want = 0
		}
		if distance[v] != want {
			t.Errorf("%d is %d steps below a marked one, want %d", v, distance[v], want)
		}
		chain := g.Chain(int32(v), distance)
		if len(chain) != int(want)+1 {
			t.Errorf("chain %v of %d steps", chain, want)
		}
		if len(chain) > 0 {
			if d := cmp.Diff(firstChain(g, []int32{int32(v)}, int(want), marked), chain); d != "" {
				t.Error(d)
			}
		}
	}
}

// firstChain tries all chains of some more steps to a marked node, in their order.
func firstChain(g *Graph, chain []int32, more int, marked []bool) []int32 {
	last := chain[len(chain)-1]
	if more == 0 {
		if marked[last] {
			return chain
		}
		return nil
	}
	for _, b := range g.Bases(last) {
		if found := firstChain(g, append(slices.Clone(chain), b), more-1, marked); found != nil {
			return found
		}
	}
	return nil
}

func TestErrors(t *testing.T) {
	if _, err := New([]Edge{{0, -1}}); err == nil {
		t.Error("a negative number is no error")
	}
	g, err := New([]Edge{{1, 0}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Descendants(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}
