package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/report"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader"
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
the hub is then analysed from its files. A database that holds another hub is not touched. Examples:

  hubgraph demo
  hubgraph demo -o /tmp/first-look.html`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "report.html", Usage: "write the report to `FILE`"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			return e.demo(c.Context, c.String("output"))
		},
	}
}

// demo does the main job from start to finish.
func (e *env) demo(ctx context.Context, output string) error {
	db, browser, err := e.demoDB(ctx)
	if errors.Is(err, dbserver.ErrNoEngine) {
		fmt.Fprintf(e.Err, "%v\nThe sample is analysed from its files, without a database.\n\n", err)
		return e.demoFromFiles(ctx, output)
	}
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if err := e.demoLoad(ctx, db); err != nil {
		return err
	}
	results, err := e.analyzeForReport(ctx, db)
	if err != nil {
		return err
	}
	if err := writeReport(e, results, report.Options{Title: demoTitle}, output); err != nil {
		return err
	}
	fmt.Fprintf(e.Out, "\nThe hub is in Neo4j at %s.\n", db.URI())
	if browser != nil {
		fmt.Fprintf(e.Out, "Explore it in Neo4j Browser: %s/browser/\n  user %s, password in %s\n", browser.HTTPURL, browser.Username, browser.PasswordFile)
	}
	_, err = fmt.Fprintf(e.Out, `A first query to paste there:

  %s

Or here:  hubgraph query list
The report is %s.
hubgraph db stop ends the database.
`, demoQuery, output)
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
	err = e.load(ctx, db, s, loader.Options{})
	var usage *hub.UsageError
	if errors.As(err, &usage) {
		return hub.Usagef("the demo leaves your database as it is: %v", err)
	}
	return err
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
