package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics/wholehub"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// wholeHub is the name by which everything is exported.
const wholeHub = "hub"

// exportHub writes everything to a folder.
func exportHub(c *cli.Context, e *env) error {
	for _, flag := range []string{"field", "k", "min-weight", "metrics"} {
		if c.IsSet(flag) {
			return hub.Usagef("--%s is about networks and tables; export %s writes everything", flag, wholeHub)
		}
	}
	if c.IsSet("format") && c.String("format") != "parquet" {
		return hub.Usagef("--format %s: export %s writes parquet", c.String("format"), wholeHub)
	}
	dir := c.String("output")
	switch dir {
	case "":
		return hub.Usagef("give -o DIR")
	case "-":
		return hub.Usagef("export %s makes a folder of files and cannot go to standard output: give -o DIR", wholeHub)
	}
	o := wholehub.Options{Raw: c.Bool("raw")}
	var err error
	if o.Rules, err = rulesOf(c); err != nil {
		return err
	}
	from, closeSource, err := e.openExportSource(c)
	if err != nil {
		return err
	}
	defer closeSource()
	var counts []wholehub.Count
	if from.snapshot != nil {
		counts, err = wholehub.FromSnapshot(c.Context, from.snapshot, from.rejects, dir, o)
	} else {
		counts, err = wholehub.FromGraph(c.Context, from.db, dir, o)
	}
	if err == nil {
		var rows []string
		for _, n := range counts {
			rows = append(rows, thousands.Count(n.Rows, n.Table, n.Table))
		}
		fmt.Fprintf(e.Err, "%s: %s to %s\n", wholeHub, strings.Join(rows, ", "), dir)
	}
	if from.rejects != nil {
		err = from.rejects.End(err)
	}
	return err
}
