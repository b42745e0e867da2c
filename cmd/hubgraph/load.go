package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/snapshot"
)

func loadCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "write a snapshot into Neo4j",
		ArgsUsage: "DIR",
		Description: `Makes the constraints and writes every repository, account, commit, discussion and usage, and
counts of these in the graph, which queries read instead of counting again (hubgraph db check).
Loading a snapshot twice changes nothing; loading a newer one updates what differs, adds what is
new and keeps what is gone. A database holds one hub: a snapshot of another source, of none, or older
than the one loaded before is refused, unless --replace, --merge or --source NAME says what is meant.
Only one command at a time may write to a database. Of a newer snapshot only what differs is sent: what a database holds is noted
down at the end of each load, under $XDG_STATE_HOME/hubgraph/loaded. Where that is missing, --previous
names the folder of the snapshot loaded before; else all is sent, as with --whole. A load that was cut off goes on where it stopped with the same command.
With --prune it says then what the snapshot does not have any more, and with --yes removes it: the
database holds what a fresh load would make, but older (:Snapshot) nodes stay. It refuses when there
are bad lines, since what they describe would look as if it were gone (--despite-rejects), and while
a file is absent of which the database has records: absent is not empty (--absent-is-empty).
Bad lines are left out and listed, and the exit code is 3. Examples:

  hubgraph load ./hub
  hubgraph load ./hub --strict
  hubgraph load ./hub --max-rejects 100 --max-line 64MiB
  hubgraph load ./newer-hub --previous ./hub
  hubgraph load ./newer-hub --prune
  hubgraph load ./newer-hub --prune --yes
  hubgraph load ./other-hub --replace
  hubgraph load ./my-files --source "our own files"
  hubgraph load ./hub --licenses hub-2026 --fields ./our-fields.csv
  hubgraph load --bulk ./hub                          # into an empty database, in a tenth of the time
  hubgraph load --bulk --files-only ./files ./hub     # for a server elsewhere
  NEO4J_URI=neo4j://graph.example:7687 NEO4J_PASSWORD=... hubgraph load ./hub --rejects bad.jsonl`,
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "replace", Usage: "empty the database first, whatever it holds"},
			&cli.BoolFlag{Name: "merge", Usage: "add to a database that holds another hub, or a newer snapshot"},
			&cli.StringFlag{Name: "source", Usage: "the hub of the snapshot is `NAME`, whatever its snapshot.json says"},
			&cli.StringFlag{Name: "previous", Usage: "`OLD` is the folder of the snapshot loaded before: send only what differs from it"},
			&cli.BoolFlag{Name: "whole", Usage: "send all of the snapshot, not only what differs from the one loaded before"},
			&cli.IntFlag{Name: "writers", Value: loader.DefaultWriters, Usage: "transactions at once"},
			&cli.IntFlag{Name: "batch", Value: loader.DefaultBatchRows, Usage: "records in a transaction"},
		}, rulesFlags(), bulkFlags(), pruneFlags(), rejectFlags("")),
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
			previous, err := previousOf(c)
			if err != nil {
				return err
			}
			s, rejects, err := e.openNamed(c)
			if err != nil {
				return err
			}
			db, err := e.openDBFor(c.Context, retryLoad)
			if err != nil {
				return err
			}
			defer db.Close(context.WithoutCancel(c.Context))
			o := loader.Options{
				Rejects: rejects, Replace: c.Bool("replace"), Merge: c.Bool("merge"), Writers: c.Int("writers"), BatchRows: c.Int("batch"),
				Previous: previous, Whole: c.Bool("whole"), Named: c.IsSet("source"),
			}
			return e.writing(c.Context, db, "load", func(ctx context.Context, db *graphdb.Guarded) error {
				err := e.thenPrune(ctx, db, s, prune, rejects.End(e.load(ctx, db, s, o)))
				if err == nil || errors.As(err, new(*hub.RejectedError)) {
					err = cmp.Or(err, e.noteDerived(ctx, db))
				}
				return err
			})
		},
	}
}

// openNamed opens the snapshot that is to be loaded, under the name of its hub.
func (e *env) openNamed(c *cli.Context) (*snapshot.Snapshot, *snapshot.Rejects, error) {
	if c.IsSet("source") && strings.TrimSpace(c.String("source")) == "" {
		return nil, nil, hub.Usagef("--source wants the name of a hub")
	}
	s, rejects, err := e.openSnapshot(c, c.Args().First())
	if err == nil && c.IsSet("source") {
		s.SetSource(c.String("source"))
	}
	return s, rejects, err
}

// previousOf opens the snapshot that is named as loaded before; nil for none.
func previousOf(c *cli.Context) (*snapshot.Snapshot, error) {
	if !c.IsSet("previous") {
		return nil, nil
	}
	for _, name := range []string{"whole", "replace", "merge"} {
		if c.Bool(name) {
			return nil, hub.Usagef("either --previous or --%s, which sends all of the snapshot", name)
		}
	}
	s, err := snapshot.OpenDir(c.String("previous"))
	if err != nil {
		return nil, err
	}
	if c.IsSet("source") {
		s.SetSource(c.String("source"))
	}
	s.MaxLine, err = maxLineOf(c)
	return s, err
}

