package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/analytics/report"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

func reportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "write the results as one page, the paper's printed values beside ours; as Markdown, LaTeX or csv too",
		ArgsUsage: "[results.json]",
		Description: `The page loads nothing and runs no script; it can be mailed, printed and kept. The format md is for
GitHub, latex a document that pdflatex, xelatex and lualatex take, or with --tables-only its tables for
\input into your own; csv has every number in full, a line each: table, row and column say which.
Without results.json (- is standard input) the hub in Neo4j is analysed first. Examples:

  hubgraph report -o report.html --open                                 # and shows it in the web browser
  hubgraph report results.json -o report.html --title 'Our hub, spring 2024'
  hubgraph report results.json --figures figures                       # figures 1 to 5 as files, too
  hubgraph report results.json --figures figures --figure-format pdf --figure-style dark
  hubgraph report results.json --figures figures --figure-width 5.5    # for a narrower page
  hubgraph report results.json -o tables.tex --tables-only
  hubgraph report results.json -o report.csv
  hubgraph report --format md -o -
  hubgraph analyze --from ./snapshot | hubgraph report - -o report.html`,
		Flags: append(pictureFlags("figure"),
			&cli.Float64Flag{Name: "figure-width", Value: float64(figures.PrintWidth / vg.Inch), Usage: "make figures `INCHES` wide; letters stay as large as they are, 6 points at least"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "report.html", Usage: "write the report to `FILE`, whose ending says the format; - is standard output, and so is the name of a format"},
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: " + strings.Join(report.Formats, ", ")},
			&cli.BoolFlag{Name: "tables-only", Usage: "of latex, only the tables"},
			&cli.StringFlag{Name: "title", Value: report.DefaultTitle, Usage: "head the page with `TEXT`"},
			openFlag("open the page"),
			rulesFlags()[0], rulesFlags()[1],
		),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 1, "[results.json] -o FILE"); err != nil {
				return err
			}
			o, path, err := reportForm(c)
			if err != nil {
				return err
			}
			pictures, err := picturesOf(c, "figure")
			if err != nil {
				return err
			}
			width := c.Float64("figure-width")
			if least, most := float64(figures.MinWidth/vg.Inch), float64(figures.MaxWidth/vg.Inch); !(width >= least && width <= most) {
				return hub.Usagef("--figure-width is %g to %g inches", least, most)
			}
			if c.IsSet("figure-width") && pictures.dir == "" {
				return hub.Usagef("--figure-width says how --figures DIR is written; give both")
			}
			results, err := reportResults(c, e, path)
			if err != nil {
				return err
			}
			if err := writeReport(e, results, o, path); err != nil {
				return err
			}
			if err := pictures.write(e, figures.Named(results, vg.Length(width)*vg.Inch)); err != nil || !c.Bool("open") {
				return err
			}
			return openPage(c.Context, path)
		},
	}
}

// reportForm reads from the flags how the report is written, and where: "-" is standard
// output.
func reportForm(c *cli.Context) (o report.Options, path string, err error) {
	o = report.Options{Title: c.String("title"), TablesOnly: c.Bool("tables-only")}
	o.Format, path, err = formAndFile(c, report.Formats)
	switch {
	case err != nil:
	case c.Bool("open") && path == "-":
		err = hub.Usagef("--open shows a file; standard output is none")
	case c.Bool("open") && o.Format != "html":
		err = hub.Usagef("--open shows html in the web browser, not %s", o.Format)
	case o.TablesOnly && o.Format != "latex":
		err = hub.Usagef("--tables-only is for the format latex; this is %s", o.Format)
	}
	return o, path, err
}

// formAndFile reads --format and -o of a command that writes a file named report or the
// like. The file's ending says the format where --format does not; html is the format
// of other files.
func formAndFile(c *cli.Context, formats []string) (format, path string, err error) {
	format, path = c.String("format"), c.String("output")
	if format != "" && !slices.Contains(formats, format) {
		return "", "", hub.Usagef("unknown format %q; there are %s", format, strings.Join(formats, ", "))
	}
	ending, file := formatOf(path, formats)
	switch known := slices.Contains(formats, ending); {
	case !c.IsSet("output"):
		format = cmp.Or(format, "html")
		path = strings.TrimSuffix(path, ".html") + "." + strings.Replace(format, "latex", "tex", 1)
	case known && format != "" && format != ending:
		return "", "", hub.Usagef("--format is %s, and the ending of %s says %s", format, path, ending)
	case known && file == "":
		format, path = ending, "-"
	case known:
		format = ending
	default:
		format = cmp.Or(format, "html")
	}
	return format, path, nil
}

// reportResults reads the results from the file of the argument, or analyses the graph.
// The report will be written to a path.
func reportResults(c *cli.Context, e *env, output string) (r *analytics.Results, err error) {
	path := c.Args().First()
	if path != "" && (c.IsSet("licenses") || c.IsSet("fields")) {
		return nil, hub.Usagef("--licenses and --fields go with Neo4j: results.json is classified already")
	}
	switch path {
	case "":
		rules, err := rulesOf(c)
		if err != nil {
			return nil, err
		}
		db, err := e.openDB(c.Context)
		if err != nil {
			return nil, err
		}
		defer db.Close(context.WithoutCancel(c.Context))
		return e.analyzeForReport(c.Context, db, rules)
	case "-":
		text, err := infile.ReadText(c.Context, e.In, report.Limit)
		if err != nil {
			return nil, err
		}
		return report.Read(bytes.NewReader(text))
	default:
		if err := notOver([]string{path}, output); err != nil {
			return nil, err
		}
		return readResults(c.Context, path)
	}
}

// readResults reads a results.json.
func readResults(ctx context.Context, path string) (*analytics.Results, error) {
	text, err := infile.Text(ctx, path, report.Limit)
	if err != nil {
		return nil, err
	}
	r, err := report.Read(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// analyzeForReport computes the results of the hub in a database, which must be
// classified by the rules that are not nil.
func (e *env) analyzeForReport(ctx context.Context, db *graphdb.DB, rules hub.Rules) (*analytics.Results, error) {
	o := defaultAnalysis()
	o.Rules = rules
	corpus, err := analytics.FromGraph(ctx, db, o)
	if err != nil {
		return nil, err
	}
	e.Doing("analysing")
	return analytics.Analyze(ctx, corpus, o)
}

func defaultAnalysis() analytics.Options {
	o := analytics.Defaults()
	o.Version = hub.Version
	return o
}

// writeReport writes the report to path, "-" for standard output.
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
