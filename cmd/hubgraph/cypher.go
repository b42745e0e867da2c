package main

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/queries"
)

func cypherCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "cypher",
		Usage:     "run a reading Cypher statement of your own",
		ArgsUsage: "'STATEMENT'",
		Description: `Prints the rows. Only reading is let through: statements that write, schema commands, LOAD CSV,
SHOW, TERMINATE and procedures outside a short list are refused. Examples:

  hubgraph cypher 'MATCH (m:Model) RETURN m.id, m.likes ORDER BY m.likes DESC LIMIT 5'
  hubgraph cypher 'MATCH (m:Model {owner: $owner}) RETURN count(m) AS models' -p owner=xari-fell -o json
  hubgraph query show adoption/top-models > mine.cypher     # change it, then
  hubgraph cypher --file mine.cypher -p limit=5 -o csv > answer.csv
  hubgraph cypher 'MATCH (m:Model) RETURN m.likes AS likes, m.downloads AS downloads' -o parquet > models.parquet
  echo 'RETURN 1 AS one' | hubgraph cypher --file -`,
		Flags: append(rowFlags(),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`: a Cypher literal such as 5 or ['a'], else text; may be repeated"},
			&cli.StringFlag{Name: "file", Aliases: []string{"f"}, Usage: "read the statement from `FILE`; - is standard input"},
		),
		Action: func(c *cli.Context) error {
			text, err := e.statementText(c)
			if err != nil {
				return err
			}
			statement, err := queries.Guard(text)
			if err != nil {
				return err
			}
			params, err := statement.Defaults()
			if err != nil {
				return err
			}
			given, err := queries.BindFree(c.StringSlice("param"))
			if err != nil {
				return err
			}
			maps.Copy(params, given)
			return pointedOut(text, e.answer(c, question{statement: statement, params: params}))
		},
	}
}

// pointedOut adds to a fault that the server finds in a statement the line that it is
// in, and a mark under the place.
func pointedOut(text string, err error) error {
	var fault *queries.StatementError
	lines := strings.Split(text, "\n")
	if !errors.As(err, &fault) || fault.Column == 0 || fault.Line > len(lines) {
		return err
	}
	line := []rune(strings.TrimSuffix(lines[fault.Line-1], "\r"))
	from := max(0, fault.Column-1-pointedWidth/2)
	if from > len(line) {
		return err
	}
	to := min(len(line), from+pointedWidth)
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, string(line[from:to]))
	return fmt.Errorf("%w\n  %s\n  %s^", err, shown, strings.Repeat(" ", fault.Column-1-from))
}

// pointedWidth is how much of a line is shown, in characters.
const pointedWidth = 76

// mostStatement is more bytes than any statement has.
const mostStatement = 16 << 20

// statementText returns the argument, or the content of the file that --file
// names.
func (e *env) statementText(c *cli.Context) (string, error) {
	file := c.String("file")
	if file == "" {
		if c.Args().Len() > 1 && strings.ContainsAny(c.Args().First(), " \n") {
			return "", hub.Usagef("%q stands after the statement; parameters are given by -p NAME=VALUE", c.Args().Get(1))
		}
		return c.Args().First(), wantArgs(c, 1, 1, "'STATEMENT'; put it into one pair of quotes")
	}
	if err := wantArgs(c, 0, 0, "--file FILE, without a statement"); err != nil {
		return "", err
	}
	if file == "-" {
		text, err := infile.ReadText(c.Context, e.In, mostStatement)
		return string(text), err
	}
	text, err := infile.Text(c.Context, file, mostStatement)
	return string(text), err
}
