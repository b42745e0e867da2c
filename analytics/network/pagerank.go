package network

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// PageRankOptions are the options of PageRank. The zero value means the defaults of
// networkx.pagerank.
type PageRankOptions struct {
	Damping       float64 // probability of following an edge, above 0 and up to 1; 0 is 0.85
	Tolerance     float64 // mean change of a rank in the last iteration, above 0; 0 is 1e-6
	MaxIterations int     // 0 is 100
}

// ErrNotConverged reports that the last iteration of PageRank still changed the
// ranks by the tolerance or more.
var ErrNotConverged = errors.New("PageRank does not converge")

// PageRank returns the PageRank [1] of each node: the share of time spent there by a
// walker who follows an edge, in proportion to what it counts, with probability
// Damping, and otherwise, or where no edge leaves, jumps to any node. The ranks add
// up to 1; without nodes there are none. The error wraps ErrNotConverged, is that of
// the context of Until, or says which option is out of range.
//
// It equals networkx.pagerank(G, alpha, weight, tol, max_iter): power iteration from
// equal ranks until their summed change is below Tolerance times the number of
// nodes. Operations are in the order of that program on SciPy, so ranks are equal to
// the last bit, and nodes in equivalent positions keep the order that rounding gives
// them there. The result does not depend on the number of processors.
//
// [1] Page, Brin, Motwani, Winograd (1999): The PageRank citation ranking:
// Bringing order to the Web, Stanford InfoLab 1999-66.
func (g *Graph) PageRank(w Weighting, o PageRankOptions) ([]float64, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	n := g.N()
	if n == 0 {
		return nil, nil
	}
	r := newPowerIteration(g, w, cmp.Or(o.Damping, 0.85))
	defer r.pool.Stop()
	if err := r.converge(g, float64(n)*cmp.Or(o.Tolerance, 1e-6), cmp.Or(o.MaxIterations, 100)); err != nil {
		return nil, err
	}
	ranks := make([]float64, n)
	parallel.For(len(r.parts), func(i int) {
		for lo, hi := r.slots(r.parts[i]); lo < hi; lo++ {
			ranks[r.order[lo]] = r.parts[i].rank[lo]
		}
	})
	return ranks, nil
}

func (o PageRankOptions) check() error {
	switch {
	case !(o.Damping >= 0 && o.Damping <= 1):
		return fmt.Errorf("PageRank: damping is %v, want a number from 0 to 1", o.Damping)
	case !(o.Tolerance >= 0):
		return fmt.Errorf("PageRank: tolerance is %v, want a number above 0", o.Tolerance)
	case o.MaxIterations < 0:
		return fmt.Errorf("PageRank: at most %d iterations, want 1 or more", o.MaxIterations)
	}
	return nil
}

// converge iterates until the ranks change by less than the tolerance, summed up,
// or the context of the graph ends.
func (r *powerIteration) converge(g *Graph, tolerance float64, iterations int) error {
	change := 0.0
	for range iterations {
		if g.ended() {
			return g.ctx.Err()
		}
		if change = r.step(); change < tolerance {
			return nil
		}
	}
	return fmt.Errorf("%w: after %d iterations ranks still change by %.3g, which is not below %.3g", ErrNotConverged, iterations, change, tolerance)
}
