package usage

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// Ranked is a model id with the number it is ranked by.
type Ranked struct {
	Model int32
	Value int64
}

// Rank returns the first top models by falling value, then rising id. models are ids
// in rising order, values[i] belongs to models[i], and sorted holds the same values.
func Rank(models []int32, values []int64, sorted stats.Sorted, top int) []Ranked {
	top = min(top, len(models))
	if top <= 0 {
		return nil
	}
	// all above the last value that makes it, and as many of its ties as fit
	last := sorted[len(sorted)-top]
	above, _ := slices.BinarySearch(sorted, last+1)
	ties := top - (len(sorted) - above)
	out := make([]Ranked, 0, top)
	for i, v := range values {
		if v == last && ties > 0 {
			ties--
		} else if v <= last {
			continue
		}
		out = append(out, Ranked{models[i], v})
	}
	slices.SortStableFunc(out, func(a, b Ranked) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

// OwnerCount says how many models of a ranking an owner has. The owner of models
// without one is "".
type OwnerCount struct {
	Owner  string
	Models int
}

// CountOwners counts the ranked models by owner: by falling count, then owner by
// code point. owners[m] owns the model with id m.
func CountOwners(ranking []Ranked, owners []string) []OwnerCount {
	var out []OwnerCount
	at := map[string]int{}
	for _, r := range ranking {
		owner := owners[r.Model]
		i, known := at[owner]
		if !known {
			i = len(out)
			at[owner] = i
			out = append(out, OwnerCount{Owner: owner})
		}
		out[i].Models++
	}
	slices.SortFunc(out, func(a, b OwnerCount) int {
		return cmp.Or(cmp.Compare(b.Models, a.Models), cmp.Compare(a.Owner, b.Owner))
	})
	return out
}
