package prune

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

// check returns an error unless the snapshot is the one loaded last, and
// completely, into a graph of one hub. It returns what is known of that load.
func (p *Pruner) check(ctx context.Context) (lastLoad, error) {
	rows, err := p.read(ctx, "read/snapshots", nil)
	if err != nil {
		return lastLoad{}, fmt.Errorf("look at what was loaded: %w", err)
	}
	var last []any
	sources := map[string]bool{}
	for _, row := range rows {
		if complete, _ := row[2].(bool); !complete {
			return lastLoad{}, errors.New("nothing is pruned: a load runs or was left off, so the database may lack what another snapshot has; load the snapshot to its end first")
		}
		if source, _ := row[1].(string); source != "" {
			sources[source] = true
		}
		last = row
	}
	switch {
	case last == nil || last[0] != p.id:
		return lastLoad{}, errors.New("nothing is pruned: this snapshot is not the one that was loaded last; load it first")
	case len(sources) > 1:
		return lastLoad{}, fmt.Errorf("nothing is pruned: the database holds %d hubs, merged, and a snapshot knows what is gone from its own only", len(sources))
	}
	var load lastLoad
	load.commits, _ = last[3].(int64)
	load.discussions, _ = last[4].(int64)
	load.usages, _ = last[5].(int64)
	load.at, _ = last[6].(time.Time)
	return load, nil
}

func rejectedError(n int) error {
	lines := "1 line of the snapshot is"
	if n > 1 {
		lines = fmt.Sprintf("%d lines of the snapshot are", n)
	}
	return fmt.Errorf("nothing is pruned: %s rejected, and what was readable in an older snapshot would look as if it were gone; correct the snapshot, or say that it may go (--despite-rejects)", lines)
}

// read returns all rows of a stored statement whose result is small.
func (p *Pruner) read(ctx context.Context, name string, params map[string]any) ([][]any, error) {
	return cypher.Rows(ctx, p.store, statement(name), params)
}
