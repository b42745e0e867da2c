package usage

import (
	"sync/atomic"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// CoUsage describes the co-usage network. Columns are in the order of
// Graph.Models.
type CoUsage struct {
	Degree      []int64 // models that share a space with this one
	Strength    []int64 // sum of the weights of its edges
	Edges       int64
	WeightTotal int64 // of all edges
	WeightMax   int64 // 0 when there are no edges
	Isolates    int   // used models that share no space with another
}

// CoUsage measures the projection on the models with the given number of workers (at
// least 1). It takes time proportional to the pairs of models in the same space and,
// for each worker, memory proportional to the models.
func (g *Graph) CoUsage(workers int) *CoUsage {
	out := &CoUsage{Degree: make([]int64, len(g.models)), Strength: g.strengths()}
	for _, s := range out.Strength {
		out.WeightTotal += s
	}
	out.WeightTotal /= 2
	for _, c := range g.count(max(workers, 1)) {
		out.WeightMax = max(out.WeightMax, int64(c.max))
		for m, d := range c.degree {
			out.Degree[m] += int64(d)
		}
	}
	for _, d := range out.Degree {
		out.Edges += d
		if d == 0 {
			out.Isolates++
		}
	}
	out.Edges /= 2
	return out
}

// strengths needs no projection: each space adds, to each of its models, the number
// of its other models.
func (g *Graph) strengths() []int64 {
	out := make([]int64, len(g.models))
	for s := range g.Spaces() {
		list := g.members[g.spaces[s]:g.spaces[s+1]]
		for _, m := range list {
			out[m] += int64(len(list) - 1)
		}
	}
	return out
}

// counter is one worker's part of the degrees and of the largest weight.
type counter struct {
	row    *row
	degree []int32
	max    int32
}

// Workers take models in pieces of this size.
const piece = 16

func (g *Graph) count(workers int) []*counter {
	var next atomic.Int64
	out := make([]*counter, workers)
	parallel.For(workers, func(w int) {
		c := &counter{row: newRow(len(g.models)), degree: make([]int32, len(g.models))}
		out[w] = c
		for {
			from := int(next.Add(piece)) - piece
			if from >= len(g.models) {
				return
			}
			for m := from; m < min(from+piece, len(g.models)); m++ {
				c.add(g, m)
			}
		}
	})
	return out
}

// add counts the edges from model m to those after it, at both ends.
func (c *counter) add(g *Graph, m int) {
	spans := g.later[g.first[m]:g.first[m+1]]
	if len(spans) == 1 {
		c.addAlone(m, g.members[spans[0].from:spans[0].to])
		return
	}
	touched := c.row.add(g.members, spans)
	weight, degree, top := c.row.weight, c.degree, c.max
	for _, other := range touched {
		top = max(top, weight[other])
		weight[other] = 0
		degree[other]++
	}
	c.max = top
	degree[m] += int32(len(touched))
}

// addAlone is add for a model whose later models are all in one space: all weights
// are 1.
func (c *counter) addAlone(m int, others []int32) {
	for _, other := range others {
		c.degree[other]++
	}
	c.degree[m] += int32(len(others))
	c.max = max(c.max, 1)
}
