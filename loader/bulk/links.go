package bulk

import "github.com/hubgraph/hubgraph/hub"

func (w *writer) usage(space, model int, u hub.Usage) error {
	id := int64(space)
	if space < 0 {
		n, _ := w.unlisted.Add(u.Space)
		id = w.listed + int64(n)
	}
	return w.to.uses.link(id, int64(model))
}

func (w *writer) lineage(model, base int, x hub.Lineage) error {
	t := w.to.derivedFrom
	t.int(int64(model))
	t.text(x.Relation)
	t.int(int64(base))
	return t.end()
}

func (w *writer) trainedOn(model, dataset int, _ hub.TrainedOn) error {
	return w.to.trainedOn.link(int64(model), int64(dataset))
}
