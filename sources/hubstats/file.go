package hubstats

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/sources"
)

// maxFooter is the longest footer in bytes that is read. Those of hub-stats have
// some hundred kilobytes.
const maxFooter = 16 << 20

// file is an opened Parquet file.
type file struct {
	*parquet.File
	bound
	path  string
	kind  hub.Kind
	os    *os.File
	size  int64
	limit int // bytes of the texts of a row
	count counter
}

// counter tells a Meter what is read.
type counter struct {
	io.ReaderAt
	meter *sources.Meter
}

func (c counter) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	c.meter.Read(int64(n))
	return n, err
}

// open opens a file and finds its columns. Errors name the file.
func open(path string, o sources.Options) (*file, error) {
	info, err := infile.Regular(path)
	if err != nil {
		return nil, err
	}
	f := &file{path: path, size: info.Size(), limit: o.MaxItem}
	if f.os, err = os.Open(path); err != nil {
		return nil, err
	}
	f.count = counter{f.os, o.Meter}
	err = f.check()
	if err == nil {
		err = guarded(func() (err error) {
			f.File, err = parquet.OpenFile(f.os, f.size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(1<<20))
			return err
		})
		if err != nil {
			err = fmt.Errorf("the Parquet file is damaged: %w", err)
		}
	}
	if err == nil {
		err = guarded(func() (err error) { f.bound, err = bind(f.File); return err })
	}
	if err != nil {
		f.os.Close()
		return nil, f.named(err)
	}
	if f.kind, err = f.kindOf(o.Kind); err != nil {
		f.os.Close()
		return nil, err
	}
	return f, nil
}

func (f *file) named(err error) error { return fmt.Errorf("%s: %w", f.path, err) }

// check looks at both ends of the file and at the footer, before the library
// trusts them.
func (f *file) check() error {
	var head [4]byte
	var end [8]byte
	if _, err := f.os.ReadAt(head[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if string(head[:]) != "PAR1" {
		return fmt.Errorf("it is no Parquet file: it begins with %q", head)
	}
	if f.size < 12 {
		return infile.ErrCut
	}
	if _, err := f.os.ReadAt(end[:], f.size-8); err != nil {
		return err
	}
	if string(end[4:]) != "PAR1" {
		return fmt.Errorf("the Parquet file does not end with a footer, it was cut short or is damaged")
	}
	length := int64(binary.LittleEndian.Uint32(end[:]))
	if length > f.size-12 || length > maxFooter {
		return fmt.Errorf("the footer claims %d bytes, the file has %d, the limit is %d", length, f.size, maxFooter)
	}
	footer := make([]byte, length)
	if _, err := f.os.ReadAt(footer, f.size-8-length); err != nil {
		return err
	}
	return checkFooter(footer)
}

// kindOf returns the kind that is given, or else tells it.
func (f *file) kindOf(given *hub.Kind) (hub.Kind, error) {
	if given != nil {
		return *given, nil
	}
	kind, ok := sources.KindOf(f.path, func(name string) bool { return f.Root().Column(name) != nil })
	if !ok {
		return 0, hub.Usagef("%s: neither the columns nor the name of the file or its folders says whether these are models, datasets or spaces: --kind says it", f.path)
	}
	return kind, nil
}

// columns returns the columns that are read.
func (b *bound) columns() (all []*column) {
	for _, c := range []*column{b.id, b.hubID, b.author, b.sha, b.sdk, b.pipelineTag, b.libraryName, b.likes, b.downloads, b.private, b.disabled, b.gated,
		b.createdAt, b.lastModified, b.tags, b.models, b.cardData, b.baseModels, b.baseRelation, b.baseList} {
		if c != nil {
			all = append(all, c)
		}
	}
	return all
}

// checkGroup makes sure that the columns of a row group can be read in bounded
// memory.
func (f *file) checkGroup(number int) error {
	group := &f.Metadata().RowGroups[number]
	for _, c := range f.columns() {
		if c.Index() >= len(group.Columns) {
			return c.named(errors.New("the row group lacks it"))
		}
		if err := checkChunk(f.os, f.size, &group.Columns[c.Index()].MetaData); err != nil {
			return c.named(err)
		}
	}
	return nil
}
