package loader

import (
	"context"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/snapshot"
)

// Statement is one transaction: a statement and its rows.
type Statement struct {
	Cypher string
	Rows   []any
}

// Prepare returns what Load sends for a snapshot into an empty database: the
// schema, and stages of lanes of transactions.
func Prepare(ctx context.Context, s *snapshot.Snapshot, o Options) (schema []string, stages [][][]Statement, err error) {
	l := newLoad(nil, s, o)
	l.intoEmpty = true
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(l.windows)
		return l.walk(running)
	})
	for w := range l.windows {
		for _, s := range w.stages {
			var lanes [][]Statement
			for _, lane := range s.lanes {
				var list []Statement
				for _, rows := range lane {
					list = append(list, Statement{statement(s.statement), rows})
				}
				lanes = append(lanes, list)
			}
			stages = append(stages, lanes)
		}
	}
	for _, c := range Constraints() {
		schema = append(schema, c.Cypher)
	}
	return schema, stages, group.Wait()
}
