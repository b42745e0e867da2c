package network_test

import (
	"fmt"
	"log"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// The expected numbers are NetworkX's: testdata/example.py.
func Example() {
	var b network.Builder
	b.Add(10, 20, 5) // from, to, weight
	b.Add(20, 10, 1)
	b.Add(20, 30, 2)
	b.Add(30, 10, 2)
	b.Add(40, 10, 1)
	b.AddNode(50) // without an edge
	g, ids, err := b.Build()
	if err != nil {
		log.Fatal(err)
	}
	rank, err := g.PageRank(network.Weighted, network.PageRankOptions{}) // options of NetworkX
	if err != nil {
		log.Fatal(err)
	}
	core := g.CoreNumbers()
	for v, id := range ids {
		fmt.Printf("%d: PageRank %.4f, core number %d\n", id, rank[v], core[v])
	}
	sub, _ := g.KCore(2)
	fmt.Println("nodes of the 2-core:", sub.N())
	fmt.Println("communities:", g.CNM(network.Unweighted).Count())
	// Output:
	// 10: PageRank 0.3581, core number 2
	// 20: PageRank 0.3405, core number 2
	// 30: PageRank 0.2291, core number 2
	// 40: PageRank 0.0361, core number 1
	// 50: PageRank 0.0361, core number 0
	// nodes of the 2-core: 3
	// communities: 3
}
