package network

import "math"

// forward is an undirected graph with a strength a link, each stored at its
// end of smaller degree (then number): the links of v stand at
// start[v]:start[v+1], the other ends rising.
type forward struct {
	start    []int
	node     []int32
	strength []float64
}

// forward returns the links of g with s(u, v) as in AverageClustering, not
// divided by the largest weight. Nodes with one edge have no links.
func (g *Graph) forward(w Weighting) *forward {
	f := &forward{start: make([]int, g.N()+1)}
	degree := g.Degrees()
	bounds := split(g.out.start, blockEdges, 1)
	parts := make([]forward, len(bounds)-1)
	inParallel(len(parts), func(i int) {
		lo, hi := bounds[i], bounds[i+1]
		parts[i].start = f.start[lo+1 : hi+1]
		parts[i].add(g, w, degree, lo)
	})
	links := 0
	for i := range parts {
		before := links
		links += len(parts[i].node)
		for v := range parts[i].start {
			parts[i].start[v] += before
		}
	}
	if len(parts) == 1 {
		f.node, f.strength = parts[0].node, parts[0].strength
		return f
	}
	f.node, f.strength = make([]int32, links), make([]float64, links)
	inParallel(len(parts), func(i int) {
		p := &parts[i]
		from := f.start[bounds[i]]
		copy(f.node[from:], p.node)
		copy(f.strength[from:], p.strength)
	})
	return f
}

// add adds the links that are stored at the nodes from lo on, as many as f.start
// has places for, and sets where those of each end.
func (f *forward) add(g *Graph, w Weighting, degree []int32, lo int) {
	edges := g.out.start[lo+len(f.start)] - g.out.start[lo]
	f.node, f.strength = make([]int32, 0, edges), make([]float64, 0, edges)
	for i := range f.start {
		if v := int32(lo + i); degree[v] > 1 {
			f.addOf(g, w, degree, v)
		}
		f.start[i] = len(f.node)
	}
}

// addOf adds the links of v to nodes of larger degree, then number.
func (f *forward) addOf(g *Graph, w Weighting, degree []int32, v int32) {
	out, in, outWeight, inWeight := g.Out(v), g.In(v), g.OutWeights(v), g.InWeights(v)
	own := degree[v]
	for i, j := 0, 0; i < len(out) || j < len(in); {
		x, y := int32(math.MaxInt32), int32(math.MaxInt32) // behind the last
		if i < len(out) {
			x = out[i]
		}
		if j < len(in) {
			y = in[j]
		}
		u := min(x, y)
		if d := degree[u]; own < d || own == d && v < u {
			s := 0.0
			if x == u {
				s += w.root(outWeight[i])
			}
			if y == u {
				s += w.root(inWeight[j])
			}
			f.node, f.strength = append(f.node, u), append(f.strength, s)
		}
		if x == u {
			i++
		}
		if y == u {
			j++
		}
	}
}

// root returns the cube root of what an edge of the given weight counts.
func (w Weighting) root(weight int64) float64 {
	switch {
	case w == Unweighted:
		return 1
	case uint64(weight) < uint64(len(roots)):
		return roots[weight]
	}
	return math.Cbrt(float64(weight))
}

// roots are the cube roots of small numbers, which most weights are.
var roots = func() (r [256]float64) {
	for i := range r {
		r[i] = math.Cbrt(float64(i))
	}
	return r
}()
