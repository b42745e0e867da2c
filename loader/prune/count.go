package prune

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// beginCounting prepares the counts for the first removal: they are stale until
// count. Where the index tells of all that may go, only that is counted again.
func (p *Pruner) beginCounting(ctx context.Context) error {
	p.updater = nil
	if p.narrow {
		u, err := counts.NewUpdater(ctx, p.store)
		if err != nil {
			return err
		}
		p.updater = u
	}
	if err := counts.Begin(ctx, p.store); err != nil {
		return fmt.Errorf("mark the counts as stale: %w", err)
	}
	if p.updater == nil {
		return nil
	}
	var ids [hub.KindCount][]string
	for _, r := range p.leftOver {
		ids[r.Kind] = append(ids[r.Kind], r.ID)
	}
	for _, kind := range hub.Kinds {
		if err := p.updater.Repositories(ctx, kind, ids[kind]); err != nil {
			return err
		}
	}
	return nil
}

// touch tells of what rows are about to remove, beside what the index tells of.
func (p *Pruner) touch(ctx context.Context, of kind, rows []any) error {
	if p.updater == nil {
		return nil
	}
	var names []string
	for _, row := range rows {
		switch row := row.(type) {
		case string:
			names = append(names, row)
		case []any: // a repository, and those at the other end of relationships
			others, _ := row[len(row)-1].([]any)
			for _, other := range others {
				name, _ := other.(string)
				names = append(names, name)
			}
		}
	}
	switch of {
	case usages:
		return p.updater.Repositories(ctx, hub.Model, names)
	case trainedOn:
		return p.updater.Repositories(ctx, hub.Dataset, names)
	case accounts:
		return p.updater.GoingAccounts(ctx, names)
	}
	return nil
}

// count makes the counts those of what is left, unless they are: nothing was
// removed, now or by an earlier call that ended early.
func (p *Pruner) count(ctx context.Context) error {
	if state, err := counts.StateOf(ctx, p.store); err != nil || state == counts.Complete {
		return err
	}
	o := counts.Options{}
	if p.o.Progress != nil {
		o.Progress = func(of string, n int) { p.o.Progress(of, int64(n), 0) }
	}
	if p.updater != nil {
		return p.updater.Finish(ctx, o)
	}
	_, err := counts.Refresh(ctx, p.store, o)
	return err
}
