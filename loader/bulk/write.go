package bulk

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/internal/spill"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Write streams a snapshot into import files in an existing folder without
// such files. Bad lines go to the rejects; when they are nil, the first one is
// an error. After an error no file is left.
func Write(ctx context.Context, dir string, s *snapshot.Snapshot, rejects *snapshot.Rejects) (*Files, error) {
	return write(ctx, dir, s, rejects, nil)
}

// write is Write with what makes an index of what is loaded; nil for none.
func write(ctx context.Context, dir string, s *snapshot.Snapshot, rejects *snapshot.Rejects, tracker *loaded.Tracker) (*Files, error) {
	w := &writer{snapshot: s, lastRepo: -1, tracker: tracker, people: people{records: map[int32]hub.Account{}}}
	w.lines.aside = spill.New(dir, linesInPart)
	w.count = counts.NewBuilder(&w.people.Names, nil, dir)
	w.count.Rules(s.Rules())
	for _, kind := range hub.Kinds {
		w.columns[kind] = counts.RepositoryColumns(kind)
	}
	id, err := s.Fingerprint(ctx) // before anything is written, so as to find a file that is cut short
	if err != nil {
		return nil, err
	}
	w.id = id
	if w.to, err = createTables(dir); err != nil {
		return nil, err
	}
	err = w.write(ctx, rejects)
	if closed := w.closeAside(); err == nil {
		err = closed
	}
	if err == nil {
		err = w.to.close()
	}
	if err == nil {
		err = s.Unchanged()
	}
	files := w.files()
	if err == nil && tracker != nil {
		files.index, err = tracker.Made(w.people.All(), w.merges)
	}
	if err != nil {
		w.to.remove()
		return nil, err
	}
	return files, nil
}

// writer is the state of one Write.
type writer struct {
	snapshot *snapshot.Snapshot
	id       string // fingerprint of the snapshot
	to       *tables
	read     *snapshot.Outcome // of the walk, once it is over

	listed   int64  // repositories so far
	lastRepo int    // of the previous commit
	prefix   string // of the keys of its commits, kind:repo@
	people   people
	licenses names.Table
	fields   hub.FieldSet // those of any repository
	unlisted names.Table  // spaces that use a model and have no record
	keys     keys
	tracker  *loaded.Tracker // nil for none
	merges   []hub.Identity
	lists    lists
	lines    lines

	count   *counts.Builder // until all is read
	counts  *counts.Counts  // from then on
	columns [hub.KindCount][]counts.Column
	authors []int32 // of the last commit
}
