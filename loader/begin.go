package loader

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// begin looks at what the database holds, refuses another hub, empties the
// database when that was asked for, makes the constraints, and notes that this
// snapshot is being loaded.
func (l *load) begin(ctx context.Context) error {
	id, err := l.in.Snapshot().Fingerprint(ctx)
	if err != nil {
		return err
	}
	l.id = id
	if l.o.Replace {
		if err := l.empty(ctx); err != nil {
			return err
		}
		l.start = time.Now()
	}
	if err := l.look(ctx); err != nil {
		return err
	}
	for _, cypher := range statements("schema") {
		if err := l.store.Exec(ctx, cypher, nil); err != nil {
			return fmt.Errorf("make constraints: %w", err)
		}
	}
	if l.current {
		return nil
	}
	meta := l.in.Snapshot().Meta()
	err = l.store.Write(ctx, statement("write/snapshot_begin"), map[string]any{
		"id": l.id, "source": text(meta.Source), "collectedAt": stamp(meta.CollectedAt),
	})
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
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

// look finds out whether the database is empty, holds another hub, or holds
// this snapshot as the last one loaded.
func (l *load) look(ctx context.Context) error {
	found, err := read(ctx, l.store, statement("read/any"))
	if err != nil {
		return err
	}
	l.fresh = len(found) == 0
	rows, err := read(ctx, l.store, statement("read/snapshots"))
	if err != nil {
		return err
	}
	mine := l.in.Snapshot().Meta().Source
	for _, row := range rows {
		source, _ := row[1].(string)
		if !l.o.Merge && mine != "" && source != "" && source != mine {
			return hub.Usagef("the database holds the hub %q and the snapshot is of %q; --replace empties the database first, --merge adds to what is there", source, mine)
		}
	}
	l.current = isCurrent(rows, l.id)
	return nil
}

// isCurrent reports whether the snapshot id was loaded last and to its end, by
// the rows of read/snapshots.cypher.
func isCurrent(rows [][]any, id string) bool {
	for i, row := range rows {
		complete, _ := row[2].(bool)
		switch {
		case !complete:
			return false
		case i == len(rows)-1:
			return row[0] == id
		}
	}
	return false
}

// end removes what the writing left without reason and notes that the snapshot
// is loaded, with what the graph cannot tell of it.
func (l *load) end(ctx context.Context) error {
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
	n, ignored := l.loaded, l.in.Ignored()
	return map[string]any{
		"models":      n.repositories[hub.Model],
		"datasets":    n.repositories[hub.Dataset],
		"spaces":      n.repositories[hub.Space],
		"commits":     n.commits,
		"discussions": n.discussions,
		"usages":      n.usages,
		"identities":  n.identities,
		"bots":        n.bots,
		"rejected":    int64(l.in.Rejects().Count()),

		"commitsOfUnknownRepositories":     ignored.CommitsOfUnknownRepositories,
		"commitsRepeated":                  ignored.CommitsRepeated,
		"discussionsOfUnknownRepositories": ignored.DiscussionsOfUnknownRepositories,
		"discussionsRepeated":              ignored.DiscussionsRepeated,
		"usagesByUnknownSpacesKept":        ignored.UsagesByUnknownSpacesKept,
		"usagesOfUnknownModels":            ignored.UsagesOfUnknownModels,
		"usagesRepeated":                   ignored.UsagesRepeated,
	}
}
