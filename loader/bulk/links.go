package bulk

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

func (w *writer) writeUsages(ctx context.Context) error {
	return w.in.Usages(ctx, func(space, model int, u hub.Usage) error {
		w.loaded.Usages++
		id := int64(space)
		if space < 0 {
			n, _ := w.unlisted.Add(u.Space)
			id = w.listed() + int64(n)
		}
		return w.to.uses.link(id, int64(model))
	})
}

func (w *writer) writeLineage(ctx context.Context) error {
	return w.in.Lineage(ctx, func(model, base int, x hub.Lineage) error {
		w.loaded.Lineage++
		t := w.to.derivedFrom
		t.int(int64(model))
		t.text(x.Relation)
		t.int(int64(base))
		return t.end()
	})
}

func (w *writer) writeTrainedOn(ctx context.Context) error {
	return w.in.TrainedOn(ctx, func(model, dataset int, _ hub.TrainedOn) error {
		w.loaded.TrainedOn++
		return w.to.trainedOn.link(int64(model), int64(dataset))
	})
}
