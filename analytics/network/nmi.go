package network

import (
	"fmt"
	"math"
)

// NMI returns the normalised mutual information of two partitions of the same nodes,
//
//	2 I(A, B) / (H(A) + H(B))
//
// from 0, where they are independent, to 1, where they are the same: the mutual
// information over the arithmetic mean of the entropies, as
// sklearn.metrics.normalized_mutual_info_score and igraph's compare_communities have it
// [1]. It is 1 where neither divides the nodes. It panics for partitions of different
// numbers of nodes.
//
// [1] Danon, Díaz-Guilera, Duch, Arenas (2005): Comparing community structure
// identification, doi:10.1088/1742-5468/2005/09/P09008.
func NMI(a, b *Communities) float64 {
	if len(a.Of) != len(b.Of) {
		panic(fmt.Sprintf("network: partitions of %d and %d nodes", len(a.Of), len(b.Of)))
	}
	if a.Count() < 2 && b.Count() < 2 {
		return 1
	}
	n := float64(len(a.Of))
	mutual := 0.0
	members, first := grouped(a.Of, a.Count())
	both := newTally(b.Count())
	for i, size := range a.Sizes {
		for _, v := range members[first[i]:first[i+1]] {
			both.add(b.Of[v], 1)
		}
		for _, j := range both.seen {
			x := float64(both.sum[j])
			mutual += float64(x / n * math.Log(x*n/(float64(size)*float64(b.Sizes[j]))))
		}
		both.clear()
	}
	return min(max(2*mutual/(a.entropy()+b.entropy()), 0), 1)
}

// entropy returns the entropy of the community of a random node, in nats.
func (c *Communities) entropy() (h float64) {
	n := float64(len(c.Of))
	for _, size := range c.Sizes {
		h -= float64(float64(size) / n * math.Log(float64(size)/n))
	}
	return h
}
