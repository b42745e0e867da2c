package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/graphdb"
	"github.com/hubgraph/hubgraph/queries"
)

func cypherCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "cypher",
		Usage:     "run a reading Cypher statement of your own",
		ArgsUsage: "'STATEMENT'",
		Description: "Prints the rows. Only reading is let through: statements that write, schema commands, LOAD CSV,\n" +
			"SHOW, TERMINATE and procedures outside a short list are refused. Examples:\n\n" +
			"  hubgraph cypher 'MATCH (m:Model) RETURN m.id, m.likes ORDER BY m.likes DESC LIMIT 5'\n" +
			"  hubgraph cypher 'MATCH (m:Model {owner: $owner}) RETURN count(m) AS models' -p owner=gust-lab -o json\n" +
			"  hubgraph query show adoption/top-models > mine.cypher     (change it, then)\n" +
			"  hubgraph cypher --file mine.cypher -p limit=5 -o csv > answer.csv\n" +
			"  echo 'RETURN 1 AS one' | hubgraph cypher --file -",
		Flags: append(rowFlags(5*time.Minute),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`: a Cypher literal such as 5 or ['a'], else text; may be repeated"},
			&cli.StringFlag{Name: "file", Aliases: []string{"f"}, Usage: "read the statement from `FILE`; - is standard input"},
		),
		Action: func(c *cli.Context) error {
			statement, err := statementOf(c)
			if err != nil {
				return err
			}
			statement, params, err := queries.Unmark(statement)
			if err != nil {
				return err
			}
			given, err := queries.BindFree(c.StringSlice("param"))
			if err != nil {
				return err
			}
			maps.Copy(params, given)
			return e.runCypher(c, statement, params)
		},
	}
}

// statementOf is the argument, or what --file names.
func statementOf(c *cli.Context) (string, error) {
	file := c.String("file")
	if file == "" {
		return c.Args().First(), wantArgs(c, 1, 1, "'STATEMENT'; put it into one pair of quotes")
	}
	if err := wantArgs(c, 0, 0, "--file FILE, without a statement"); err != nil {
		return "", err
	}
	if file == "-" {
		text, err := io.ReadAll(c.App.Reader)
		return string(text), err
	}
	text, err := os.ReadFile(file)
	return string(text), err
}

// rowFlags are the flags of commands that print rows.
func rowFlags(timeout time.Duration) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "table", Usage: "print as `FORMAT`: " + strings.Join(queries.Formats, ", ")},
		&cli.IntFlag{Name: "max-rows", Usage: "stop after `N` rows; 0 is no limit", DefaultText: fmt.Sprintf("%d for a table, else no limit", maxTableRows)},
		&cli.DurationFlag{Name: "timeout", Value: timeout, Usage: "end the statement after `TIME`, such as 30s; 0 is no limit"},
	}
}

// maxTableRows bounds a table, which is in memory as a whole.
const maxTableRows = 10_000

// runCypher runs a statement through the read guard and prints its rows as the
// row flags say. The flags are checked before a database is looked for.
func (e *env) runCypher(c *cli.Context, statement string, params map[string]any) error {
	format := c.String("output")
	out, err := queries.NewWriter(format, e.out, terminalWidth(e.out))
	if err != nil {
		return err
	}
	limits := queries.Limits{Rows: c.Int("max-rows"), Time: c.Duration("timeout")}
	if limits.Rows < 0 || limits.Time < 0 {
		return hub.Usagef("--max-rows and --timeout cannot be negative")
	}
	if format == "table" && !c.IsSet("max-rows") {
		limits.Rows = maxTableRows
	}
	if _, err := queries.Guard(statement); err != nil {
		return err
	}
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	done, err := queries.Run(c.Context, planner{db}, statement, params, limits, out)
	if err != nil {
		return err
	}
	switch {
	case done.Cut:
		fmt.Fprintf(e.errOut, "cut at %d rows; --max-rows 0 shows all\n", done.Rows)
	case done.Rows == 0 && format == "table":
		fmt.Fprintln(e.errOut, "no rows")
	}
	return nil
}

// planner is a graphdb.DB as a queries.Database.
type planner struct{ *graphdb.DB }

// StatementType asks the server what a statement would do.
func (p planner) StatementType(ctx context.Context, cypher string, params map[string]any) (string, error) {
	plan, err := p.Explain(ctx, cypher, params)
	return plan.StatementType, err
}

// terminalWidth is the number of columns of a terminal, 0 for anything else.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
