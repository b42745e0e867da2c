package diff

import "slices"

// top keeps the first elements of an order: at most limit of them, or all when
// limit is 0. It holds up to twice as many meanwhile.
type top[T any] struct {
	limit   int
	compare func(a, b T) int
	list    []T
	full    bool // list holds limit elements in order, perhaps with later ones behind
}

func newTop[T any](limit int, compare func(a, b T) int) *top[T] {
	return &top[T]{limit: limit, compare: compare}
}

func (t *top[T]) add(x T) {
	if t.full && t.compare(x, t.list[t.limit-1]) >= 0 {
		return
	}
	t.list = append(t.list, x)
	if t.limit > 0 && len(t.list) >= 2*t.limit {
		t.cut()
	}
}

func (t *top[T]) cut() {
	slices.SortFunc(t.list, t.compare)
	if t.limit > 0 && len(t.list) >= t.limit {
		t.list, t.full = t.list[:t.limit], true
	}
}

// sorted returns the elements in order.
func (t *top[T]) sorted() []T {
	t.cut()
	return t.list
}
