package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/analytics/report"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

func reportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "write the results as one HTML page, the paper's printed values beside ours",
		ArgsUsage: "[results.json]",
		Description: `The page loads nothing and runs no script; it can be mailed, printed and kept.
Without results.json (- is standard input) the hub in Neo4j is analysed first. Examples:

  hubgraph report -o report.html
  hubgraph report results.json -o report.html --title 'Our hub, spring 2024'
  hubgraph report results.json --figures figures                       # figures 1 to 5 as files, too
  hubgraph report results.json --figures figures --figure-format pdf --figure-style dark
  hubgraph analyze --from ./snapshot | hubgraph report - -o report.html`,
		Flags: append(pictureFlags("figure"),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "report.html", Usage: "write the page to `FILE`; - is standard output"},
			&cli.StringFlag{Name: "title", Value: report.DefaultTitle, Usage: "head the page with `TEXT`"},
		),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 1, "[results.json] -o FILE"); err != nil {
				return err
			}
			pictures, err := picturesOf(c, "figure")
			if err != nil {
				return err
			}
			results, warnings, err := reportResults(c, e)
			if err != nil {
				return err
			}
			if err := writeReport(e, results, report.Options{Title: c.String("title"), Warnings: warnings}, c.String("output")); err != nil {
				return err
			}
			return pictures.write(e, figures.Named(results))
		},
	}
}

// reportResults reads the results from the file of the argument, or analyses the graph.
func reportResults(c *cli.Context, e *env) (r *analytics.Results, warnings []string, err error) {
	switch path := c.Args().First(); path {
	case "":
		db, err := e.openDB(c.Context)
		if err != nil {
			return nil, nil, err
		}
		defer db.Close(context.WithoutCancel(c.Context))
		return e.analyzeWithWarnings(c.Context, db)
	case "-":
		r, err = report.Read(e.In)
		return r, nil, err
	default:
		f, err := os.Open(path)
		if err != nil {
			return nil, nil, err
		}
		defer f.Close()
		if r, err = report.Read(f); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		return r, nil, nil
	}
}

// analyzeForReport computes the results of the hub in a database.
func (e *env) analyzeForReport(ctx context.Context, db *graphdb.DB) (*analytics.Results, error) {
	r, _, err := e.analyzeWithWarnings(ctx, db)
	return r, err
}

// analyzeWithWarnings also prints and returns what casts doubt on the results.
func (e *env) analyzeWithWarnings(ctx context.Context, db *graphdb.DB) (r *analytics.Results, warnings []string, err error) {
	o := defaultAnalysis()
	corpus, err := analytics.FromGraph(ctx, db, o)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range corpus.Warnings {
		fmt.Fprintln(e.Err, "hubgraph: warning: "+w)
	}
	r, err = analytics.Analyze(ctx, corpus, o)
	return r, corpus.Warnings, err
}

func defaultAnalysis() analytics.Options {
	o := analytics.Defaults()
	o.Version = hub.Version
	return o
}

// writeReport writes the page to path, "-" for standard output.
func writeReport(e *env, results *analytics.Results, o report.Options, path string) error {
	if path == "-" {
		return report.Write(e.Out, results, o)
	}
	err := outfile.Write(path, func(w io.Writer) error { return report.Write(w, results, o) })
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	fmt.Fprintln(e.Err, "report: "+path)
	return nil
}
