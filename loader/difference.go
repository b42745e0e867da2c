package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader/loaded"
)

// findBase finds the index of what is loaded. Where there is one, records that
// it has are not sent.
func (l *load) findBase(ctx context.Context, all []storedSnapshot) error {
	if l.o.Kept.Dir == "" && l.o.Previous == nil {
		return nil
	}
	var err error
	if l.database, err = DatabaseID(ctx, l.store); err != nil {
		if !l.intoEmpty {
			l.notice(fmt.Sprintf("all of the snapshot is sent, not only what is new: %v", err))
		}
		return ctx.Err()
	}
	if !l.intoEmpty && !l.o.Replace && !l.o.Merge && !l.o.Whole {
		var why string
		if l.base, why, err = l.indexOf(ctx, all); err != nil {
			return err
		}
		if why != "" {
			l.notice("all of the snapshot is sent, not only what is new: " + why)
		}
	}
	l.tracker = loaded.NewTracker(l.base, "")
	return nil
}

// DatabaseID returns the id that Neo4j gave the store of a database, by which an
// index of what is loaded is kept.
func DatabaseID(ctx context.Context, store Store) (string, error) {
	rows, err := cypher.Rows(ctx, store, statement("read/database"), nil)
	if err != nil {
		return "", fmt.Errorf("ask for the id of the database: %w", err)
	}
	for _, row := range rows {
		if id, ok := row[0].(string); ok {
			return id, nil
		}
	}
	return "", errors.New("ask for the id of the database: there is none")
}

// indexOf returns the index of the snapshot that was loaded last, or says why
// there is none that can be used; nothing where that was said already.
func (l *load) indexOf(ctx context.Context, all []storedSnapshot) (x *loaded.Index, why string, err error) {
	var last storedSnapshot
	for _, s := range all {
		switch {
		case s.complete:
			last = s
		case s.id != l.id:
			return nil, "", nil // another load was interrupted
		}
	}
	if last.id == "" {
		return nil, "", nil
	}
	if l.o.Previous != nil {
		return l.indexOfPrevious(ctx, last)
	}
	x, err = l.o.Kept.Open(l.database, last.id)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "what the database holds is not known here (--previous names the folder of the snapshot loaded before)", nil
	case err != nil:
		return nil, fmt.Sprintf("the index of what is loaded cannot be used: %v", err), nil
	case !x.LoadedAt.Equal(last.loadedAt):
		return nil, "the database was loaded from elsewhere since", nil
	}
	return x, "", nil
}

// indexOfPrevious makes the index of the snapshot that is said to be the one
// loaded last.
func (l *load) indexOfPrevious(ctx context.Context, last storedSnapshot) (x *loaded.Index, why string, err error) {
	id, err := l.o.Previous.Fingerprint(ctx)
	if err != nil {
		return nil, "", err
	}
	if id != last.id {
		return nil, "the one given as loaded before is not the one loaded last", nil
	}
	x, read, err := loaded.Read(ctx, l.o.Previous)
	if err != nil {
		return nil, "", err
	}
	rows, err := cypher.Rows(ctx, l.store, statement("read/snapshot"), map[string]any{"id": id})
	if err != nil {
		return nil, "", err
	}
	for _, row := range rows {
		properties, _ := row[0].(map[string]any)
		for _, c := range SnapshotCounts(read) {
			if properties[c.Name] != c.N {
				return nil, fmt.Sprintf("the one given as loaded before has %s %d now, and %v when it was loaded", c.Name, c.N, properties[c.Name]), nil
			}
		}
	}
	x.LoadedAt = last.loadedAt
	return x, "", nil
}

// keepIndex keeps the index of what is loaded, just before the snapshot counts as
// loaded: so it is there whenever that is so. That it cannot be kept is no error.
func (l *load) keepIndex(ctx context.Context) {
	if l.o.Kept.Dir == "" || l.tracker == nil && l.imported == nil {
		return
	}
	if err := l.saveIndex(ctx); err != nil {
		l.notice(fmt.Sprintf("what is loaded could not be noted down, so the next load will send all of its snapshot: %v", err))
	}
}

func (l *load) saveIndex(ctx context.Context) (err error) {
	x := l.imported
	if x == nil {
		x, err = l.tracker.Made(l.accounts.All(), l.merges)
	} else {
		l.database, err = DatabaseID(ctx, l.store)
	}
	if err != nil {
		return err
	}
	x.Snapshot, x.LoadedAt = l.id, l.loadedAt
	x.Exact = x.Exact || l.intoEmpty
	return l.o.Kept.Save(l.database, x)
}

// dropOlder removes the indexes of older snapshots. One that stays does no harm.
func (l *load) dropOlder() {
	if l.database != "" {
		_ = l.o.Kept.Drop(l.database, l.id)
	}
}
