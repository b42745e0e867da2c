package usage

import (
	"cmp"
	"slices"
)

// Pair says that a space uses a model.
type Pair struct{ Space, Model int32 }

// Graph is the bipartite network of the spaces that use a model and the models that
// are used. It does not change after NewGraph, so several goroutines may use it. It
// holds up to 2^32 pairs.
type Graph struct {
	models  []int32 // ids of the used models, rising; below, a model is an index into this list
	members []int32 // models by space, each space's rising
	spaces  []int   // members[spaces[s]:spaces[s+1]] are those of the s-th space
	degree  []int64 // spaces by model
	later   []span  // by model: the rest of each space's list after the model, if any
	first   []int   // later[first[m]:first[m+1]] are those of model m
}

// span is a part of Graph.members.
type span struct{ from, to uint32 }

// NewGraph builds the graph of the pairs whose model is kept; a nil keep keeps all.
// Duplicate pairs count once. pairs is not changed.
func NewGraph(pairs []Pair, keep func(model int32) bool) *Graph {
	kept := distinct(pairs, keep)
	models, place := usedModels(kept)
	g := &Graph{models: models, members: make([]int32, len(kept)), degree: make([]int64, len(models))}
	for i, p := range kept {
		if i == 0 || p.Space != kept[i-1].Space {
			g.spaces = append(g.spaces, i)
		}
		m := place[p.Model]
		g.members[i] = m
		g.degree[m]++
	}
	g.spaces = append(g.spaces, len(kept))
	g.fillLater()
	return g
}

// distinct returns the kept pairs by rising (space, model), each once.
func distinct(pairs []Pair, keep func(int32) bool) []Pair {
	out := make([]Pair, 0, len(pairs))
	for _, p := range pairs {
		if keep == nil || keep(p.Model) {
			out = append(out, p)
		}
	}
	bySpace := func(a, b Pair) int { return cmp.Or(cmp.Compare(a.Space, b.Space), cmp.Compare(a.Model, b.Model)) }
	if !slices.IsSortedFunc(out, bySpace) {
		slices.SortFunc(out, bySpace)
	}
	return slices.Compact(out)
}

// usedModels returns the ids of the models in pairs, rising, and the place in that
// list by id.
func usedModels(pairs []Pair) (ids, place []int32) {
	size := int32(0)
	for _, p := range pairs {
		size = max(size, p.Model+1)
	}
	place = make([]int32, size)
	for _, p := range pairs {
		place[p.Model] = 1
	}
	for id, used := range place {
		if used == 1 {
			place[id] = int32(len(ids))
			ids = append(ids, int32(id))
		}
	}
	return ids, place
}

// fillLater sets first and later: for each model, by rising space, what follows
// it in the list of the space.
func (g *Graph) fillLater() {
	g.first = make([]int, len(g.models)+2)
	g.eachLater(func(m int32, _ span) { g.first[m+2]++ })
	for i := 2; i < len(g.first); i++ {
		g.first[i] += g.first[i-1]
	}
	// first[m+1] is where model m is filled next; in the end it is where m+1 begins
	g.later = make([]span, g.first[len(g.first)-1])
	g.eachLater(func(m int32, s span) {
		g.later[g.first[m+1]] = s
		g.first[m+1]++
	})
}

func (g *Graph) eachLater(fn func(model int32, rest span)) {
	for s := range g.Spaces() {
		end := g.spaces[s+1]
		for i := g.spaces[s]; i < end-1; i++ {
			fn(g.members[i], span{uint32(i + 1), uint32(end)})
		}
	}
}

// Pairs returns the number of distinct pairs, the edges of the graph.
func (g *Graph) Pairs() int { return len(g.members) }

// Spaces returns the number of spaces.
func (g *Graph) Spaces() int { return len(g.spaces) - 1 }

// Models returns the ids of the used models, rising. Columns by model are in
// this order. The caller must not change it.
func (g *Graph) Models() []int32 { return g.models }

// ModelDegrees returns, for each of Models, the number of spaces that use it.
// The caller must not change it.
func (g *Graph) ModelDegrees() []int64 { return g.degree }

// SpaceDegrees returns the number of models for each space, by rising space.
func (g *Graph) SpaceDegrees() []int64 {
	out := make([]int64, g.Spaces())
	for s := range out {
		out[s] = int64(g.spaces[s+1] - g.spaces[s])
	}
	return out
}
