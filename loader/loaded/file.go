package loaded

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/hubgraph/hubgraph/hub"
)

// magic begins a file. The number in it is raised with every change of this
// form, of what the hashes are of, or of what package loader writes for a
// record: an index of another version is not used.
const magic = "hubgraph loaded 2\n"

var errOtherVersion = errors.New("it is of another version of hubgraph, or no index at all")

// A file is the magic, the fields of an Index in the order of write, and a hash
// of 8 bytes of all before it. Numbers are varints, or 8 bytes, least first, for
// hashes; a text follows its length.

// Savable is an Index or a Made.
type Savable interface {
	name() string // that of the file
	write(to io.Writer) error
}

func (x *head) name() string { return filepath.Base(x.Snapshot) + suffix }

// write writes an index.
func (x *Index) write(to io.Writer) error {
	return x.head.write(to, func(s, group int) uint32 { return uint32(len(x.sections[s].of(int32(group)))) }, func(e *encoder, s int) error {
		return e.hashes(x.sections[s].entries)
	})
}

// write writes the index, which is used up.
func (m *Made) write(to io.Writer) error {
	for s := range m.sections {
		if err := m.sections[s].putAside(); err != nil {
			return err
		}
	}
	return m.head.write(to, func(s, group int) uint32 { return m.sections[s].count(group) }, func(e *encoder, s int) error {
		return m.sections[s].each(e.hashes)
	})
}

// write writes an index with the entries of sections, and their number in each
// group.
func (x *head) write(to io.Writer, count func(s, group int) uint32, entries func(e *encoder, s int) error) error {
	sum := xxhash.New()
	e := &encoder{w: bufio.NewWriterSize(io.MultiWriter(to, sum), 1<<18)}
	e.w.WriteString(magic)
	e.text(x.Snapshot)
	e.number(uint64(x.LoadedAt.UnixMilli()))
	e.yes(x.Exact)
	e.number(uint64(len(x.groups)))
	for _, g := range x.groups {
		e.w.WriteByte(byte(g.kind))
		e.w.WriteByte(byte(g.left))
		e.hash(g.record)
		e.text(g.id)
	}
	for s := range int(sectionCount) {
		total := 0
		for g := range x.groups {
			n := count(s, g)
			total += int(n)
			e.number(uint64(n))
		}
		if err := tooMany(total); err != nil {
			return err
		}
		if err := entries(e, s); err != nil {
			return err
		}
	}
	e.number(uint64(len(x.accounts.Roles)))
	for n, as := range x.accounts.Roles {
		e.w.WriteByte(byte(as))
		e.text(x.accounts.Names.Name(int32(n)))
		if as&hub.IsOnRecord != 0 {
			e.hash(x.records[int32(n)])
		}
	}
	e.number(uint64(len(x.Merges)))
	for _, m := range x.Merges {
		e.text(m.Alias)
		e.text(m.Canonical)
	}
	if err := e.w.Flush(); err != nil { // a writer keeps its first error
		return err
	}
	_, err := to.Write(binary.LittleEndian.AppendUint64(nil, sum.Sum64()))
	return err
}

type encoder struct {
	w   *bufio.Writer
	buf [binary.MaxVarintLen64]byte
}

func (e *encoder) number(n uint64) { e.w.Write(e.buf[:binary.PutUvarint(e.buf[:], n)]) }

func (e *encoder) hash(h uint64) {
	binary.LittleEndian.PutUint64(e.buf[:], h)
	e.w.Write(e.buf[:8])
}

func (e *encoder) hashes(list []entry) error {
	for _, h := range list {
		e.hash(uint64(h))
	}
	return nil
}

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.w.WriteString(s)
}

func (e *encoder) yes(b bool) {
	n := byte(0)
	if b {
		n = 1
	}
	e.w.WriteByte(n)
}

