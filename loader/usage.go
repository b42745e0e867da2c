package loader

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// usages reads usages.jsonl. A space that is not listed gets a node of its own.
func (l *load) usages(ctx context.Context) error {
	unlisted := map[string]bool{}
	return l.in.Usages(ctx, func(space, _ int, u hub.Usage) error {
		l.loaded.usages++
		if space < 0 && !unlisted[u.Space] {
			id := strings.Clone(u.Space)
			unlisted[id] = true
			if err := l.batches.unlisted.add(ctx, id, len(id)); err != nil {
				return err
			}
		}
		return l.batches.usages.add(ctx, []any{u.Space, u.Model}, len(u.Space)+len(u.Model))
	})
}

// lineage reads lineage.jsonl.
func (l *load) lineage(ctx context.Context) error {
	return l.in.Lineage(ctx, func(_, _ int, x hub.Lineage) error {
		l.loaded.lineage++
		return l.batches.lineage.add(ctx, []any{x.Model, x.Base, x.Relation}, len(x.Model)+len(x.Base))
	})
}

// trainedOn reads datasets.jsonl.
func (l *load) trainedOn(ctx context.Context) error {
	return l.in.TrainedOn(ctx, func(_, _ int, x hub.TrainedOn) error {
		l.loaded.trainedOn++
		return l.batches.trainedOn.add(ctx, []any{x.Model, x.Dataset}, len(x.Model)+len(x.Dataset))
	})
}
