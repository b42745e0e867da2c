package identities

import (
	"strings"

	"github.com/hubgraph/hubgraph/internal/spelling"
)

// Form returns a name as it is compared: normalised, and prepared as fuzzywuzzy does,
// its distinct tokens rising with blanks between. It may be empty: such a name is
// matched with none.
func Form(name string) string { return strings.Join(tokens(spelling.Normalise(name)), " ") }

// Near calls found with every pair of a name and another one, by their places, whose
// TokenSetRatio is the threshold or more, in no order. Without others it pairs the names
// among themselves, each pair once, the lesser place first.
func Near(names, others []string, threshold int, found func(name, other, score int)) {
	n := near{number: map[string]int32{}}
	n.add(names, 0)
	side := 0
	if others != nil {
		side = 1
		n.add(others, side)
	}
	each := func(x, y int32, score int) {
		for _, a := range n.members[0][x] {
			for _, b := range n.members[side][y] {
				if others == nil {
					found(min(a, b), max(a, b), score)
				} else {
					found(a, b, score)
				}
			}
		}
	}
	sides := n.sides()
	want := func(x, y int32) bool {
		return others == nil || sides[x]|sides[y] == 3
	}
	newJoin(n.forms, threshold, want, func(x, y int32, score int) {
		each(x, y, score)
		if others != nil {
			each(y, x, score)
		}
	}).run()
	for x, form := range n.forms {
		score := setRatio(new(pattern), form, form)
		if others != nil {
			each(int32(x), int32(x), score)
			continue
		}
		for i, a := range n.members[0][x] {
			for _, b := range n.members[0][x][i+1:] {
				found(a, b, score)
			}
		}
	}
}

// near groups names by form.
type near struct {
	number  map[string]int32
	forms   [][]string
	members [2][][]int // by form, of names and of others
}

// sides says of each form, in a byte, so that it stays in the cache, whether names have
// it (1), others (2), or both.
func (n *near) sides() []uint8 {
	sides := make([]uint8, len(n.forms))
	for s := range n.members {
		for x, members := range n.members[s] {
			if len(members) > 0 {
				sides[x] |= 1 << s
			}
		}
	}
	return sides
}

func (n *near) add(names []string, side int) {
	for i, name := range names {
		t := tokens(spelling.Normalise(name))
		if len(t) == 0 {
			continue
		}
		form := strings.Join(t, " ")
		x, ok := n.number[form]
		if !ok {
			x = int32(len(n.forms))
			n.number[form] = x
			n.forms = append(n.forms, t)
			for s := range n.members {
				n.members[s] = append(n.members[s], nil)
			}
		}
		n.members[side][x] = append(n.members[side][x], i)
	}
}
