package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

func loadCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "write a snapshot into Neo4j",
		ArgsUsage: "DIR",
		Description: "Makes the constraints and writes every repository, account, commit, discussion and usage.\n" +
			"Loading a snapshot twice changes nothing; loading a newer one updates what differs, adds what is\n" +
			"new and keeps what is gone. A load that was cut off goes on where it stopped with the same command.\n" +
			"With --prune it says then what the snapshot does not have any more, and with --yes removes it: the\n" +
			"database holds what a fresh load would make, but older (:Snapshot) nodes stay. It refuses when there\n" +
			"are bad lines, since what they describe would look as if it were gone (--despite-rejects).\n" +
			"Bad lines are left out and listed, and the exit code is 3. Examples:\n\n" +
			"  hubgraph load ./hub\n" +
			"  hubgraph load ./hub --strict\n" +
			"  hubgraph load ./hub --max-rejects 100 --max-line 64MiB\n" +
			"  hubgraph load ./newer-hub --prune\n" +
			"  hubgraph load ./newer-hub --prune --yes\n" +
			"  hubgraph load ./other-hub --replace\n" +
			"  hubgraph load --bulk ./hub                          # into an empty database, in a tenth of the time\n" +
			"  hubgraph load --bulk --files-only ./files ./hub     # for a server elsewhere\n" +
			"  NEO4J_URI=neo4j://graph.example:7687 NEO4J_PASSWORD=... hubgraph load ./hub --rejects bad.jsonl",
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "replace", Usage: "empty the database first, whatever it holds"},
			&cli.BoolFlag{Name: "merge", Usage: "add to a database that holds a hub of another source"},
			&cli.IntFlag{Name: "writers", Value: loader.DefaultWriters, Usage: "transactions at once"},
			&cli.IntFlag{Name: "batch", Value: loader.DefaultBatchRows, Usage: "records in a transaction"},
		}, bulkFlags(), pruneFlags(), rejectFlags("")),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "DIR"); err != nil {
				return err
			}
			prune, err := pruneChoiceOf(c)
			if err != nil {
				return err
			}
			if c.Bool("bulk") || c.IsSet("files-only") {
				return e.bulkLoad(c)
			}
			s, rejects, err := e.openSnapshot(c, c.Args().First())
			if err != nil {
				return err
			}
			db, err := e.openDBFor(c.Context, retryLoad)
			if err != nil {
				return err
			}
			defer db.Close(context.WithoutCancel(c.Context))
			err = e.load(c.Context, db, s, rejects, loader.Options{
				Replace: c.Bool("replace"), Merge: c.Bool("merge"), Writers: c.Int("writers"), BatchRows: c.Int("batch"),
			})
			return e.thenPrune(c.Context, db, s, prune, err)
		},
	}
}

// load writes a snapshot into a database, shows how far it is, and prints what
// the database holds in the end. The rejects are closed; their error is returned
// when nothing worse happened.
func (e *env) load(ctx context.Context, db *graphdb.DB, s *snapshot.Snapshot, rejects *snapshot.Rejects, o loader.Options) error {
	defer rejects.Close()
	if err := checkClock(ctx, db); err != nil {
		return err
	}
	in := snapshot.NewIntake(s, rejects)
	if o.Replace {
		fmt.Fprintln(e.errOut, "the database will be emptied first, unless such a load was interrupted and goes on")
	}
	meter := newLoadMeter(e.errOut, in.Progress)
	o.Progress = meter.add
	o.Notice = func(line string) { fmt.Fprintln(e.errOut, line) }
	summary, err := loader.Load(ctx, db, in, o)
	meter.stop()
	if err != nil {
		return err
	}
	if summary.Resumed > 0 {
		fmt.Fprintf(e.errOut, "%s records were there from the load that was interrupted\n", inThousands(summary.Resumed))
	}
	records := loader.Total(summary.Records) - summary.Resumed
	seconds := summary.Elapsed.Seconds()
	fmt.Fprintf(e.errOut, "loaded %s records in %.1f s (%s a second)\n", inThousands(records), seconds, inThousands(int64(float64(records)/seconds)))
	if err := printSummary(e.out, summary); err != nil {
		return err
	}
	if err := rejects.Close(); err != nil {
		return err
	}
	return rejects.Err()
}

// printSummary writes what the database holds and what of the snapshot was left out.
func printSummary(w io.Writer, s loader.Summary) error {
	var odd []loader.Count
	for _, g := range s.Ignored.Each() {
		if *g.Count > 0 {
			odd = append(odd, loader.Count{Name: strings.ReplaceAll(g.Name, "_", " "), N: *g.Count})
		}
	}
	if s.Rejected > 0 {
		odd = append(odd, loader.Count{Name: "rejected lines", N: int64(s.Rejected)})
	}
	width := 0
	for _, c := range slices.Concat(s.Nodes, s.Relationships, odd) {
		width = max(width, len(c.Name))
	}
	var text strings.Builder
	section := func(name string, counts []loader.Count) {
		fmt.Fprintln(&text, name)
		for _, c := range counts {
			fmt.Fprintf(&text, "  %-*s %12s\n", width, c.Name, inThousands(c.N))
		}
	}
	section("nodes in the database", s.Nodes)
	section("relationships in the database", s.Relationships)
	if len(odd) > 0 {
		section("of the snapshot", odd)
	}
	_, err := io.WriteString(w, text.String())
	return err
}
