package main

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

func generateCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "generate",
		Usage: "make a synthetic hub and write it as a snapshot",
		Description: `The hub has the sizes and skews of the paper's, times the scale, and the mess of the real one.
All names are invented. The same scale and seed give the same bytes. With --month it is the same hub
so many months later, with commits, discussions and repositories that are new, others that are gone or
renamed, likes and downloads up and down: two of them are something to diff, prune and follow. Examples:

  hubgraph generate --scale 0.01 -o ./hub
  hubgraph generate --scale 1 --seed 7 --compress zst -o ./paper-sized
  hubgraph generate --scale 0.1 -o ./hub --force
  hubgraph generate --scale 0.01 --month 1 -o ./2023-11 && hubgraph generate --scale 0.01 --month 2 -o ./2023-12`,
		Flags: slices.Concat([]cli.Flag{
			&cli.Float64Flag{Name: "scale", Value: 0.01, Usage: "size of the hub, `S` times the paper's: more than 0, at most 20"},
			&cli.IntFlag{Name: "month", Usage: "the hub `N` months later, at most 120"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "which hub of that size: any whole number `N` from 0 on"},
		}, targetFlags),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "--scale S --seed N -o DIR"); err != nil {
				return err
			}
			o := synthetic.Options{Scale: c.Float64("scale"), Seed: c.Uint64("seed"), Months: c.Int("month")}
			if err := o.Validate(); err != nil {
				return err
			}
			to, err := targetOf(c)
			if err != nil {
				return err
			}
			return to.write(e, func(sink snapshot.Sink) (snapshot.Meta, error) { return e.generate(c.Context, o, sink) })
		},
	}
}

// generate writes a hub to a sink and shows progress.
func (e *env) generate(ctx context.Context, o synthetic.Options, sink snapshot.Sink) (snapshot.Meta, error) {
	counted, total := &countedSink{Sink: sink}, int64(synthetic.SizesAt(o.Scale).Records)
	start := e.Now()
	stop := e.ShowProgress(func(time.Time) terminal.Progress {
		n := counted.n.Load()
		return terminal.Progress{Text: "generate: " + terminal.Number(n) + " of about " + terminal.Number(total) + " records", Done: n, Total: total, Since: start}
	})
	defer stop()
	err := synthetic.Generate(ctx, o, counted)
	return snapshot.Meta{Source: o.Source(), CollectedAt: o.Collected()}, err
}

// countedSink counts the records that pass through it.
type countedSink struct {
	snapshot.Sink
	n atomic.Int64
}

func (s *countedSink) Repository(r *hub.Repository) error {
	s.n.Add(1)
	return s.Sink.Repository(r)
}

func (s *countedSink) Commit(c *hub.Commit) error {
	s.n.Add(1)
	return s.Sink.Commit(c)
}

func (s *countedSink) Discussion(d *hub.Discussion) error {
	s.n.Add(1)
	return s.Sink.Discussion(d)
}
