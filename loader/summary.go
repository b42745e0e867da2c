package loader

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Count is a number with its name.
type Count struct {
	Name string
	N    int64
}

// SnapshotCounts returns the counts of a walk that go on the (:Snapshot) node,
// in the order of their columns in an import file.
func SnapshotCounts(read *snapshot.Outcome) []Count {
	var counts []Count
	for _, c := range read.Records.Each() {
		switch c.File {
		case snapshot.LineageFile, snapshot.DatasetsFile, snapshot.AccountsFile: // not a property in the graph model
		default:
			counts = append(counts, Count{c.Name, *c.N})
		}
	}
	counts = append(counts, Count{"rejected", int64(read.Rejected)})
	for _, c := range read.Ignored.Each() {
		counts = append(counts, Count{c.Property, *c.Count})
	}
	return counts
}

// Summary says what a load did and what the database holds afterwards.
type Summary struct {
	Snapshot      string  // fingerprint, the id of the (:Snapshot) node
	Records       []Count // records of the snapshot that were loaded, by file
	Nodes         []Count // nodes in the database, by label
	Relationships []Count // relationships in the database, by type
	Ignored       hub.Ignored
	Rejected      int
	Resumed       int64         // records that an earlier load, which was interrupted, had written
	Known         int64         // records that the database had from the snapshot loaded before
	Elapsed       time.Duration // without emptying the database
}

// Total is the sum of the counts.
func Total(counts []Count) int64 {
	var sum int64
	for _, c := range counts {
		sum += c.N
	}
	return sum
}

func (l *load) summary(ctx context.Context) (Summary, error) {
	s := Summary{
		Snapshot: l.id,
		Ignored:  l.read.Ignored,
		Rejected: l.read.Rejected,
		Resumed:  l.skipped,
		Known:    l.tracker.Known(),
	}
	for _, file := range snapshot.DataFiles {
		n := Count{Name: entity(file)}
		for _, c := range l.read.Records.Each() {
			if c.File == file {
				n.N += *c.N
			}
		}
		s.Records = append(s.Records, n)
	}
	var err error
	if s.Nodes, err = l.counts(ctx, "read/nodes"); err != nil {
		return Summary{}, err
	}
	if s.Relationships, err = l.counts(ctx, "read/relationships"); err != nil {
		return Summary{}, err
	}
	s.Elapsed = time.Since(l.start)
	return s, nil
}

// counts reads rows of a name and a number.
func (l *load) counts(ctx context.Context, name string) ([]Count, error) {
	rows, err := cypher.Rows(ctx, l.store, statement(name), nil)
	if err != nil {
		return nil, err
	}
	var counts []Count
	for _, row := range rows {
		label, ok := row[0].(string)
		n, isNumber := row[1].(int64)
		if !ok || !isNumber {
			return nil, fmt.Errorf("count what is loaded: unexpected row %v", row)
		}
		counts = append(counts, Count{label, n})
	}
	return counts, nil
}
