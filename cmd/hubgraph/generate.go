package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

func generateCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "generate",
		Usage: "make a synthetic hub and write it as a snapshot",
		Description: "The hub has the sizes and skews of the paper's, times the scale, and the mess of the real one.\n" +
			"All names are invented. The same scale and seed give the same bytes. Examples:\n\n" +
			"  hubgraph generate --scale 0.01 -o ./hub\n" +
			"  hubgraph generate --scale 1 --seed 7 --compress zst -o ./paper-sized\n" +
			"  hubgraph generate --scale 0.1 -o ./hub --force",
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

// generateInto writes a hub to dir, which holds nothing. What was written is
// removed again when it fails or is interrupted.
func generateInto(ctx context.Context, e *env, o synthetic.Options, dir string, c snapshot.Compression) error {
	w, err := snapshot.Create(dir, c)
	if err != nil {
		return err
	}
	counted := newGenerateProgress(e.errOut, w, synthetic.SizesAt(o.Scale).Records)
	err = synthetic.Generate(ctx, o, counted)
	counted.end()
	closed := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()})
	if err := errors.Join(err, closed); err != nil {
		return errors.Join(err, snapshot.ClearDir(dir, true))
	}
	fmt.Fprintln(e.errOut, generated(dir, w.Counts()))
	return nil
}

// generated says in one line what was written.
func generated(dir string, counts map[string]int64) string {
	var parts []string
	for _, c := range snapshot.CountNames {
		parts = append(parts, inThousands(counts[c.Key])+" "+c.Plural)
	}
	return "wrote " + strings.Join(parts, ", ") + " to " + dir
}

// inThousands writes a count with commas: 1,234,567.
func inThousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// generateProgress shows how far a generation is: a bar on a terminal, else a
// line every few seconds.
type generateProgress struct {
	snapshot.Sink
	out   io.Writer
	bar   *progressbar.ProgressBar // nil when not on a terminal
	total int
	done  int
	said  time.Time
}

const sayEvery = 5 * time.Second

func newGenerateProgress(out io.Writer, sink snapshot.Sink, total int) *generateProgress {
	p := &generateProgress{Sink: sink, out: out, total: total, said: time.Now()}
	if isTerminal(out) {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("generate"),
			progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
	}
	return p
}

// step counts a record; it looks at the clock now and then only.
func (p *generateProgress) step() {
	if p.done++; p.done%10_000 != 0 {
		return
	}
	if p.bar != nil {
		_ = p.bar.Set(min(p.done, p.total)) // a broken terminal does not stop the work
		return
	}
	if now := time.Now(); now.Sub(p.said) >= sayEvery {
		p.said = now
		fmt.Fprintf(p.out, "generate: %s of about %s records\n", inThousands(int64(p.done)), inThousands(int64(p.total)))
	}
}

func (p *generateProgress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// Repository passes a repository on and counts it.
func (p *generateProgress) Repository(r *hub.Repository) error {
	p.step()
	return p.Sink.Repository(r)
}

// Commit passes a commit on and counts it.
func (p *generateProgress) Commit(c *hub.Commit) error {
	p.step()
	return p.Sink.Commit(c)
}

// Discussion passes a discussion on and counts it.
func (p *generateProgress) Discussion(d *hub.Discussion) error {
	p.step()
	return p.Sink.Discussion(d)
}
