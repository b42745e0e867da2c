package faults

import (
	"context"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

// open connects to the server itself.
func (h *harness) open(t *testing.T) *graphdb.DB {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	i := h.server.info
	db, err := graphdb.Open(ctx, graphdb.Config{URI: i.BoltURI, Username: i.Username, Password: i.Password})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// empty deletes every node and relationship.
func (h *harness) empty(t *testing.T) {
	db := h.open(t)
	defer db.Close(context.Background())
	for _, cypher := range []string{
		"MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if err := db.Exec(t.Context(), cypher, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// dump returns the whole graph, as dbtest.Dump does.
func (h *harness) dump(t *testing.T) []string {
	db := h.open(t)
	defer db.Close(context.Background())
	return dbtest.Dump(t, db)
}

// differ returns what only one of two sorted lists has, a few lines of each.
func differ(want, got []string) (missing, extra []string) {
	i, j := 0, 0
	for (i < len(want) || j < len(got)) && len(missing)+len(extra) < 10 {
		switch {
		case j == len(got) || i < len(want) && want[i] < got[j]:
			missing = append(missing, want[i])
			i++
		case i == len(want) || got[j] < want[i]:
			extra = append(extra, got[j])
			j++
		default:
			i, j = i+1, j+1
		}
	}
	return missing, extra
}
