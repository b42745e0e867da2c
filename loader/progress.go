package loader

import (
	"context"
	"fmt"
)

// progress says how far a load has got: the first records of a file, and all
// earlier files, are in the database. Files are numbered from 1 in the order
// of reading.
//
// It is stored on the (:Snapshot) node after every window, so it is never
// ahead of the graph; what was written after it is written again, which
// changes nothing. It belongs to the fingerprint, the id of the node: a
// snapshot with other content has no progress.
type progress struct {
	file    int
	records int64
}

// before reports whether p is behind q.
func (p progress) before(q progress) bool {
	return p.file < q.file || p.file == q.file && p.records < q.records
}

// saveProgress records that a window is written.
func (l *load) saveProgress(ctx context.Context, p progress) error {
	if l.current {
		return nil // it was complete, and stays so
	}
	err := l.store.Write(ctx, statement("write/snapshot_progress"), map[string]any{"id": l.id, "file": int64(p.file), "records": p.records})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}
