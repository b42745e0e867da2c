package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/export"
	"github.com/hubgraph/hubgraph/hub"
)

func exportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:        "export",
		Usage:       "write a network from Neo4j to a file for Gephi, NetworkX, igraph, pandas",
		ArgsUsage:   "collaboration|usage|co-usage",
		Description: exportHelp(),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "field", Value: "all", Usage: "only models of `FIELD`: all, cv, nlp, mm"},
			&cli.IntFlag{Name: "k", Usage: "only the `N`-core, without self-loops and isolates", DefaultText: "the whole network"},
			&cli.StringFlag{Name: "format", Usage: "write `FORMAT`: " + export.FormatNames(), DefaultText: "by the ending of FILE, else graphml"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; - is standard output"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded (collaboration)"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, strings.Join(export.Networks, "|")+" -o FILE"); err != nil {
				return err
			}
			o, err := exportOptions(c)
			if err != nil {
				return err
			}
			if c.String("output") == "" {
				return hub.Usagef("give -o FILE, or -o - for standard output")
			}
			f, err := export.FindFormat(c.String("format"), c.String("output"))
			if err != nil {
				return err
			}
			return exportGraph(c, e, o, f)
		},
	}
}

func exportHelp() string {
	var formats strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&formats, "  %-8s %s\n", f.Name, f.Info)
	}
	return `Examples:

  hubgraph export collaboration -o hub.graphml
  hubgraph export collaboration --field nlp --k 5 -o nlp-core.graphml
  hubgraph export usage --field cv -o usage.csv         # usage.nodes.csv, usage.edges.csv
  hubgraph export co-usage --k 10 -o - | gzip > co-usage.graphml.gz

collaboration: developers of models. Directed: for every commit an edge from its first author to each
other author of the model; weight: commits. Accepted merges are applied and bots are out, unless --raw.
Without --k everybody is there: isolates too, and self-loops for commits to models where nobody else
commits. --k 1 is everybody who collaborates. Degree is in-degree plus out-degree, as in NetworkX.
Attributes: models, commits (as first author), core (the largest k of a core with this developer).

usage: spaces and the listed models that they use. Directed, from space to model, weight 1. Ids are
space:ID and model:ID, since a space and a model may share one. --k counts the models of a space, or
the spaces of a model, that are in the core too.
Attributes: kind, owner, license, likes, downloads (models), fields, listed.

co-usage: models that spaces use together. Undirected; weight: spaces that use both. Without --k also
models that are never used with another one; --k counts co-used models.
Attributes: spaces (that use the model), owner, license, likes, downloads, fields, listed.

Formats:

` + formats.String() + `
CSV has Id,Label,... and Source,Target,Type,Weight,Label, which Gephi's spreadsheet import knows. Names are
written as they are: read with pandas.read_csv(FILE, keep_default_na=False), so that a developer called
"null" stays one, and import as text where a cell that begins with = would be run as a formula.
Characters that XML cannot hold become U+FFFD in GraphML. Files appear whole or not at all.`
}

func exportOptions(c *cli.Context) (export.Options, error) {
	o := export.Options{Network: c.Args().First(), K: c.Int("k"), Raw: c.Bool("raw")}
	if c.IsSet("k") && o.K < 1 {
		return o, hub.Usagef("--k %d: want 1 or more", o.K)
	}
	if err := o.Check(); err != nil {
		return o, err
	}
	var err error
	o.Scope, err = parseScope(c.String("field"))
	return o, err
}

// parseScope finds a scope by its name.
func parseScope(name string) (analytics.Scope, error) {
	var names []string
	for _, s := range analytics.Scopes {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return analytics.Scope{}, hub.Usagef("unknown field %q: want %s", name, strings.Join(names, ", "))
}

// exportGraph reads the network and writes its files.
func exportGraph(c *cli.Context, e *env, o export.Options, f export.Format) error {
	out, err := export.Create(f, c.String("output"), e.Out)
	if err != nil {
		return err
	}
	defer out.Abort()
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	sum, err := export.FromGraph(c.Context, db, o, out.Open)
	if err != nil {
		return err
	}
	for _, w := range sum.Warnings {
		fmt.Fprintln(e.Err, "hubgraph: warning: "+w)
	}
	if err := out.Commit(); err != nil {
		return err
	}
	where := strings.Join(out.Names(), ", ")
	if where == "" {
		where = "standard output"
	}
	fmt.Fprintf(e.Err, "%s: %d nodes, %d edges to %s\n", o.Network, sum.Nodes, sum.Edges, where)
	if sum.Nodes == 0 && o.K > 0 {
		fmt.Fprintf(e.Err, "nothing is in the %d-core: try a smaller --k\n", o.K)
	}
	return nil
}
