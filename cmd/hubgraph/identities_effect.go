package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/identities/effect"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func identitiesEffectCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "effect",
		Usage:     "show what merging names changes in the collaboration network, and how it depends on the score",
		ArgsUsage: "DIR",
		Description: `A row a number: developers, isolates, edges, the metrics of tables 6-9, the first places by degree and
PageRank. A column a variant: before (no merge), accepted (identities.jsonl), and for each score what there would be if all
suggested pairs from it on were one person's, but for rejected ones, pairs with a listed bot and pairs of two known
accounts. Listed bots are out of all of them. Examples:

  hubgraph identities effect ./snapshot
  hubgraph identities effect ./snapshot --least 88 --most 95 -o effect.csv --charts pictures`,
		Flags: append([]cli.Flag{
			rowsFlag(),
			&cli.IntFlag{Name: "least", Value: 85, Usage: "the least score, 50 to 100"},
			&cli.IntFlag{Name: "most", Value: 100, Usage: "the greatest score"},
			degreeFlag(),
			&cli.IntFlag{Name: "top", Value: 5, Usage: "places of the rankings"},
		}, append(pictureFlags("chart"), rejectFlags("")...)...),
		Action: e.effect,
	}
}

func (e *env) effect(c *cli.Context) error {
	if err := wantArgs(c, 1, 1, "DIR"); err != nil {
		return err
	}
	o := effect.Options{Least: c.Int("least"), Most: c.Int("most"), Degree: c.Int("degree"), Top: c.Int("top")}
	if o.Top < 0 || o.Most > 100 {
		return hub.Usagef("--top is %d, --most %d; want 0 or more, and at most 100", o.Top, o.Most)
	}
	charts, err := picturesOf(c, "chart")
	if err != nil {
		return err
	}
	out, err := rows.New(c.String("output"), e.Out, e.Width())
	if err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, c.Args().First())
	if err != nil {
		return err
	}
	if o.Decided, err = decisions.Read(c.Context, c.Args().First()); err != nil {
		return err
	}
	var done, of atomic.Int64
	o.Progress = func(n, all int) { done.Store(int64(n)); of.Store(int64(all)) }
	stop := e.ShowProgress(func(time.Time) terminal.Progress {
		return terminal.Progress{Text: fmt.Sprintf("measuring: %d of %d variants", done.Load(), of.Load()), Done: done.Load(), Total: of.Load()}
	})
	table, err := effect.Measure(c.Context, s, rejects, o)
	stop()
	if err != nil {
		return rejects.End(err)
	}
	if err := charts.write(e, []chart.Named{{Name: "effect", Chart: table.Picture()}}); err != nil {
		return err
	}
	return rejects.End(rows.Print(out, table.Columns(), table.Cells()))
}
