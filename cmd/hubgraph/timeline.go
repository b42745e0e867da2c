package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/timeline"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// timelineFormats are those that a timeline is written in.
var timelineFormats = []string{"json", "csv"}

func timelineCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "timeline",
		Usage: "measure the community of models at the end of each month, quarter or year",
		Description: `One reading, many cuts: developers, isolates, newcomers, edges, density, reciprocity, the innermost core
and its turnover, modularity and licences of models, for all and each subfield, as analyze --until would
give them. With --window a cut has only what was done in the months before it, and tells who left.
Cuts go from the first to the last month with commits, months far from all others left out. Examples:

  hubgraph timeline --from ./snapshot -o timeline.json
  hubgraph timeline --from ./snapshot --every quarter --window 12m -o timeline.csv
  hubgraph timeline --every year --since 2020-01-01 --figures figures`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			&cli.StringFlag{Name: "every", Value: timeline.Month.String(), Usage: "cut at the end of each `PERIOD`: month, quarter or year"},
			&cli.StringFlag{Name: "window", Usage: "count what was done in the `MONTHS` before a cut, such as 12m, not all"},
			&cli.StringFlag{Name: "since", Usage: "begin with the period of `DATE`"},
			&cli.StringFlag{Name: "until", Usage: "end with the last period that is over by `DATE`"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "-", Usage: "write to `FILE`, whose ending, json or csv, says the format; - is standard output, and so is the name of a format"},
		}, pictureFlags("figure"), rulesFlags(), rejectFlags("with --from, ")),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "--from DIR"); err != nil {
				return err
			}
			return e.timeline(c)
		},
	}
}

func (e *env) timeline(c *cli.Context) error {
	o, read, err := timelineOptions(c)
	if err != nil {
		return err
	}
	pictures, err := picturesOf(c, "figure")
	if err != nil {
		return err
	}
	format, path := formatOf(c.String("output"), timelineFormats)
	switch {
	case format == "-":
		format, path = "json", "-"
	case !slices.Contains(timelineFormats, format):
		return hub.Usagef("-o %s: want %s, -, or a file with such an ending", c.String("output"), strings.Join(timelineFormats, ", "))
	case path == "":
		path = "-"
	}
	return e.corpus(c, read, wholeGraph(read), "--from", []string{path}, func(corpus *analytics.Corpus) error {
		e.Doing("measuring")
		r, err := timeline.Of(c.Context, corpus, o)
		if err != nil {
			return err
		}
		if err := e.writeTimeline(r, format, path); err != nil {
			return err
		}
		fmt.Fprintf(e.Err, "measured %s\n", thousands.Count(len(r.Cuts), o.Every.String(), o.Every.String()+"s"))
		return pictures.write(e, r.Pictures())
	})
}

// timelineOptions are those of the timeline, and of reading the hub for it.
func timelineOptions(c *cli.Context) (o timeline.Options, read analytics.Options, err error) {
	read = analytics.Defaults()
	read.Raw, read.History = c.Bool("raw"), true
	o.Version = hub.Version
	if read.Rules, err = rulesOf(c); err != nil {
		return o, read, err
	}
	if o.Every, err = timeline.ParseEvery(c.String("every")); err != nil {
		return o, read, err
	}
	if text := c.String("window"); text != "" {
		if o.Window, err = strconv.Atoi(strings.TrimSuffix(text, "m")); err != nil || o.Window < 1 {
			return o, read, hub.Usagef("--window %s: want a number of months, such as 12m", text)
		}
	}
	if o.Since, err = timeOf(c, "since"); err != nil {
		return o, read, err
	}
	if o.Until, err = timeOf(c, "until"); err != nil {
		return o, read, err
	}
	return o, read, o.Check()
}

func (e *env) writeTimeline(r *timeline.Results, format, path string) error {
	write := func(w io.Writer) error {
		if format == "csv" {
			return r.WriteCSV(w)
		}
		return r.WriteJSON(w)
	}
	if path == "-" {
		return write(e.Out)
	}
	return outfile.Write(path, write)
}
