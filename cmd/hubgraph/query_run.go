package main

import (
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

func queryRunCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "answer a stored query from Neo4j",
		ArgsUsage: "[NAME]",
		Description: `Every bundled query runs without parameters; query show tells which it has. Accepted merges of spellings
are followed and bots are left out, unless --raw. Without a name a terminal offers a list. Examples:

  hubgraph query run adoption/top-models
  hubgraph query run organisations/most-used-models -p field=nlp --limit 10
  hubgraph query run collaboration/collaborators -p developer=vixi_dunlin -o json
  hubgraph query run time/per-month -p from=2023-01-01 -o months.csv
  hubgraph query run developers/top-committers --raw --watch 10s
  hubgraph query run ours/fresh-models --queries ./ours`,
		Flags: append(rowFlags(),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`; may be repeated"},
			&cli.BoolFlag{Name: "raw", Usage: "names as recorded: merges are not followed, bots stay"},
			queriesFlag(),
		),
		Action: func(c *cli.Context) error {
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			own, err := from.OwnQueries()
			if err != nil {
				return err
			}
			q, err := e.queryArgument(c, from)
			if q == nil {
				return err
			}
			options := catalog.Options{Params: c.StringSlice("param"), Raw: c.Bool("raw")}
			if c.IsSet("limit") {
				limit := c.Int("limit")
				options.Limit = &limit
			}
			params, err := catalog.Bind(q, options)
			if err != nil {
				return err
			}
			_, err = queries.Bundled().Find(q.Name)
			ask := question{statement: q.Statement, params: params, columns: q.Returns, folder: own, counts: err == nil}
			if name, rows, ok := catalog.OwnLimit(q, options); ok {
				params[name], ask.most = int64(rows)+1, rows
			}
			return e.answer(c, ask)
		},
	}
}

// queryArgument finds the query that the argument names, or the one that the
// user picks from a list; nil without an error if none is picked.
func (e *env) queryArgument(c *cli.Context, from *catalog.Catalog) (*queries.Query, error) {
	if c.Args().Len() == 0 && e.CanPrompt() {
		return e.pickQuery(from)
	}
	if c.Args().Len() == 0 {
		return nil, wantArgs(c, 1, 1, queryArg)
	}
	q, err := from.Query(c.Args().First())
	if err == nil && c.Args().Len() > 1 {
		err = spareWords(c, q.Name, q.Params, c.Args().Tail())
	}
	if err != nil {
		return nil, err
	}
	return q, nil
}

// pickQuery has the user pick a query from a list; nil if none is picked.
func (e *env) pickQuery(from *catalog.Catalog) (*queries.Query, error) {
	all, err := from.Queries()
	if err != nil {
		return nil, err
	}
	var items []terminal.Item
	for _, q := range all.All() {
		items = append(items, terminal.Item{Name: q.Name, About: q.Question})
	}
	name, ok, err := e.Pick("query", items)
	if !ok {
		return nil, err
	}
	return all.Find(name)
}
