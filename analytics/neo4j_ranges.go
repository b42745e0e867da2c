package analytics

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
)

const (
	// rangeSize is the number of repositories asked for at once: large, as each
	// query costs a millisecond or so, but small enough to keep answers short.
	rangeSize = 2000

	// rangesAtOnce is the number of queries under way at once, each on its own
	// connection: the server runs each on one processor.
	rangesAtOnce = 4
)

// ranges cuts the repositories of a graph into ranges of ids, kind by kind.
type ranges struct {
	db        Reader
	statement string // of what a range holds
	size      int    // repositories in a range, at most
	mu        sync.Mutex
	kinds     []hub.Kind // that of the next range and those to come
	after     string     // kinds of the next range and of those to come
}

// answer is what the graph returns for the repositories in one range.
type answer struct {
	kind         hub.Kind
	repositories []any
}

// readRanges calls fn, one call at a time, with the answer for each range, in no
// particular order.
func readRanges(ctx context.Context, db Reader, o Options, size int, fn func(answer) error) error {
	group, ctx := errgroup.WithContext(ctx)
	answers := make(chan answer)
	group.Go(func() error {
		defer close(answers)
		r := &ranges{db: db, statement: "repositories", size: size, kinds: hub.Kinds[:]}
		if o.dated() {
			r.statement = "repositories_dated"
		}
		asking, ctx := errgroup.WithContext(ctx)
		for range rangesAtOnce {
			asking.Go(func() error { return r.ask(ctx, answers) })
		}
		return asking.Wait()
	})
	group.Go(func() error {
		for a := range answers {
			if err := fn(a); err != nil {
				return err
			}
		}
		return nil
	})
	return group.Wait()
}

// ask sends answers until no range is left.
func (r *ranges) ask(ctx context.Context, answers chan<- answer) error {
	for {
		kind, params, err := r.next(ctx)
		if err != nil || params == nil {
			return err
		}
		var repositories []any
		err = queryKind(ctx, r.db, r.statement, kind, params, func() error {
			select {
			case answers <- answer{kind, repositories}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}, &repositories)
		if err != nil {
			return err
		}
	}
}

// next returns the next range as parameters of a statement; nil after the last.
func (r *ranges) next(ctx context.Context) (kind hub.Kind, params map[string]any, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.kinds) > 0 {
		kind = r.kinds[0]
		params = map[string]any{"after": r.after, "size": r.size}
		last := ""
		if err := queryKind(ctx, r.db, "range", kind, params, func() error { return nil }, &last); err != nil {
			return 0, nil, err
		}
		if last != "" {
			r.after = last
			return kind, map[string]any{"after": params["after"], "last": last}, nil
		}
		r.kinds, r.after = r.kinds[1:], ""
	}
	return 0, nil, nil
}

// readFlat calls fn with each repository that a statement returns as analytics/usages
// does.
func readFlat(ctx context.Context, db Reader, statement string, fn func(answer) error) error {
	var kind string
	var a answer
	return query(ctx, db, statement, nil, func() error {
		var ok bool
		if a.kind, ok = hub.ParseKind(kind); !ok {
			return fmt.Errorf("unknown kind %q", kind)
		}
		return fn(a)
	}, &kind, &a.repositories)
}
