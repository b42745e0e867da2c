package diff

import (
	"maps"
	"slices"
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

// collaboration returns the edges between people who commit to the same models,
// as analyze makes them (arXiv:2405.13058, section 3): for every commit of a
// model one from its first author to each other committer. The value is how
// many commits an edge stands for. Self-loops are left out.
func (s *side) collaboration() []item {
	edges := map[uint64]int64{}
	pairs := slices.Sorted(maps.Keys(s.firsts)) // by model, then by committer
	for len(pairs) > 0 {
		n := 1
		for n < len(pairs) && pairs[n]>>32 == pairs[0]>>32 {
			n++
		}
		s.connect(edges, pairs[:n])
		pairs = pairs[n:]
	}
	out := make([]item, 0, len(edges))
	for key, commits := range edges { // sorted by whoever compares
		out = append(out, item{key, commits})
	}
	return out
}

// connect adds the edges of one model.
func (s *side) connect(edges map[uint64]int64, committers []uint64) {
	if len(committers) == 1 {
		return
	}
	for _, from := range committers {
		commits := s.firsts[from]
		if commits == 0 {
			continue
		}
		for _, to := range committers {
			if to != from {
				edges[from<<32|to&0xffffffff] += commits
			}
		}
	}
}
