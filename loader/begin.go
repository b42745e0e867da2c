package loader

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
)

// begin looks at what the database holds, refuses another hub, empties the
// database when that was asked for, makes the constraints, and notes that this
// snapshot is being loaded.
func (l *load) begin(ctx context.Context) error {
	id, err := l.snapshot.Fingerprint(ctx)
	if err != nil {
		return err
	}
	l.id = id
	held, err := l.look(ctx)
	if err != nil {
		return err
	}
	if err := l.refuse(held); err != nil {
		return err
	}
	if l.o.Replace && !(l.resumes() && l.fresh) {
		if err := l.empty(ctx); err != nil {
			return err
		}
		l.current, l.fresh, l.written = false, true, progress{}
		l.start = time.Now()
	}
	if err := l.constraints(ctx); err != nil {
		return err
	}
	if l.current {
		return nil
	}
	return l.beginSnapshot(ctx)
}

// resumes reports whether an earlier load of this snapshot was interrupted.
func (l *load) resumes() bool { return l.written != progress{} }

// held is a (:Snapshot) node in the database.
type held struct {
	id, source string
	complete   bool
	fresh      bool     // its load began on an empty database
	written    progress // how far its load came, when it is not complete
}

// look finds out whether the database is empty and what snapshots it holds, the
// one loaded last at the end, and whether this one is among them.
func (l *load) look(ctx context.Context) ([]held, error) {
	found, err := read(ctx, l.store, statement("read/any"))
	if err != nil {
		return nil, err
	}
	l.fresh = len(found) == 0
	rows, err := read(ctx, l.store, statement("read/snapshots"))
	if err != nil {
		return nil, err
	}
	var all []held
	for _, row := range rows {
		var h held
		h.id, _ = row[0].(string)
		h.source, _ = row[1].(string)
		h.complete, _ = row[2].(bool)
		h.fresh, _ = row[3].(bool)
		file, _ := row[4].(int64)
		h.written.file = int(file)
		h.written.records, _ = row[5].(int64)
		all = append(all, h)
	}
	l.current = isCurrent(all, l.id)
	for _, h := range all {
		switch {
		case h.complete:
		case h.id == l.id && h.written != progress{}:
			l.fresh, l.written = h.fresh, h.written
			l.notice("a load of this snapshot was interrupted; going on where it stopped")
		case h.id != l.id:
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

// refuse returns a *hub.UsageError when the database holds another hub and the
// options do not say what is to happen.
func (l *load) refuse(all []held) error {
	if l.o.Merge || l.o.Replace {
		return nil
	}
	mine := l.snapshot.Meta().Source
	for _, h := range all {
		if mine != "" && h.source != "" && h.source != mine {
			return hub.Usagef("the database holds the hub %q and the snapshot is of %q; --replace empties the database first, --merge adds to what is there", h.source, mine)
		}
	}
	return nil
}

// empty deletes every node and relationship; constraints and indexes stay.
func (l *load) empty(ctx context.Context) error {
	for _, cypher := range statements("empty") {
		if err := l.store.Exec(ctx, cypher, nil); err != nil {
			return fmt.Errorf("empty the database: %w", err)
		}
	}
	return nil
}

// constraints makes those that are not there, at once, since each waits for its
// index.
func (l *load) constraints(ctx context.Context) error {
	making, ctx := errgroup.WithContext(ctx)
	for _, cypher := range statements("schema") {
		making.Go(func() error { return l.store.Exec(ctx, cypher, nil) })
	}
	if err := making.Wait(); err != nil {
		return fmt.Errorf("make constraints: %w", err)
	}
	return nil
}

// beginSnapshot notes that this snapshot is being loaded.
func (l *load) beginSnapshot(ctx context.Context) error {
	meta := l.snapshot.Meta()
	err := l.store.Write(ctx, statement("write/snapshot_begin"), map[string]any{
		"id": l.id, "source": text(meta.Source), "collectedAt": stamp(meta.CollectedAt), "fresh": l.fresh,
	})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}

// isCurrent reports whether the snapshot id was loaded last and to its end.
func isCurrent(all []held, id string) bool {
	for i, h := range all {
		switch {
		case !h.complete:
			return false
		case i == len(all)-1:
			return h.id == id
		}
	}
	return false
}

// end removes what the writing left without reason and notes that the snapshot
// is loaded, with what the graph cannot tell of it.
func (l *load) end(ctx context.Context) error {
	if err := l.snapshot.Unchanged(); err != nil {
		return err
	}
	if !l.fresh {
		if err := l.store.Write(ctx, statement("outdated/developer"), nil); err != nil {
			return fmt.Errorf("write accounts: %w", err)
		}
	}
	properties := l.properties()
	if !l.current {
		properties["loadedAt"] = stamp(time.Now().UTC().Truncate(time.Millisecond))
	}
	err := l.store.Write(ctx, statement("write/snapshot_end"), map[string]any{"id": l.id, "properties": properties})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}

// properties are the counts on the (:Snapshot) node.
func (l *load) properties() map[string]any {
	n, ignored := l.read.Records, l.read.Ignored
	return map[string]any{
		"models":      n.Repositories[hub.Model],
		"datasets":    n.Repositories[hub.Dataset],
		"spaces":      n.Repositories[hub.Space],
		"commits":     n.Commits,
		"discussions": n.Discussions,
		"usages":      n.Usages,
		"identities":  n.Identities,
		"bots":        n.Bots,
		"rejected":    int64(l.read.Rejected),

		"commitsOfUnknownRepositories":     ignored.CommitsOfUnknownRepositories,
		"commitsRepeated":                  ignored.CommitsRepeated,
		"discussionsOfUnknownRepositories": ignored.DiscussionsOfUnknownRepositories,
		"discussionsRepeated":              ignored.DiscussionsRepeated,
		"usagesByUnknownSpacesKept":        ignored.UsagesByUnknownSpacesKept,
		"usagesOfUnknownModels":            ignored.UsagesOfUnknownModels,
		"usagesRepeated":                   ignored.UsagesRepeated,
	}
}
