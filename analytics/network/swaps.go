package network

import (
	"math/rand/v2"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
)

// Swaps counts the attempts to swap the ends of two edges.
type Swaps struct{ Tried, Made int }

// Rewired returns a random graph in which every node has the in-degree and the out-degree
// that it has in g: the null model of Maslov and Sneppen [1]. Two edges a -> b and c -> d,
// drawn at random, become a -> d and c -> b, unless that makes a self-loop or an edge that
// is there already; this is tried so many times. Every edge has weight 1. The graph need
// not be as connected as g. A directed triangle cannot be turned round by such swaps.
//
// [1] Maslov, Sneppen (2002): Specificity and stability in topology of protein networks,
// Science 296, doi:10.1126/science.1065103.
func (g *Graph) Rewired(tries int, random *rand.Rand) (*Graph, Swaps) {
	edges := make([][2]int32, 0, g.E())
	for v := range int32(g.N()) {
		for _, u := range g.Out(v) {
			edges = append(edges, [2]int32{v, u})
		}
	}
	made := swap(edges, tries, random, pairs.Key, false)
	return fromPairs(g.N(), edges), Swaps{tries, made}
}

// RewiredUndirected is Rewired for the undirected simple graph underlying g, every node of
// which keeps its degree: of a - b and c - d come a - d and c - b, or a - c and b - d, by
// chance. The graph has an edge of weight 1 both ways for each of its links.
func (g *Graph) RewiredUndirected(tries int, random *rand.Rand) (*Graph, Swaps) {
	links := g.links()
	made := swap(links, tries, random, func(a, b int32) uint64 { return pairs.Key(min(a, b), max(a, b)) }, true)
	return fromPairs(g.N(), bothWays(links)), Swaps{tries, made}
}

// Undirected returns the undirected simple graph underlying g, with an edge of weight 1
// both ways for each of its links.
func (g *Graph) Undirected() *Graph {
	u := fromPairs(g.N(), bothWays(g.links()))
	u.ctx = g.ctx
	return u
}

// links lists the pairs of neighbours, the lower number first.
func (g *Graph) links() [][2]int32 {
	var links [][2]int32
	for v := range int32(g.N()) {
		for u := range g.neighbours(v) {
			if v < u.node {
				links = append(links, [2]int32{v, u.node})
			}
		}
	}
	return links
}

func bothWays(links [][2]int32) [][2]int32 {
	out := make([][2]int32, 0, 2*len(links))
	for _, e := range links {
		out = append(out, e, [2]int32{e[1], e[0]})
	}
	return out
}

// swap swaps the second ends of two random edges as often as is tried and possible, and
// returns how often it was. key tells edges apart; with turns the second one may be turned
// round first.
func swap(edges [][2]int32, tries int, random *rand.Rand, key func(a, b int32) uint64, turns bool) (made int) {
	if len(edges) < 2 {
		return 0
	}
	there := make(map[uint64]struct{}, len(edges))
	for _, e := range edges {
		there[key(e[0], e[1])] = struct{}{}
	}
	for range tries {
		i, j := random.IntN(len(edges)), random.IntN(len(edges)-1)
		if j >= i {
			j++
		}
		a, b, c, d := edges[i][0], edges[i][1], edges[j][0], edges[j][1]
		if turns && random.IntN(2) == 1 {
			c, d = d, c
		}
		if a == d || c == b || a == c || b == d { // self-loops, or nothing that changes
			continue
		}
		_, first := there[key(a, d)]
		_, second := there[key(c, b)]
		if first || second {
			continue
		}
		delete(there, key(edges[i][0], edges[i][1]))
		delete(there, key(edges[j][0], edges[j][1]))
		there[key(a, d)], there[key(c, b)] = struct{}{}, struct{}{}
		edges[i], edges[j] = [2]int32{a, d}, [2]int32{c, b}
		made++
	}
	return made
}

// fromPairs lays out n nodes and distinct edges of weight 1.
func fromPairs(n int, edges [][2]int32) *Graph {
	list := make([]pairs.Pair, len(edges))
	for i, e := range edges {
		list[i] = pairs.Pair{Key: pairs.Key(e[0], e[1]), Count: 1}
	}
	return fromEdges(n, pairs.Sort(list))
}
