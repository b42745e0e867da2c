package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/bots"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

func botsDecideCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "decide",
		Usage:     "put on record whether names are bots",
		ArgsUsage: "DIR VERDICT NAME...",
		Description: `VERDICT is accepted (it is a bot), rejected (it is none), later, or undone (what was decided before does not
count). bots.jsonl in DIR, which load and analyze apply, is made anew from what is on record. Examples:

  hubgraph identities bots decide ./snapshot accepted shelf-bot "Tide Robot" --note "says so on its page"
  hubgraph identities bots decide ./snapshot rejected bo-quill`,
		Flags:  []cli.Flag{whoFlag(), &cli.StringFlag{Name: "note", Usage: "a `TEXT` that is kept with each decision"}},
		Action: e.decideBots,
	}
}

func botsDecisionsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "decisions",
		Usage: "decisions about bots as tables for a spreadsheet, out and in",
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     "write the decisions about bots of a snapshot as a table",
				ArgsUsage: "DIR",
				Description: `All that is on record, so that import into another folder gives the same; with --latest only what
counts of each name. Examples:

  hubgraph identities bots decisions export ./snapshot -o bot-decisions.csv
  hubgraph identities bots decisions export ./snapshot --latest -o json`,
				Flags:  exportDecisionFlags("name"),
				Action: e.exportBotDecisions,
			},
			{
				Name:      "import",
				Usage:     "put the decisions about bots of a table, or of another snapshot, on record",
				ArgsUsage: "DIR FILE",
				Description: `FILE is a table of suggestions or decisions as CSV, JSON or JSON Lines, in which the column verdict says
accepted, rejected, later or undone; a column note is optional, and rows without a verdict decide nothing. Or it
is the folder of another snapshot, whose decisions are taken over. Rows with who and when stay as they are;
others, and those that were changed, are decisions of now. All of it is taken, or nothing. Examples:

  hubgraph identities bots decisions import ./snapshot bots.csv
  hubgraph identities bots decisions import ./newer-snapshot ./snapshot`,
				Flags:  []cli.Flag{whoFlag()},
				Action: e.importBotDecisions,
			},
			{
				Name:      "update",
				Usage:     "make bots.jsonl from the decisions, as after git has merged them",
				ArgsUsage: "DIR",
				Description: `Every command that decides does this; it is needed when bot-decisions.jsonl was changed by another program. Example:

  hubgraph identities bots decisions update ./snapshot`,
				Action: func(c *cli.Context) error {
					if err := wantArgs(c, 1, 1, "DIR"); err != nil {
						return err
					}
					f, err := e.updateBotDecisions(c, c.Args().First())
					if err != nil {
						return err
					}
					e.sayBots(f)
					return nil
				},
			},
		},
	}
}

// openBotDecisions opens the decisions about bots of a snapshot and says what is odd
// about them.
func (e *env) openBotDecisions(c *cli.Context, dir string) (*decisions.Bots, error) {
	f, err := decisions.OpenBots(c.Context, dir)
	if err != nil {
		return nil, err
	}
	e.sayOdd(f.Log().Cut(), f.ByHand(), decisions.BotFile, "bots.jsonl has names")
	return f, nil
}

// updateBotDecisions opens the decisions about bots of a snapshot and makes its bots.jsonl
// from them.
func (e *env) updateBotDecisions(c *cli.Context, dir string) (*decisions.Bots, error) {
	f, err := e.openBotDecisions(c, dir)
	if err != nil {
		return nil, err
	}
	return f, f.Update(c.Context)
}

func (e *env) decideBots(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) < 3 {
		return hub.Usagef("want DIR, a verdict and a NAME or more")
	}
	who, err := whoOf(c)
	if err != nil {
		return err
	}
	verdict, err := decisions.ParseVerdict(args[1])
	if err != nil {
		return hub.Usagef("%v", err)
	}
	f, err := e.openBotDecisions(c, args[0])
	if err != nil {
		return err
	}
	var made []decisions.Decision
	for _, name := range args[2:] {
		made = append(made, decisions.Decision{Name: name, Verdict: verdict, Who: who, Note: c.String("note")})
	}
	added, err := f.Add(c.Context, e.Now(), made...)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "decisions added: %s\n", terminal.Number(int64(added)))
	e.sayBots(f)
	return nil
}

func (e *env) exportBotDecisions(c *cli.Context) error {
	format, err := exportFormat(c)
	if err != nil {
		return err
	}
	f, err := e.openBotDecisions(c, c.Args().First())
	if err != nil {
		return err
	}
	return decisions.WriteBots(e.Out, exported(c, f.Log()), format)
}

func (e *env) importBotDecisions(c *cli.Context) error {
	t, err := importTable(c, decisions.BotFile)
	if err != nil {
		return err
	}
	f, err := e.openBotDecisions(c, t.dir)
	if err != nil {
		return err
	}
	done, err := f.Import(c.Context, t.file, t.text, t.format, decisions.ImportOptions{Now: e.Now(), Who: t.who, Evidence: bots.EvidenceColumns()})
	if err != nil {
		return err
	}
	e.sayImported(done)
	e.sayBots(f)
	return nil
}

// sayBots says how many bots there are now.
func (e *env) sayBots(f *decisions.Bots) {
	fmt.Fprintf(e.Err, "bots in bots.jsonl: %s; the snapshot came with %s\n", terminal.Number(int64(len(f.Names()))), terminal.Number(int64(f.Given())))
}
