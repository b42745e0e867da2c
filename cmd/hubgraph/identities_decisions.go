package main

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

func identitiesDecisionsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "decisions",
		Usage: "decisions about pairs of names as tables for a spreadsheet, out and in",
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     "write the decisions of a snapshot as a table",
				ArgsUsage: "DIR",
				Description: `All that is on record, so that import into another folder gives the same; with --latest only what
counts of each pair. Examples:

  hubgraph identities decisions export ./snapshot -o decisions.csv
  hubgraph identities decisions export ./snapshot --latest -o json`,
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "latest", Usage: "only the decision that counts of each pair"},
					outputFlag(decisions.Formats, "csv", ""),
				},
				Action: e.exportDecisions,
			},
			{
				Name:      "import",
				Usage:     "put the decisions of a table, or of another snapshot, on record",
				ArgsUsage: "DIR FILE",
				Description: `FILE is a table of suggestions or decisions as CSV, JSON or JSON Lines, in which the column verdict says
accepted, rejected, later or undone; columns canonical and note are optional, and rows without a verdict decide nothing.
Or it is the folder of another snapshot, whose decisions are taken over: so a newer snapshot keeps what was decided.
Rows with who and when stay as they are; others, and those that were changed, are decisions of now. What is
on record already is not added again. All of it is taken, or nothing. identities.jsonl follows. Examples:

  hubgraph identities decisions import ./snapshot suggestions.csv
  hubgraph identities decisions import ./newer-snapshot ./snapshot`,
				Flags:  []cli.Flag{whoFlag()},
				Action: e.importDecisions,
			},
			{
				Name:      "update",
				Usage:     "make identities.jsonl from the decisions, as after git has merged them",
				ArgsUsage: "DIR",
				Description: `Every command that decides does this; it is needed when identity-decisions.jsonl was changed by another program. Example:

  hubgraph identities decisions update ./snapshot`,
				Action: func(c *cli.Context) error {
					if err := wantArgs(c, 1, 1, "DIR"); err != nil {
						return err
					}
					f, err := e.updateDecisions(c, c.Args().First())
					if err != nil {
						return err
					}
					return e.sayMerges(f)
				},
			},
		},
	}
}

// whoFlag names the person who decides.
func whoFlag() cli.Flag {
	return &cli.StringFlag{Name: "who", Usage: "the decisions are `NAME`'s (default: the name of the user)"}
}

func whoOf(c *cli.Context) (string, error) {
	if who := strings.TrimSpace(c.String("who")); who != "" || c.IsSet("who") {
		if who == "" {
			return "", hub.Usagef("--who wants the name of who decides")
		}
		return who, nil
	}
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return "", hub.Usagef("the name of the user is not known; --who NAME says who decides")
	}
	return u.Username, nil
}

// openDecisions opens the decisions of a snapshot and says what is odd about them.
func (e *env) openDecisions(c *cli.Context, dir string) (*decisions.Folder, error) {
	f, err := decisions.Open(c.Context, dir)
	if err != nil {
		return nil, err
	}
	if f.Log().Cut() {
		e.say(decisions.File + " ends in the middle of a line, which was never a whole decision; it is left out")
	}
	if f.ByHand() {
		e.say("identities.jsonl has merges that no decision is about; they are kept as if the snapshot had come with them")
	}
	return f, nil
}

// updateDecisions opens the decisions of a snapshot and makes its identities.jsonl from
// them.
func (e *env) updateDecisions(c *cli.Context, dir string) (*decisions.Folder, error) {
	f, err := e.openDecisions(c, dir)
	if err != nil {
		return nil, err
	}
	return f, f.Update(c.Context)
}

func (e *env) exportDecisions(c *cli.Context) error {
	if err := wantArgs(c, 1, 1, "DIR"); err != nil {
		return err
	}
	format := c.String("output")
	if !slices.Contains(decisions.Formats, format) {
		return hub.Usagef("-o %s: want %s, or a file with such an ending", format, strings.Join(decisions.Formats, ", "))
	}
	f, err := e.openDecisions(c, c.Args().First())
	if err != nil {
		return err
	}
	all := f.Log().All()
	if c.Bool("latest") {
		all = f.Log().Latest()
	}
	return decisions.Write(e.Out, all, format)
}

// maxSheet is the largest table that is imported, in bytes.
const maxSheet = 1 << 30

// importArgs returns what commands that import decisions are told: the folder of the
// snapshot, the file, and who decides.
func importArgs(c *cli.Context) (dir, file, who string, err error) {
	if err := wantArgs(c, 2, 2, "DIR FILE"); err != nil {
		return "", "", "", err
	}
	who, err = whoOf(c)
	return c.Args().Get(0), c.Args().Get(1), who, err
}

func (e *env) importDecisions(c *cli.Context) error {
	dir, file, who, err := importArgs(c)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if info.IsDir() {
		file = filepath.Join(file, decisions.File)
	}
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	if !slices.Contains(decisions.Formats, format) {
		return hub.Usagef("%s: the name does not end with .%s", file, strings.Join(decisions.Formats, " or ."))
	}
	text, err := infile.Text(c.Context, file, maxSheet)
	if err != nil {
		return err
	}
	f, err := e.openDecisions(c, dir)
	if err != nil {
		return err
	}
	done, err := f.Import(c.Context, file, text, format, decisions.ImportOptions{Now: e.Now(), Who: who, Evidence: identities.EvidenceColumns()})
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "%s decisions added; %s rows were on record, %s have no verdict\n",
		terminal.Number(int64(done.Added)), terminal.Number(int64(done.Known)), terminal.Number(int64(done.Undecided)))
	return e.sayMerges(f)
}

// sayMerges says what is merged now.
func (e *env) sayMerges(f *decisions.Folder) error {
	to, err := f.Merges()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "names merged into others in identities.jsonl: %s; the snapshot came with %s\n",
		terminal.Number(int64(len(to))), terminal.Number(int64(len(f.Given()))))
	return nil
}
