package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/export"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

func exportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:        "export",
		Usage:       "write a network, a table or the whole hub to files for Gephi, NetworkX, igraph, pandas, R, DuckDB, Spark",
		ArgsUsage:   exportNames(),
		Description: exportHelp(),
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			&cli.StringFlag{Name: "field", Value: "all", Usage: "only models of `FIELD`: all, cv, nlp, mm (networks)"},
			&cli.IntFlag{Name: "k", Usage: "only the `N`-core, without self-loops and isolates (networks)", DefaultText: "the whole network"},
			&cli.IntFlag{Name: "min-weight", Value: 1, Usage: "only edges of weight `N` or more, and the nodes that have one (co-usage, owners)"},
			&cli.BoolFlag{Name: "metrics", Usage: "core number, community and PageRank of each node (networks, developers)"},
			&cli.StringFlag{Name: "format", Usage: "write `FORMAT`: " + export.FormatNames() + "; of tables " + export.TableFormatNames(), DefaultText: "by the ending of FILE, else graphml; of tables csv"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; - is standard output (hub: to the folder)"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded (networks of developers, tables)"},
		}, append(rulesFlags(), rejectFlags("with --from, ")...)...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, exportNames()+" -o FILE"); err != nil {
				return err
			}
			if !c.IsSet("from") {
				if err := refuseRejectFlags(c, "--from"); err != nil {
					return err
				}
			}
			switch name := c.Args().First(); {
			case name == wholeHub:
				return exportHub(c, e)
			case slices.Contains(export.Tables, name):
				return exportTable(c, e)
			}
			return exportNetwork(c, e)
		},
	}
}

// exportables lists what can be exported.
func exportables() []string {
	return slices.Concat(export.Networks, export.Tables, []string{wholeHub})
}

func exportNames() string { return strings.Join(exportables(), "|") }

func exportHelp() string {
	var formats strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&formats, "  %-8s %s\n", f.Name, f.Info)
	}
	return `Examples:

  hubgraph export collaboration -o hub.graphml
  hubgraph export collaboration --metrics -o hub.gexf            # Gephi, with its time line
  hubgraph export collaboration --field nlp --k 2 -o nlp-core.graphml
  hubgraph export usage --field cv -o usage.csv                  # usage.nodes.csv, usage.edges.csv, usage.about.json
  hubgraph export co-usage --k 2 -o - | gzip > co-usage.graphml.gz
  hubgraph export co-usage --min-weight 3 -o co-usage.graphml    # used together by three spaces or more
  hubgraph export contributions -o who-what.csv                  # developers and repositories
  hubgraph export owners --min-weight 2 -o owners.graphml
  hubgraph export lineage -o lineage.parquet                     # lineage.nodes.parquet, lineage.edges.parquet
  hubgraph export repositories -o repositories.parquet
  hubgraph export developers --metrics -o developers.csv
  hubgraph export repositories --from ./snapshot -o - | head     # without Neo4j
  hubgraph export hub -o whole-hub                               # everything, as Parquet files in a folder

collaboration: developers of models. Directed: for every commit an edge from its first author to each
other author of the model; weight: commits, with the first and the last date of these. Accepted merges
are applied and bots are out, unless --raw. Without --k everybody is there: isolates too, and self-loops
for commits to models where nobody else commits. --k 1 is everybody who collaborates. Degree is in-degree
plus out-degree, as in NetworkX.
Attributes: models, commits (as first author), core (the largest k of a core with this developer).

usage: spaces and the listed models that they use. Directed, from space to model, weight 1. Ids are
space:ID and model:ID, since a space and a model may share one. --k counts the models of a space, or
the spaces of a model, that are in the core too.
Attributes: kind, owner, license, likes, downloads (models), fields, listed.

co-usage: models that spaces use together. Undirected; weight: spaces that use both. Without --k also
models that are never used with another one; --k counts co-used models.
Attributes: spaces (that use the model), owner, license, likes, downloads, fields, listed.

contributions: developers and the repositories of all kinds that they commit to (with --field, models only).
Directed, from developer to repository; weight: commits, with the first and the last date of these. Ids are
developer:NAME, model:ID, dataset:ID, space:ID. Attributes: kind, owner, license, likes, ... (repositories).

owners: owners of repositories that somebody commits to. Undirected; weight: developers who commit to
repositories of both. Attributes: developers, repositories.

lineage: listed models that derive from one another. Directed, from model to base, weight 1, with
relation (finetune, ...) and evidence (tag, card, hub). Attributes: owner, license, likes, ...

--metrics adds core, community (greedy modularity with weights, 1 is the largest) and pagerank (with
weights) of the network that is written, without self-loops and isolates, as in results.json; for that,
co-usage and owners hold all their edges in memory, as they do those of --min-weight N.

repositories: a row a repository, with every activity of the paper, licence and its class, fields, dates
and the spaces that use a model. developers: a row a person, with their commits, discussions, dates and
place in the collaboration network.

hub: everything, as a folder of Parquet files for Spark, DuckDB and pandas: vertices, repositories, accounts,
commits, discussions, usages, lineage. Every node has an integer id (id, src, dst); vertices has their names.
Accepted merges are applied and bots are out, unless --raw; docs/interop.md lists the columns.

Formats of networks:

` + formats.String() + `
Tables are csv or parquet. Node ids are names, so one id means the same in every export. Each file says
which snapshot it is of (source, collectedAt, fingerprint): GraphML in <desc>, csv in a file beside it.

CSV has Id,Label,... and Source,Target,Type,Weight,Label,..., which Gephi's spreadsheet import knows. Names are
written as they are: read with pandas.read_csv(FILE, keep_default_na=False, na_values=[""]), so that a developer
called "null" stays one and an empty number is none, and import as text where a cell that begins with = would
be run as a formula. Characters that XML cannot hold become U+FFFD in GraphML and GEXF. Files appear whole or
not at all. docs/interop.md shows how to open them.`
}

