package analytics

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// tasks are pieces of work that may run at the same time. Each writes its result to
// a place of its own, so results do not depend on which runs when.
type tasks []func() error

// add adds a task that cannot fail.
func (t *tasks) add(task func()) {
	*t = append(*t, func() error { task(); return nil })
}

// run runs the tasks on all processors, starting them in order, so heavy ones belong
// in front. If several fail, it returns the error of the first. When ctx ends it
// returns at once: what still runs comes to its end by itself, and nobody reads what
// it writes.
func (t tasks) run(ctx context.Context) error {
	ended := make(chan error, 1)
	go func() { ended <- t.all(ctx) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// all is run that waits for all that runs.
func (t tasks) all(ctx context.Context) error {
	errs := make([]error, len(t))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, task := range t {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			errs[i] = task()
			return nil
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
