package graphdb

import (
	"context"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Stamp tells the states of the database apart: while it is the same, nothing was
// committed, by whomever. It is the bookmark of a transaction that reads nothing, which
// names the last one that was committed before it, and costs one round trip. It is asked
// for once, without the retries of other calls; an error that is Lost may be a connection
// that broke while nobody used it.
func (db *DB) Stamp(ctx context.Context) (string, error) {
	marks, err := db.bookmarks(ctx, neo4j.AccessModeRead)
	if err != nil {
		return "", db.explain(ctx, "read from", err)
	}
	return strings.Join(neo4j.BookmarksToRawValues(marks), " "), nil
}

// bookmarks are those of a statement that does nothing.
func (db *DB) bookmarks(ctx context.Context, mode neo4j.AccessMode) (neo4j.Bookmarks, error) {
	session := db.session(ctx, mode)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, "RETURN 1", nil, db.txConfig(0))
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	db.meet(summary)
	return session.LastBookmarks(), nil
}
