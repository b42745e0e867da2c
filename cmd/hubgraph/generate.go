package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
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
All names are invented. The same scale and seed give the same bytes. Examples:

  hubgraph generate --scale 0.01 -o ./hub
  hubgraph generate --scale 1 --seed 7 --compress zst -o ./paper-sized
  hubgraph generate --scale 0.1 -o ./hub --force`,
		Flags: []cli.Flag{
			&cli.Float64Flag{Name: "scale", Value: 0.01, Usage: "size of the hub, `S` times the paper's: more than 0, at most 20"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "which hub of that size: any whole number `N` from 0 on"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the snapshot to the folder `DIR`"},
			&cli.StringFlag{Name: "compress", Usage: "compress the files: `gz|zst`"},
			&cli.BoolFlag{Name: "force", Usage: "replace a snapshot that is in the folder"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "--scale S --seed N -o DIR"); err != nil {
				return err
			}
			o := synthetic.Options{Scale: c.Float64("scale"), Seed: c.Uint64("seed")}
			if err := o.Validate(); err != nil {
				return err
			}
			compression, err := snapshot.ParseCompression(c.String("compress"))
			if err != nil {
				return err
			}
			dir := c.String("output")
			if dir == "" {
				return hub.Usagef("no folder to write to: want -o DIR")
			}
			if err := snapshot.ClearDir(dir, c.Bool("force")); err != nil {
				return err
			}
			return generateInto(c.Context, e, o, dir, compression)
		},
	}
}

// generateInto writes a hub to the empty folder dir. If it fails or is
// interrupted, what was written is removed.
func generateInto(ctx context.Context, e *env, o synthetic.Options, dir string, c snapshot.Compression) error {
	w, err := snapshot.Create(dir, c)
	if err != nil {
		return err
	}
	counted, total := &countedSink{Sink: w}, int64(synthetic.SizesAt(o.Scale).Records)
	stop := e.ShowProgress(func(time.Time) terminal.Progress {
		n := counted.n.Load()
		return terminal.Progress{Text: "generate", Log: ": " + terminal.Number(n) + " of about " + terminal.Number(total) + " records",
			Done: n, Total: total, Unit: terminal.Records}
	})
	err = synthetic.Generate(ctx, o, counted)
	stop()
	closed := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()})
	if err := errors.Join(err, closed); err != nil {
		return errors.Join(err, snapshot.ClearDir(dir, true))
	}
	fmt.Fprintln(e.Err, generated(dir, w.Records()))
	return nil
}

// generated says in one line what was written.
func generated(dir string, records snapshot.Records) string {
	var parts []string
	for _, c := range records.Each() {
		parts = append(parts, terminal.Number(*c.N)+" "+c.Plural)
	}
	return "wrote " + strings.Join(parts, ", ") + " to " + dir
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
