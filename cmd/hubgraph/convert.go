package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hfcommunity"
	"github.com/hubgraph/hubgraph/sources/hfhubmining"
	"github.com/hubgraph/hubgraph/sources/hubpages"
	"github.com/hubgraph/hubgraph/sources/hubstats"
	"github.com/hubgraph/hubgraph/sources/peatmoss"
)

// converter is a source of data that convert reads.
type converter struct {
	name    string
	kinds   bool // its files hold one kind of repository each, which --kind says
	convert func(context.Context, sources.Options, snapshot.Sink, *snapshot.Rejects) (sources.Report, error)
}

// passwordVariable has the password of a server that is a source.
const passwordVariable = "HUBGRAPH_MYSQL_PASSWORD"

// converters lists the sources of convert.
var converters = []converter{
	{"hub-stats", true, hubstats.Convert},
	{"hub-pages", true, hubpages.Convert},
	{"hfcommunity", false, hfcommunity.Convert},
	{"peatmoss", false, peatmoss.Convert},
	{"hf-hub-mining", false, hfhubmining.Convert},
}

func converterNames() (names []string) {
	for _, c := range converters {
		names = append(names, c.name)
	}
	return names
}

func convertCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "make a snapshot of Hub data that others collected",
		ArgsUsage: "SRC...",
		Description: `Reads files, or folders of files, of a source and writes a snapshot:

  hub-stats      Parquet files of models, datasets and spaces, such as models.parquet
  hub-pages      answers of the Hub's API, JSON arrays or lines, plain, .gz or .zst
  hfcommunity    the SQL dump of a release of HFCommunity, plain, .gz or .zst, or a server that holds it:
                 mysql://user@host/database, the password in HUBGRAPH_MYSQL_PASSWORD
  peatmoss       the SQLite file of PeaTMOSS, PeaTMOSS.db
  hf-hub-mining  the CSV files of arXiv:2405.13058: repositories and usages, no commits

What breaks the format is left out and listed with the source's own file and line or row, and the exit
code is 3. What a source cannot give is said at the end and stands in snapshot.json. Examples:

  hubgraph convert --source hub-stats models.parquet spaces.parquet -o ./hub
  hubgraph convert --source hub-pages models.json.gz -o ./hub
  hubgraph convert --source hfcommunity hfc_dump.sql.gz -o ./hub
  hubgraph convert --source peatmoss PeaTMOSS.db -o ./hub
  hubgraph convert --source hf-hub-mining ./hf-hub-mining/data -o ./hub
  hubgraph convert --source hub-pages --kind space ./answers --collected-at 2024-07-08 -o ./hub --compress zst`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "source", Usage: "what is read: `" + strings.Join(converterNames(), "|") + "`"},
			&cli.StringFlag{Name: "kind", Usage: "what the files hold, where they do not say it: `model|dataset|space`"},
			&cli.StringFlag{Name: "collected-at", Usage: "when the data were collected, such as 2024-07-08 or 2024-07-08T10:00:00Z: `DATE`"},
		}, targetFlags, rejectFlags("")),
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return hub.Usagef("want %s --source NAME SRC... -o DIR; see %s --help", c.Command.HelpName, c.Command.HelpName)
			}
			return e.convert(c)
		},
	}
}

func (e *env) convert(c *cli.Context) error {
	from, o, err := e.converterOf(c)
	if err != nil {
		return err
	}
	collectedAt, err := timeOf(c, "collected-at")
	if err != nil {
		return err
	}
	rejectOptions, maxLine, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	to, err := targetOf(c)
	if err != nil {
		return err
	}
	if err := apart(o.Paths, to.dir, rejectOptions.Path); err != nil {
		return err
	}
	o.MaxItem, o.Meter = maxLine, new(sources.Meter)
	var report sources.Report
	err = to.write(e, func(sink snapshot.Sink) (snapshot.Meta, error) {
		stop := e.ShowBytes("convert "+from.name, o.Meter.Progress)
		defer stop()
		rejects := snapshot.NewRejects(rejectOptions)
		var err error
		report, err = from.convert(c.Context, o, sink, rejects)
		stop()
		if !collectedAt.IsZero() {
			report.CollectedAt = collectedAt
		}
		return snapshot.Meta{Source: report.Source, CollectedAt: report.CollectedAt, Lacks: report.Lacks}, rejects.End(err)
	})
	if err == nil || exitCode(err) == 3 {
		e.tell(report)
	}
	return err
}

// converterOf returns the source that the flags and arguments name.
func (e *env) converterOf(c *cli.Context) (from converter, o sources.Options, err error) {
	o.Paths = c.Args().Slice()
	o.Password = os.Getenv(passwordVariable)
	name := c.String("source")
	i := slices.IndexFunc(converters, func(x converter) bool { return x.name == name })
	if i < 0 {
		return from, o, hub.Usagef("--source %q: want one of %s", name, strings.Join(converterNames(), ", "))
	}
	from = converters[i]
	if text := c.String("kind"); text != "" {
		kind, ok := hub.ParseKind(text)
		if !ok {
			return from, o, hub.Usagef("--kind %s: want model, dataset or space", text)
		}
		if !from.kinds {
			return from, o, hub.Usagef("--kind: %s tells the kind of each repository itself", from.name)
		}
		o.Kind = &kind
	}
	return from, o, nil
}

// timeOf reads a date, which is its first moment in UTC, or a time with its zone; a flag
// that is not there is the zero time.
func timeOf(c *cli.Context, flag string) (time.Time, error) {
	text := c.String(flag)
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, hub.Usagef("--%s %s: want a date such as 2024-07-08, or a time such as 2024-07-08T10:00:00Z", flag, text)
}

// tell says what a user should know of what was converted.
func (e *env) tell(r sources.Report) {
	for _, note := range r.Notes {
		fmt.Fprintln(e.Err, note)
	}
	if r.CollectedAt.IsZero() {
		fmt.Fprintln(e.Err, "the source does not say when it was collected; --collected-at DATE does, and tells newer snapshots from older ones")
	}
	if len(r.Lacks) > 0 {
		fmt.Fprintln(e.Err, "the source has no "+strings.Join(r.Lacks, ", no "))
	}
}
