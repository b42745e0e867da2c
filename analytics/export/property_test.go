package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestProjectionByDefinition compares the projection and its k-cores with the
// definitions, worked out the slow way, on small random usages.
func TestProjectionByDefinition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var lines []string
		used := map[[2]int]bool{} // space, model
		for _, x := range rapid.SliceOfN(rapid.IntRange(0, 47), 0, 30).Draw(rt, "uses") {
			used[[2]int{x / 8, x % 8}] = true
			lines = append(lines, fmt.Sprintf("s%d m%d", x/8, x%8))
		}
		k := rapid.IntRange(0, 5).Draw(rt, "k")
		p := export(t, usages(t, lines...), Options{Network: CoUsage, K: k})
		if got, want := p.names()+"|"+p.edgeTexts(), byDefinition(used, k); got != want {
			rt.Fatalf("k %d of %v:\n got %s\nwant %s", k, lines, got, want)
		}
	})
}

// byDefinition joins models by shared spaces, then takes away one model with
// fewer than k neighbours until there is none.
func byDefinition(used map[[2]int]bool, k int) string {
	var models []int
	for m := range 8 {
		if slices.ContainsFunc([]int{0, 1, 2, 3, 4, 5}, func(s int) bool { return used[[2]int{s, m}] }) {
			models = append(models, m)
		}
	}
	shared := func(a, b int) (n int) {
		for s := range 6 {
			if used[[2]int{s, a}] && used[[2]int{s, b}] {
				n++
			}
		}
		return n
	}
	for {
		lonely := slices.IndexFunc(models, func(a int) bool {
			degree := 0
			for _, b := range models {
				if a != b && shared(a, b) > 0 {
					degree++
				}
			}
			return degree < k
		})
		if lonely < 0 {
			break
		}
		models = slices.Delete(models, lonely, lonely+1)
	}
	var names, edges []string
	for i, a := range models {
		names = append(names, fmt.Sprintf("m%d", a))
		for _, b := range models[i+1:] {
			if n := shared(a, b); n > 0 {
				edges = append(edges, fmt.Sprintf("m%d>m%d*%d", a, b, n))
			}
		}
	}
	return strings.Join(names, " ") + "|" + strings.Join(edges, " ")
}
