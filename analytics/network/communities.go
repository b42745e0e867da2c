package network

import (
	"cmp"
	"slices"
)

// Communities is a partition of the nodes of a graph.
type Communities struct {
	Of    []int32 // by node, the number of its community
	Sizes []int   // nodes in each community, in falling order
}

// Count returns the number of communities.
func (c *Communities) Count() int { return len(c.Sizes) }

// newCommunities numbers the communities given by one label per node: by falling
// size, then rising label.
func newCommunities(label []int32) *Communities {
	size := make([]int, len(label))
	for _, l := range label {
		size[l]++
	}
	var order []int32
	for l, n := range size {
		if n > 0 {
			order = append(order, int32(l))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(size[b], size[a]) })
	number := make([]int32, len(label))
	c := &Communities{Of: make([]int32, len(label)), Sizes: make([]int, len(order))}
	for i, l := range order {
		number[l] = int32(i)
		c.Sizes[i] = size[l]
	}
	for v, l := range label {
		c.Of[v] = number[l]
	}
	return c
}
