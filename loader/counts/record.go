package counts

import (
	"encoding/binary"

	"github.com/hubgraph/hubgraph/hub"
)

// The figures of a repository are put aside as a record of varints.

func (f *figures) append(b []byte, repo int32) []byte {
	b = f.when.append(binary.AppendUvarint(b, uint64(repo)))
	for _, n := range f.numbers() {
		b = binary.AppendUvarint(b, uint64(*n))
	}
	return b
}

// readFigures reads the figures of a repository from the front of b.
func readFigures(b []byte) (repo int32, f figures, rest []byte) {
	repo = int32(number32(&b))
	f.when = readSpan(&b)
	for _, n := range f.numbers() {
		*n = number32(&b)
	}
	return repo, f, b
}

// A link is a record of varints: repository, account, numbers, dates and
// months, and the raw dates and months if it has its own.

func (l *link) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(uint32(l.repo)))
	b = binary.AppendUvarint(b, uint64(uint32(l.account)))
	for _, numbers := range [...]*[linkNumbers]uint32{&l.n, &l.raw} {
		for _, n := range numbers {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	b = l.months.append(l.when.append(b))
	if l.own == nil {
		return append(b, 0)
	}
	return l.own.months.append(l.own.when.append(append(b, 1)))
}

// readLink reads a link from the front of b.
func readLink(b []byte) (l link, rest []byte) {
	l.repo, l.account = int32(number32(&b)), int32(number32(&b))
	for _, numbers := range [...]*[linkNumbers]uint32{&l.n, &l.raw} {
		for i := range numbers {
			numbers[i] = number32(&b)
		}
	}
	l.when, l.months = readSpan(&b), readMonths(&b)
	apart := b[0] == 1
	b = b[1:]
	if apart {
		l.own = &own{when: readSpan(&b), months: readMonths(&b)}
	}
	return l, b
}

func (s span) append(b []byte) []byte {
	if !s.first().known() {
		return append(b, 0)
	}
	b = append(b, 1)
	b = binary.AppendVarint(b, s.firstSecond)
	b = binary.AppendUvarint(b, uint64(s.lastSecond-s.firstSecond))
	b = binary.AppendUvarint(b, uint64(s.firstNano))
	return binary.AppendUvarint(b, uint64(s.lastNano))
}

func readSpan(b *[]byte) span {
	known := (*b)[0] == 1
	*b = (*b)[1:]
	if !known {
		return noSpan
	}
	first, n := binary.Varint(*b)
	*b = (*b)[n:]
	return span{firstSecond: first, lastSecond: first + int64(number64(b)), firstNano: int32(number32(b)), lastNano: int32(number32(b))}
}

// A set of months is the number of those in a wide one, 0 for none, and these; or
// the base and the bits.

func (m *months) append(b []byte) []byte {
	if m.wide == nil {
		b = append(b, 0)
		b = binary.AppendUvarint(b, m.set)
		if m.set == 0 {
			return b
		}
		return binary.AppendUvarint(b, uint64(m.base))
	}
	b = binary.AppendUvarint(b, uint64(len(*m.wide)))
	for _, at := range *m.wide {
		b = binary.AppendUvarint(b, uint64(at))
	}
	return b
}

func readMonths(b *[]byte) (m months) {
	if wide := number32(b); wide > 0 {
		list := make([]int32, wide)
		for i := range list {
			list[i] = int32(number32(b))
		}
		m.wide = &list
		return m
	}
	if m.set = number64(b); m.set != 0 {
		m.base = int32(number32(b))
	}
	return m
}

func number32(b *[]byte) uint32 { return uint32(number64(b)) }

func number64(b *[]byte) uint64 {
	x, n := binary.Uvarint(*b)
	*b = (*b)[n:]
	return x
}

func (p *placed) append(b []byte) []byte {
	marks := byte(0)
	for i, mark := range [...]bool{p.discussed, p.shared, p.sharedRaw} {
		if mark {
			marks |= 1 << i
		}
	}
	b = append(b, marks, byte(p.kind), byte(p.fields))
	b = binary.AppendVarint(b, int64(p.owner))
	return p.link.append(b)
}

func readPlaced(b []byte) (p placed, rest []byte) {
	marks := b[0]
	p.discussed, p.shared, p.sharedRaw = marks&1 != 0, marks&2 != 0, marks&4 != 0
	p.kind, p.fields = hub.Kind(b[1]), hub.FieldSet(b[2])
	owner, n := binary.Varint(b[3:])
	p.owner = int32(owner)
	p.link, rest = readLink(b[3+n:])
	return p, rest
}
