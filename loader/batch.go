package loader

import (
	"context"
	"fmt"
)

// maxBatchBytes bounds the text in a transaction, for records with very many
// tags or very long titles.
const maxBatchBytes = 4 << 20

// job is one batch on its way to the database.
type job struct {
	entity     string
	statements []string // run one after the other, each with all rows
	rows       []any
	records    int // to report as progress
}

// writeJobs writes the jobs in the order they come.
func (l *load) writeJobs(ctx context.Context) error {
	for {
		select {
		case j, ok := <-l.jobs:
			if !ok {
				return nil
			}
			for _, cypher := range j.statements {
				if err := l.store.Write(ctx, cypher, map[string]any{"rows": j.rows}); err != nil {
					return fmt.Errorf("write %s: %w", j.entity, err)
				}
			}
			if l.o.Progress != nil {
				l.o.Progress(j.entity, j.records)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// batch collects the rows of one writing statement.
type batch struct {
	l        *load
	entity   string   // what its rows are, for progress and errors
	write    string   // name of the statement
	outdated string   // name of one to run before it unless the database was empty; "" for none
	counts   bool     // its rows are the records of a file, to report as progress
	needs    []*batch // sent before it

	rows    []any
	records int
	bytes   int
}

// add puts in a row that stands for one record with so many bytes of text.
func (b *batch) add(ctx context.Context, row any, bytes int) error {
	b.rows = append(b.rows, row)
	return b.grown(ctx, bytes)
}

// grown counts a record that was put in, and sends the batch when it is full.
func (b *batch) grown(ctx context.Context, bytes int) error {
	b.records++
	b.bytes += bytes
	if b.records >= b.l.o.BatchRows || b.bytes >= maxBatchBytes {
		return b.flush(ctx)
	}
	return nil
}

// flush sends what is there, and before it what it needs.
func (b *batch) flush(ctx context.Context) error {
	for _, n := range b.needs {
		if err := n.flush(ctx); err != nil {
			return err
		}
	}
	if len(b.rows) == 0 {
		return nil
	}
	j := job{entity: b.entity, rows: b.rows}
	if b.counts {
		j.records = b.records
	}
	if b.outdated != "" && !b.l.fresh {
		j.statements = append(j.statements, statement(b.outdated))
	}
	j.statements = append(j.statements, statement(b.write))
	b.rows, b.records, b.bytes = nil, 0, 0
	select {
	case b.l.jobs <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// batches holds one batch for each writing statement.
type batches struct {
	accounts, developers, bots, dropped, aliases *batch
	licenses, fields, repositories               *batch
	commits, discussions                         *batch
	unlisted, usages, lineage, trainedOn         *batch
}

func newBatches(l *load) *batches {
	b := &batches{
		accounts:   &batch{entity: "accounts", write: "write/account"},
		developers: &batch{entity: "accounts", write: "write/developer"},
		licenses:   &batch{entity: "licences", write: "write/license"},
		fields:     &batch{entity: "subfields", write: "write/field"},
		dropped:    &batch{entity: Identities, write: "outdated/alias"},
		unlisted:   &batch{entity: "unlisted spaces", write: "write/unlisted"},
	}
	b.bots = &batch{entity: Bots, counts: true, write: "write/bot"}
	b.aliases = &batch{entity: Identities, counts: true, write: "write/alias", needs: []*batch{b.accounts, b.dropped}}
	b.repositories = &batch{entity: Repositories, counts: true, write: "write/repository", outdated: "outdated/repository", needs: []*batch{b.accounts, b.licenses, b.fields}}
	b.commits = &batch{entity: Commits, counts: true, write: "write/commit", outdated: "outdated/commit", needs: []*batch{b.developers}}
	b.discussions = &batch{entity: Discussions, counts: true, write: "write/discussion", outdated: "outdated/discussion", needs: []*batch{b.developers}}
	b.usages = &batch{entity: Usages, counts: true, write: "write/usage", needs: []*batch{b.unlisted}}
	b.lineage = &batch{entity: Lineage, counts: true, write: "write/lineage"}
	b.trainedOn = &batch{entity: TrainedOn, counts: true, write: "write/trained_on"}
	for _, each := range b.all() {
		each.l = l
	}
	return b
}

// all lists the batches, each after those it needs.
func (b *batches) all() []*batch {
	return []*batch{b.accounts, b.developers, b.bots, b.dropped, b.aliases, b.licenses, b.fields,
		b.repositories, b.commits, b.discussions, b.unlisted, b.usages, b.lineage, b.trainedOn}
}

// flush sends what is left in every batch.
func (b *batches) flush(ctx context.Context) error {
	for _, each := range b.all() {
		if err := each.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}
