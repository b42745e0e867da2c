package identities

import "github.com/hubgraph/hubgraph/internal/spelling"

// Near calls found with every pair of a name and another one, by their places, whose
// TokenSetRatio is the threshold or more, in no order. Without others it pairs the names
// among themselves, each pair once, the lesser place first.
func Near(names, others []string, threshold int, found func(name, other, score int)) {
	var f forms
	for _, list := range [][]string{names, others} {
		for _, name := range list {
			f.add(spelling.Normalise(name))
		}
	}
	first := f.members(0, len(names))
	if others == nil {
		nearAmong(&f, first, threshold, found)
		return
	}
	second := f.members(len(names), len(f.of))
	each := func(x, y int32, score int) {
		for _, a := range first.of(x) {
			for _, b := range second.of(y) {
				found(int(a), int(b), score)
			}
		}
	}
	j := newJoin(f.text.Names(), threshold, func(x, y int32, score int) {
		each(x, y, score)
		each(y, x, score)
	})
	j.sides = sides(f.text.Len(), first, second)
	j.run()
	for x := range int32(f.text.Len()) {
		each(x, x, 100)
	}
}

// nearAmong is Near without others.
func nearAmong(f *forms, members lists, threshold int, found func(name, other, score int)) {
	newJoin(f.text.Names(), threshold, func(x, y int32, score int) {
		for _, a := range members.of(x) {
			for _, b := range members.of(y) {
				found(int(min(a, b)), int(max(a, b)), score)
			}
		}
	}).run()
	for x := range int32(f.text.Len()) {
		eachPair(members.of(x), func(a, b int32) { found(int(a), int(b), 100) })
	}
}

// sides says on which side of a join each of n forms is. Kept are those of the names or
// those of the others, whichever are fewer.
func sides(n int, names, others lists) []uint8 {
	if len(names.items) > len(others.items) {
		names, others = others, names
	}
	sides := make([]uint8, n)
	for x := range sides {
		if len(names.of(int32(x))) > 0 {
			sides[x] |= kept
		}
		if len(others.of(int32(x))) > 0 {
			sides[x] |= asked
		}
	}
	return sides
}
