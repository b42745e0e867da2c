package dbtest

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/graphdb"
)

// Keep names constraints and indexes that Open leaves in the database: those of
// the graph model, where tests load into it again and again, since making them
// anew takes seconds.
var Keep []string

// empty removes everything from a database, but for what Keep names.
// Constraints and indexes go first, so that deletions do not have to maintain
// them.
func empty(ctx context.Context, db *graphdb.DB) error {
	if err := dropAll(ctx, db, "SHOW CONSTRAINTS YIELD name", "DROP CONSTRAINT $name IF EXISTS"); err != nil {
		return err
	}
	// The two token lookup indexes belong to an empty database.
	if err := dropAll(ctx, db, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", "DROP INDEX $name IF EXISTS"); err != nil {
		return err
	}
	for _, statement := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if err := db.Exec(ctx, statement, nil); err != nil {
			return err
		}
	}
	return nil
}

// dropAll runs the command for each name that list returns.
func dropAll(ctx context.Context, db *graphdb.DB, list, drop string) error {
	_, rows, err := db.Read(ctx, list, nil)
	if err != nil {
		return err
	}
	var names []any
	for row, err := range rows {
		if err != nil {
			return err
		}
		if name, _ := row[0].(string); !slices.Contains(Keep, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if err := db.Exec(ctx, drop, map[string]any{"name": name}); err != nil {
			return err
		}
	}
	return nil
}
