package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics/derive"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

func deriveCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "derive",
		Usage: "write collaboration and co-usage networks, k-core, PageRank and communities into the graph",
		Description: `(:Account)-[:COLLABORATES_WITH {commits}]->(:Account) between canonical accounts, with kCore, pageRank and
community on them; (:Model)-[:CO_USED_WITH {spaces}]->(:Model), with usedBySpaces and coUsedWith on the models.
The numbers are those of analyze. What was derived before is replaced; load does not renew it. Examples:

  hubgraph derive
  hubgraph derive --field nlp
  hubgraph derive --min-spaces 5      # only pairs of models that five spaces use together
  hubgraph derive --drop              # remove it all`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "field", Value: "all", Usage: "models of the collaboration network: all, cv, nlp or mm"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded"},
			&cli.IntFlag{Name: "min-spaces", Value: 1, Usage: "spaces that use both models of a pair, at least"},
			&cli.BoolFlag{Name: "drop", Usage: "remove what was derived"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			scope, err := parseScope(c.String("field"))
			if err != nil {
				return err
			}
			if n := c.Int("min-spaces"); n < 1 {
				return hub.Usagef("--min-spaces %d: want 1 or more", n)
			}
			return e.derive(c.Context, c.Bool("drop"), derive.Options{Scope: scope, Raw: c.Bool("raw"), MinSpaces: c.Int("min-spaces")})
		},
	}
}

func (e *env) derive(ctx context.Context, drop bool, o derive.Options) error {
	db, err := e.openDB(ctx)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	return e.writing(ctx, db, "derive", func(ctx context.Context, db *graphdb.Guarded) error {
		return e.deriveInto(ctx, db, drop, o)
	})
}

func (e *env) deriveInto(ctx context.Context, db *graphdb.Guarded, drop bool, o derive.Options) error {
	if drop {
		if err := derive.Drop(ctx, db); err != nil {
			return err
		}
		fmt.Fprintln(e.Err, "what was derived is removed")
		return nil
	}
	var rows atomic.Int64
	o.Progress = func(_ string, n int) { rows.Add(int64(n)) }
	stop := e.ShowProgress(func(time.Time) terminal.Progress {
		return terminal.Progress{Text: "derive: " + terminal.Number(rows.Load()) + " nodes and relationships written"}
	})
	sum, err := derive.Derive(ctx, db, o)
	stop()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Out, "%s with kCore, pageRank and community, %s COLLABORATES_WITH\n", thousands.Count(sum.Developers, "developer", "developers"), terminal.Number(sum.Collaborations))
	fmt.Fprintf(e.Out, "%s with usedBySpaces and coUsedWith, %s CO_USED_WITH\n", thousands.Count(sum.Models, "model", "models"), terminal.Number(sum.CoUsages))
	return nil
}
