package main

import (
	"io"
	"maps"
	"os"

	"github.com/urfave/cli/v2"

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
  hubgraph cypher 'MATCH (m:Model {owner: $owner}) RETURN count(m) AS models' -p owner=gust-lab -o json
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
			return e.answer(c, question{statement: statement, params: params})
		},
	}
}

// statementText returns the argument, or the content of the file that --file
// names.
func (e *env) statementText(c *cli.Context) (string, error) {
	file := c.String("file")
	if file == "" {
		return c.Args().First(), wantArgs(c, 1, 1, "'STATEMENT'; put it into one pair of quotes")
	}
	if err := wantArgs(c, 0, 0, "--file FILE, without a statement"); err != nil {
		return "", err
	}
	if file == "-" {
		text, err := io.ReadAll(e.In)
		return string(text), err
	}
	text, err := os.ReadFile(file)
	return string(text), err
}
