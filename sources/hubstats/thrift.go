package hubstats

import (
	"encoding/binary"
	"errors"
)

// Types of the compact protocol of Thrift, in which the footer is written.
const (
	thriftTrue = iota + 1
	thriftFalse
	thriftByte
	thriftI16
	thriftI32
	thriftI64
	thriftDouble
	thriftBinary
	thriftList
	thriftSet
	thriftMap
	thriftStruct
)

// checkFooter makes sure that no list or text in a footer claims to be longer
// than the footer is and that there are not too many elements: the library makes
// room for what is claimed, and running out of memory cannot be recovered from.
func checkFooter(footer []byte) error {
	w := walker{rest: footer, elements: 4 << 20}
	w.value(thriftStruct, 0)
	if w.bad {
		return errors.New("the footer is damaged")
	}
	return nil
}

// walker passes over a value.
type walker struct {
	rest     []byte
	elements uint64 // that may still come
	bad      bool
}

func (w *walker) varint() uint64 {
	n, size := binary.Uvarint(w.rest)
	if size <= 0 {
		w.bad = true
		return 0
	}
	w.rest = w.rest[size:]
	return n
}

func (w *walker) skip(n uint64) {
	if n > uint64(len(w.rest)) {
		w.bad, n = true, uint64(len(w.rest))
	}
	w.rest = w.rest[n:]
}

func (w *walker) byte() byte {
	if len(w.rest) == 0 {
		w.bad = true
		return 0
	}
	b := w.rest[0]
	w.rest = w.rest[1:]
	return b
}

// count takes elements from those that may come.
func (w *walker) count(n uint64) uint64 {
	if n > uint64(len(w.rest)) || n > w.elements {
		w.bad = true
		return 0
	}
	w.elements -= n
	return n
}

func (w *walker) value(kind byte, depth int) {
	if depth > 64 {
		w.bad = true
	}
	if w.bad {
		return
	}
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		w.skip(1)
	case thriftI16, thriftI32, thriftI64:
		w.varint()
	case thriftDouble:
		w.skip(8)
	case thriftBinary:
		w.skip(w.varint())
	case thriftList, thriftSet:
		head := w.byte()
		n := uint64(head >> 4)
		if n == 15 {
			n = w.varint()
		}
		for range w.count(n) {
			w.value(head&15, depth+1)
		}
	case thriftMap:
		n := w.varint()
		if n == 0 {
			return
		}
		kinds := w.byte()
		for range w.count(n) {
			w.value(kinds>>4, depth+1)
			w.value(kinds&15, depth+1)
		}
	case thriftStruct:
		w.fields(depth)
	default:
		w.bad = true
	}
}

func (w *walker) fields(depth int) {
	for !w.bad {
		head := w.byte()
		if head == 0 {
			return
		}
		if head>>4 == 0 { // the number of the field is not near the last one
			w.varint()
		}
		if kind := head & 15; kind != thriftTrue && kind != thriftFalse { // those have no more bytes
			w.value(kind, depth+1)
		}
	}
}
