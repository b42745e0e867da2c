package analytics

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// tasks are parts of the work that may run at the same time. Each puts what it
// finds in a place of its own, so that results do not depend on which runs when.
type tasks []func() error

// add adds a task that cannot go wrong.
func (t *tasks) add(task func()) {
	*t = append(*t, func() error { task(); return nil })
}

// run runs the tasks on all processors, in their order as far as there are
// fewer processors than tasks: heavy ones belong in front. Of several errors it
// returns that of the first task.
func (t tasks) run(ctx context.Context) error {
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
