package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func findCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "find",
		Usage:     "find accounts, repositories, licences and fields by any part of their names",
		ArgsUsage: "TEXT",
		Description: `Capitals do not matter, nor how accents are encoded. Whole names come first. csv, json and parquet have a
column for each count. Examples:

  hubgraph find xari
  hubgraph find chat --limit 3
  hubgraph find apache
  hubgraph find nlp -o json`,
		Flags: []cli.Flag{
			rowsFlag(),
			&cli.IntFlag{Name: "limit", Value: 10, Usage: "at most `N` names of each kind; 0 is no limit"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "TEXT; put it into one pair of quotes"); err != nil {
				return err
			}
			text := c.Args().First()
			if strings.TrimSpace(text) == "" || c.Int("limit") < 0 {
				return hub.Usagef("want a part of a name, and a --limit of 0 or more")
			}
			out, err := rows.New(c.String("output"), e.Out, e.Width())
			if err != nil {
				return err
			}
			db, err := e.openDB(c.Context)
			if err != nil {
				return err
			}
			defer db.Close(context.WithoutCancel(c.Context))
			found, more, err := find.All(c.Context, db, text, c.Int("limit"))
			if err != nil {
				return err
			}
			if err := rows.Print(out, foundColumns(c.String("output")), foundRows(found, c.String("output"))); err != nil {
				return err
			}
			switch {
			case more:
				fmt.Fprintf(e.Err, "cut at %d of a kind; --limit 0 shows all\n", c.Int("limit"))
			case len(found) == 0:
				return e.nothingFound(c.Context, db, text)
			}
			return nil
		},
	}
}

// forReading are the formats in which the counts of a name stand in one text.
var forReading = []string{"table", "md"}

// countNames are the counts of all kinds.
var countNames = []string{"repositories", "models", "spaces", "likes", "downloads", "commits", "discussions"}

// oneOf is the word for one of what is counted.
var oneOf = map[string]string{"repositories": "repository", "models": "model", "spaces": "space", "likes": "like", "downloads": "download", "commits": "commit", "discussions": "discussion"}

func foundColumns(format string) []string {
	if slices.Contains(forReading, format) {
		return []string{"kind", "name", "counts"}
	}
	return slices.Concat([]string{"kind", "name"}, countNames, []string{"alias_of"})
}

func foundRows(found []find.Match, format string) (out [][]any) {
	for _, m := range found {
		if slices.Contains(forReading, format) {
			out = append(out, []any{string(m.Kind), m.Name, countsText(m)})
			continue
		}
		row := []any{string(m.Kind), m.Name}
		for _, name := range countNames {
			var n any
			if at := slices.Index(find.CountsOf(m.Kind), name); at >= 0 {
				n = m.Counts[at]
			}
			row = append(row, n)
		}
		var same any
		if m.SameAs != "" {
			same = m.SameAs
		}
		out = append(out, append(row, same))
	}
	return out
}

// countsText says how large a thing is: "3 repositories, 12 commits".
func countsText(m find.Match) string {
	var parts []string
	if m.SameAs != "" {
		parts = append(parts, "a spelling of "+m.SameAs)
	}
	for i, name := range find.CountsOf(m.Kind) {
		if n := m.Counts[i]; n != 0 {
			parts = append(parts, thousands.Count(n, oneOf[name], name))
		}
	}
	return strings.Join(parts, ", ")
}

// nothingFound says that no name contains a text, and which ones are near.
func (e *env) nothingFound(ctx context.Context, db queries.Reader, text string) error {
	var near []string
	for _, k := range find.Kinds {
		names, _, err := find.Nearest(ctx, db, k, text)
		if err != nil {
			return err
		}
		for _, n := range names {
			near = append(near, string(k)+" "+n)
		}
	}
	hint := ""
	if len(near) > 0 {
		hint = "; did you mean " + strings.Join(near[:min(3, len(near))], " or ") + "?"
	}
	e.say(fmt.Sprintf("nothing in this hub has %q in its name%s", text, hint))
	return nil
}

// checkSubjects tells on standard error of each argument name=value of a stored query
// or a recipe that names something that is not in the graph, with the nearest names
// that are.
func (e *env) checkSubjects(ctx context.Context, db queries.Reader, args []string) error {
	absent, err := find.AbsentOf(ctx, db, args)
	for _, a := range absent {
		hint := "; hubgraph find looks for a part of a name"
		if len(a.Near) > 0 {
			hint = "; did you mean " + strings.Join(a.Near, " or ") + "?"
		}
		e.say(fmt.Sprintf("note: this hub has no %s %q%s", a.Kind, a.Name, hint))
	}
	return err
}