// read reads an index from a file of a size, after checking all of it.
func read(file io.ReadSeeker, size int64) (*Index, error) {
	if err := check(file, size); err != nil {
		return nil, err
	}
	if _, err := file.Seek(int64(len(magic)), io.SeekStart); err != nil {
		return nil, err
	}
	d := &decoder{r: bufio.NewReaderSize(file, 1<<18), size: uint64(size)}
	x := &Index{head: head{Snapshot: d.text()}}
	x.LoadedAt = time.UnixMilli(int64(d.number())).UTC()
	x.Exact = d.byte() != 0
	x.groups = make([]group, d.count())
	for i := range x.groups {
		g := group{kind: hub.Kind(d.byte()), left: Left(d.byte()), record: d.hash(), id: d.text()}
		if g.kind >= hub.KindCount {
			return nil, errDamaged
		}
		x.groups[i] = g
	}
	for s := range x.sections {
		x.sections[s] = d.section(len(x.groups))
	}
	for range d.count() {
		as := hub.Roles(d.byte())
		n, _ := x.accounts.Add(d.text(), as)
		if as&hub.IsOnRecord != 0 {
			x.record(n, d.hash())
		}
	}
	x.Merges = make([]hub.Identity, d.count())
	for i := range x.Merges {
		x.Merges[i] = hub.Identity{Alias: d.text(), Canonical: d.text()}
	}
	return x, d.err
}

var errDamaged = errors.New("it is damaged")

// check finds out whether a file is a whole index of this version.
func check(file io.Reader, size int64) error {
	begin := make([]byte, len(magic))
	if _, err := io.ReadFull(file, begin); err != nil || string(begin) != magic {
		return errOtherVersion
	}
	if size < int64(len(magic))+8 {
		return errDamaged
	}
	sum := xxhash.New()
	sum.Write(begin)
	if _, err := io.CopyBuffer(sum, io.LimitReader(file, size-int64(len(magic))-8), make([]byte, 1<<18)); err != nil {
		return err
	}
	var end [8]byte
	if _, err := io.ReadFull(file, end[:]); err != nil {
		return fmt.Errorf("%w: %v", errDamaged, err)
	}
	if binary.LittleEndian.Uint64(end[:]) != sum.Sum64() {
		return errDamaged
	}
	return nil
}

// decoder reads what an encoder wrote. After an error it reads zeros.
type decoder struct {
	r    *bufio.Reader
	size uint64 // of the file: nothing in it has more parts
	buf  []byte
	err  error
}

func (d *decoder) fail(err error) {
	if d.err == nil && err != nil {
		d.err = fmt.Errorf("%w: %v", errDamaged, err)
	}
}

func (d *decoder) byte() byte {
	if d.err != nil {
		return 0
	}
	b, err := d.r.ReadByte()
	d.fail(err)
	return b
}

func (d *decoder) number() uint64 {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d.r)
	d.fail(err)
	return n
}

// count reads how many of something follow.
func (d *decoder) count() int {
	n := d.number()
	if n > d.size {
		d.fail(errors.New("a number is too large"))
		return 0
	}
	return int(n)
}

func (d *decoder) bytes(n int) []byte {
	if d.err != nil {
		n = 0
	}
	if cap(d.buf) < n {
		d.buf = make([]byte, n)
	}
	_, err := io.ReadFull(d.r, d.buf[:n])
	d.fail(err)
	return d.buf[:n]
}

func (d *decoder) hash() uint64 {
	if b := d.bytes(8); len(b) == 8 {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (d *decoder) text() string { return string(d.bytes(d.count())) }

func (d *decoder) section(groups int) section {
	s := section{start: make([]uint32, groups+1)}
	total := uint64(0)
	for g := range groups {
		total += uint64(d.count())
		s.start[g+1] = uint32(total)
	}
	if total > d.size/8 {
		d.fail(errors.New("a number is too large"))
		return s
	}
	s.entries = make([]entry, total)
	for i := range s.entries {
		s.entries[i] = entry(d.hash())
	}
	return s
}
