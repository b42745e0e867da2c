package hubstats

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// batchRows is how many rows are handed over at once.
const batchRows = 512

// batch is some rows, and what gives back the pages they were the last of.
type batch struct {
	rows     []row
	release  []func()
	finished chan struct{}
}

// notRepositories are files that the data set has beside those of repositories.
var notRepositories = []string{"daily_papers.parquet", "posts.parquet"}

// Convert writes the repositories of Parquet files to a sink. A path is a file, or
// a folder whose files *.parquet are taken by name. Rejects have the row, from 1.
func Convert(ctx context.Context, o sources.Options, sink snapshot.Sink, rejects *snapshot.Rejects) (sources.Report, error) {
	c := converter{options: o, in: sources.NewIntake(sink, rejects), report: sources.Report{
		Source: "hub-stats, Parquet files of the Hugging Face Hub",
		Lacks:  []string{"commits", "discussions", "types of accounts"},
	}}
	c.in.KeepSelfReferences = true // the records are those of the column baseModels
	files, _, err := infile.List(o.Paths, o.Meter, ".parquet")
	if err != nil {
		return c.report, err
	}
	for _, path := range files {
		if slices.Contains(notRepositories, filepath.Base(path)) {
			c.note("ignored, since it holds no repositories: %s", path)
			continue
		}
		if err := c.file(ctx, path); err != nil {
			return c.report, err
		}
		c.files++
	}
	if c.files == 0 {
		return c.report, hub.Usagef("%s: no files *.parquet of repositories", strings.Join(o.Paths, ", "))
	}
	if err := c.in.Close(); err != nil {
		return c.report, err
	}
	c.conclude()
	return c.report, nil
}

type converter struct {
	options                  sources.Options
	in                       *sources.Intake
	report                   sources.Report
	files                    int
	badCards                 int64
	fromCards, spaces, gates bool // usages are those of cards, there are spaces, there are columns that say who is gated
	unknown, skipped         []string
}

func (c *converter) note(format string, args ...any) {
	c.report.Notes = append(c.report.Notes, fmt.Sprintf(format, args...))
}

// conclude says what a user should know of the run.
func (c *converter) conclude() {
	if len(c.unknown) > 0 {
		c.note("columns that are not known were ignored: %s", sources.Some(c.unknown))
	}
	if len(c.skipped) > 0 {
		c.note("columns in a form that is not known were ignored: %s", sources.Some(c.skipped))
	}
	if c.badCards > 0 {
		c.note("cards that could not be read or are longer than %d bytes, which tell nothing: %d", sources.MaxCard, c.badCards)
	}
	switch {
	case c.fromCards:
		c.report.Lacks = append(c.report.Lacks, "usages but those that the cards of spaces declare")
		c.note("the usages are those that the cards of spaces declare; the Hub finds more in the files of spaces")
	case !c.spaces:
		c.report.Lacks = append(c.report.Lacks, "spaces", "usages")
	}
	if !c.gates {
		c.report.Lacks = append(c.report.Lacks, "gating")
	}
	c.report.Notes = append(c.report.Notes, c.in.Counts().Notes()...)
}

// file converts one file.
func (c *converter) file(ctx context.Context, path string) error {
	f, err := open(path, c.options)
	if err != nil {
		return err
	}
	defer f.os.Close()
	c.unknown = merged(c.unknown, f.unknown)
	c.skipped = merged(c.skipped, f.skipped)
	c.spaces = c.spaces || f.kind == hub.Space
	c.fromCards = c.fromCards || f.kind == hub.Space && f.models == nil
	c.gates = c.gates || f.gated != nil

	return c.rows(ctx, f)
}

// rows reads the rows of a file in one goroutine, finishes them in several, and
// writes them in their order in this one.
func (c *converter) rows(ctx context.Context, f *file) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	workers := runtime.GOMAXPROCS(0)
	number := 2*workers + 2
	free, jobs, ordered := make(chan *batch, number), make(chan *batch, number), make(chan *batch, number)
	for range number {
		free <- &batch{rows: make([]row, 0, batchRows), finished: make(chan struct{}, 1)}
	}
	var work errgroup.Group
	work.Go(func() error {
		defer close(ordered)
		defer close(jobs)
		return f.read(ctx, free, func(b *batch) { ordered <- b; jobs <- b })
	})
	for range workers {
		work.Go(func() error {
			for b := range jobs { // to the end, as the others wait for each batch
				err := guarded(func() error {
					for i := range b.rows {
						f.finish(&b.rows[i])
					}
					return nil
				})
				if err != nil {
					cancel(f.named(err))
				}
				b.finished <- struct{}{}
			}
			return nil
		})
	}
	var failed error
	for b := range ordered {
		<-b.finished
		if failed == nil {
			if failed = c.take(f, b); failed != nil {
				cancel(failed)
			}
		}
		for _, release := range b.release {
			release()
		}
		free <- b
	}
	if err := work.Wait(); failed == nil {
		failed = err
	}
	if errors.Is(failed, context.Canceled) {
		return context.Cause(ctx)
	}
	return failed
}

// merged adds names to a list, each once.
func merged(list, names []string) []string {
	for _, name := range names {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// take writes the rows of a batch.
func (c *converter) take(f *file, b *batch) error {
	for i := range b.rows {
		r := &b.rows[i]
		c.in.At(f.path, r.number)
		var err error
		if r.reason != "" {
			err = c.in.Reject(r.reason, r.detail, r.item.ID)
		} else {
			err = c.in.Item(&r.item)
		}
		if err != nil {
			return err
		}
		if r.noCard {
			c.badCards++
		}
	}
	return nil
}

// read reads all rows of a file, one row group after the other: columns of the
// next one are not read ahead, since that doubles the memory.
func (f *file) read(ctx context.Context, free chan *batch, deliver func(*batch)) error {
	row := int64(0)
	for i, rows := range f.RowGroups() {
		err := guarded(func() error {
			if err := f.checkGroup(i); err != nil {
				return err
			}
			g := openGroup(rows, &f.bound, f.kind, f.count)
			defer g.close()
			return g.batches(ctx, rows.NumRows(), &row, free, deliver)
		})
		if err != nil && ctx.Err() == nil {
			return f.named(fmt.Errorf("row group %d: %w", i+1, err))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// batches hands over the rows of a row group.
func (g *group) batches(ctx context.Context, rows int64, number *int64, free chan *batch, deliver func(*batch)) error {
	for rows > 0 {
		var b *batch
		select {
		case b = <-free:
		case <-ctx.Done():
			return ctx.Err()
		}
		b.rows = b.rows[:0]
		for ; rows > 0 && len(b.rows) < cap(b.rows); rows-- {
			b.rows = b.rows[:len(b.rows)+1]
			r := &b.rows[len(b.rows)-1]
			*number++
			r.number = *number
			if err := g.read(r); err != nil {
				return err
			}
		}
		b.release = g.used()
		deliver(b)
	}
	return g.ended()
}
