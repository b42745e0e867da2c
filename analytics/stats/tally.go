package stats

import (
	"cmp"
	"slices"
)

// Tally holds the distinct values of a column in rising order and how often each
// group of rows has them. It is built in one pass and then serves the Mann-Whitney
// tests of every pair of groups.
type Tally struct {
	values []int64
	counts []int // len(values) rows of one count for each group
	groups int
}

// NewTally tallies column by group: row i belongs to group[i]. Rows whose group
// is not below groups are left out. Values must not be negative; the lengths of
// column and group must be equal.
func NewTally(column []int64, group []uint8, groups int) *Tally {
	t := newTallier(groups)
	group = group[:len(column)]
	for i, x := range column {
		if g := int(group[i]); g < groups {
			t.add(x, g)
		}
	}
	return t.tally()
}

// tallier counts small values in a table and keeps the large ones for sorting.
type tallier struct {
	groups int
	small  []int // by value, then group
	large  []member
}

type member struct {
	value int64
	group int
}

func newTallier(groups int) *tallier {
	return &tallier{groups: groups, small: make([]int, countedBelow*groups)}
}

func (t *tallier) add(x int64, g int) {
	if x < countedBelow {
		t.small[int(x)*t.groups+g]++
	} else {
		t.large = append(t.large, member{x, g})
	}
}

func (t *tallier) tally() *Tally {
	out := &Tally{groups: t.groups}
	none := make([]int, t.groups)
	for x := range countedBelow {
		if row := t.small[x*t.groups:][:t.groups]; !slices.Equal(row, none) {
			out.values = append(out.values, int64(x))
			out.counts = append(out.counts, row...)
		}
	}
	slices.SortFunc(t.large, func(a, b member) int { return cmp.Compare(a.value, b.value) })
	for _, m := range t.large {
		if n := len(out.values); n == 0 || out.values[n-1] != m.value {
			out.values = append(out.values, m.value)
			out.counts = append(out.counts, none...)
		}
		out.counts[len(out.counts)-t.groups+m.group]++
	}
	return out
}
