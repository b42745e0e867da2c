package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
)

func dbCheckCommand(e *env) *cli.Command {
	return dbSubcommand("check", "check that counts, words of names and indexes of the graph are right",
		`Counts every commit, discussion and usage again and compares the result with the counts stored in the
graph, which the stored queries read, and so with the words by which names are found. Says what differs,
and which constraints and indexes are missing; exit code 1 when anything is wrong. With --repair it writes
what is right and makes what is missing, also for a database that an older hubgraph loaded. Examples:

  hubgraph db check
  hubgraph db check --repair`,
		e.dbCheck, &cli.BoolFlag{Name: "repair", Usage: "write the counts that differ"})
}

func (e *env) dbCheck(c *cli.Context) error {
	db, err := e.openDBFor(c.Context, retryLoad)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	before, err := counts.StateOf(c.Context, db)
	if err != nil {
		return err
	}
	p := &countProgress{start: e.Now()}
	stop := e.ShowProgress(p.current)
	defer stop()
	o := counts.Options{Progress: p.add}
	found := checked{before: before, repair: c.Bool("repair")}
	if found.repair {
		err = e.writing(c.Context, db, "db check --repair", func(ctx context.Context, db *graphdb.Guarded) (err error) {
			if found.missing, err = loader.MakeSchema(ctx, db); err != nil {
				return err
			}
			found.Report, err = counts.Refresh(ctx, db, o)
			return err
		})
	} else if found.missing, err = loader.MissingSchema(c.Context, db); err == nil {
		found.Report, err = counts.Check(c.Context, db, o)
	}
	stop()
	if err != nil {
		return err
	}
	return e.printCheck(found)
}

// checked is what was found in the graph.
type checked struct {
	counts.Report
	before  counts.State
	missing []string // constraints and indexes
	repair  bool     // it was put right
}

func (e *env) printCheck(r checked) error {
	var text strings.Builder
	if n := len(r.missing); n > 0 {
		fmt.Fprintf(&text, "%d constraints and indexes missing: %s\n", n, strings.Join(r.missing, ", "))
	}
	switch r.before {
	case counts.Missing:
		text.WriteString("the database had no counts of this version of hubgraph\n")
	case counts.Stale:
		text.WriteString("the counts were marked as stale: a load was interrupted or is under way\n")
	}
	if r.Total() == 0 {
		text.WriteString("every count in the graph is what its commits, discussions and usages say\n")
	}
	for _, row := range []struct {
		n    int64
		what string
	}{
		{r.Repositories, "repositories with wrong counts"},
		{r.Links, "repositories with wrong relationships to people"},
		{r.Accounts, "accounts with wrong counts"},
		{r.Tallies, "wrong counts of the hub"},
	} {
		if row.n > 0 {
			fmt.Fprintf(&text, "%s %s\n", terminal.Number(row.n), row.what)
		}
	}
	for _, x := range r.Examples {
		fmt.Fprintf(&text, "  %s\n", x)
	}
	wrong := r.Total() > 0 || len(r.missing) > 0
	if r.repair && wrong {
		text.WriteString("all of it is right now\n")
	}
	if _, err := e.Out.Write([]byte(text.String())); err != nil {
		return err
	}
	switch {
	case r.repair:
	case r.Total() > 0 || r.before != counts.Complete:
		return errors.New("the counts in the graph are not what its commits say, or not known to be; 'hubgraph db check --repair' makes them right")
	case wrong:
		return errors.New("constraints or indexes are missing; 'hubgraph db check --repair' makes them")
	}
	return nil
}

// countProgress is how far the counting has got.
type countProgress struct {
	mu    sync.Mutex
	start time.Time
	of    string
	n     int64
}

func (p *countProgress) add(of string, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of != of {
		p.of, p.n = of, 0
	}
	p.n += int64(n)
}

func (p *countProgress) current(time.Time) terminal.Progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == "" {
		return terminal.Progress{}
	}
	return terminal.Progress{Text: countingText(p.of, p.n)}
}
