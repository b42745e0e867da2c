package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics/report"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

func compareCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "put two results side by side, with the differences and their size",
		ArgsUsage: "A.json B.json, or results.json --field X,Y",
		Description: `Takes two results.json of analyze, of two snapshots or two hubs, or two fields of one, and writes the
tables of the report with both numbers and the second minus the first: as a number and as a part of
the first, for shares in percentage points. What only one of them has is listed. Results that were
counted by other rules of licences or fields, or one raw and one not, are refused unless --anyway.
Other doubts, such as another version, stand at the head. Examples:

  hubgraph compare 2023-10/results.json 2023-11/results.json -o compare.html --open
  hubgraph compare a/results.json b/results.json --label October --label November -o compare.md
  hubgraph compare a/results.json b/results.json -o csv > differences.csv
  hubgraph compare results.json --field nlp,cv`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "compare.html", Usage: "write the comparison to `FILE`, whose ending says the format; - is standard output, and so is the name of a format"},
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: " + strings.Join(report.CompareFormats, ", ")},
			&cli.StringSliceFlag{Name: "label", Usage: "call the first, and given twice the second, `NAME`; the files' names unless given"},
			&cli.StringFlag{Name: "field", Usage: "networks and usage of the field `X,Y` of each side: two of all, cv, nlp, mm; one is of both files"},
			&cli.StringFlag{Name: "title", Usage: "head the page with `TEXT`"},
			&cli.BoolFlag{Name: "anyway", Usage: "also compare what was counted by other rules"},
			openFlag("open the page"),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 2, "A.json B.json, or results.json --field X,Y"); err != nil {
				return err
			}
			format, path, err := formAndFile(c, report.CompareFormats)
			switch {
			case err != nil:
				return err
			case c.Bool("open") && (path == "-" || format != "html"):
				return hub.Usagef("--open shows a file of the format html in the web browser")
			}
			if err := notOver(c.Args().Slice(), path); err != nil {
				return err
			}
			a, b, err := compareSides(c)
			if err != nil {
				return err
			}
			o := report.CompareOptions{Title: c.String("title"), Format: format, Anyway: c.Bool("anyway")}
			if err := e.writeComparison(a, b, o, path); err != nil || !c.Bool("open") {
				return err
			}
			return openPage(c.Context, path)
		},
	}
}

// compareSides reads the two sides that arguments and flags name.
func compareSides(c *cli.Context) (a, b report.Side, err error) {
	fields := [2]string{}
	if list := c.String("field"); list != "" {
		first, second, two := strings.Cut(list, ",")
		if fields = [2]string{first, second}; !two {
			fields[1] = first
		}
	}
	files := c.Args().Slice()
	if len(files) == 1 {
		if fields[0] == fields[1] {
			return a, b, hub.Usagef("one file has nothing to be compared with; give another, or --field X,Y for two fields of it")
		}
		files = append(files, files[0])
	}
	sides := [2]report.Side{}
	labels := sideLabels(files, fields)
	given := c.StringSlice("label")
	if len(given) > 2 {
		return a, b, hub.Usagef("%d labels for two sides", len(given))
	}
	copy(labels[:], given)
	if labels[0] == labels[1] {
		return a, b, hub.Usagef("both sides are called %q; --label A --label B tells them apart", labels[0])
	}
	for i, path := range files {
		sides[i] = report.Side{Label: labels[i], Field: fields[i]}
		if sides[i].Results, err = readResults(c.Context, path); err != nil {
			return a, b, err
		}
	}
	return sides[0], sides[1], nil
}

// sideLabels are what the sides are called without --label: the fields where they
// differ, else the shortest ends of the paths that do.
func sideLabels(files []string, fields [2]string) [2]string {
	if fields[0] != fields[1] && files[0] == files[1] {
		return fields
	}
	var labels [2]string
	for i, path := range files {
		labels[i] = filepath.Base(path)
	}
	if labels[0] == labels[1] {
		labels = [2]string{filepath.Clean(files[0]), filepath.Clean(files[1])}
	}
	if fields[0] != fields[1] {
		for i := range labels {
			labels[i] += ", " + fields[i]
		}
	}
	return labels
}

// writeComparison writes a comparison to path, "-" for standard output.
func (e *env) writeComparison(a, b report.Side, o report.CompareOptions, path string) error {
	if path == "-" {
		return report.Compare(e.Out, a, b, o)
	}
	if err := outfile.Write(path, func(w io.Writer) error { return report.Compare(w, a, b, o) }); err != nil {
		return err
	}
	fmt.Fprintln(e.Err, "comparison: "+path)
	return nil
}
