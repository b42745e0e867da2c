package main

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/review"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

func identitiesReviewCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "decide about suggested pairs of names in the terminal",
		ArgsUsage: "DIR",
		Description: `Shows one cluster of names a screen, the most confident first: a accepts the selected pair, r rejects it, l puts
it off, u takes the last decision back, c chooses the name that stands for the person, n notes something down, o and O
open the profiles of the two names. Every decision is on record before the next key is read, and identities.jsonl
follows. Pairs that were accepted or rejected before are not asked again, and those below --min-confidence not at all:
on a large hub they are tens of thousands that are alike by chance. Examples:

  hubgraph identities review ./snapshot
  hubgraph identities review ./snapshot --blind --threshold 95`,
		Flags: append(append(passFlags(),
			minConfidenceFlag(0.1),
			&cli.BoolFlag{Name: "blind", Usage: "hide scores and confidence, so that they sway nobody"},
			&cli.BoolFlag{Name: "all", Usage: "show what is decided, too"},
			whoFlag()), rejectFlags("")...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "DIR"); err != nil {
				return err
			}
			if !e.CanPrompt() {
				return errors.New("review needs a terminal; 'hubgraph identities decisions import' takes decisions from a table")
			}
			return e.review(c)
		},
	}
}

// passFlags are the flags of commands that suggest pairs.
func passFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "threshold", Value: 90, Usage: "pairs with a score of `N` or more, 50 to 100"},
		degreeFlag(),
	}
}

func minConfidenceFlag(least float64) cli.Flag {
	return &cli.Float64Flag{Name: "min-confidence", Value: least, Usage: "leave out pairs with a confidence below `P`, 0 to 1, unless something was decided about them"}
}

func degreeFlag() cli.Flag {
	return &cli.IntFlag{Name: "degree", Value: 10, Usage: "compare developers of degree `N` or more with all others"}
}

func (e *env) review(c *cli.Context) error {
	who, err := whoOf(c)
	if err != nil {
		return err
	}
	dir := c.Args().First()
	f, err := e.updateDecisions(c, dir)
	if err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, dir)
	if err != nil {
		return err
	}
	stop := e.ShowBytes("reading", s.Progress)
	found, err := identities.Suggest(c.Context, identities.FromSnapshot(s, rejects), identities.Options{Threshold: c.Int("threshold"), Degree: c.Int("degree"), Confidence: c.Float64("min-confidence"), Decided: f.Log()})
	stop()
	if err = rejects.End(err); err != nil && !errors.As(err, new(*hub.RejectedError)) {
		return err
	}
	m := review.New(c.Context, found, f, review.Options{
		Who: who, Now: e.Now, Blind: c.Bool("blind"), All: c.Bool("all"), Hub: e.cfg.HF.Endpoint,
		Open: func(address string) error { return openAddress(c.Context, address) },
	})
	if found.Unlikely > 0 {
		defer fmt.Fprintf(e.Err, "pairs left out for a confidence below %v: %s; --min-confidence 0 asks about all\n", c.Float64("min-confidence"), terminal.Number(int64(found.Unlikely)))
	}
	if m.Len() == 0 {
		fmt.Fprintln(e.Err, "nothing is left to decide")
		return err
	}
	before := f.Log().Len()
	screen, release := e.FullScreen()
	_, ended := tea.NewProgram(m, tea.WithInput(e.In), tea.WithOutput(screen), tea.WithContext(c.Context), tea.WithoutSignalHandler()).Run()
	release()
	fmt.Fprintf(e.Err, "decisions added: %s\n", terminal.Number(int64(f.Log().Len()-before)))
	if err := errors.Join(m.Err(), unlessCancelled(c.Context, ended)); err != nil {
		return err
	}
	return errors.Join(err, e.sayMerges(f))
}

// unlessCancelled returns the error of work, or that of its context where it was ended.
func unlessCancelled(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
