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
		l.loaded.Usages++
		if space < 0 && !unlisted[u.Space] {
			id := strings.Clone(u.Space)
			unlisted[id] = true
			l.batches.unlisted.add(id)
		}
		l.batches.usages.add([]any{u.Space, u.Model}, repositoryNode(hub.Space, u.Space), repositoryNode(hub.Model, u.Model))
		return l.batches.record(ctx, len(u.Space)+len(u.Model))
	})
}

// lineage reads lineage.jsonl.
func (l *load) lineage(ctx context.Context) error {
	return l.in.Lineage(ctx, func(_, _ int, x hub.Lineage) error {
		l.loaded.Lineage++
		l.batches.lineage.add([]any{x.Model, x.Base, x.Relation}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Model, x.Base))
		return l.batches.record(ctx, len(x.Model)+len(x.Base))
	})
}

// trainedOn reads datasets.jsonl.
func (l *load) trainedOn(ctx context.Context) error {
	return l.in.TrainedOn(ctx, func(_, _ int, x hub.TrainedOn) error {
		l.loaded.TrainedOn++
		l.batches.trainedOn.add([]any{x.Model, x.Dataset}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Dataset, x.Dataset))
		return l.batches.record(ctx, len(x.Model)+len(x.Dataset))
	})
}
