package network

import (
	"math"
	"slices"
)

// RichClub is the club of the nodes of highest degree [1], in two readings: the
// nodes with at least K edges and those with more. Degree is in-degree plus
// out-degree.
//
// [1] Zhou, Mondragón (2004): The rich-club phenomenon in the Internet topology,
// doi:10.1109/LCOMM.2004.831426.
type RichClub struct {
	K        int // the smallest degree among the tenth of the nodes, rounded up, with the highest degrees
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

// RichClub returns the rich club of the top decile, or the zero value without nodes.
// On a regular graph AtLeast is the whole graph and MoreThan is empty.
func (g *Graph) RichClub() RichClub {
	if g.N() == 0 {
		return RichClub{}
	}
	degree := g.Degrees()
	k := topDecile(degree)
	r := RichClub{K: int(k)}
	for _, part := range inBlocks(g, func(lo, hi int) [2]Club { return g.clubs(degree, k, lo, hi) }) {
		r.AtLeast.add(part[0])
		r.MoreThan.add(part[1])
	}
	return r
}

// topDecile returns the smallest among the largest tenth, rounded up, of
// non-negative values. It takes linear time.
func topDecile(values []int32) int32 {
	most := slices.Max(values)
	var count [2][]int // in turn, as adding to what was just added to has to wait
	for i := range count {
		count[i] = make([]int, most+1)
	}
	for i, x := range values {
		count[i%len(count)][x]++
	}
	x := most + 1
	for left := (len(values) + 9) / 10; left > 0; {
		x--
		for _, c := range count {
			left -= c[x]
		}
	}
	return x
}

// clubs counts, among the nodes lo..hi-1, those of degree at least k and those of
// larger degree, each with its edges to other nodes of the same kind.
func (g *Graph) clubs(degree []int32, k int32, lo, hi int) (clubs [2]Club) {
	for v := lo; v < hi; v++ {
		if degree[v] < k {
			continue
		}
		atLeast, moreThan := 0, 0
		for _, u := range g.Out(int32(v)) {
			if degree[u] >= k {
				atLeast++
			}
			if degree[u] > k {
				moreThan++
			}
		}
		clubs[0].add(Club{1, atLeast})
		if degree[v] > k {
			clubs[1].add(Club{1, moreThan})
		}
	}
	return clubs
}

func (c *Club) add(d Club) { c.N, c.E = c.N+d.N, c.E+d.E }
