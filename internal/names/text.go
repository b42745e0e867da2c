package names

import "unsafe"

// text keeps copies of strings in large blocks.
type text struct {
	blocks [][]byte
	used   int // of the last block
}

// ref says where a string is kept: block (24 bits), offset (16), length (24).
type ref uint64

const (
	block   = 1 << 16
	longest = 1<<24 - 1
)

// keep copies s. A long string gets a block of its own.
func (t *text) keep(s string) ref {
	if len(s) > longest {
		panic("names: a string of 16 MiB or more")
	}
	if len(t.blocks) == 0 || t.used >= block || t.used+len(s) > len(t.blocks[len(t.blocks)-1]) {
		t.blocks = append(t.blocks, make([]byte, max(block, len(s))))
		t.used = 0
	}
	last := len(t.blocks) - 1
	r := ref(last)<<40 | ref(t.used)<<24 | ref(len(s))
	t.used += copy(t.blocks[last][t.used:], s)
	return r
}

func (t *text) at(r ref) string {
	from := t.blocks[r>>40][r>>24&(block-1):]
	return unsafe.String(unsafe.SliceData(from), r&longest) // never written again
}
