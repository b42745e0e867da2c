package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/rows"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

func diffCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "tell what changed between two snapshots",
		ArgsUsage: "OLD NEW",
		Description: `Counts what came, went and changed: repositories (likes, downloads, licences, owners, tags, dates),
developers, commits, discussions, usages, lineage, collaboration, merges of spellings, bots. A
repository that was renamed is changed, not gone and new, where both snapshots know the Hub's _id.
Developers and collaboration are those of analyze: each snapshot's merges are applied and its bots
are left out, unless --raw. A file that OLD has and NEW has not is refused: absent is not empty, and
all of it would count as gone (--absent-is-empty). Bad lines are left out and listed, and the exit code is 3. Examples:

  hubgraph diff ./2023-10 ./2023-11
  hubgraph diff ./2023-10 ./2023-11 --list --limit 100
  hubgraph diff ./2023-10 ./2023-11 --list --limit 0 -o csv > changes.csv
  hubgraph diff ./2023-10 ./2023-11 -o json | jq '.repositories.likes.movers[0]'`,
		Flags: append([]cli.Flag{
			outputFlag(rows.Formats, "table", "; json is everything, csv and jsonl the counts or, with --list, the changes"),
			&cli.BoolFlag{Name: "list", Usage: "show each change (json always does)"},
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "at most `N` entries in each list; 0 is no limit"},
			&cli.BoolFlag{Name: "absent-is-empty", Usage: "take a file that NEW does not have for an empty one"},
			&cli.BoolFlag{Name: "raw", Usage: "names as recorded: merges are not followed, bots stay"},
		}, append(rulesFlags(), rejectFlags("")...)...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 2, 2, "OLD NEW"); err != nil {
				return err
			}
			if c.Int("limit") < 0 {
				return hub.Usagef("--limit %d: want 0 or more", c.Int("limit"))
			}
			show, err := e.diffPrinter(c.String("output"), c.Bool("list"))
			if err != nil {
				return err
			}
			return e.diff(c, show)
		},
	}
}

func (e *env) diff(c *cli.Context, show func(*diff.Diff) error) error {
	o, maxLine, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	if err := notOver(c.Args().Slice(), o.Path); err != nil {
		return err
	}
	rejects := snapshot.NewRejects(o)
	return rejects.End(e.compare(c, rejects, maxLine, show))
}

// compare opens two snapshots and shows what changed.
func (e *env) compare(c *cli.Context, rejects *snapshot.Rejects, maxLine int, show func(*diff.Diff) error) error {
	rules, err := rulesOf(c)
	if err != nil {
		return err
	}
	sides, err := openAll(c.Args().Slice(), maxLine)
	if err != nil {
		return err
	}
	for _, s := range sides {
		s.SetRules(rules)
	}
	stop := e.ShowBytes("reading", progressOf(sides))
	defer stop()
	d, err := diff.Compare(c.Context, sides[0], sides[1], diff.Options{Rejects: rejects, Raw: c.Bool("raw"), Limit: c.Int("limit"), AbsentIsEmpty: c.Bool("absent-is-empty")})
	stop()
	if err != nil {
		return err
	}
	for _, w := range diffDoubts(d) {
		fmt.Fprintln(e.Err, "hubgraph: warning: "+w)
	}
	return show(d)
}

// diffDoubts says what may be wrong with the choice of snapshots.
func diffDoubts(d *diff.Diff) []string {
	var out []string
	if a, b := d.From.Source, d.To.Source; a != b && a != "" && b != "" {
		out = append(out, fmt.Sprintf("the snapshots are of different hubs, %q and %q", a, b))
	}
	if a, b := d.From.CollectedAt, d.To.CollectedAt; a != nil && b != nil && a.After(*b) {
		out = append(out, "the first snapshot was collected after the second one; want OLD NEW")
	}
	if len(d.Unknown) > 0 {
		out = append(out, "the first snapshot has no "+strings.Join(d.Unknown, ", no ")+": all that the second one has of it counts as added")
	}
	return out
}

// diffPrinter returns what writes a Diff in a format of package queries.
func (e *env) diffPrinter(format string, list bool) (func(*diff.Diff) error, error) {
	out, width := e.Out, e.Width()
	if _, err := rows.New(format, io.Discard, width); err != nil {
		return nil, err
	}
	one := func(t diff.Table) error {
		w, err := rows.New(format, out, width)
		if err != nil {
			return err
		}
		return rows.Print(w, t.Columns, t.Rows)
	}
	switch format {
	case "json":
		return func(d *diff.Diff) error { return d.Encode(out) }, nil
	case "table", "md":
		return func(d *diff.Diff) error { return printSections(out, format, width, diffSections(d, list)) }, nil
	}
	return func(d *diff.Diff) error {
		if list {
			return one(d.Changes())
		}
		return one(d.Counts())
	}, nil
}

// diffSections are the tables of a Diff for people.
func diffSections(d *diff.Diff, list bool) []section {
	tables := d.Tables()
	if list {
		tables = append(tables, d.ChangeTables()...)
	}
	return sectionsOf(tables)
}

// sectionsOf are tables of a Diff to be printed.
func sectionsOf(tables []diff.Table) (out []section) {
	for _, t := range tables {
		out = append(out, section{t.Title, t.Columns, t.Rows})
	}
	return out
}
