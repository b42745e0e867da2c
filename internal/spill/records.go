package spill

import "encoding/binary"

// Records are records one after the other, as Take returns them. Each method
// takes what its name says from the front; that it stands there is for the caller
// to know.
type Records []byte

// Byte takes a byte.
func (r *Records) Byte() byte {
	b := (*r)[0]
	*r = (*r)[1:]
	return b
}

// Uvarint takes a number as encoding/binary's AppendUvarint writes it.
func (r *Records) Uvarint() uint64 {
	x, n := binary.Uvarint(*r)
	*r = (*r)[n:]
	return x
}

// Varint takes a number as encoding/binary's AppendVarint writes it.
func (r *Records) Varint() int64 {
	x, n := binary.Varint(*r)
	*r = (*r)[n:]
	return x
}

// Uint64 takes a number in eight bytes, the lowest first.
func (r *Records) Uint64() uint64 {
	x := binary.LittleEndian.Uint64(*r)
	*r = (*r)[8:]
	return x
}

// Text takes a text behind its length as AppendText writes them. It is valid as
// long as r is.
func (r *Records) Text() []byte {
	n := r.Uvarint()
	t := (*r)[:n]
	*r = (*r)[n:]
	return t
}

// AppendText appends the length of a text as a varint, and the text.
func AppendText[T string | []byte](b []byte, text T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}
