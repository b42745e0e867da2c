package diff

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/internal/names"
)

// activity compares commits or discussions by repository; from holds how many
// each had.
func (s *shared) activity(a, b *side, from []int64, t tally) Section {
	out := Section{Count: Count{To: t.total}}
	lists := newLists(s.Limit, byNumber)
	list := func(of *side, repo int, n int64, total *int64, to *top[Change]) {
		*total += n
		if n > 0 {
			r := of.rows.at(repo)
			if of == a && r.other > 0 { // by its name of today
				of, r = b, b.rows.at(int(r.other)-1)
			}
			to.add(Change{Kind: r.kind.String(), Name: of.id(r), Number: n})
		}
	}
	for repo, n := range from {
		out.From += n
		list(a, repo, n-int64(t.found[repo]), &out.Gone, lists.gone)
		list(a, repo, int64(t.changed[repo]), &out.Changed, lists.changed)
	}
	for repo, n := range t.added {
		list(b, repo, int64(n), &out.Added, lists.added)
	}
	out.Lists = lists.sorted()
	return out
}

// byNumber orders by descending number, then by name.
func byNumber(a, b Change) int {
	return cmp.Or(cmp.Compare(b.Number, a.Number), byName(a, b))
}

// transitions returns the counts of pairs of names, the largest first.
func (s *shared) transitions(counts map[[2]int32]int64, t *names.Table) []Transition {
	best := newTop(s.Limit, func(a, b Transition) int {
		return cmp.Or(cmp.Compare(b.Number, a.Number), compareText(a.From, b.From), compareText(a.To, b.To))
	})
	for pair, n := range counts { // ordered by top
		best.add(Transition{text(t.Name(pair[0])), text(t.Name(pair[1])), n})
	}
	return some(slices.Clone(best.sorted()))
}

// text returns nil for nothing.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func compareText(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}
