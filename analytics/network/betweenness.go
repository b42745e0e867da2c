package network

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Betweenness returns the betweenness centrality [1] of each node of the directed graph,
// every edge counting 1: over all pairs of other nodes s and t, the sum of the share of
// the shortest paths from s to t that go through the node, divided by (N-1) (N-2). It
// equals networkx.betweenness_centrality(G), computed by the algorithm of Brandes [2] in
// O(N E) time; 0 for fewer than three nodes.
//
// [1] Freeman (1977): A set of measures of centrality based on betweenness,
// doi:10.2307/3033543.
// [2] Brandes (2001): A faster algorithm for betweenness centrality, Journal of
// Mathematical Sociology 25, doi:10.1080/0022250X.2001.9990249.
func (g *Graph) Betweenness() []float64 {
	sum, _ := g.dependencies(numbers(g.N()))
	scale := g.betweennessScale()
	for v := range sum {
		sum[v] *= scale
	}
	return sum
}

// betweennessScale is 1 over the number of pairs of others.
func (g *Graph) betweennessScale() float64 {
	n := float64(g.N())
	if n < 3 {
		return 0
	}
	return 1 / ((n - 1) * (n - 2))
}

// BetweennessSample is an estimate of the betweenness of every node.
type BetweennessSample struct {
	Values  []float64 // by node
	Epsilon float64   // no value is further from the exact one, with a probability of 1 - Delta
	Delta   float64
}

// SampleBetweenness estimates the betweenness by the shortest paths from pivots only, as
// Brandes and Pich [3] do: nodes drawn at random, with replacement, so that the dependencies
// of the pivots on a node are independent and their mean times N over (N-1) (N-2) has the
// betweenness as its expectation. How far off it is at most comes from the variance among
// the pivots by the empirical Bernstein bound of Maurer and Pontil [4, theorem 4], for both
// sides and all nodes at once: with k pivots, a variance of V and values of at most R,
//
//	sqrt(2 V ln(4 N / delta) / k) + 7 R ln(4 N / delta) / (3 (k - 1))
//
// where R is what a node can reach at most that is in the largest weakly connected
// component. Epsilon is the largest of these. It panics for fewer than 2 pivots and for a
// delta that is not in (0, 1).
//
// [3] Brandes, Pich (2007): Centrality estimation in large networks, International Journal
// of Bifurcation and Chaos 17, doi:10.1142/S0218127407018403.
// [4] Maurer, Pontil (2009): Empirical Bernstein bounds and sample variance penalization,
// arXiv:0907.3740.
func (g *Graph) SampleBetweenness(pivots int, delta float64, seed uint64) *BetweennessSample {
	if pivots < 2 || !(0 < delta && delta < 1) {
		panic(fmt.Sprintf("network: betweenness by %d pivots with delta %v", pivots, delta))
	}
	out := &BetweennessSample{Values: make([]float64, g.N()), Delta: delta}
	if g.N() < 3 {
		return out
	}
	random := rand.New(rand.NewPCG(seed, 0))
	sources := make([]int32, pivots)
	for i := range sources {
		sources[i] = random.Int32N(int32(g.N()))
	}
	n, k := float64(g.N()), float64(pivots)
	scale := n * g.betweennessScale()
	confidence := math.Log(4 * n / delta)
	sum, squares := g.dependencies(sources)
	spread := 0.0 // the largest variance
	for v := range sum {
		mean := sum[v] / k
		spread = max(spread, (squares[v]-float64(mean*sum[v]))/(k-1))
		out.Values[v] = mean * scale
	}
	largest, _ := g.LargestComponent()
	reach := float64(largest.N() - 2)
	out.Epsilon = scale * (math.Sqrt(2*spread*confidence/k) + 7*reach*confidence/(3*(k-1)))
	return out
}

// lanes is the number of parts into which sources are cut: each sums by itself, in order,
// and takes memory for every node.
const lanes = 8

// dependencies returns, for each node, the sum over the sources of their dependency on it
// and of its square. The dependency of s on v is the sum over the targets t of the share
// of the shortest paths from s to t that go through v, s and t being others.
func (g *Graph) dependencies(sources []int32) (sum, squares []float64) {
	var parts [lanes]*lane
	parallel.For(lanes, func(i int) {
		parts[i] = newLane(g)
		for _, s := range sources[i*len(sources)/lanes : (i+1)*len(sources)/lanes] {
			if g.ended() {
				break
			}
			parts[i].from(s)
		}
		parts[i].search = search{}
	})
	sum, squares = parts[0].sum, parts[0].squares
	for _, p := range parts[1:] {
		for v := range sum {
			sum[v] += p.sum[v]
			squares[v] += p.squares[v]
		}
	}
	return sum, squares
}

// lane sums the dependencies of some sources.
type lane struct {
	sum, squares []float64
	search
}

// search is a search for shortest paths from one source, breadth first.
type search struct {
	g     *Graph
	order []int32   // nodes that were found, nearest first
	at    []reached // by node
	next  []int32   // the nodes that come next on shortest paths, for each in order
	first []int32   // where those of each in order begin in next, and at last its length
}

// reached is what is known of a node.
type reached struct {
	paths    float64 // number of shortest paths from the source
	share    float64 // 1 plus the dependency on the node, over the paths to it
	distance int32   // -1 where it was not found
}

func newLane(g *Graph) *lane {
	n := g.N()
	l := &lane{sum: make([]float64, n), squares: make([]float64, n)}
	l.search = search{g: g, order: make([]int32, 0, n), at: make([]reached, n)}
	for v := range l.at {
		l.at[v].distance = -1
	}
	return l
}

// from adds the dependencies of one source.
func (l *lane) from(s int32) {
	l.find(s)
	for i := len(l.order) - 1; i > 0; i-- {
		v := l.order[i]
		onward := 0.0
		for _, u := range l.next[l.first[i]:l.first[i+1]] {
			onward += l.at[u].share
		}
		here := &l.at[v]
		if onward > 0 {
			x := here.paths * onward
			l.sum[v] += x
			l.squares[v] += float64(x * x)
			here.share = (1 + x) / here.paths
		} else {
			here.share = 1 / here.paths
		}
		here.distance = -1
	}
	l.at[s].distance = -1
}

// find counts the shortest paths from s to every node that it reaches.
func (l *search) find(s int32) {
	order, next, first := append(l.order[:0], s), l.next[:0], l.first[:0]
	l.at[s] = reached{paths: 1}
	for i := 0; i < len(order); i++ {
		first = append(first, int32(len(next)))
		here := l.at[order[i]]
		for _, u := range l.g.Out(order[i]) {
			there := &l.at[u]
			if there.distance < 0 {
				there.distance, there.paths = here.distance+1, 0
				order = append(order, u)
			}
			if there.distance > here.distance {
				there.paths += here.paths
				next = append(next, u)
			}
		}
	}
	l.order, l.next, l.first = order, next, append(first, int32(len(next)))
}
