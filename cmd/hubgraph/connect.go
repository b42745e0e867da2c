package main

import (
	"context"
	"errors"

	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/graphdb"
)

// openDB connects to the database of the settings, or to the one that
// db start started.
func (e *env) openDB(ctx context.Context) (*graphdb.DB, error) {
	if n := e.cfg.Neo4j; n.URI != "" {
		return graphdb.Open(ctx, graphdb.Config{URI: n.URI, Username: n.Username, Password: n.Password, Database: n.Database})
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return nil, err
	}
	info, running, err := dbserver.Status(ctx, dirs)
	if err != nil {
		return nil, err
	}
	if !running {
		return nil, errors.New("no database runs: start one with 'hubgraph db start', or set NEO4J_URI to a server of your own")
	}
	return openServer(ctx, info)
}

// openServer connects to a server that db start started.
func openServer(ctx context.Context, info *dbserver.Info) (*graphdb.DB, error) {
	return graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
}
