package identities

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/internal/spelling"
)

// TestNear: the pairs are those of comparing every name with every other.
func TestNear(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.OneOf(rapid.StringMatching(`[Ab]{1,9}`), rapid.StringMatching(`[abé漢-]{0,3} ?[ab]{0,9}`))
		names, others := rapid.SliceOfN(name, 0, 12).Draw(r, "names"), rapid.SliceOfN(name, 0, 12).Draw(r, "others")
		threshold := rapid.IntRange(60, 100).Draw(r, "threshold")
		if rapid.Bool().Draw(r, "alone") {
			others = nil
		} else if others == nil {
			others = []string{}
		}
		var got, want []string
		Near(names, others, threshold, func(a, b, score int) { got = append(got, fmt.Sprint(a, b, score)) })
		for i, a := range names {
			second := others
			if others == nil {
				second = names
			}
			for k, b := range second {
				score := TokenSetRatio(spelling.Normalise(a), spelling.Normalise(b))
				if score >= threshold && Form(a) != "" && Form(b) != "" && (others != nil || i < k) {
					want = append(want, fmt.Sprint(i, k, score))
				}
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if d := cmp.Diff(want, got); d != "" {
			r.Fatalf("%q, %q (want -, got +):\n%s", names, others, d)
		}
	})
}
