package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// askLimit bounds how long to check whether the Neo4j of the settings answers.
const askLimit = 15 * time.Second

func dbCommand(e *env) *cli.Command {
	return cmdline.Group("db", "start, stop, show, check or empty a Neo4j for this project",
		dbSubcommand("start", "start Neo4j, or find it running",
			`Runs Neo4j in Docker where a Docker engine answers, else by Java 17 or newer; Maven then fetches Neo4j
once, about 140 MB. It listens on 127.0.0.1 only. The password is generated and kept in a file that only
you can read. Where NEO4J_URI is set nothing is started. Examples:

  hubgraph db start
  HUBGRAPH_DB_BOLT_PORT=0 HUBGRAPH_DB_HTTP_PORT=0 hubgraph db start      # any free ports
  HUBGRAPH_DB_ENGINE=local hubgraph db start                             # not in Docker`,
			e.dbStart),
		dbSubcommand("stop", "stop the Neo4j that db start started; the data stay",
			`Ends only what db start started, whatever else runs. Example:

  hubgraph db stop`,
			e.dbStop),
		dbSubcommand("status", "show where Neo4j runs; exit code 1 when it does not",
			`Shows the addresses of Bolt and of Neo4j Browser, the process, and where the data and the password are.
Where NEO4J_URI is set it asks that server. Examples:

  hubgraph db status
  hubgraph db status >/dev/null 2>&1 || hubgraph db start`,
			e.dbStatus),
		dbSubcommand("password", "print the password of the database that db start made",
			`For Neo4j Browser and other programs. Where NEO4J_URI is set, the password is your own. Examples:

  hubgraph db password
  NEO4J_PASSWORD=$(hubgraph db password) jupyter lab      # for an exported notebook`,
			e.dbPassword),
		dbSubcommand("reset", "empty the database that db start made",
			`Deletes all data; the password and the fetched Neo4j stay. A running Neo4j is started again. Example:

  hubgraph db reset --yes`,
			e.dbReset, &cli.BoolFlag{Name: "yes", Usage: "really delete"}),
		dbCheckCommand(e),
	)
}

func dbSubcommand(name, usage, description string, action cli.ActionFunc, flags ...cli.Flag) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Description: description, Flags: flags,
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			return action(c)
		}}
}

// dbOptions returns the settings for starting a Neo4j.
func (e *env) dbOptions() dbserver.Options {
	o := dbserver.Options{BoltPort: e.cfg.DB.BoltPort, HTTPPort: e.cfg.DB.HTTPPort, Engine: e.cfg.DB.Engine, Log: e.Err}
	if o.Engine == "auto" {
		o.Engine = ""
	}
	return o
}

func (e *env) dbStart(c *cli.Context) error {
	if e.cfg.Neo4j.URI != "" {
		_, err := fmt.Fprintf(e.Out, "%s, so none is started\n", e.givenServer())
		return err
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return err
	}
	e.Doing("starting Neo4j")
	info, err := dbserver.Start(c.Context, dirs, e.dbOptions())
	if err != nil {
		return err
	}
	if info.Reused {
		return e.printServer("Neo4j is already running", info)
	}
	return e.printServer("Neo4j is running", info)
}

func (e *env) dbStop(c *cli.Context) error {
	dirs, info, running, err := ownServer(c.Context)
	if err != nil {
		return err
	}
	if running {
		fmt.Fprintf(e.Err, "stopping Neo4j (%s)\n", serverName(info))
	}
	e.Doing("stopping Neo4j")
	// An unrecorded server is looked for and stopped too.
	if err := dbserver.Stop(c.Context, dirs); err != nil {
		return err
	}
	outcome := "Neo4j is stopped"
	if !running {
		outcome = "no Neo4j of hubgraph is running"
	}
	if e.cfg.Neo4j.URI != "" {
		outcome += "; " + e.givenServer() + ", which stays as it is"
	}
	_, err = fmt.Fprintln(e.Out, outcome)
	return err
}

