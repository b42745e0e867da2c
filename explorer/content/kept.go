package content

import (
	"context"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

const (
	// keptFor is how old what is known of the whole graph may be: a load begins rarely.
	keptFor = 2 * time.Second

	// keptLimit is how long it may take to be read. A server that has just started may
	// need longer for it than an answer may take.
	keptLimit = 30 * time.Second
)

// kept is something about the whole graph that every answer needs, kept for a moment.
type kept[T any] struct {
	mu      sync.Mutex
	what    T
	read    time.Time   // zero for never
	reading *reading[T] // under way, nil for none
}

// reading is one, for all who wait for it. The fields are there once done is closed.
type reading[T any] struct {
	done chan struct{}
	what T
	err  error
}

// get returns it, read anew where it is too old, and waits for that until a limit or
// ctx ends. The reading goes on for those who come later. An error is not kept.
func (k *kept[T]) get(ctx context.Context, limit time.Duration, read func(context.Context) (T, error)) (T, error) {
	k.mu.Lock()
	if !k.read.IsZero() && time.Since(k.read) < keptFor {
		defer k.mu.Unlock()
		return k.what, nil
	}
	if k.reading == nil {
		k.reading = &reading[T]{done: make(chan struct{})}
		go k.do(context.WithoutCancel(ctx), k.reading, read)
	}
	r := k.reading
	k.mu.Unlock()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-r.done:
		return r.what, r.err
	case <-ctx.Done():
		return *new(T), context.Cause(ctx)
	case <-timer.C:
		return *new(T), &queries.TimeLimitError{Limit: limit}
	}
}

func (k *kept[T]) do(ctx context.Context, r *reading[T], read func(context.Context) (T, error)) {
	ctx, cancel := context.WithTimeoutCause(ctx, keptLimit, &queries.TimeLimitError{Limit: keptLimit})
	defer cancel()
	r.what, r.err = read(ctx)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.reading = nil; r.err == nil {
		k.what, k.read = r.what, time.Now()
	}
	close(r.done)
}
