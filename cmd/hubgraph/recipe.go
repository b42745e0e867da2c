package main

import (
	"cmp"
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
			rowsFlag(),
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
	if c.Args().Len() == 0 {
		return nil, wantArgs(c, 1, 1, recipeArg)
	}
	from, err := e.catalog(c)
	if err != nil {
		return nil, err
	}
	r, err := from.Recipe(c.Args().First())
	if err == nil && c.Args().Len() > 1 {
		err = spareWords(c, r.Name, r.Params, c.Args().Tail())
	}
	return r, err
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
An HTML page holds all. A cell that fails shows its error, the others their answers; then the exit status is 1.
Examples:

  hubgraph recipe run licences --no-cypher
  hubgraph recipe run licences --out answers/
  hubgraph recipe run growth --open                       # as a page in the web browser
  hubgraph recipe run licences --charts slides --chart-format png --chart-style dark
  hubgraph recipe run adoption -p field=nlp -o adoption-nlp.html
  hubgraph recipe run account -p account=fili-alder --out fili-alder.md`,
		Flags: append(runFlags(),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "md", Usage: "write as `FORMAT`: md or html; or into a file with such an ending, as --out does"},
			&cli.BoolFlag{Name: "no-cypher", Usage: "leave the statements out"},
			openFlag("write an HTML page, to NAME.html if nothing else is said, and open it"),
		),
		Action: func(c *cli.Context) error {
			format, err := recipeFile(c)
			if err != nil {
				return err
			}
			if c.Bool("open") && !c.IsSet("output") {
				format = recipe.HTML
			}
			if c.Bool("open") && format != recipe.HTML {
				return hub.Usagef("--open shows a page; want -o html or a file with the ending .html")
			}
			if format != recipe.Markdown && format != recipe.HTML {
				return hub.Usagef("unknown format %q; want md or html, or a file with such an ending; recipe export writes others", format)
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
  hubgraph recipe export model -p model=josuvale/base-chat-beta --format ipynb --out notebooks/
  hubgraph recipe export adoption --format browser-guide --out adoption.html`,
		Flags: append(runFlags(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: recipe.Notebook, Usage: "write as `FORMAT`: " + strings.Join(recipe.Formats, ", ")},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the `FILE`, whose ending tells the format: .ipynb, .md or .html; or a format"},
		),
		Action: func(c *cli.Context) error {
			format := c.String("format")
			if c.IsSet("output") {
				var err error
				if format, err = recipeFile(c); err != nil {
					return err
				}
			}
			return e.recipe(c, format)
		},
	}
}

// recipeFile reads -o: a format, or a file whose ending tells it, which then is that
// of --out. A guide for Neo4j Browser has the ending of a page; --format tells them
// apart.
func recipeFile(c *cli.Context) (format string, err error) {
	format, file := formatOf(c.String("output"), recipe.Formats)
	switch {
	case file != "" && c.IsSet("out"):
		return "", hub.Usagef("either -o %s or --out %s", file, c.String("out"))
	case c.IsSet("format") && file == "":
		return "", hub.Usagef("give the format once, by --format or by -o")
	case c.IsSet("format"):
		format = c.String("format")
	}
	if file != "" {
		err = c.Set("out", file)
	}
	return format, err
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
	if err := e.checkSubjects(c.Context, db, c.StringSlice("param")); err != nil {
		return err
	}
	report, err := r.Run(c.Context, db, params, limits)
	if err != nil {
		return err
	}
	for _, n := range report.Notes() {
		e.say(fmt.Sprintf("note: cell %s: %s", n.Cell.Name, n.Text))
	}
	report.NoCypher = c.Bool("no-cypher")
	if err := pictures.write(e, report.Charts()); err != nil {
		return err
	}
	return e.writeRecipe(c, report, format)
}

// writeRecipe writes the document of a run, and opens it where that is asked for.
func (e *env) writeRecipe(c *cli.Context, report *recipe.Report, format string) error {
	path := c.String("out")
	switch {
	case c.IsSet("out"):
	case c.Bool("open"):
		path = report.Recipe.Name + ".html"
	default:
		return cmp.Or(report.Write(e.Out, format), report.Err())
	}
	paths, err := report.WriteFiles(path, format)
	if err != nil {
		return err
	}
	for _, path := range paths {
		fmt.Fprintln(e.Err, "wrote "+path)
	}
	if c.Bool("open") {
		err = openPage(c.Context, paths[0])
	}
	return cmp.Or(err, report.Err())
}
