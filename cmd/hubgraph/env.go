package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/config"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

// env is what the subcommands share.
type env struct {
	terminal.IO
	cfg     *config.Config
	program string // how the command is typed here
	outFile string // that -o names, as what is printed goes into it; "" for none
	next    string // what to do next, to be said at the end of what ends well; "" for nothing
}

// settingFlags are the global flags that set a setting, by flag name.
var settingFlags = map[string]string{
	"neo4j-uri":      "neo4j.uri",
	"neo4j-username": "neo4j.username",
	"neo4j-database": "neo4j.database",
	"neo4j-ca-file":  "neo4j.ca_file",
}

func loadConfig(c *cli.Context) (*config.Config, error) {
	flags := map[string]string{}
	for flag, key := range settingFlags {
		if c.IsSet(flag) {
			flags[key] = c.String(flag)
		}
	}
	return config.Load(config.Options{File: c.String("config"), Flags: flags, Home: config.Folder()})
}

// configAt reads the settings before the command line is parsed.
func (e *env) configAt(at *cmdline.Cursor) (*config.Config, error) {
	return config.Load(config.Options{File: at.Value("config"), Home: config.Folder()})
}

// How long to wait for a database that goes away: a load, which takes long,
// survives a restart of Neo4j.
const (
	retryCommand = graphdb.DefaultRetry
	retryLoad    = 2 * time.Minute
	retryNever   = -1
)

// openDB connects to the database of the settings, or to the one that
// db start started.
func (e *env) openDB(ctx context.Context) (*graphdb.DB, error) { return e.openDBFor(ctx, retryCommand) }

// openDBFor is openDB for work that waits the given time for a database that
// goes away.
func (e *env) openDBFor(ctx context.Context, retry time.Duration) (*graphdb.DB, error) {
	cfg, err := e.address(ctx)
	if err != nil {
		return nil, err
	}
	return e.open(ctx, retry, cfg)
}

// address is where the database is, and whose: that of the settings, or the one that
// db start started.
func (e *env) address(ctx context.Context) (graphdb.Config, error) {
	if n := e.cfg.Neo4j; n.URI != "" {
		return graphdb.Config{URI: n.URI, Username: n.Username, Password: n.Password, Database: n.Database, CAFile: n.CAFile}, nil
	}
	_, info, running, err := ownServer(ctx)
	if err != nil {
		return graphdb.Config{}, err
	}
	if !running {
		return graphdb.Config{}, errors.New("no database runs: start one with 'hubgraph db start', or set NEO4J_URI to a server of your own")
	}
	return addressOf(info), nil
}

func addressOf(info *dbserver.Info) graphdb.Config {
	return graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password}
}

// openServer connects to a server that db start started.
func (e *env) openServer(ctx context.Context, retry time.Duration, info *dbserver.Info) (*graphdb.DB, error) {
	return e.open(ctx, retry, addressOf(info))
}

func (e *env) open(ctx context.Context, retry time.Duration, cfg graphdb.Config) (*graphdb.DB, error) {
	cfg.RetryFor, cfg.Now = retry, e.Now
	cfg.Notice = e.say
	e.Doing("waiting for Neo4j at " + cfg.URI)
	defer e.Doing("Neo4j at " + cfg.URI + " is at work")
	return graphdb.Open(ctx, cfg)
}

// say prints a line for the user.
func (e *env) say(line string) { fmt.Fprintln(e.Err, e.typed(line)) }
