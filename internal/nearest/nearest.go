// Package nearest finds the names that someone may have meant.
package nearest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Names returns at most three of names that someone who typed name may have
// meant, the likeliest first. A name with a slash is also compared by the part
// after it.
func Names(name string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	var found []near
	typed := strings.ToLower(name)
	most := max(1, (len(typed)+1)/3)
	for _, n := range names {
		d := levenshtein.ComputeDistance(typed, n)
		if _, short, ok := strings.Cut(n, "/"); ok {
			d = min(d, levenshtein.ComputeDistance(typed, short))
		}
		if len(typed) > 2 && strings.Contains(n, typed) {
			d = min(d, 1)
		}
		if d <= most {
			found = append(found, near{n, d})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	out := []string{}
	for _, f := range found[:min(3, len(found))] {
		out = append(out, f.name)
	}
	return out
}
