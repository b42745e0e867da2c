package network

import (
	"math"
	"slices"
)

// RichClub is the club of the nodes of highest degree, in two readings: the
// nodes with at least K edges and those with more. Degree is in-degree plus
// out-degree.
type RichClub struct {
	K        int // the smallest degree among the tenth of the nodes, rounded up, of highest degree
	AtLeast  Club
	MoreThan Club
}

// Club is a set of nodes: how many there are and how many edges among them.
type Club struct{ N, E int }

// Density returns E / (N (N-1)), the directed rich-club coefficient; NaN for
// fewer than two nodes.
func (c Club) Density() float64 {
	if c.N < 2 {
		return math.NaN()
	}
	return float64(c.E) / (float64(c.N) * float64(c.N-1))
}

// RichClub returns the rich club of the top decile; the zero value without
// nodes. On a regular graph AtLeast is the whole graph, MoreThan is empty.
func (g *Graph) RichClub() RichClub {
	if g.N() == 0 {
		return RichClub{}
	}
	degree := g.Degrees()
	k := topDecile(degree)
	return RichClub{K: int(k), AtLeast: g.club(degree, k), MoreThan: g.club(degree, k+1)}
}

// topDecile returns the smallest of the largest tenth, rounded up, of values
// that are not negative. It takes linear time.
func topDecile(values []int32) int32 {
	count := make([]int, slices.Max(values)+1)
	for _, x := range values {
		count[x]++
	}
	x := int32(len(count) - 1)
	for left := (len(values)+9)/10 - count[x]; left > 0; left -= count[x] {
		x--
	}
	return x
}

// club counts the nodes of at least the given degree and the edges among them.
func (g *Graph) club(degree []int32, least int32) Club {
	var c Club
	for v, d := range degree {
		if d < least {
			continue
		}
		c.N++
		for _, u := range g.Out(int32(v)) {
			if degree[u] >= least {
				c.E++
			}
		}
	}
	return c
}
