package usage

import (
	"iter"
	"math/bits"
	"slices"
)

// Edge joins two models, I < J (ids), that Weight spaces use together.
type Edge struct {
	I, J   int32
	Weight int32
}

// Edges returns the edges of the co-usage network by rising (I, J). It holds no more
// than one row at a time and may be ranged over repeatedly.
func (g *Graph) Edges() iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		r := newRow(len(g.models))
		for m, id := range g.models {
			touched := r.add(g.members, g.later[g.first[m]:g.first[m+1]])
			r.arrange(m, touched)
			for _, other := range touched {
				e := Edge{id, g.models[other], r.weight[other]}
				r.weight[other] = 0
				if !yield(e) {
					return
				}
			}
		}
	}
}

// arrange sorts the models touched by row m: a few by comparison, many by a scan of
// the weights.
func (r *row) arrange(m int, touched []int32) {
	if len(touched)*bits.Len(uint(len(touched))) < len(r.weight)-m {
		slices.Sort(touched)
		return
	}
	n := 0
	for other := m + 1; n < len(touched); other++ {
		if r.weight[other] != 0 {
			touched[n] = int32(other)
			n++
		}
	}
}
