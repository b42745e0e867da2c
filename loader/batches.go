package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// maxBatchBytes bounds the text in a transaction, for records with very many
// tags or very long titles.
const maxBatchBytes = 4 << 20

// batches collects records for the next window.
type batches struct {
	l      *load
	file   int    // number of the file being read, in the order of reading
	entity string // what its records are called

	taken   int64 // records of the file so far
	records int   // of the next window
	bytes   int
	changes [hub.KindCount][]counts.Change // see window

	stages
}

// begin starts the next file.
func (b *batches) begin(file string) error {
	b.file++
	b.entity, b.taken = entity(file), 0
	return nil
}

// record counts a record whose rows have been added, with their approximate
// bytes of text, and sends the window when it is full.
func (b *batches) record(ctx context.Context, bytes int) error {
	b.taken++
	b.records++
	b.bytes += bytes
	if b.records >= b.l.o.Writers*b.l.o.BatchRows || b.bytes >= b.l.o.Writers*maxBatchBytes {
		return b.flush(ctx)
	}
	return nil
}

// change notes what changes of a repository, if its counts are kept right.
func (b *batches) change(kind hub.Kind, c counts.Change) {
	if b.l.updater != nil {
		b.changes[kind] = append(b.changes[kind], c)
	}
}

// flush sends what has been collected as a window, unless it is known to have
// been written.
func (b *batches) flush(ctx context.Context) error {
	w := window{at: progress{b.file, b.taken}, entity: b.entity, records: b.records, changes: b.changes}
	b.changes = [hub.KindCount][]counts.Change{}
	for _, s := range b.all {
		if len(s.rows) > 0 {
			w.stages = append(w.stages, s.seal(b.l.o.Writers, b.l.o.BatchRows))
		}
	}
	b.records, b.bytes = 0, 0
	if len(w.stages) == 0 {
		return nil
	}
	if !b.l.written.before(w.at) {
		b.l.skipped += int64(w.records)
		return nil
	}
	select {
	case b.l.windows <- w:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
