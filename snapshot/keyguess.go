package snapshot

import "encoding/binary"

// predictedKeys remembers how the keys of the lines of a chunk are written, as
// `, "sha": `. Lines of a file are mostly written alike, so that the next one is
// compared with that instead of being read key by key. What stands between two
// values means the same wherever as many keys were read before it, so this
// changes nothing but speed.
//
// Instructions to decode a line of BenchmarkKeys, counted by Valgrind: of a commit
// 3,407 without and 2,609 with predicted keys (-23 %), of a repository 6,804 and
// 5,102 (-25 %); of processor time a tenth is saved for both. A commit whose
// repository and authors are not compared with the last ones either
// (repeatedValue) takes 3,816.
type predictedKeys struct {
	known int
	list  [16]predictedKey // by the number of keys before
}

type predictedKey struct {
	text        string // from the end of the value before, to the colon
	key         string
	first, last uint64 // eight bytes of a text of 8 to 16
}

func newPredictedKey(text []byte, key string) predictedKey {
	l := predictedKey{text: view(text), key: key}
	if len(text) >= 8 {
		l.first, l.last = binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[len(text)-8:])
	}
	return l
}

// begins reports whether rest begins with the text. Most texts are short enough
// to be compared in two steps.
func (l *predictedKey) begins(rest []byte) bool {
	n := len(l.text)
	if len(rest) < n {
		return false
	}
	if n >= 8 && n <= 16 {
		return binary.LittleEndian.Uint64(rest) == l.first && binary.LittleEndian.Uint64(rest[n-8:n]) == l.last
	}
	return string(rest[:n]) == l.text
}

// follow reads a key and the colon behind it, and the space up to the value, if
// they are written as on an earlier line.
func (l *predictedKeys) follow(p *parser) bool {
	if l == nil || p.field >= l.known {
		return false
	}
	want := &l.list[p.field]
	if !want.begins(p.b[p.i:]) {
		return false
	}
	p.i += len(want.text)
	p.key, p.fresh = want.key, false
	p.field++
	p.space()
	return true
}

// learn remembers what next has read, from start.
func (l *predictedKeys) learn(p *parser, start int) {
	if l != nil && p.err == nil && p.field < len(l.list) && p.field <= l.known {
		l.list[p.field] = newPredictedKey(p.b[start:p.i], p.key)
		l.known = max(l.known, p.field+1)
	}
	p.field++
}

// same passes over what comes next if it is written as text, which must not be
// the empty string.
func (p *parser) same(text string) bool {
	if text == "" || len(p.b)-p.i < len(text) || string(p.b[p.i:p.i+len(text)]) != text {
		return false
	}
	p.i += len(text)
	return true
}

// lastValue is a value with how it was written. A string or a list ends where it
// ends whatever follows, so the same text is the same value.
type lastValue[T any] struct {
	text  string
	value T
}

// repeatedValue reads a value, by comparing it with the last one if there is one.
func repeatedValue[T any](p *parser, last *lastValue[T], read func() T) T {
	if p.same(last.text) {
		return last.value
	}
	start := p.i
	value := read()
	*last = lastValue[T]{}
	if p.err == nil {
		*last = lastValue[T]{view(p.b[start:p.i]), value}
	}
	return value
}
