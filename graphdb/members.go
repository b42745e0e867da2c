package graphdb

import (
	"maps"
	"net"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// meet notes the server that answered.
func (db *DB) meet(summary neo4j.ResultSummary) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.met[summary.Server().Address()] = true
}

// alsoAsk names the servers that are asked for a routing table when neither those of the
// last one nor that of the URI answer: all that were met. The driver strikes out a
// server whose connection broke until another names it again.
func (db *DB) alsoAsk(config.ServerAddress) (all []config.ServerAddress) {
	db.mu.Lock()
	defer db.mu.Unlock()
	for _, address := range slices.Sorted(maps.Keys(db.met)) {
		if host, port, err := net.SplitHostPort(address); err == nil {
			all = append(all, neo4j.NewServerAddress(host, port))
		}
	}
	return all
}
