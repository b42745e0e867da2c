package counts

import (
	"encoding/binary"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/spill"
)

// The figures of a repository are put aside as a record of varints.

func (f *figures) append(b []byte, repo int32) []byte {
	b = f.when.append(binary.AppendUvarint(b, uint64(repo)))
	for _, n := range f.numbers() {
		b = binary.AppendUvarint(b, uint64(*n))
	}
	return b
}

// readFigures takes the figures of a repository from the front of b.
func readFigures(b *spill.Records) (repo int32, f figures) {
	repo = int32(b.Uvarint())
	f.when = readSpan(b)
	for _, n := range f.numbers() {
		*n = uint32(b.Uvarint())
	}
	return repo, f
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

// readLink takes a link from the front of b.
func readLink(b *spill.Records) (l link) {
	l.repo, l.account = int32(b.Uvarint()), int32(b.Uvarint())
	for _, numbers := range [...]*[linkNumbers]uint32{&l.n, &l.raw} {
		for i := range numbers {
			numbers[i] = uint32(b.Uvarint())
		}
	}
	l.when, l.months = readSpan(b), readMonths(b)
	if b.Byte() == 1 {
		l.own = &own{when: readSpan(b), months: readMonths(b)}
	}
	return l
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

func readSpan(b *spill.Records) (s span) {
	if b.Byte() == 0 {
		return noSpan
	}
	s.firstSecond = b.Varint()
	s.lastSecond = s.firstSecond + int64(b.Uvarint())
	s.firstNano, s.lastNano = int32(b.Uvarint()), int32(b.Uvarint())
	return s
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

func readMonths(b *spill.Records) (m months) {
	if wide := b.Uvarint(); wide > 0 {
		list := make([]int32, wide)
		for i := range list {
			list[i] = int32(b.Uvarint())
		}
		m.wide = &list
		return m
	}
	if m.set = b.Uvarint(); m.set != 0 {
		m.base = int32(b.Uvarint())
	}
	return m
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

func readPlaced(b *spill.Records) (p placed) {
	marks := b.Byte()
	p.discussed, p.shared, p.sharedRaw = marks&1 != 0, marks&2 != 0, marks&4 != 0
	p.kind, p.fields = hub.Kind(b.Byte()), hub.FieldSet(b.Byte())
	p.owner = int32(b.Varint())
	p.link = readLink(b)
	return p
}
