package loader

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// The entities of Summary.Records and of Options.Progress, by the files of a
// snapshot.
const (
	Repositories = "repositories"
	Identities   = "identities"
	Bots         = "bots"
	Commits      = "commits"
	Discussions  = "discussions"
	Usages       = "usages"
	Lineage      = "lineage"
	TrainedOn    = "datasets of models"
)

// entities are those of the files of a snapshot.
var entities = map[string]string{
	snapshot.RepositoriesFile: Repositories, snapshot.IdentitiesFile: Identities, snapshot.BotsFile: Bots, snapshot.CommitsFile: Commits,
	snapshot.DiscussionsFile: Discussions, snapshot.UsagesFile: Usages, snapshot.LineageFile: Lineage, snapshot.DatasetsFile: TrainedOn,
}

// Count is a number with its name.
type Count struct {
	Name string
	N    int64
}

// Summary says what a load did and what the database holds after it.
type Summary struct {
	Snapshot      string  // fingerprint, the id of the (:Snapshot) node
	Records       []Count // records of the snapshot that were loaded, by file
	Nodes         []Count // nodes in the database, by label
	Relationships []Count // relationships in the database, by type
	Ignored       hub.Ignored
	Rejected      int
	Resumed       int64         // records that an earlier load, which was interrupted, had written
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
	n := l.read.Records
	s := Summary{
		Snapshot: l.id,
		Records: []Count{
			{Repositories, n.Repositories[hub.Model] + n.Repositories[hub.Dataset] + n.Repositories[hub.Space]},
			{Identities, n.Identities},
			{Bots, n.Bots},
			{Commits, n.Commits},
			{Discussions, n.Discussions},
			{Usages, n.Usages},
			{Lineage, n.Lineage},
			{TrainedOn, n.TrainedOn},
		},
		Ignored:  l.read.Ignored,
		Rejected: l.read.Rejected,
		Resumed:  l.skipped,
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
	rows, err := read(ctx, l.store, statement(name))
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
