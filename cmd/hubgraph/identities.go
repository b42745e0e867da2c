package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/snapshot"
)

func identitiesCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:        "identities",
		Usage:       "find names that may be spellings of one person, and keep what was decided about them",
		Subcommands: []*cli.Command{identitiesSuggestCommand(e), identitiesReviewCommand(e), identitiesDecisionsCommand(e), identitiesApplyCommand(e), identitiesRevertCommand(e), identitiesMailmapCommand(e), identitiesEffectCommand(e), identitiesBotsCommand(e)},
	}
}

func identitiesSuggestCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "suggest",
		Usage: "list pairs of names that may be one person's, with what speaks for and against it",
		Description: `The passes of arXiv:2405.13058 over all names with a commit or a discussion, as recorded. Names are compared in
lower case, without ASCII punctuation and blanks; the score is fuzzywuzzy's token_set_ratio. A row is a pair in
one of the passes: same-repository (both committed to a model), real-name (one has a blank, the other has none),
high-degree (one has --degree collaborators or more, in and out), equal-form (the same text once normalised).
From Neo4j and, with --from, from the files: the same bytes. docs/identities.md tells of the columns. Nothing is
merged: a person fills in the column verdict (accepted, rejected, later), and 'identities decisions import' takes it. Examples:

  hubgraph identities suggest -o suggestions.csv
  hubgraph identities suggest --from ./snapshot --threshold 95 --new -o jsonl | head`,
		Flags: append(append(passFlags(),
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			minConfidenceFlag(0),
			&cli.BoolFlag{Name: "new", Usage: "leave out pairs that identities.jsonl has already made one person, and those that were rejected"},
			&cli.StringFlag{Name: "decisions", Usage: "from Neo4j: read what was decided, which the graph does not hold, of the snapshot in `DIR`"},
			outputFlag(identities.Formats, "csv", "")),
			rejectFlags("with --from, ")...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			o := identities.Options{Threshold: c.Int("threshold"), Degree: c.Int("degree"), New: c.Bool("new"), Confidence: c.Float64("min-confidence")}
			if err := o.Check(); err != nil {
				return err
			}
			decided := func(dir string) (err error) {
				o.Decided, err = decisions.Read(c.Context, dir)
				return err
			}
			return e.suggestFrom(c, identities.Formats, decided, func(s *snapshot.Snapshot, rejects *snapshot.Rejects, read func()) error {
				return e.suggest(c, identities.FromSnapshot(s, rejects), o, read)
			}, func(db *graphdb.DB) error {
				return e.suggest(c, identities.FromGraph(db), o, func() {})
			})
		},
	}
}

// suggestFrom has suggestions made in one of the formats, from the files of a snapshot or
// from Neo4j. decided reads what was decided, in the folder of a snapshot; read is to be
// called when all is read.
func (e *env) suggestFrom(c *cli.Context, formats []string, decided func(dir string) error,
	fromFiles func(s *snapshot.Snapshot, rejects *snapshot.Rejects, read func()) error, fromGraph func(*graphdb.DB) error) error {
	switch format := c.String("output"); {
	case !slices.Contains(formats, format):
		return hub.Usagef("-o %s: want %s, or a file with such an ending", format, strings.Join(formats, " or "))
	case c.IsSet("from") && c.IsSet("decisions"):
		return hub.Usagef("--decisions goes with Neo4j; with --from the snapshot's own are read")
	case c.IsSet("from"):
		s, rejects, err := e.openSnapshot(c, c.String("from"))
		if err != nil {
			return err
		}
		if err := decided(c.String("from")); err != nil {
			return err
		}
		stop := e.ShowBytes("reading", s.Progress)
		defer stop()
		return rejects.End(fromFiles(s, rejects, stop))
	}
	if err := refuseRejectFlags(c, "--from"); err != nil {
		return err
	}
	if c.IsSet("decisions") {
		if err := decided(c.String("decisions")); err != nil {
			return err
		}
	}
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	return fromGraph(db)
}

// suggest writes suggestions, and says on standard error how many there are.
func (e *env) suggest(c *cli.Context, from identities.Source, o identities.Options, read func()) error {
	found, err := identities.Suggest(c.Context, from, o)
	read()
	if err != nil {
		return err
	}
	if err := found.Write(e.Out, c.String("output")); err != nil {
		return err
	}
	var counts []string
	for _, n := range found.Counts {
		counts = append(counts, n.Pass+" "+terminal.Number(int64(n.Rows)))
	}
	fmt.Fprintf(e.Err, "%s in %s: %s\n", thousands.Count(int64(found.Pairs), "pair", "pairs"), thousands.Count(int64(found.Clusters), "cluster", "clusters"), strings.Join(counts, ", "))
	if found.Unlikely > 0 {
		fmt.Fprintf(e.Err, "pairs left out for a confidence below %v: %s\n", o.Confidence, terminal.Number(int64(found.Unlikely)))
	}
	if found.Clashes > 0 {
		fmt.Fprintf(e.Err, "clusters that join what the Hub knows as different accounts, named in cluster_accounts: %s\n", terminal.Number(int64(found.Clashes)))
	}
	if found.Nothing > 0 {
		fmt.Fprintf(e.Err, "names that normalise to nothing and are matched with none: %s\n", terminal.Number(int64(found.Nothing)))
	}
	return nil
}