func exportNetwork(c *cli.Context, e *env) error {
	o := export.Options{Network: c.Args().First(), K: c.Int("k"), MinWeight: int64(c.Int("min-weight")), Metrics: c.Bool("metrics"), Raw: c.Bool("raw")}
	if c.IsSet("k") && o.K < 1 {
		return hub.Usagef("--k %d: want 1 or more", o.K)
	}
	if c.Int("min-weight") < 1 {
		return hub.Usagef("--min-weight %d: want 1 or more", c.Int("min-weight"))
	}
	if !slices.Contains(export.Networks, o.Network) {
		return hub.Usagef("unknown network or table %q: want %s", o.Network, strings.Join(exportables(), ", "))
	}
	if err := o.Check(); err != nil {
		return err
	}
	var err error
	if o.Scope, err = parseScope(c.String("field")); err != nil {
		return err
	}
	if o.Rules, err = rulesOf(c); err != nil {
		return err
	}
	var sum export.Summary
	names, err := exportTo(c, e, export.FindFormat, func(from exportSource, open func(export.Schema) (export.Writer, error)) (err error) {
		if from.snapshot != nil {
			sum, err = export.FromSnapshot(c.Context, from.snapshot, from.rejects, o, open)
		} else {
			sum, err = export.FromGraph(c.Context, from.db, o, open)
		}
		return err
	})
	if names == "" {
		return err
	}
	fmt.Fprintf(e.Err, "%s: %s, %s to %s\n", o.Network, thousands.Count(sum.Nodes, "node", "nodes"), thousands.Count(sum.Edges, "edge", "edges"), names)
	switch {
	case sum.Nodes > 0:
	case o.MinWeight > 1:
		fmt.Fprintf(e.Err, "nothing is left of it with edges of weight %d or more: try a smaller --min-weight\n", o.MinWeight)
	case o.K > 0:
		fmt.Fprintf(e.Err, "nothing is in the %d-core: try a smaller --k\n", o.K)
	}
	return err
}

func exportTable(c *cli.Context, e *env) error {
	o := export.TableOptions{Table: c.Args().First(), Metrics: c.Bool("metrics"), Raw: c.Bool("raw")}
	for _, flag := range []string{"field", "k"} {
		if c.IsSet(flag) {
			return hub.Usagef("--%s chooses a part of a network; %s is a table", flag, o.Table)
		}
	}
	if err := o.Check(); err != nil {
		return err
	}
	var err error
	if o.Rules, err = rulesOf(c); err != nil {
		return err
	}
	var sum export.TableSummary
	names, err := exportTo(c, e, export.FindTableFormat, func(from exportSource, open func(export.Table) (export.TableWriter, error)) (err error) {
		if from.snapshot != nil {
			sum, err = export.TableFromSnapshot(c.Context, from.snapshot, from.rejects, o, open)
		} else {
			sum, err = export.TableFromGraph(c.Context, from.db, o, open)
		}
		return err
	})
	if names != "" {
		fmt.Fprintf(e.Err, "%s: %s to %s\n", o.Table, thousands.Count(sum.Rows, "row", "rows"), names)
	}
	return err
}

// parseScope finds a scope by its name.
func parseScope(name string) (analytics.Scope, error) {
	var names []string
	for _, s := range analytics.Scopes {
		names = append(names, s.Name)
	}
	if same, ok := nearest.Same(name, names); ok {
		return analytics.Scopes[slices.Index(names, same)], nil
	}
	return analytics.Scope{}, hub.Usagef("unknown field %q: want %s", name, strings.Join(names, ", "))
}
