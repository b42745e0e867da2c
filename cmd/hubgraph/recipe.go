package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func recipeCommand(e *env) *cli.Command {
	return cmdline.Group("recipe", "notebook-style documents: a question, the Cypher that answers it, tables and charts",
		recipeListCommand(e), recipeShowCommand(e), recipeRunCommand(e), recipeExportCommand(e))
}

// recipesFlag names a user's folder of recipes.
func recipesFlag() cli.Flag {
	return &cli.StringFlag{Name: "recipes", Usage: "also take the recipes of the folder `DIR`; one with the name of a bundled one stands in its place"}
}

func recipeListCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "list the recipes",
		Description: `Examples:

  hubgraph recipe list
  hubgraph recipe list -o json | jq -r '.[].name'
  hubgraph recipe list --recipes ./ours`,
		Flags: append([]cli.Flag{recipesFlag(), queriesFlag()},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "table", Usage: "print as `FORMAT`: " + strings.Join(rows.Formats, ", ")},
		),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			format := c.String("output")
			out, err := rows.New(format, e.Out, e.Width())
			if err != nil {
				return err
			}
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			all, err := from.Recipes()
			if err != nil {
				return err
			}
			columns, found := all.Describe(format == "json" || format == "jsonl")
			return rows.Print(out, columns, found)
		},
	}
}

const recipeArg = "NAME; hubgraph recipe list shows the names"

// recipeArgument finds the recipe that the argument names.
func (e *env) recipeArgument(c *cli.Context) (*recipe.Recipe, error) {
	if err := wantArgs(c, 1, 1, recipeArg); err != nil {
		return nil, err
	}
	from, err := e.catalog(c)
	if err != nil {
		return nil, err
	}
	return from.Recipe(c.Args().First())
}

func recipeShowCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "print the document of a recipe, to be changed into one of your own",
		ArgsUsage: "NAME",
		Description: `Examples:

  hubgraph recipe show licences
  mkdir ours && hubgraph recipe show licences > ours/our-licences.md     # change it, then
  hubgraph recipe run our-licences --recipes ours`,
		Flags: []cli.Flag{recipesFlag(), queriesFlag()},
		Action: func(c *cli.Context) error {
			r, err := e.recipeArgument(c)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(e.Out, r.Text)
			return err
		},
	}
}

// runFlags are the flags of commands that run a recipe.
func runFlags() []cli.Flag {
	return append(append(pictureFlags("chart"), recipesFlag(), queriesFlag()),
		&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter `NAME=VALUE`; may be repeated"},
		&cli.StringFlag{Name: "out", Usage: "write to `PATH`: a file, or a folder (a name that ends in a slash, or one that is there) for files named after the recipe"},
		&cli.IntFlag{Name: "max-rows", Value: recipe.DefaultLimits.Rows, Usage: "take at most `N` rows of each cell; 0 is no limit"},
		&cli.DurationFlag{Name: "timeout", Value: 5 * time.Minute, Usage: "end a cell after `TIME`, such as 30s; 0 is no limit"},
	)
}

func recipeRunCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "answer a recipe from Neo4j, as Markdown or as an HTML page",
		ArgsUsage: "NAME",
		Description: `Every bundled recipe runs without parameters; recipe list -o json tells which it has. Markdown goes to
standard output without charts; with --out it stands in a file, and the charts beside it as SVG.
An HTML page holds all. Examples:

  hubgraph recipe run licences
  hubgraph recipe run licences --out answers/
  hubgraph recipe run licences --charts slides --chart-format png --chart-style dark
  hubgraph recipe run adoption -p field=nlp -o html --out adoption-nlp.html
  hubgraph recipe run account -p 'account=Ada Wren' --out ada.md`,
		Flags: append(runFlags(),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "md", Usage: "write as `FORMAT`: md or html"},
		),
		Action: func(c *cli.Context) error {
			format := c.String("output")
			if format != recipe.Markdown && format != recipe.HTML {
				return hub.Usagef("unknown format %q; want md or html; recipe export writes others", format)
			}
			return e.recipe(c, format)
		},
	}
}

func recipeExportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write a recipe with its answers as a Jupyter notebook, a guide for Neo4j Browser, Markdown or HTML",
		ArgsUsage: "NAME",
		Description: `A notebook runs with the Python packages neo4j, pandas and matplotlib, on the server of NEO4J_URI, NEO4J_USERNAME
and NEO4J_PASSWORD. A guide is opened in Neo4j Browser by :play and its address. Examples:

  hubgraph recipe export licences --format ipynb --out licences.ipynb
  hubgraph recipe export model -p model=gust-lab/tide-base --format ipynb --out notebooks/
  hubgraph recipe export adoption --format browser-guide --out adoption.html`,
		Flags: append(runFlags(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: recipe.Notebook, Usage: "write as `FORMAT`: " + strings.Join(recipe.Formats, ", ")},
		),
		Action: func(c *cli.Context) error { return e.recipe(c, c.String("format")) },
	}
}

// recipe runs a recipe and writes it. Wrong arguments are reported before a
// database is looked for.
func (e *env) recipe(c *cli.Context, format string) error {
	if err := recipe.CheckFormat(format); err != nil {
		return err
	}
	r, err := e.recipeArgument(c)
	if err != nil {
		return err
	}
	params, err := r.Bind(c.StringSlice("param"))
	if err != nil {
		return err
	}
	limits := queries.Limits{Rows: c.Int("max-rows"), Time: c.Duration("timeout")}
	if limits.Rows < 0 || limits.Time < 0 {
		return hub.Usagef("--max-rows and --timeout cannot be negative")
	}
	pictures, err := picturesOf(c, "chart")
	if err != nil {
		return err
	}
	if c.IsSet("out") && c.String("out") == "" {
		return hub.Usagef("--out names no file and no folder")
	}
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	if err := e.checkCounts(c.Context, db); err != nil {
		return err
	}
	report, err := r.Run(c.Context, db, params, limits)
	if err != nil {
		return err
	}
	if err := pictures.write(e, report.Charts()); err != nil {
		return err
	}
	if !c.IsSet("out") {
		return report.Write(e.Out, format)
	}
	paths, err := report.WriteFiles(c.String("out"), format)
	if err != nil {
		return err
	}
	for _, path := range paths {
		fmt.Fprintln(e.Err, "wrote "+path)
	}
	return nil
}
