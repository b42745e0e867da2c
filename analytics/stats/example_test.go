package stats_test

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// The expected numbers are SciPy's: testdata/example.py.
func ExampleMannWhitneyU() {
	likesOfPermissive := []int64{3, 0, 12, 7, 40, 1, 25, 9, 2, 18}
	likesOfUnlicensed := []int64{0, 1, 0, 2, 0, 5, 0, 1, 3, 0}
	test, ok := stats.MannWhitneyU(likesOfPermissive, likesOfUnlicensed)
	if !ok {
		return // a sample is empty
	}
	fmt.Printf("U = %v, p = %.6f\n", test.U, test.P)
	fmt.Printf("a permissive one has more likes with a chance of %v\n", test.Effect)
	// Output:
	// U = 84.5, p = 0.009035
	// a permissive one has more likes with a chance of 0.845
}

// The expected numbers are SciPy's: testdata/example.py.
func ExamplePearson() {
	c := stats.Pearson([]int64{1, 2, 3, 4, 5}, []int64{2, 1, 4, 3, 7})
	fmt.Printf("r = %.6f, p = %.6f\n", c.R, c.P)
	// Output:
	// r = 0.824163, p = 0.086139
}
