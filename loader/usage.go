package loader

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// usage takes a usage. A space that is not listed gets a node of its own.
func (l *load) usage(ctx context.Context, space int, u hub.Usage) error {
	if space < 0 && !l.unlisted[u.Space] {
		id := strings.Clone(u.Space)
		l.unlisted[id] = true
		l.batches.unlisted.add(id)
	}
	l.batches.usages.add([]any{u.Space, u.Model}, repositoryNode(hub.Space, u.Space), repositoryNode(hub.Model, u.Model))
	return l.batches.record(ctx, len(u.Space)+len(u.Model))
}

func (l *load) lineage(ctx context.Context, x hub.Lineage) error {
	l.batches.lineage.add([]any{x.Model, x.Base, x.Relation}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Model, x.Base))
	return l.batches.record(ctx, len(x.Model)+len(x.Base))
}

func (l *load) trainedOn(ctx context.Context, x hub.TrainedOn) error {
	l.batches.trainedOn.add([]any{x.Model, x.Dataset}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Dataset, x.Dataset))
	return l.batches.record(ctx, len(x.Model)+len(x.Dataset))
}
