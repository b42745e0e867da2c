package loader

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// writeWindows writes the windows in the order they come.
func (l *load) writeWindows(ctx context.Context) error {
	for {
		select {
		case w, ok := <-l.windows:
			if !ok {
				return nil
			}
			if err := l.writeWindow(ctx, w); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (l *load) writeWindow(ctx context.Context, w window) error {
	if l.o.Progress != nil && w.records > 0 {
		l.o.Progress(w.entity, 0)
	}
	for _, kind := range hub.Kinds {
		if l.updater == nil || len(w.changes[kind]) == 0 {
			continue
		}
		if err := l.updater.Changes(ctx, kind, w.changes[kind]); err != nil {
			return fmt.Errorf("count what changes: %w", err)
		}
	}
	for _, s := range w.stages {
		if err := l.writeStage(ctx, s); err != nil {
			return fmt.Errorf("write %s: %w", w.entity, err)
		}
	}
	if err := l.saveProgress(ctx, w.at); err != nil {
		return err
	}
	if l.o.Progress != nil && w.records > 0 {
		l.o.Progress(w.entity, w.records)
	}
	return nil
}

// writeStage writes the lanes at once, each by a writer of its own.
func (l *load) writeStage(ctx context.Context, s sealed) error {
	writers, ctx := errgroup.WithContext(ctx)
	for _, lane := range s.lanes {
		if len(lane) == 0 {
			continue
		}
		writers.Go(func() error {
			for _, rows := range lane {
				err := cypher.Halved(rows, func(rows []any) error { return l.writeRows(ctx, s, rows) })
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return writers.Wait()
}

// writeRows writes rows in one transaction. Those taken for new may be there
// already: by an attempt whose outcome is unknown, or as another record of the
// snapshot has their key.
func (l *load) writeRows(ctx context.Context, s sealed, rows []any) error {
	params := map[string]any{"rows": rows}
	if s.create != "" {
		err := l.store.Write(ctx, statement(s.create), params)
		var there interface{ ConstraintViolated() bool }
		if !errors.As(err, &there) || !there.ConstraintViolated() {
			return err
		}
	}
	return l.store.Write(ctx, statement(s.statement), params)
}
