package graphdb

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// catchUpLimit is how long Open waits for the leader of a cluster.
const catchUpLimit = 5 * time.Second

// catchUp asks the leader of a cluster for a bookmark, so that all further calls see
// what was committed before, by whomever: a follower may lag behind. Without a leader
// it says so, and what is read may be older.
func (db *DB) catchUp(ctx context.Context) {
	if !db.at.routed() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, catchUpLimit)
	defer cancel()
	servers, writers, err := db.servers(ctx)
	if err == nil && writers == 0 && servers == 1 {
		return // a single server that only reads: it has no other to lag behind
	}
	if err != nil || writers > 0 {
		err = db.retry(ctx, func() error {
			_, err := db.bookmarks(ctx, neo4j.AccessModeWrite) // of the leader, whose is the newest
			return err
		})
		if err == nil {
			return
		}
	}
	if db.cfg.Notice != nil {
		db.cfg.Notice(fmt.Sprintf("Neo4j at %s has no server now that takes writes to this database; what is read may be older than the last write", db.at))
	}
}

// servers counts the servers of the routing table, and those of them that take writes.
func (db *DB) servers(ctx context.Context) (servers, writers int, err error) {
	_, rows, err := db.Read(ctx, "CALL dbms.routing.getRoutingTable({}, $database) YIELD servers RETURN servers", map[string]any{"database": db.cfg.Database})
	if err != nil {
		return 0, 0, err
	}
	all := map[any]bool{}
	for row, err := range rows {
		if err != nil {
			return 0, 0, err
		}
		roles, _ := row[0].([]any)
		for _, r := range roles {
			role, _ := r.(map[string]any)
			addresses, _ := role["addresses"].([]any)
			if role["role"] == "WRITE" {
				writers += len(addresses)
			}
			for _, a := range addresses {
				all[a] = true
			}
		}
	}
	return len(all), writers, nil
}
