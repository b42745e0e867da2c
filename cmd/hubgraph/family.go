package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

// familyFormats are those that a family is written in.
var familyFormats = []string{"text", "json", "svg", "png", "pdf"}

func familyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "family",
		Usage:     "show the models that derive from one another around a model, as an outline",
		ArgsUsage: "MODEL",
		Description: `All models that are joined to MODEL by derivations, in whichever direction: each once, below the one of its
bases that is furthest from a root, with relation, licence and likes; its other bases are named. Of more than
--rows models the most liked ones are shown, with all that they derive from. Examples:

  hubgraph family harbor/base
  hubgraph family harbor/base --from ./snapshot -o family.svg
  hubgraph family harbor/base --rows 60 -o family.pdf`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			&cli.IntFlag{Name: "rows", Value: 300, Usage: "show `N` models at most"},
			&cli.StringFlag{Name: "style", Value: "light", Usage: "draw in the `STYLE` light or dark"},
			outputFlag(familyFormats, "text", ""),
		}, rulesFlags(), rejectFlags("with --from, ")),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "MODEL"); err != nil {
				return err
			}
			return e.family(c)
		},
	}
}

func (e *env) family(c *cli.Context) error {
	if c.Int("rows") < 1 {
		return hub.Usagef("--rows %d: want 1 or more", c.Int("rows"))
	}
	style, err := chart.ParseStyle(c.String("style"))
	if err != nil {
		return err
	}
	format := c.String("output")
	if !slices.Contains(familyFormats, format) {
		return hub.Usagef("unknown format %q; want %s", format, strings.Join(familyFormats, ", "))
	}
	read := analytics.Options{Raw: true, Lineage: true}
	if read.Rules, err = rulesOf(c); err != nil {
		return err
	}
	fromGraph := func(ctx context.Context, db analytics.Reader) (*analytics.Corpus, error) {
		return analytics.LineageFromGraph(ctx, db, read.Rules)
	}
	return e.corpus(c, read, fromGraph, "--from", []string{e.outFile}, func(corpus *analytics.Corpus) error {
		f, err := analytics.FamilyOf(corpus, c.Args().First(), c.Int("rows"))
		if err != nil {
			return err
		}
		return writeFamily(e.Out, f, format, style)
	})
}

func writeFamily(w io.Writer, f *analytics.Family, format string, style chart.Style) error {
	switch format {
	case "json":
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(f)
	case "text":
		return familyText(w, f)
	}
	formats, err := chart.ParseFormats(format)
	if err != nil {
		return err
	}
	return chart.Write(w, figures.Family(f), formats[0], style)
}

// familyText writes a family as lines, further right the deeper.
func familyText(w io.Writer, f *analytics.Family) error {
	for _, r := range f.Rows {
		if _, err := fmt.Fprintf(w, "%s%s  (%s)\n", strings.Repeat("  ", r.Level), r.Model, figures.FamilyNote(r)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "\n%s\n", figures.FamilyFoot(f))
	return err
}
