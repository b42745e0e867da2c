package queries

import (
	"context"
	"errors"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
)

// countsState asks for the state of the counts: no row when there is nothing to
// count.
const countsState = `OPTIONAL MATCH (c:Counts {id: 'counts'})
WITH c
WHERE c IS NOT NULL OR EXISTS { (:Repository) }
RETURN c.version AS version, c.complete AS complete`

// CheckCounts says whether a database has the counts that the bundled queries and
// recipes read. It is an error when there are none, or those of another version of
// this program; note is one line for the user when they are stale, else "". An empty
// database needs none.
func CheckCounts(ctx context.Context, db Reader) (note string, err error) {
	_, rows, err := db.Read(ctx, countsState, nil)
	if err != nil {
		return "", err
	}
	for row, err := range rows {
		switch version := row; {
		case err != nil:
			return "", err
		case version[0] == nil:
			return "", errors.New("this database has no counts, and the bundled queries and recipes read them: hubgraph db check --repair makes them")
		case version[0] != int64(hub.CountsVersion):
			return "", fmt.Errorf("the counts of this database are of version %v, and this hubgraph reads version %d: hubgraph db check --repair makes them anew", version[0], hub.CountsVersion)
		case version[1] != true:
			note = "the counts of this database are stale, since a load is not finished: load again, or run hubgraph db check --repair"
		}
	}
	return note, nil
}
