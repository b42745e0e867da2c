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
				Flags:  exportDecisionFlags("pair"),
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

// exportDecisionFlags are the flags of a table of decisions.
func exportDecisionFlags(of string) []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "latest", Usage: "only the decision that counts of each " + of},
		outputFlag(decisions.Formats, "csv", ""),
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
	e.sayOdd(f.Log().Cut(), f.ByHand(), decisions.File, "identities.jsonl has merges")
	return f, nil
}

// sayOdd says what is odd about a record, and about the file that is made from it.
func (e *env) sayOdd(cut, byHand bool, file, has string) {
	if cut {
		e.say(file + " ends in the middle of a line, which was never a whole decision; it is left out")
	}
	if byHand {
		e.say(has + " that no decision is about; they are kept as if the snapshot had come with them")
	}
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
	format, err := exportFormat(c)
	if err != nil {
		return err
	}
	f, err := e.openDecisions(c, c.Args().First())
	if err != nil {
		return err
	}
	return decisions.Write(e.Out, exported(c, f.Log()), format)
}

// exportFormat returns the format of a table of decisions that is asked for.
func exportFormat(c *cli.Context) (string, error) {
	if err := wantArgs(c, 1, 1, "DIR"); err != nil {
		return "", err
	}
	format := c.String("output")
	if !slices.Contains(decisions.Formats, format) {
		return "", hub.Usagef("-o %s: want %s, or a file with such an ending", format, strings.Join(decisions.Formats, ", "))
	}
	return format, nil
}

// exported returns the decisions that are asked for.
func exported(c *cli.Context, l *decisions.Log) []decisions.Decision {
	if c.Bool("latest") {
		return l.Latest()
	}
	return l.All()
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

// table is a table of decisions to be imported into a folder.
type table struct {
	dir, file, who string
	text           []byte
	format         string
}

// importTable reads the table that a command is told; of the folder of another snapshot
// the record is read.
func importTable(c *cli.Context, record string) (t table, err error) {
	if t.dir, t.file, t.who, err = importArgs(c); err != nil {
		return t, err
	}
	info, err := os.Stat(t.file)
	if err != nil {
		return t, err
	}
	if info.IsDir() {
		t.file = filepath.Join(t.file, record)
	}
	t.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(t.file)), ".")
	if !slices.Contains(decisions.Formats, t.format) {
		return t, hub.Usagef("%s: the name does not end with .%s", t.file, strings.Join(decisions.Formats, " or ."))
	}
	t.text, err = infile.Text(c.Context, t.file, maxSheet)
	return t, err
}

func (e *env) importDecisions(c *cli.Context) error {
	t, err := importTable(c, decisions.File)
	if err != nil {
		return err
	}
	f, err := e.openDecisions(c, t.dir)
	if err != nil {
		return err
	}
	done, err := f.Import(c.Context, t.file, t.text, t.format, decisions.ImportOptions{Now: e.Now(), Who: t.who, Evidence: identities.EvidenceColumns()})
	if err != nil {
		return err
	}
	e.sayImported(done)
	return e.sayMerges(f)
}

// sayImported says what became of the rows of a table.
func (e *env) sayImported(done decisions.Imported) {
	fmt.Fprintf(e.Err, "decisions added: %s; rows that were on record: %s, without a verdict: %s\n",
		terminal.Number(int64(done.Added)), terminal.Number(int64(done.Known)), terminal.Number(int64(done.Undecided)))
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
