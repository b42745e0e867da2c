package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

// maxBatchBytes bounds the text in a transaction, for records with very many
// tags or very long titles.
const maxBatchBytes = 4 << 20

// batches collects records for the next window, in stages that are written one
// after the other: nodes before the relationships that need them, and
// what an older snapshot gave a record before what this one gives it.
type batches struct {
	l      *load
	file   int    // number of the file being read, in the order of reading
	entity string // what its records are

	taken   int64 // records of the file so far
	records int   // of the next window
	bytes   int

	stages []*stage // all of them, in the order in which they are written

	accounts, developers, bots, dropped, aliases *stage
	licenses, fields                             *stage
	oldRepositories, repositories, licensed      *stage
	inField                                      []*stage // first, second, ... subfield of a repository
	oldCommits, commits                          *stage
	oldDiscussions, discussions                  *stage
	unlisted, usages, lineage, trainedOn         *stage
}

func newBatches(l *load) *batches {
	b := &batches{l: l}
	b.accounts = b.stage("write/account")
	b.developers = b.stage("write/developer")
	b.bots = b.stage("write/bot")
	b.dropped = b.inOneLane("outdated/alias")
	b.aliases = b.stage("write/alias")
	b.licenses = b.stage("write/license")
	b.fields = b.stage("write/field")

	b.oldRepositories = b.inOneLane("outdated/repository")
	b.repositories = b.stage("write/repository")
	b.licensed = b.stage("write/licensed")
	for range hub.Fields {
		b.inField = append(b.inField, b.stage("write/in_field"))
	}
	b.oldCommits = b.inOneLane("outdated/commit")
	b.commits = b.stage("write/commit")
	b.oldDiscussions = b.inOneLane("outdated/discussion")
	b.discussions = b.stage("write/discussion")
	b.unlisted = b.stage("write/unlisted")
	b.usages = b.stage("write/usage")
	b.lineage = b.stage("write/lineage")
	b.trainedOn = b.stage("write/trained_on")
	return b
}

// stage makes the stage that is written after those made before it.
func (b *batches) stage(statement string) *stage {
	s := &stage{statement: statement}
	b.stages = append(b.stages, s)
	return s
}

// inOneLane is stage for rows that may touch any node.
func (b *batches) inOneLane(statement string) *stage {
	s := b.stage(statement)
	s.oneLane = true
	return s
}

// begin starts the next file.
func (b *batches) begin(file string) error {
	b.file++
	b.entity, b.taken = entity(file), 0
	return nil
}

// record counts a record whose rows were put in, with about so many bytes of
// text, and sends the window when it is full.
func (b *batches) record(ctx context.Context, bytes int) error {
	b.taken++
	b.records++
	b.bytes += bytes
	if b.records >= b.l.o.Writers*b.l.o.BatchRows || b.bytes >= b.l.o.Writers*maxBatchBytes {
		return b.flush(ctx)
	}
	return nil
}

// flush sends what is there as a window, unless it is known to be written.
func (b *batches) flush(ctx context.Context) error {
	w := window{at: progress{b.file, b.taken}, entity: b.entity, records: b.records}
	for _, s := range b.stages {
		if len(s.rows) > 0 {
			w.stages = append(w.stages, s.seal(b.l.o.Writers, b.l.o.BatchRows))
		}
	}
	b.records, b.bytes = 0, 0
	if len(w.stages) == 0 {
		return nil
	}
	if !b.l.written.before(w.at) {
		b.l.skipped += int64(w.records)
		return nil
	}
	select {
	case b.l.windows <- w:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
