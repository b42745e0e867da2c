package main

import (
	"math"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/queries"
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
  hubgraph query run collaboration/collaborators -p 'developer=Ada Wren' -o json
  hubgraph query run time/per-month -p from=2023-01-01 -o csv > months.csv
  hubgraph query run developers/top-committers --raw --watch 10s
  hubgraph query run ours/fresh-models --queries ./ours`,
		Flags: append(rowFlags(),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`; may be repeated"},
			&cli.BoolFlag{Name: "raw", Usage: "names as recorded: merges are not followed, bots stay"},
			queriesFlag(),
		),
		Action: func(c *cli.Context) error {
			all, own, err := e.queriesOf(c)
			if err != nil {
				return err
			}
			q, err := e.queryArgument(c, all)
			if q == nil {
				return err
			}
			params, err := bindQuery(q, c.StringSlice("param"), c.Bool("raw"))
			if err != nil {
				return err
			}
			if c.IsSet("limit") {
				raiseLimit(q, params, c.StringSlice("param"), c.Int("limit"))
			}
			return e.answer(c, question{statement: q.Statement, params: params, columns: q.Returns, folder: own})
		},
	}
}

// queryArgument finds the query that the argument names, or the one that the
// user picks from a list; nil without an error when none is picked.
func (e *env) queryArgument(c *cli.Context, all *queries.Registry) (*queries.Query, error) {
	if c.Args().Len() == 0 && e.CanPrompt() {
		return e.pickQuery(all)
	}
	if err := wantArgs(c, 1, 1, queryArg); err != nil {
		return nil, err
	}
	return all.Find(c.Args().First())
}

// pickQuery has the user pick a query from a list; nil when none is picked.
func (e *env) pickQuery(all *queries.Registry) (*queries.Query, error) {
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

// raiseLimit has a query that ends with LIMIT $limit return as many rows as
// --limit asks for, and one more, by which it shows whether there are more. A
// limit that is given as a parameter stays.
func raiseLimit(q *queries.Query, params map[string]any, args []string, most int) {
	p, ok := q.LimitParam()
	if !ok || most < 0 || slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, p.Name+"=") }) {
		return
	}
	rows := int64(math.MaxInt64)
	if most > 0 && most < math.MaxInt {
		rows = int64(most) + 1
	}
	if p.Max != nil {
		rows = min(rows, int64(*p.Max))
	}
	params[p.Name] = rows
}
