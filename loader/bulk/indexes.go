package bulk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader"
)

// logInterval is the time between two lines about indexes that are being made.
const logInterval = 10 * time.Second

// logIndexes logs how far the indexes of constraints are until stop is called.
// What cannot be found out is not logged: that is no reason to end a load.
func logIndexes(ctx context.Context, store loader.Store, log func(string, ...any)) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(logInterval)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if text, err := indexes(ctx, store); err == nil && text != "" {
				log("making constraints: %s", text)
			}
		}
	}()
	return func() { cancel(); <-ended }
}

// indexes says how far each index is that is being made, "" when there is none.
func indexes(ctx context.Context, store loader.Store) (string, error) {
	rows, err := cypher.Rows(ctx, store, statement("indexes"), nil)
	if err != nil {
		return "", err
	}
	parts := make([]string, 0, len(rows))
	for _, row := range rows {
		name, percent := row[0], row[1]
		parts = append(parts, fmt.Sprintf("%v %.0f %%", name, percent))
	}
	return strings.Join(parts, ", "), nil
}
