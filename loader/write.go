package loader

import (
	"context"
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
	if l.o.Progress != nil {
		l.o.Progress(w.entity, w.records)
	}
	return nil
}

// writeStage writes the lanes at once, each by a writer of its own.
func (l *load) writeStage(ctx context.Context, s sealed) error {
	text := statement(s.statement)
	writers, ctx := errgroup.WithContext(ctx)
	for _, lane := range s.lanes {
		if len(lane) == 0 {
			continue
		}
		writers.Go(func() error {
			for _, rows := range lane {
				err := cypher.Halved(rows, func(rows []any) error {
					return l.store.Write(ctx, text, map[string]any{"rows": rows})
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return writers.Wait()
}
