package hfcommunity

import (
	"errors"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// Records are handed over in batches of about batchBytes; as many as batches may
// wait.
const (
	batchBytes = 64 << 10
	batches    = 4
)

// batch holds records with copies of their values, one behind the other.
type batch struct {
	records []batched
	values  []sqldump.Value // Text is set only when the record is taken
	ends    []int           // of the texts, by value
	text    []byte
	err     error // behind the last record
}

// batched is a record of a batch. Behind the texts of its values stands the
// beginning of its row.
type batched struct {
	table  *table
	file   string
	line   int64
	fault  string
	values int
}

// errStopped ends a producer whose records are no longer wanted.
var errStopped = errors.New("stopped")

// pipe calls take for each record that produce emits, in order. produce runs in
// a goroutine of its own, so that reading and taking share the work.
func pipe(produce func(emit func(*record) error) error, take func(*record) error) error {
	full, free, stop := make(chan *batch, batches), make(chan *batch, batches), make(chan struct{})
	for range batches {
		free <- new(batch)
	}
	go func() {
		defer close(full)
		b := <-free
		err := produce(func(r *record) error {
			b.add(r)
			if len(b.text) < batchBytes {
				return nil
			}
			full <- b // has room for all batches
			select {
			case b = <-free:
				return nil
			case <-stop:
				b = new(batch)
				return errStopped
			}
		})
		b.err = err
		full <- b
	}()
	var r record
	var err error
	for b := range full {
		if err == nil {
			if err = b.each(&r, take); err != nil {
				close(stop)
			}
		}
		if err == nil {
			b.reset()
			free <- b
		}
	}
	return err
}

func (b *batch) reset() {
	*b = batch{records: b.records[:0], values: b.values[:0], ends: b.ends[:0], text: b.text[:0]}
}

// add copies a record.
func (b *batch) add(r *record) {
	for _, v := range r.values {
		b.text = append(b.text, v.Text...)
		b.ends = append(b.ends, len(b.text))
		b.values = append(b.values, sqldump.Value{Null: v.Null, Cut: v.Cut})
	}
	b.records = append(b.records, batched{r.table, r.file, r.line, r.fault, len(r.values)})
	b.text = append(b.text, r.start...)
	b.ends = append(b.ends, len(b.text))
}

// each calls take for the records, then returns the error behind them.
func (b *batch) each(r *record, take func(*record) error) error {
	values, ends, from := b.values, b.ends, 0
	next := func() []byte {
		text := b.text[from:ends[0]:ends[0]]
		from, ends = ends[0], ends[1:]
		return text
	}
	for _, x := range b.records {
		r.table, r.file, r.line, r.fault = x.table, x.file, x.line, x.fault
		r.values, values = values[:x.values], values[x.values:]
		for i := range r.values {
			r.values[i].Text = next()
		}
		r.start = next()
		if err := take(r); err != nil {
			return err
		}
	}
	return b.err
}
