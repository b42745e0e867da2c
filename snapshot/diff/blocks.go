package diff

// blocks is a list that grows without copying.
type blocks[T any] struct {
	full [][]T
	len  int
}

const blockLen = 1 << 12

// add appends a zero value and returns a pointer to it.
func (b *blocks[T]) add() *T {
	if b.len == len(b.full)*blockLen {
		b.full = append(b.full, make([]T, blockLen))
	}
	b.len++
	return b.at(b.len - 1)
}

func (b *blocks[T]) at(i int) *T { return &b.full[i/blockLen][i%blockLen] }