// kept is where the index of what the database of the settings holds is kept: one
// for that of db start, else by the database.
func (e *env) kept() (loaded.Folder, error) {
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return loaded.Folder{}, err
	}
	if e.cfg.Neo4j.URI == "" {
		return loaded.Folder{Dir: filepath.Join(dirs.State, "loaded", "own"), One: true}, nil
	}
	return loaded.Folder{Dir: filepath.Join(dirs.State, "loaded", "others")}, nil
}

// load writes a snapshot into a database, shows progress, and prints what the
// database then holds.
func (e *env) load(ctx context.Context, db *graphdb.Guarded, s *snapshot.Snapshot, o loader.Options) error {
	if err := checkClock(ctx, db); err != nil {
		return err
	}
	var err error
	if o.Kept, err = e.kept(); err != nil {
		return err
	}
	if o.Replace {
		fmt.Fprintln(e.Err, "the database will be emptied first, unless such a load was interrupted and goes on")
	}
	p := &loadProgress{now: e.Now, total: totalRecords(s), read: s.Progress}
	stop := e.ShowProgress(p.current)
	defer stop()
	o.Progress = p.add
	o.Notice = e.say
	summary, err := loader.Load(ctx, db, s, o)
	stop()
	if err != nil {
		return err
	}
	if summary.Resumed > 0 {
		fmt.Fprintf(e.Err, "%s there from the load that was interrupted\n", thousands.Count(summary.Resumed, "record was", "records were"))
	}
	return e.printLoaded(summary)
}

// noteDerived says what is derived in a database and no longer that of its graph.
func (e *env) noteDerived(ctx context.Context, db queries.Reader) error {
	d, err := queries.CheckDerived(ctx, db)
	if err == nil && d.Stale {
		e.say("note: " + d.Note)
	}
	return err
}

// maxClockSkew is how far the clocks of Neo4j and of this machine may be apart
// for a load: its time orders the snapshots that a database has held.
const maxClockSkew = 10 * time.Minute

// clocked is the part of graphdb.DB that checkClock needs.
type clocked interface {
	URI() string
	ClockSkew(ctx context.Context) (time.Duration, error)
}

// checkClock refuses a database whose clock is too far off ours.
func checkClock(ctx context.Context, db clocked) error {
	skew, err := db.ClockSkew(ctx)
	if err != nil {
		return err
	}
	if skew.Abs() <= maxClockSkew {
		return nil
	}
	side := "ahead of"
	if skew < 0 {
		side = "behind"
	}
	return fmt.Errorf("the clock of Neo4j at %s is %v %s this machine's, and a load notes its time to order the snapshots; set the clocks right, nothing was loaded",
		db.URI(), skew.Abs().Round(time.Second), side)
}

// printLoaded prints what a load wrote, what the database holds and which
// records of the snapshot were left out.
func (e *env) printLoaded(s loader.Summary) error {
	e.next = "next: hubgraph query list shows what can be asked; hubgraph find TEXT looks for a name; hubgraph report -o report.html writes the paper's tables"
	records := loader.Total(s.Records) - s.Resumed - s.Known
	fmt.Fprintf(e.Err, "loaded %s in %.1f s (%s a second)\n", thousands.Count(records, "record", "records"), s.Elapsed.Seconds(), terminal.Rate(records, s.Elapsed))
	if s.Known > 0 {
		fmt.Fprintf(e.Err, "%s as in the snapshot loaded before\n", thousands.Count(s.Known, "other is", "others are"))
	}
	tables := []terminal.Counts{nodeTable(s.Nodes), countTable("relationships in the database", s.Relationships)}
	var leftOut []loader.Count
	for _, g := range s.Ignored.Each() {
		if *g.Count > 0 {
			leftOut = append(leftOut, loader.Count{Name: strings.ReplaceAll(g.Name, "_", " "), N: *g.Count})
		}
	}
	if s.Rejected > 0 {
		leftOut = append(leftOut, loader.Count{Name: "rejected lines", N: int64(s.Rejected)})
	}
	if len(leftOut) > 0 {
		tables = append(tables, countTable("of the snapshot", leftOut))
	}
	return terminal.WriteCounts(e.Out, tables...)
}

// nodeTable sets the labels of a part of the accounts apart from the others.
func nodeTable(nodes []loader.Count) terminal.Counts {
	t := countTable("nodes in the database", nodes)
	for i, row := range t.Rows {
		if row.Name == "Developer" || row.Name == "Bot" || row.Name == "Organization" {
			t.Rows[i].Name = "- " + row.Name
		}
	}
	return t
}

func countTable(title string, counts []loader.Count) terminal.Counts {
	t := terminal.Counts{Title: title}
	for _, c := range counts {
		t.Rows = append(t.Rows, terminal.Count{Name: c.Name, N: c.N})
	}
	return t
}
