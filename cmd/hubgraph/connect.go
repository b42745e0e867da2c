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
	cfg := e.graphConfig()
	if cfg.URI == "" {
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
		cfg.use(info)
	}
	return graphdb.Open(ctx, cfg.Config)
}

// graphConfig is how to connect by the settings; its URI is empty when they
// name no server.
func (e *env) graphConfig() *graphConfig {
	n := e.cfg.Neo4j
	return &graphConfig{graphdb.Config{URI: n.URI, Username: n.Username, Password: n.Password, Database: n.Database}}
}

type graphConfig struct{ graphdb.Config }

// use fills in the server that db start started.
func (c *graphConfig) use(info *dbserver.Info) {
	c.URI, c.Username, c.Password = info.BoltURI, info.Username, info.Password
}
