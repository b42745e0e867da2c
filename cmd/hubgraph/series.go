package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics/series"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/snapshot"
)

// seriesFormats are those that a series is written in.
var seriesFormats = []string{"table", "md", "json", "csv"}

func seriesCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "series",
		Usage:     "follow a hub through several snapshots of it",
		ArgsUsage: "A B...",
		Description: `From each snapshot to the next, what was added, went and was renamed, as diff tells it, and which
repositories gained most likes and downloads; of each snapshot repositories, totals and medians, and the
collaboration network of models, as analyze has it. The oldest comes first. Snapshots of different
sources are refused unless --anyway. A file that one has and the next has not is refused
(--absent-is-empty). Bad lines are left out and listed, and the exit code is 3. Examples:

  hubgraph series ./2023-10 ./2023-11 ./2023-12
  hubgraph series ./2023-10 ./2023-11 ./2023-12 -o series.csv
  hubgraph series ./2023-10 ./2023-11 ./2023-12 --figures figures --figure-format svg
  hubgraph series ./2023-10 ./2023-11 -o json | jq '.steps[0].likes.gained'`,
		Flags: append(append([]cli.Flag{
			outputFlag(seriesFormats, "table", ""),
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "at most `N` entries in each list of json; 0 is no limit"},
			&cli.BoolFlag{Name: "anyway", Usage: "also take snapshots of different sources for those of one hub"},
			&cli.BoolFlag{Name: "absent-is-empty", Usage: "take a file that a snapshot no longer has for an empty one"},
			&cli.BoolFlag{Name: "raw", Usage: "names as recorded: merges are not followed, bots stay"},
		}, pictureFlags("figure")...), rejectFlags("")...),
		Action: func(c *cli.Context) error {
			if c.NArg() < 2 {
				return hub.Usagef("want %s A B..., two snapshots or more; see %[1]s --help", c.Command.HelpName)
			}
			if c.Int("limit") < 0 {
				return hub.Usagef("--limit %d: want 0 or more", c.Int("limit"))
			}
			return e.series(c)
		},
	}
}

func (e *env) series(c *cli.Context) error {
	pictures, err := picturesOf(c, "figure")
	if err != nil {
		return err
	}
	show, err := e.seriesPrinter(c.String("output"))
	if err != nil {
		return err
	}
	o, maxLine, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	dirs := c.Args().Slice()
	if err := notOver(dirs, o.Path, e.outFile); err != nil {
		return err
	}
	snapshots, err := openAll(dirs, maxLine)
	if err != nil {
		return err
	}
	rejects := snapshot.NewRejects(o)
	r, err := series.Of(c.Context, snapshots, series.Options{Rejects: rejects, Raw: c.Bool("raw"), Limit: c.Int("limit"), AbsentIsEmpty: c.Bool("absent-is-empty"),
		AnySource: c.Bool("anyway"), Version: hub.Version, Begin: func(i int, what string) { e.Doing(what + " " + dirs[i]) }})
	if err != nil {
		return rejects.End(err)
	}
	for i, s := range r.Steps {
		if len(s.Unknown) > 0 {
			fmt.Fprintf(e.Err, "hubgraph: warning: %s has no %s: all that %s has of it counts as added\n", dirs[i], strings.Join(s.Unknown, ", no "), dirs[i+1])
		}
	}
	if err := show(r); err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "followed %s through %s\n", thousands.Count(len(r.Snapshots), "snapshot", "snapshots"), thousands.Count(len(r.Steps), "step", "steps"))
	return rejects.End(pictures.write(e, r.Pictures()))
}

// seriesPrinter returns what writes a series in a format.
func (e *env) seriesPrinter(format string) (func(*series.Results) error, error) {
	switch format {
	case "json":
		return func(r *series.Results) error { return r.WriteJSON(e.Out) }, nil
	case "csv":
		return func(r *series.Results) error { return r.WriteCSV(e.Out) }, nil
	case "table", "md":
		return func(r *series.Results) error {
			return printSections(e.Out, format, e.Width(), sectionsOf(r.Tables()))
		}, nil
	}
	return nil, hub.Usagef("unknown format %q; want %s", format, strings.Join(seriesFormats, ", "))
}
