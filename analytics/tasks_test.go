package analytics

import (
	"context"
	"errors"
	"testing"
)

// TestRunEndsAtOnce: a task that never comes to its end does not keep the others, or
// the caller, from ending when the context does.
func TestRunEndsAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan struct{})
	defer close(never)
	work := tasks{func() error { cancel(); <-never; return nil }}
	for range 100 {
		work = append(work, func() error { <-never; return nil })
	}
	if err := work.run(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
