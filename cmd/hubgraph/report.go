package main

import (
	"context"
	"fmt"
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
		Description: "The page loads nothing and runs no script; it can be mailed, printed and kept.\n" +
			"Without results.json (- is standard input) the hub in Neo4j is analysed first. Examples:\n\n" +
			"  hubgraph report -o report.html\n" +
			"  hubgraph report results.json -o report.html --title 'Our hub, spring 2024'\n" +
			"  hubgraph report results.json --figures figures                       (figures 1 to 5 as files, too)\n" +
			"  hubgraph report results.json --figures figures --figure-format pdf\n" +
			"  hubgraph analyze --from ./snapshot | hubgraph report - -o report.html",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "report.html", Usage: "write the page to `FILE`; - is standard output"},
			&cli.StringFlag{Name: "title", Value: report.DefaultTitle, Usage: "head the page with `TEXT`"},
			&cli.StringFlag{Name: "figures", Usage: "also write each figure as files into the folder `DIR`, which is made when missing"},
			&cli.StringFlag{Name: "figure-format", Value: "svg,png,pdf", Usage: "write figures as these `FORMATS`"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 1, "[results.json] -o FILE"); err != nil {
				return err
			}
			formats, err := figureFormats(c)
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
			return writeFigures(e, results, c.String("figures"), formats)
		},
	}
}

// figureFormats reads the flags of figures.
func figureFormats(c *cli.Context) ([]figures.Format, error) {
	switch {
	case c.IsSet("figures") && c.String("figures") == "":
		return nil, hub.Usagef("--figures names no folder")
	case c.IsSet("figure-format") && !c.IsSet("figures"):
		return nil, hub.Usagef("--figure-format says how --figures DIR is written; give both")
	}
	return figures.ParseFormats(c.String("figure-format"))
}

// writeFigures writes the figures into a folder, "" for none.
func writeFigures(e *env, results *analytics.Results, dir string, formats []figures.Format) error {
	if dir == "" {
		return nil
	}
	paths, err := figures.WriteFiles(dir, figures.All(results), formats)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "figures: %d files in %s\n", len(paths), dir)
	return nil
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

// analyzeWithWarnings also returns what casts doubt on the results, which it
// prints.
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
	f, err := outfile.Create(path)
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	defer f.Abort()
	if err := report.Write(f, results, o); err != nil {
		return err
	}
	if err := f.Commit(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	fmt.Fprintln(e.Err, "report: "+path)
	return nil
}
