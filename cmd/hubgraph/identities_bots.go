package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/identities/bots"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
)

func identitiesBotsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:        "bots",
		Usage:       "find accounts that may be machines, and keep what was decided about them",
		Subcommands: []*cli.Command{botsSuggestCommand(e), botsDecideCommand(e), botsDecisionsCommand(e)},
	}
}

func botsSuggestCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "suggest",
		Usage: "list accounts that may be bots, with what speaks for it",
		Description: `An account is listed when a rule has it (its name, a pattern of names, an owner in whose repositories alone it
works) or when it has --signals of three signals: rhythm (regular gaps, or one minute of the hour), titles (those
that bots write, or one form of title nearly always), breadth (many repositories a day). docs/identities.md
has the rules, the columns and the bounds. From Neo4j and, with --from, from the files: the same bytes.
Nothing is removed: a person decides, with 'identities bots decide', or by filling in the column verdict (accepted,
rejected, later), which 'identities bots decisions import' takes. Examples:

  hubgraph identities bots suggest -o bots.csv
  hubgraph identities bots suggest --from ./snapshot --new -o jsonl | head
  hubgraph identities bots suggest --from ./snapshot --rules hub-2026 --rules ./our-bots.csv --signals 3`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			botRulesFlag(),
			&cli.IntFlag{Name: "least", Value: 10, Usage: "a signal needs `N` commits and discussions that have a date, or titles"},
			&cli.IntFlag{Name: "signals", Value: 2, Usage: "without a rule an account is listed from `N` signals on, 1 to 3"},
			&cli.BoolFlag{Name: "new", Usage: "leave out accounts that bots.jsonl has already, and those that were decided to be none"},
			&cli.StringFlag{Name: "decisions", Usage: "from Neo4j: read what was decided, which the graph does not hold, of the snapshot in `DIR`"},
			outputFlag(bots.Formats, "csv", ""),
		}, rejectFlags("with --from, ")...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			o := bots.Options{Least: c.Int("least"), Signals: c.Int("signals"), New: c.Bool("new")}
			if err := o.Check(); err != nil {
				return err
			}
			var err error
			if o.Rules, err = botRulesOf(c); err != nil {
				return err
			}
			decided := func(dir string) (err error) {
				o.Decided, err = decisions.ReadBots(c.Context, dir)
				return err
			}
			return e.suggestFrom(c, bots.Formats, decided, func(s *snapshot.Snapshot, rejects *snapshot.Rejects, read func()) error {
				return e.suggestBots(c, bots.FromSnapshot(s, rejects), o, read)
			}, func(db *graphdb.DB) error {
				return e.suggestBots(c, bots.FromGraph(db), o, func() {})
			})
		},
	}
}

// suggestBots writes suggestions, and says on standard error how many there are.
func (e *env) suggestBots(c *cli.Context, from bots.Source, o bots.Options, read func()) error {
	found, err := bots.Suggest(c.Context, from, o)
	read()
	if err != nil {
		return err
	}
	if err := found.Write(e.Out, c.String("output")); err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "accounts listed: %s of %s that were looked at, %s by a rule of %s, %s by signals alone; bots.jsonl lists %s of them\n",
		terminal.Number(int64(len(found.Rows))), terminal.Number(int64(found.Looked)), terminal.Number(int64(found.ByRule)), o.Rules.Name(),
		terminal.Number(int64(len(found.Rows)-found.ByRule)), terminal.Number(int64(found.Listed)))
	return nil
}
