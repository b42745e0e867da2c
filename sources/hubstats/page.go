package hubstats

import (
	"errors"
	"fmt"
	"io"
	"math"
	"unsafe"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding"
)

// page is a decoded page of a column. One of the slices of values is set.
type page struct {
	entries  int    // values and nulls
	def, rep []byte // levels of the entries; empty where all are 0 or, for def, the most

	data    []byte // texts behind each other
	offsets []uint32
	index   []int32 // of a page with a dictionary: which text or number
	int64s  []int64
	int32s  []int32
	int96s  []deprecated.Int96
	doubles []float64
	floats  []float32
	bits    []byte

	release func()
}

// decodePage takes the values out of a page of the library.
func decodePage(p parquet.Page) (page, error) {
	out := page{entries: int(p.NumValues()), def: p.DefinitionLevels(), rep: p.RepetitionLevels(), release: func() { parquet.Release(p) }}
	values := p.Data()
	if dict := p.Dictionary(); dict != nil {
		out.index = values.Int32()
		values = dict.Page().Data()
	}
	return out, out.take(&values)
}

func (p *page) take(values *encoding.Values) error {
	switch values.Kind() {
	case encoding.ByteArray:
		p.data, p.offsets = values.ByteArray()
	case encoding.Int64:
		p.int64s = values.Int64()
	case encoding.Int32:
		p.int32s = values.Int32()
	case encoding.Int96:
		p.int96s = values.Int96()
	case encoding.Double:
		p.doubles = values.Double()
	case encoding.Float:
		p.floats = values.Float()
	case encoding.Boolean:
		p.bits = values.Boolean()
	default:
		return errors.New("values of an unknown type")
	}
	return nil
}

// text returns value i of a page of texts. It lives as long as the page.
func (p *page) text(i int) string {
	if p.index != nil {
		i = int(p.index[i])
	}
	from, to := p.offsets[i], p.offsets[i+1]
	part := p.data[from:to]
	return unsafe.String(unsafe.SliceData(part), len(part))
}

// integer returns value i of a page of numbers or booleans; ok is false for NaN,
// which is how some writers of tables say null, and for what is no integer.
func (p *page) integer(i int) (n int64, ok bool) {
	if p.index != nil {
		i = int(p.index[i])
	}
	switch {
	case p.int64s != nil:
		return p.int64s[i], true
	case p.int32s != nil:
		return int64(p.int32s[i]), true
	case p.doubles != nil:
		return whole(p.doubles[i])
	case p.floats != nil:
		return whole(float64(p.floats[i]))
	}
	return int64(p.bits[i/8] >> (i % 8) & 1), true
}

func whole(x float64) (int64, bool) {
	n := int64(x)
	return n, float64(n) == x && math.Abs(x) < 1<<62
}

// pages reads the pages of one column of a row group ahead, in a goroutine.
type pages struct {
	next chan page
	stop chan struct{}
	done chan struct{}
	err  error // why next was closed; valid then
}

func readAhead(chunk *parquet.FileColumnChunk, r io.ReaderAt) *pages {
	p := &pages{next: make(chan page), stop: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(p.done)
		defer close(p.next)
		p.err = guarded(func() error { return p.read(chunk.PagesFrom(r)) })
	}()
	return p
}

// guarded makes an error of a panic: the library trusts what a file says.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged: %v", r)
		}
	}()
	return work()
}

func (p *pages) read(from parquet.Pages) error {
	defer from.Close()
	for {
		raw, err := from.ReadPage()
		if err != nil {
			return err
		}
		one, err := decodePage(raw)
		if err != nil {
			return err
		}
		select {
		case p.next <- one:
		case <-p.stop:
			return nil
		}
	}
}

// close ends the goroutine.
func (p *pages) close() {
	close(p.stop)
	<-p.done
}
