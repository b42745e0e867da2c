package main

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/graphdb"
)

// openDB connects to the database of the settings, or to the one that
// db start started.
func (e *env) openDB(ctx context.Context) (*graphdb.DB, error) {
	cfg := graphdb.Config{URI: e.cfg.Neo4j.URI, Username: e.cfg.Neo4j.Username, Password: e.cfg.Neo4j.Password, Database: e.cfg.Neo4j.Database}
	if cfg.URI == "" {
		return nil, hub.Usagef("no database: set NEO4J_URI")
	}
	return graphdb.Open(ctx, cfg)
}
