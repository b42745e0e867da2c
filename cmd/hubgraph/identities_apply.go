package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/loader/applied"
)

func identitiesApplyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "apply",
		Usage:     "merge accounts, and mark bots, in the running graph as decided, without loading again",
		ArgsUsage: "DIR",
		Description: `DIR is the folder of the snapshot that is loaded. Its identities.jsonl and bots.jsonl are made from its decisions, and
ALIAS_OF and :Bot in the graph become what these say, with all counts, as after a load of the folder as it is now.
'identities revert' takes it back. Networks written by derive are of the graph from before, which is said. Example:

  hubgraph identities apply ./snapshot`,
		Flags: rejectFlags(""),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "DIR"); err != nil {
				return err
			}
			if _, err := e.updateDecisions(c, c.Args().First()); err != nil {
				return err
			}
			if _, err := e.updateBotDecisions(c, c.Args().First()); err != nil {
				return err
			}
			s, rejects, err := e.openSnapshot(c, c.Args().First())
			if err != nil {
				return err
			}
			return rejects.End(e.changeMerges(c, func(ctx context.Context, db *graphdb.Guarded, o applied.Options) (applied.Report, error) {
				o.Rejects = rejects
				return applied.Apply(ctx, db, s, o)
			}))
		},
	}
}

func identitiesRevertCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "revert",
		Usage:     "take back in the running graph what 'identities apply' changed, all or of some people",
		ArgsUsage: "[NAME]...",
		Description: `With names only what concerns the people or bots who have them. Only ALIAS_OF and :Bot change, and counts follow; the
decisions stay on record, so that 'identities apply' applies them again. Examples:

  hubgraph identities revert
  hubgraph identities revert ada-wren "Bo Quill"`,
		Action: func(c *cli.Context) error {
			names := c.Args().Slice()
			for _, name := range names {
				if name == "" {
					return hub.Usagef("a name is empty")
				}
			}
			return e.changeMerges(c, func(ctx context.Context, db *graphdb.Guarded, o applied.Options) (applied.Report, error) {
				return applied.Revert(ctx, db, names, o)
			})
		},
	}
}

// changeMerges changes the merges and bots in the database and says what was changed.
func (e *env) changeMerges(c *cli.Context, work func(context.Context, *graphdb.Guarded, applied.Options) (applied.Report, error)) error {
	db, err := e.openDBFor(c.Context, retryLoad)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	var o applied.Options
	if o.Kept, err = e.kept(); err != nil {
		return err
	}
	p := &countProgress{start: e.Now()}
	o.Progress = p.add
	return e.writing(c.Context, db, c.Command.FullName(), func(ctx context.Context, db *graphdb.Guarded) error {
		stop := e.ShowProgress(p.current)
		r, err := work(ctx, db, o)
		stop()
		if err != nil {
			return err
		}
		fmt.Fprintf(e.Out, "%s ALIAS_OF added, %s removed, %s in the database\n",
			terminal.Number(int64(len(r.Added))), terminal.Number(int64(len(r.Removed))), terminal.Number(int64(r.Merges)))
		fmt.Fprintf(e.Out, "bots added: %s, removed: %s, in the database: %s\n",
			terminal.Number(int64(len(r.AddedBots))), terminal.Number(int64(len(r.RemovedBots))), terminal.Number(int64(r.Bots)))
		return e.noteDerived(ctx, db)
	})
}
