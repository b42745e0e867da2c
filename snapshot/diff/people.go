package diff

import (
	"maps"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// developers returns the people who authored a commit or started a discussion.
func (s *side) developers() []item {
	var out []item
	for p, active := range s.active {
		if active {
			out = append(out, item{key: uint64(p)})
		}
	}
	return out
}

// collaboration returns the edges between people who commit to the same
// models. The value of an edge is the number of commits it stands for.
func (s *side) collaboration() []item {
	edges := map[uint64]int64{}
	add := func(from, to int32, commits int64) { edges[uint64(from)<<32|uint64(to)] += commits }
	var committers []int32
	var firsts []int64
	keys := slices.Sorted(maps.Keys(s.firsts)) // by model, then by committer
	for i, key := range keys {
		committers, firsts = append(committers, int32(uint32(key))), append(firsts, s.firsts[key])
		if i+1 == len(keys) || keys[i+1]>>32 != key>>32 {
			hub.CollaborationEdges(committers, firsts, add)
			committers, firsts = committers[:0], firsts[:0]
		}
	}
	out := make([]item, 0, len(edges))
	for key, commits := range edges { // sorted when compared
		out = append(out, item{key, commits})
	}
	return out
}
