package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/sample"
)

func snapshotSampleCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "sample",
		Usage:     "cut a smaller snapshot out of one, closed under its references",
		ArgsUsage: "DIR",
		Description: `Some repositories are chosen: a number of them at random, or those of owners. Added are the spaces that
use a chosen model, the models that a chosen space uses, the bases of all these models and theirs to the
end, and the datasets they were trained on. The sample has all commits, discussions and relations of its
repositories, and the merges, bots and accounts of the people in it. Examples:

  hubgraph snapshot sample ./hub --repositories 1000 --seed 7 -o ./small
  hubgraph snapshot sample ./hub --owner ada-wren --owner gust-lab -o ./theirs --compress zst`,
		Flags: slices.Concat([]cli.Flag{
			&cli.IntFlag{Name: "repositories", Usage: "choose `N` repositories at random"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "with --repositories, which ones: any whole number `S` from 0 on"},
			&cli.StringSliceFlag{Name: "owner", Usage: "choose the repositories of the account `NAME`; several times for several"},
		}, targetFlags, rejectFlags("")),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "DIR --repositories N|--owner NAME -o OUT"); err != nil {
				return err
			}
			o := sample.Options{Repositories: c.Int("repositories"), Seed: c.Uint64("seed"), Owners: c.StringSlice("owner")}
			switch {
			case c.IsSet("repositories") == c.IsSet("owner") || c.IsSet("repositories") && o.Repositories < 1:
				return hub.Usagef("want either --repositories N, 1 or more, or --owner NAME")
			case c.IsSet("seed") && !c.IsSet("repositories"):
				return hub.Usagef("--seed goes with --repositories")
			}
			return e.sample(c, o)
		},
	}
}

func (e *env) sample(c *cli.Context, o sample.Options) error {
	to, err := targetOf(c)
	if err != nil {
		return err
	}
	if err := apart([]string{c.Args().First()}, to.dir, c.String("rejects")); err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, c.Args().First())
	if err != nil {
		return err
	}
	o.Rejects = rejects
	return to.write(e, func(sink snapshot.Sink) (snapshot.Meta, error) {
		stop := e.ShowBytes("sample", s.Progress)
		defer stop()
		r, err := sample.Cut(c.Context, s, o, sink)
		stop()
		if err = rejects.End(err); exitCode(err) == 0 || exitCode(err) == 3 {
			fmt.Fprintf(e.Err, "repositories chosen: %s; added for them: %s\n", terminal.Number(r.Chosen), terminal.Number(r.Added))
		}
		return r.Meta, err
	})
}
