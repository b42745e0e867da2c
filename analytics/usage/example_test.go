package usage_test

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/usage"
)

// The expected edges are NetworkX's: testdata/example.py.
func ExampleGraph_Edges() {
	g := usage.NewGraph([]usage.Pair{
		{Space: 0, Model: 7}, {Space: 0, Model: 8}, {Space: 0, Model: 9},
		{Space: 1, Model: 7}, {Space: 1, Model: 8},
		{Space: 2, Model: 9},
	}, nil)
	for e := range g.Edges() {
		fmt.Println(e.I, e.J, "are used together by", e.Weight)
	}
	// Output:
	// 7 8 are used together by 2
	// 7 9 are used together by 1
	// 8 9 are used together by 1
}