// ownServer returns the folders of the server that db start starts, what is known of
// it, and whether it runs.
func ownServer(ctx context.Context) (dirs dbserver.Dirs, info *dbserver.Info, running bool, err error) {
	if dirs, err = dbserver.DefaultDirs(); err != nil {
		return dirs, nil, false, err
	}
	info, running, err = dbserver.Status(ctx, dirs)
	return dirs, info, running, err
}

func (e *env) dbStatus(c *cli.Context) error {
	if e.cfg.Neo4j.URI != "" {
		return e.givenStatus(c.Context)
	}
	_, info, running, err := ownServer(c.Context)
	switch {
	case err != nil:
		return err
	case !running:
		return errors.New("Neo4j is not running; 'hubgraph db start' starts it")
	case !info.Ready:
		return fmt.Errorf("Neo4j (%s) is starting and does not answer at %s yet; 'hubgraph db start' waits for it", serverName(info), info.BoltURI)
	}
	return e.printServer("Neo4j is running", info)
}

func (e *env) dbReset(c *cli.Context) error {
	if e.cfg.Neo4j.URI != "" {
		return hub.Usagef("%s: db reset empties only a Neo4j that db start started; unset it first", e.givenServer())
	}
	dirs, info, _, err := ownServer(c.Context)
	if err != nil {
		return err
	}
	if !c.Bool("yes") {
		return hub.Usagef("db reset deletes all data in %s; say 'hubgraph db reset --yes' to do it", info.DataDir)
	}
	e.Doing("emptying the database")
	info, err = dbserver.Reset(c.Context, dirs, e.dbOptions())
	if err != nil {
		return err
	}
	if info == nil {
		_, err = fmt.Fprintln(e.Out, "the database is empty; Neo4j is not running")
		return err
	}
	return e.printServer("the database is empty; Neo4j is running", info)
}

// dbPassword prints the password, for others than hubgraph to log in.
func (e *env) dbPassword(c *cli.Context) error {
	if e.cfg.Neo4j.URI != "" {
		return hub.Usagef("%s: its password is not known to db start", e.givenServer())
	}
	_, info, _, err := ownServer(c.Context)
	if err != nil {
		return err
	}
	if info == nil || info.Password == "" {
		return errors.New("there is no password yet; 'hubgraph db start' makes one")
	}
	_, err = fmt.Fprintln(e.Out, info.Password)
	return err
}

// givenStatus reports whether the server of the settings answers.
func (e *env) givenStatus(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	db, err := e.openDBFor(ctx, retryNever)
	if err != nil {
		return fmt.Errorf("%s, which cannot be used: %w", e.givenServer(), err)
	}
	db.Close(ctx)
	_, err = fmt.Fprintf(e.Out, "%s, which answers\n", e.givenServer())
	return err
}

// givenServer says that the settings name a server, and which setting does.
func (e *env) givenServer() string {
	from := strings.TrimPrefix(e.cfg.Source("neo4j.uri"), "environment ")
	shown := "a server of yours"
	if u, err := url.Parse(e.cfg.Neo4j.URI); err == nil {
		shown += ", " + u.Redacted()
	}
	return fmt.Sprintf("%s names %s", from, shown)
}

// printServer prints where a server is, without its password.
func (e *env) printServer(title string, info *dbserver.Info) error {
	_, err := fmt.Fprintf(e.Out, `%s (%s)
  Bolt      %s
  Browser   %s
  User      %s
  Password  in %s
  Data      %s
  Log       %s
`, title, serverName(info), info.BoltURI, info.BrowserURL(), info.Username, info.PasswordFile, info.DataDir, info.LogFile)
	return err
}

func serverName(info *dbserver.Info) string {
	if info.PID != 0 {
		return fmt.Sprintf("%s, process %d", info.Engine, info.PID)
	}
	return info.Engine
}
