package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func queryCommand(e *env) *cli.Command {
	return cmdline.Group("query", "list, show, run and check the stored questions",
		queryListCommand(e), queryShowCommand(e), queryRunCommand(e), queryCheckCommand(e))
}

func queriesFlag() cli.Flag {
	return &cli.StringFlag{Name: "queries", Usage: "also take the queries of the folder `DIR`: topic/name.cypher, as the bundled ones (or HUBGRAPH_QUERIES_DIR)"}
}

// catalog returns what a command may ask: what comes with the program, and
// what is in the folders named by its flags or the settings.
func (e *env) catalog(c *cli.Context) (*catalog.Catalog, error) {
	for _, flag := range []string{"queries", "recipes"} {
		if c.IsSet(flag) && c.String(flag) == "" {
			return nil, hub.Usagef("--%s names no folder", flag)
		}
	}
	return catalog.Open(cmp.Or(c.String("queries"), e.cfg.QueriesDir), c.String("recipes")), nil
}

func queryListCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "list the stored queries, or those about a word",
		ArgsUsage: "[WORD]",
		Description: `The word is looked for in names, questions, parameters, columns and notes; licence finds license, too.
Examples:

  hubgraph query list
  hubgraph query list licence
  hubgraph query list --queries ./ours
  hubgraph query list -o json | jq -r '.[].name'`,
		Flags: []cli.Flag{
			rowsFlag(),
			queriesFlag(),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 1, "[WORD]"); err != nil {
				return err
			}
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			all, err := from.Queries()
			if err != nil {
				return err
			}
			format := c.String("output")
			out, err := rows.New(format, e.Out, e.Width())
			if err != nil {
				return err
			}
			detail := queries.DetailParams
			switch format {
			case "table":
				detail = queries.DetailBrief
			case "json", "jsonl":
				detail = queries.DetailAll
			}
			word := c.Args().First()
			names, found := all.Describe(word, detail)
			if len(found) == 0 {
				return nothingAbout(word, all)
			}
			return rows.Print(out, names, found)
		},
	}
}

// nothingAbout says that no query is about a word, and which topics there are.
func nothingAbout(word string, all *queries.Registry) error {
	if near := nearest.Names(word, all.Topics()); len(near) > 0 {
		return hub.NotFoundf("no stored query is about %q; did you mean %s?", word, strings.Join(near, " or "))
	}
	return hub.NotFoundf("no stored query is about %q; the topics are %s", word, strings.Join(all.Topics(), ", "))
}

func queryShowCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "print the Cypher of a stored query, ready to paste into Neo4j Browser",
		ArgsUsage: "NAME",
		Description: `The header says what the query answers, its parameters and its columns, and what it costs. Examples:

  hubgraph query show adoption/top-models
  hubgraph query show adoption/top-models --example
  hubgraph query show collaboration/bridges > bridges.cypher`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "example", Usage: "print its answer on the bundled sample, as CSV, without a database"},
			queriesFlag(),
		},
		Action: func(c *cli.Context) error {
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			q, err := e.queryArgument(c, from)
			if q == nil {
				return err
			}
			text := q.Text
			if c.Bool("example") {
				if text = q.Example.Rows; text == "" {
					return hub.Usagef("%s has no example", q.Name)
				}
				fmt.Fprintln(e.Err, strings.TrimSpace("on the bundled sample, "+strings.Join(q.Example.Args, " ")))
			}
			_, err = fmt.Fprint(e.Out, text)
			return err
		},
	}
}

// queryArg says how to name a query.
const queryArg = "NAME; hubgraph query list shows the names"

func queryCheckCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "check a folder of your own queries, without running them",
		Description: `Each file is read, guarded and planned by Neo4j. What is wrong is named with file, line and column.
query run does the same first; query list and show do it without Neo4j. Examples:

  hubgraph query check --queries ./ours
  HUBGRAPH_QUERIES_DIR=./ours hubgraph query check`,
		Flags: []cli.Flag{queriesFlag()},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "--queries DIR"); err != nil {
				return err
			}
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			own, err := from.OwnQueries()
			if err != nil {
				return err
			}
			if own == nil {
				return hub.Usagef("no folder of queries: name one by --queries DIR or HUBGRAPH_QUERIES_DIR")
			}
			db, err := e.openDB(c.Context)
			if err != nil {
				return err
			}
			defer db.Close(context.WithoutCancel(c.Context))
			if err := own.Check(c.Context, db); err != nil {
				return err
			}
			notes, err := own.Notes(c.Context, db)
			if err != nil {
				return err
			}
			for _, n := range notes {
				e.say("note: " + n)
			}
			_, err = fmt.Fprintf(e.Out, "%s, nothing wrong\n", thousands.Count(len(own.All()), "query", "queries"))
			return err
		},
	}
}
