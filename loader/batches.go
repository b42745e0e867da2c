package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

// maxBatchBytes bounds the text in a transaction, for records with very many
// tags or very long titles.
const maxBatchBytes = 4 << 20

// batches collects records for the next window. The stages stand in the order
// in which they are written: nodes before the relationships that need them, and
// what an older snapshot gave a record before what this one gives it.
type batches struct {
	l      *load
	file   int    // number of the file being read, in the order of reading
	entity string // what its records are

	taken   int64 // records of the file so far
	records int   // of the next window
	bytes   int

	accounts, developers, bots, dropped, aliases *stage
	licenses, fields                             *stage
	oldRepositories, repositories, licensed      *stage
	inField                                      []*stage // first, second, ... subfield of a repository
	oldCommits, commits                          *stage
	oldDiscussions, discussions                  *stage
	unlisted, usages, lineage, trainedOn         *stage
}

func newBatches(l *load) *batches {
	b := &batches{
		l:          l,
		accounts:   &stage{statement: "write/account"},
		developers: &stage{statement: "write/developer"},
		bots:       &stage{statement: "write/bot"},
		dropped:    &stage{statement: "outdated/alias", alone: true},
		aliases:    &stage{statement: "write/alias"},
		licenses:   &stage{statement: "write/license"},
		fields:     &stage{statement: "write/field"},

		oldRepositories: &stage{statement: "outdated/repository", alone: true},
		repositories:    &stage{statement: "write/repository"},
		licensed:        &stage{statement: "write/licensed"},
		oldCommits:      &stage{statement: "outdated/commit", alone: true},
		commits:         &stage{statement: "write/commit"},
		oldDiscussions:  &stage{statement: "outdated/discussion", alone: true},
		discussions:     &stage{statement: "write/discussion"},
		unlisted:        &stage{statement: "write/unlisted"},
		usages:          &stage{statement: "write/usage"},
		lineage:         &stage{statement: "write/lineage"},
		trainedOn:       &stage{statement: "write/trained_on"},
	}
	for range hub.Fields {
		b.inField = append(b.inField, &stage{statement: "write/in_field"})
	}
	return b
}

// all lists the stages in the order in which they are written.
func (b *batches) all() []*stage {
	list := []*stage{b.accounts, b.developers, b.bots, b.dropped, b.aliases, b.licenses, b.fields, b.oldRepositories, b.repositories, b.licensed}
	list = append(list, b.inField...)
	return append(list, b.oldCommits, b.commits, b.oldDiscussions, b.discussions, b.unlisted, b.usages, b.lineage, b.trainedOn)
}

// begin starts the next file.
func (b *batches) begin(file string) error {
	b.file++
	b.entity, b.taken = entities[file], 0
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
	for _, s := range b.all() {
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
