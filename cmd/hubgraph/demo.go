package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/report"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
)

// demoQuery is the first query to paste.
const demoQuery = "MATCH (s:Space)-[:USES]->(m:Model) RETURN m.id AS model, count(s) AS spaces ORDER BY spaces DESC, model LIMIT 10"

const demoTitle = "hubgraph demo: a small synthetic hub"

func demoCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "demo",
		Usage: "start Neo4j, load a small hub, analyse it, write a report, and say where to explore",
		Description: `The hub is synthetic and comes with the program. Without Docker and Java the database is left out:
the hub is then analysed from its files. A database that holds another hub is not touched, and the report
made from files too. With --serve the explorer is served at the end. Examples:

  hubgraph demo
  hubgraph demo --serve
  hubgraph demo -o /tmp/first-look.html`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "report.html", Usage: "write the report to `FILE`"},
			&cli.BoolFlag{Name: "serve", Usage: "then serve the explorer, until Ctrl-C"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			stays := c.Bool("serve")
			loaded, err := e.demo(c.Context, c.String("output"), stays)
			if err != nil || !loaded || !stays {
				return err
			}
			s := serving{host: loopbackHost, port: servePort, logFormat: "text", quiet: true, from: catalog.Open("", "")}
			return e.serve(c.Context, s, explorerAt)
		},
	}
}

// demo does the main job from start to finish. loaded is whether there is a graph to
// explore; stays, whether it is served next.
func (e *env) demo(ctx context.Context, output string, stays bool) (loaded bool, err error) {
	db, browser, err := e.demoDB(ctx)
	if errors.Is(err, dbserver.ErrNoEngine) {
		fmt.Fprintf(e.Err, "%v\nThe sample is analysed from its files, without a database.\n\n", err)
		return false, e.demoFromFiles(ctx, output)
	}
	if err != nil {
		return false, err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if err := e.demoLoad(ctx, db); err != nil {
		return false, e.demoLeaves(ctx, output, err)
	}
	e.next = "" // the demo says it by itself
	results, err := e.analyzeForReport(ctx, db, hub.Rules{})
	if err != nil {
		return false, err
	}
	if err := writeReport(e, results, report.Options{Title: demoTitle}, output); err != nil {
		return false, err
	}
	return true, e.demoSays(db.URI(), browser, output, stays)
}

// demoSays tells where to explore.
func (e *env) demoSays(uri string, browser *dbserver.Info, output string, stays bool) error {
	fmt.Fprintf(e.Out, "\nThe hub is in Neo4j at %s.\n", uri)
	if browser != nil {
		fmt.Fprintf(e.Out, "Explore it in Neo4j Browser: %s\n  user %s, password in %s\n", browser.BrowserURL(), browser.Username, browser.PasswordFile)
	}
	_, err := fmt.Fprint(e.Out, e.typed(fmt.Sprintf(`A first query to paste there:

  %s

Or here:

  hubgraph query run adoption/top-models
  hubgraph query list
  hubgraph find chat

The report is %s.
  hubgraph db stop
ends the database.
`, demoQuery, output)))
	if err == nil && !stays {
		_, err = fmt.Fprint(e.Out, e.typed(fmt.Sprintf("The explorer shows it all at http://localhost:%d, once you type\n  hubgraph serve\n", servePort)))
	}
	if err == nil && strings.HasPrefix(e.program, "go run ./") {
		_, err = fmt.Fprintln(e.Out, "go install ./cmd/hubgraph puts the command hubgraph into $(go env GOPATH)/bin.")
	}
	return err
}

// demoDB connects to the database of the settings, or starts one; info
// describes the one that was started.
func (e *env) demoDB(ctx context.Context) (db *graphdb.DB, info *dbserver.Info, err error) {
	if e.cfg.Neo4j.URI != "" {
		db, err = e.openDBFor(ctx, retryLoad)
		return db, nil, err
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return nil, nil, err
	}
	e.Doing("starting Neo4j")
	if info, err = dbserver.Start(ctx, dirs, e.dbOptions()); err != nil {
		return nil, nil, err
	}
	db, err = e.openServer(ctx, retryLoad, info)
	return db, info, err
}

func (e *env) demoLoad(ctx context.Context, db *graphdb.DB) error {
	s, err := snapshot.Open(sample.FS())
	if err != nil {
		return err
	}
	return e.writing(ctx, db, "demo", func(ctx context.Context, db *graphdb.Guarded) error {
		return e.load(ctx, db, s, loader.Options{})
	})
}

// demoLeaves makes the report from files where the database holds something else
// than the demo's hub, which stays as it is.
func (e *env) demoLeaves(ctx context.Context, output string, refused error) error {
	if !errors.As(refused, new(*hub.UsageError)) {
		return refused
	}
	if err := e.demoFromFiles(ctx, output); err != nil {
		return err
	}
	reason, _, _ := strings.Cut(refused.Error(), ";") // of the ways out that follow the demo has none
	return hub.Usagef("the demo leaves your database as it is, and its report is made from files: %s; 'hubgraph db reset --yes' empties a database that db start made", reason)
}

func (e *env) demoFromFiles(ctx context.Context, output string) error {
	s, err := snapshot.Open(sample.FS())
	if err != nil {
		return err
	}
	o := defaultAnalysis()
	corpus, err := analytics.FromSnapshot(ctx, s, nil, o)
	if err != nil {
		return err
	}
	results, err := analytics.Analyze(ctx, corpus, o)
	if err != nil {
		return err
	}
	if err := writeReport(e, results, report.Options{Title: demoTitle}, output); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Out, "The report is %s.\n", output)
	return err
}
