package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

func queryCommand(e *env) *cli.Command {
	return group("query", "list, show and run the stored questions", queryListCommand(e), queryShowCommand(e), queryRunCommand(e))
}

func queryListCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "list the stored queries, or those about a word",
		ArgsUsage: "[WORD]",
		Description: "Examples:\n\n" +
			"  hubgraph query list\n" +
			"  hubgraph query list licence\n" +
			"  hubgraph query list -o json | jq -r '.[].name'",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "table", Usage: "print as `FORMAT`: " + strings.Join(queries.Formats, ", ")},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 1, "[WORD]"); err != nil {
				return err
			}
			format := c.String("output")
			out, err := queries.NewWriter(format, e.out, terminalWidth(e.out))
			if err != nil {
				return err
			}
			columns := queries.CatalogParams
			switch format {
			case "table":
				columns = queries.CatalogBrief
			case "json", "jsonl":
				columns = queries.CatalogDetailed
			}
			names, rows := queries.Bundled().Catalog(c.Args().First(), columns)
			return printRows(out, names, rows)
		},
	}
}

func printRows(out queries.Writer, columns []string, rows [][]any) error {
	if err := out.Columns(columns); err != nil {
		return err
	}
	for _, row := range rows {
		if err := out.Row(row); err != nil {
			return err
		}
	}
	return out.Close()
}

func queryShowCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "print the Cypher of a stored query, ready to paste into Neo4j Browser",
		ArgsUsage: "NAME",
		Description: "The header says what the query answers, its parameters and its columns. Examples:\n\n" +
			"  hubgraph query show adoption/top-models\n" +
			"  hubgraph query show collaboration/bridges > bridges.cypher",
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "NAME; hubgraph query list shows the names"); err != nil {
				return err
			}
			q, err := queries.Bundled().Find(c.Args().First())
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(e.out, q.Text)
			return err
		},
	}
}

func queryRunCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "answer a stored query from Neo4j",
		ArgsUsage: "NAME",
		Description: "Every query runs without parameters; query show tells which it has. Accepted merges of spellings\n" +
			"are followed and bots are left out, unless --raw. Examples:\n\n" +
			"  hubgraph query run adoption/top-models\n" +
			"  hubgraph query run adoption/top-owners -p field=nlp -p limit=10\n" +
			"  hubgraph query run collaboration/collaborators -p 'developer=Ada Wren' -o json\n" +
			"  hubgraph query run time/per-month -p from=2023-01-01 -o csv > months.csv\n" +
			"  hubgraph query run developers/top-committers --raw",
		Flags: append(rowFlags(0),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`; may be repeated"},
			&cli.BoolFlag{Name: "raw", Usage: "names as recorded: merges are not followed, bots stay"},
		),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "NAME; hubgraph query list shows the names"); err != nil {
				return err
			}
			q, err := queries.Bundled().Find(c.Args().First())
			if err != nil {
				return err
			}
			params, err := bindQuery(q, c.StringSlice("param"), c.Bool("raw"))
			if err != nil {
				return err
			}
			return e.runCypher(c, q.Cypher, params)
		},
	}
}

// bindQuery makes the parameters of a run. --raw is the parameter raw of the
// queries that have one; to the others names make no difference.
func bindQuery(q *queries.Query, args []string, raw bool) (map[string]any, error) {
	if _, has := q.Param("raw"); raw && has {
		if slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, "raw=") }) {
			return nil, hub.Usagef("give either --raw or -p raw=..., not both")
		}
		args = append(slices.Clone(args), "raw=true")
	}
	return q.Bind(args)
}
