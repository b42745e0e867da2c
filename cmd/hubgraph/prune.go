package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

// pruneFlags are the flags of load that say what becomes of things that the
// snapshot does not have.
func pruneFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "prune", Usage: "after loading, say what the database holds that the snapshot does not have; with --yes remove it"},
		&cli.BoolFlag{Name: "yes", Usage: "with --prune, really remove"},
		&cli.BoolFlag{Name: "despite-rejects", Usage: "with --prune, take what only bad lines describe for gone"},
	}
}

// pruneChoice is what the flags of pruneFlags say.
type pruneChoice struct{ asked, yes, despiteRejects bool }

func pruneChoiceOf(c *cli.Context) (pruneChoice, error) {
	choice := pruneChoice{asked: c.Bool("prune"), yes: c.Bool("yes"), despiteRejects: c.Bool("despite-rejects")}
	if !choice.asked {
		for _, name := range []string{"yes", "despite-rejects"} {
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

// thenPrune prunes after a load if that was chosen. loaded is the error of the
// load, which is returned when nothing worse happens.
func (e *env) thenPrune(ctx context.Context, db *graphdb.DB, s *snapshot.Snapshot, choice pruneChoice, loaded error) error {
	var rejected *hub.RejectedError
	if !choice.asked || loaded != nil && !errors.As(loaded, &rejected) {
		return loaded
	}
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
// what the snapshot does not have, and removes it when that was chosen.
func (e *env) prune(ctx context.Context, db *graphdb.DB, s *snapshot.Snapshot, choice pruneChoice) error {
	meter := &pruneMeter{out: e.errOut}
	defer meter.start("prune: reading the snapshot")()
	in := snapshot.NewIntake(s, snapshot.NewRejects(snapshot.RejectOptions{})) // the load named the bad lines
	p, err := prune.New(ctx, db, in, prune.Options{DespiteRejects: choice.despiteRejects, Progress: meter.set})
	if err != nil {
		return err
	}
	if choice.yes {
		removed, err := e.pruneNow(ctx, p, meter)
		if err != nil {
			return err
		}
		return printPruned(e.out, "removed", removed)
	}
	found, err := p.Find(ctx)
	meter.stop()
	if err != nil {
		return err
	}
	if err := printPruned(e.out, "would be removed", found); err != nil || found.Total() == 0 {
		return err
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) || !isTerminal(e.errOut) {
		fmt.Fprintln(e.errOut, "nothing was removed; the same command with --yes does it")
		return nil
	}
	fmt.Fprint(e.errOut, "remove it? [y/N] ")
	if yes, err := answer(ctx, os.Stdin); err != nil || !yes {
		fmt.Fprintln(e.errOut, "nothing was removed")
		return err
	}
	_, err = e.pruneNow(ctx, p, meter)
	return err
}

// pruneNow removes what is gone and says so.
func (e *env) pruneNow(ctx context.Context, p *prune.Pruner, meter *pruneMeter) (prune.Report, error) {
	start := time.Now()
	defer meter.start("prune: removing")()
	removed, err := p.Remove(ctx)
	meter.stop()
	if err != nil {
		return prune.Report{}, fmt.Errorf("%w; the same command removes the rest", err)
	}
	fmt.Fprintf(e.errOut, "removed %s things in %.1f s; the database holds what the snapshot has\n", inThousands(removed.Total()), time.Since(start).Seconds())
	if removed.Stale {
		fmt.Fprintln(e.errOut, "the derived networks in it are of the older graph; hubgraph derive makes them again")
	}
	return removed, nil
}

// answer reads a line and reports whether it says yes.
func answer(ctx context.Context, from io.Reader) (bool, error) {
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(from).ReadString('\n') // an end of input is a no
		line <- text
	}()
	select {
	case text := <-line:
		return slices.Contains([]string{"y", "yes"}, strings.ToLower(strings.TrimSpace(text))), nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// printPruned writes a table: what kind of thing, how many, the first ones.
func printPruned(w io.Writer, title string, r prune.Report) error {
	if r.Total() == 0 {
		_, err := fmt.Fprintln(w, title+": nothing")
		return err
	}
	width := 0
	for _, g := range r.Groups {
		if g.Count > 0 {
			width = max(width, len(g.Kind))
		}
	}
	text := title + "\n"
	for _, g := range r.Groups {
		if g.Count == 0 {
			continue
		}
		names := make([]string, len(g.Examples))
		for i, name := range g.Examples {
			names[i] = inOneCell(name)
		}
		if g.Count > int64(len(names)) {
			names = append(names, "...")
		}
		text += fmt.Sprintf("  %-*s %12s  %s\n", width, g.Kind, inThousands(g.Count), strings.Join(names, ", "))
	}
	_, err := io.WriteString(w, text)
	return err
}

// inOneCell is a name cut to the length of a cell, quoted where it has what
// does not print.
func inOneCell(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most-1]) + "…"
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}
