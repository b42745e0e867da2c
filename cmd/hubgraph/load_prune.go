package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

// pruneFlags are the flags of load about things that the snapshot does not
// have.
func pruneFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "prune", Usage: "after loading, say what the database holds that the snapshot does not have; with --yes remove it"},
		&cli.BoolFlag{Name: "yes", Usage: "with --prune, really remove"},
		&cli.BoolFlag{Name: "despite-rejects", Usage: "with --prune, take what only bad lines describe, or snapshot.json only counts, for gone"},
		&cli.BoolFlag{Name: "absent-is-empty", Usage: "with --prune, take a file that is absent for an empty one"},
	}
}

// pruneChoice holds the values of pruneFlags.
type pruneChoice struct{ asked, yes, despiteRejects, absentIsEmpty bool }

func pruneChoiceOf(c *cli.Context) (pruneChoice, error) {
	choice := pruneChoice{asked: c.Bool("prune"), yes: c.Bool("yes"), despiteRejects: c.Bool("despite-rejects"), absentIsEmpty: c.Bool("absent-is-empty")}
	if !choice.asked {
		for _, name := range []string{"yes", "despite-rejects", "absent-is-empty"} {
			if c.Bool(name) {
				return choice, hub.Usagef("--%s goes with --prune; see %s --help", name, c.Command.HelpName)
			}
		}
		return choice, nil
	}
	if c.Bool("merge") {
		return choice, hub.Usagef("either --prune or --merge: a snapshot knows what is gone from its own hub, not from the other one in the database")
	}
	for _, name := range []string{"replace", "bulk"} {
		if c.Bool(name) {
			return choice, hub.Usagef("either --prune or --%s: it leaves nothing to prune", name)
		}
	}
	return choice, nil
}

// thenPrune prunes after a load if asked to. loaded is the error of the load,
// returned unless something worse happens.
func (e *env) thenPrune(ctx context.Context, db *graphdb.Guarded, s *snapshot.Snapshot, choice pruneChoice, loaded error) error {
	var rejected *hub.RejectedError
	if !choice.asked || loaded != nil && !errors.As(loaded, &rejected) {
		return loaded
	}
	e.next = ""
	err := e.prune(ctx, db, s, choice)
	switch {
	case err == nil:
		return loaded
	case loaded != nil:
		return fmt.Errorf("%v; %w", loaded, err)
	}
	return err
}

// prune compares a database with the snapshot that was loaded into it, prints
// what the snapshot does not have, and removes it if asked to.
func (e *env) prune(ctx context.Context, db *graphdb.Guarded, s *snapshot.Snapshot, choice pruneChoice) error {
	var step atomic.Value // the current step, a string
	step.Store("prune: reading the snapshot")
	current := func(time.Time) terminal.Progress { return terminal.Progress{Text: step.Load().(string)} }
	stop := e.ShowProgress(current)
	defer stop()
	kept, err := e.kept()
	if err != nil {
		return err
	}
	p, err := prune.New(ctx, db, s, prune.Options{DespiteRejects: choice.despiteRejects, AbsentIsEmpty: choice.absentIsEmpty, Kept: kept, Notice: e.say, Progress: func(kind string, compared, gone int64) {
		step.Store(fmt.Sprintf("prune %s: %s compared, %s gone", kind, terminal.Number(compared), terminal.Number(gone)))
	}})
	if err != nil {
		return err
	}
	remove := func() (prune.Report, error) {
		stop()
		step.Store("prune: removing")
		stop := e.ShowProgress(current)
		defer stop()
		return p.Remove(ctx)
	}
	if choice.yes {
		removed, err := e.pruneNow(remove)
		if err != nil {
			return err
		}
		return e.printPruned("removed", removed)
	}
	found, err := p.Find(ctx)
	stop()
	if err != nil {
		return err
	}
	if err := e.printPruned("would be removed", found); err != nil || found.Total() == 0 {
		return err
	}
	if !e.CanPrompt() {
		fmt.Fprintln(e.Err, "nothing was removed; the same command with --yes does it")
		return nil
	}
	if yes, err := e.Confirm(ctx, "remove it?"); err != nil || !yes {
		fmt.Fprintln(e.Err, "nothing was removed")
		return err
	}
	_, err = e.pruneNow(remove)
	return err
}

// pruneNow removes what is gone and reports it.
func (e *env) pruneNow(remove func() (prune.Report, error)) (prune.Report, error) {
	start := e.Now()
	removed, err := remove()
	if err != nil {
		return prune.Report{}, fmt.Errorf("%w; the same command removes the rest", err)
	}
	fmt.Fprintf(e.Err, "removed %s in %.1f s; the database holds what the snapshot has\n", thousands.Count(removed.Total(), "thing", "things"), e.Now().Sub(start).Seconds())
	return removed, nil
}

// printPruned writes a table: what kind of thing, how many, the first ones.
func (e *env) printPruned(title string, r prune.Report) error {
	if r.Total() == 0 {
		_, err := fmt.Fprintln(e.Out, title+": nothing")
		return err
	}
	t := terminal.Counts{Title: title}
	for _, g := range append([]prune.Group{r.Renamed}, r.Groups...) {
		if g.Count > 0 {
			t.Rows = append(t.Rows, terminal.Count{Name: g.Kind, N: g.Count, Examples: g.Examples})
		}
	}
	return terminal.WriteCounts(e.Out, t)
}
