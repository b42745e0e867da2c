package loader

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// begin checks what the database holds, refuses another hub, empties the
// database if asked to, makes the constraints, and records that this snapshot
// is being loaded.
func (l *load) begin(ctx context.Context) error {
	if err := l.snapshot.Probe(ctx); err != nil {
		return err
	}
	id, err := l.snapshot.Fingerprint(ctx)
	if err != nil {
		return err
	}
	l.id = id
	stored, err := l.findSnapshots(ctx)
	if err != nil {
		return err
	}
	if err := l.refuse(stored); err != nil {
		return err
	}
	if err := l.findBase(ctx, stored); err != nil {
		return err
	}
	if l.o.Replace && !(l.resumes() && l.intoEmpty) {
		if err := l.empty(ctx); err != nil {
			return err
		}
		l.current, l.intoEmpty, l.written = false, true, progress{}
		l.start = time.Now()
	}
	if err := MakeConstraints(ctx, l.store, Constraints()); err != nil {
		return err
	}
	if l.base != nil && !l.resumes() {
		if l.updater, err = counts.NewUpdater(ctx, l.store); err != nil {
			return err
		}
	}
	if l.current {
		return nil
	}
	if err := l.beginSnapshot(ctx); err != nil {
		return err
	}
	if err := counts.Begin(ctx, l.store); err != nil {
		return fmt.Errorf("mark the counts as stale: %w", err)
	}
	return nil
}

// resumes reports whether an earlier load of this snapshot was interrupted.
func (l *load) resumes() bool { return l.written != progress{} }

// storedSnapshot is a (:Snapshot) node in the database.
type storedSnapshot struct {
	id, source  string
	complete    bool
	intoEmpty   bool     // its load began on an empty database
	written     progress // how far its load got, when it is not complete
	loadedAt    time.Time
	collectedAt time.Time

	licenses, fields string // names of the rules that it was classified by; "" of a load before there were others than the paper's
}

// findSnapshots finds out whether the database is empty and which snapshots it
// holds, the one loaded last at the end of the list, and whether this one is
// among them.
func (l *load) findSnapshots(ctx context.Context) ([]storedSnapshot, error) {
	found, err := cypher.Rows(ctx, l.store, statement("read/any"), nil)
	if err != nil {
		return nil, err
	}
	l.intoEmpty = len(found) == 0
	rows, err := cypher.Rows(ctx, l.store, statement("read/snapshots"), nil)
	if err != nil {
		return nil, err
	}
	var all []storedSnapshot
	for _, row := range rows {
		var s storedSnapshot
		s.id, _ = row[0].(string)
		s.source, _ = row[1].(string)
		s.complete, _ = row[2].(bool)
		s.intoEmpty, _ = row[3].(bool)
		file, _ := row[4].(int64)
		s.written.file = int(file)
		s.written.records, _ = row[5].(int64)
		s.loadedAt, _ = row[6].(time.Time)
		s.collectedAt, _ = row[7].(time.Time)
		s.licenses, _ = row[8].(string)
		s.fields, _ = row[9].(string)
		all = append(all, s)
	}
	if l.current = isCurrent(all, l.id); l.current {
		l.loadedAt = all[len(all)-1].loadedAt
	}
	for _, s := range all {
		switch {
		case s.complete:
		case s.id == l.id && s.written != progress{}:
			l.intoEmpty, l.written = s.intoEmpty, s.written
			l.notice("a load of this snapshot was interrupted; going on where it stopped")
		case s.id != l.id:
			l.notice("a load of another snapshot was interrupted; this one is loaded over what it wrote")
		}
	}
	return all, nil
}

func (l *load) notice(line string) {
	if l.o.Notice != nil {
		l.o.Notice(line)
	}
}

// empty deletes every node and relationship but the lease of the writer;
// constraints and indexes stay.
func (l *load) empty(ctx context.Context) error {
	for _, text := range cypher.Statements(cypherFiles, "empty/*") {
		if err := l.store.Exec(ctx, text, nil); err != nil {
			return fmt.Errorf("empty the database: %w", err)
		}
	}
	return nil
}

// beginSnapshot records that this snapshot is being loaded.
func (l *load) beginSnapshot(ctx context.Context) error {
	meta := l.snapshot.Meta()
	err := l.store.Write(ctx, statement("write/snapshot_begin"), map[string]any{
		"id": l.id, "source": text(meta.Source), "collectedAt": stamp(meta.CollectedAt), "fresh": l.intoEmpty,
		"licenses": l.snapshot.Rules().Licenses.Name(), "fields": l.snapshot.Rules().Fields.Name(),
	})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if l.o.Named {
		if err := l.store.Write(ctx, statement("write/snapshot_name"), map[string]any{"source": meta.Source}); err != nil {
			return fmt.Errorf("write snapshot: %w", err)
		}
	}
	return nil
}

// isCurrent reports whether the snapshot id was loaded last, and completely.
func isCurrent(all []storedSnapshot, id string) bool {
	for i, s := range all {
		switch {
		case !s.complete:
			return false
		case i == len(all)-1:
			return s.id == id
		}
	}
	return false
}

// count makes the counts in the graph those of what is loaded now.
func (l *load) count(ctx context.Context) error {
	if err := awaitIndexes(ctx, l.store); err != nil {
		return err
	}
	o := counts.Options{Progress: l.o.Progress}
	if l.updater != nil {
		return l.updater.Finish(ctx, o)
	}
	_, err := counts.Refresh(ctx, l.store, o)
	return err
}

// end removes the label Developer from accounts that no longer are developers,
// and records that the snapshot is loaded, with what the graph cannot tell
// about it.
func (l *load) end(ctx context.Context) error {
	if err := l.snapshot.Unchanged(); err != nil {
		return err
	}
	if !l.intoEmpty {
		if err := l.store.Write(ctx, statement("outdated/developer"), nil); err != nil {
			return fmt.Errorf("write accounts: %w", err)
		}
	}
	properties := map[string]any{}
	for _, c := range SnapshotCounts(l.read) {
		properties[c.Name] = c.N
	}
	if !l.current {
		l.loadedAt = time.Now().UTC().Truncate(time.Millisecond)
		properties["loadedAt"] = stamp(l.loadedAt)
	}
	l.keepIndex(ctx)
	err := l.store.Write(ctx, statement("write/snapshot_end"), map[string]any{"id": l.id, "properties": properties})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	l.dropOlder()
	return nil
}
