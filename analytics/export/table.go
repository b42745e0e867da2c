package export

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Tables lists the tables that can be exported.
var Tables = []string{Repositories, Developers}

// The tables.
const (
	// Repositories has a row a repository, the unit of analysis of tables 2-5.
	Repositories = "repositories"
	// Developers has a row a person who made a commit or started a discussion.
	Developers = "developers"
)

// TableOptions says which table to export.
type TableOptions struct {
	Table   string // one of Tables
	Metrics bool   // community and PageRank of each developer too
	Raw     bool   // leave identities and bots as recorded

	Rules hub.Rules // as of analytics.Options
}

// Check returns a hub.UsageError when an option is out of its range.
func (o TableOptions) Check() error {
	switch {
	case o.Table == Repositories && o.Metrics:
		return hub.Usagef("--metrics is about nodes of a network and developers, not about repositories")
	case o.Table == Repositories, o.Table == Developers:
		return nil
	}
	return hub.Usagef("unknown table %q: want %s", o.Table, strings.Join(Tables, ", "))
}

// reading says what to read of a hub.
func (o TableOptions) reading() analytics.Options {
	read := analytics.Defaults()
	read.Rules = o.Rules
	read.Raw, read.Dates = o.Raw, true
	return read
}

// describe returns the line about the table that the file contains.
func (o TableOptions) describe(what string) string {
	text := fmt.Sprintf("hubgraph %s: %s", hub.Version, what)
	if o.Raw {
		text += ", names as recorded"
	}
	return text
}

// OpenTable begins the output of a table.
type OpenTable func(Table) (TableWriter, error)

// TableSummary says how much was written.
type TableSummary struct {
	Rows int
}

// TableFromGraph reads a table from Neo4j and writes it. The error is
// analytics.ErrNoSnapshot when no load was ever completed.
func TableFromGraph(ctx context.Context, db analytics.Reader, o TableOptions, open OpenTable) (TableSummary, error) {
	return tableFrom(ctx, o, open, func() (*analytics.Corpus, error) { return analytics.FromGraph(ctx, db, o.reading()) })
}

// TableFromSnapshot writes a table from the files of a snapshot: the same bytes as
// TableFromGraph. Bad lines go to rejects, as of analytics.FromSnapshot.
func TableFromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o TableOptions, open OpenTable) (TableSummary, error) {
	return tableFrom(ctx, o, open, func() (*analytics.Corpus, error) { return analytics.FromSnapshot(ctx, s, rejects, o.reading()) })
}

func tableFrom(ctx context.Context, o TableOptions, open OpenTable, read func() (*analytics.Corpus, error)) (TableSummary, error) {
	if err := o.Check(); err != nil {
		return TableSummary{}, err
	}
	c, err := read()
	if err != nil {
		return TableSummary{}, err
	}
	t := &table{ctx: ctx, open: open, corpus: c, sum: TableSummary{}}
	if o.Table == Repositories {
		err = t.repositories(o)
	} else {
		err = t.developers(o)
	}
	return t.sum, err
}

// table is a table being written.
type table struct {
	ctx    context.Context
	open   OpenTable
	corpus *analytics.Corpus
	out    TableWriter
	sum    TableSummary
}

func (t *table) begin(d Table) (err error) {
	d.Provenance = t.corpus.Provenance
	t.out, err = t.open(d)
	return err
}

func (t *table) row(values ...any) error {
	t.sum.Rows++
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.out.Row(values)
}
