package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/merge"
)

func mergeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "make one snapshot of several of one hub",
		ArgsUsage: "A B...",
		Description: `Writes the records of all. Of records with the same key that of the snapshot named first counts; where a
later one says something else, it is counted as a conflict. A repository that a later one has under
another id, by the Hub's _id, is taken for the same. A merge of people that would close a circle with
those before it is left out. Examples:

  hubgraph merge ./this-week ./last-week -o ./both
  hubgraph merge ./hub-stats ./own-collection ./identities -o ./hub --compress zst`,
		Flags: slices.Concat(targetFlags, rejectFlags("")),
		Action: func(c *cli.Context) error {
			if c.NArg() < 2 {
				return hub.Usagef("want %s A B... -o C; see %s --help", c.Command.HelpName, c.Command.HelpName)
			}
			return e.merge(c)
		},
	}
}

func (e *env) merge(c *cli.Context) error {
	to, err := targetOf(c)
	if err != nil {
		return err
	}
	o, maxLine, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	dirs := c.Args().Slice()
	if err := apart(dirs, to.dir, o.Path); err != nil {
		return err
	}
	all, err := openAll(dirs, maxLine)
	if err != nil {
		return err
	}
	return to.write(e, func(sink snapshot.Sink) (snapshot.Meta, error) {
		stop := e.ShowBytes("merge", progressOf(all))
		defer stop()
		rejects := snapshot.NewRejects(o)
		r, err := merge.Merge(c.Context, all, rejects, sink)
		stop()
		if err = rejects.End(err); exitCode(err) == 0 || exitCode(err) == 3 {
			e.tellMerged(r)
		}
		return r.Meta, err
	})
}

// tellMerged says what was left out or changed.
func (e *env) tellMerged(r merge.Result) {
	for _, f := range r.Files {
		parts := []string{f.Name + ": read " + terminal.Number(f.Read), "wrote " + terminal.Number(f.Written)}
		for _, n := range []struct {
			what string
			n    int64
		}{{"repetitions", f.Same}, {"under the former id of a renamed repository", f.Renamed}, {"closing a circle", f.Circles}, {"conflicts", f.Conflict}} {
			if n.n > 0 {
				parts = append(parts, n.what+" "+terminal.Number(n.n))
			}
		}
		line := strings.Join(parts, ", ")
		if len(f.Conflicts) > 0 {
			line += ", such as " + strings.Join(f.Conflicts, ", ")
		}
		fmt.Fprintln(e.Err, line)
	}
}
