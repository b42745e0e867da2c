package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries/find"
)

// others are pages that are asked for beside those of things and searches.
var others = []string{"/", "/queries", "/recipes", "/query/adoption/top-models", "/api/v1/queries", "/query/activity/most-liked?format=csv"}

// manyReaders has readers ask at once, and prints their times and the memory.
func (o *options) manyReaders(ctx context.Context, s *server, d drawn) error {
	began := time.Now()
	ends := began.Add(o.during)
	var (
		mu     sync.Mutex
		visits = map[string][]time.Duration{}
		failed []error
		wg     sync.WaitGroup
	)
	for reader := range o.readers {
		wg.Go(func() {
			draw := rand.New(rand.NewPCG(5, uint64(reader)))
			for time.Now().Before(ends) {
				what, path := d.next(draw)
				start := time.Now()
				_, err := s.ask(ctx, path)
				mu.Lock()
				visits[what] = append(visits[what], time.Since(start))
				if err != nil {
					failed = append(failed, err)
				}
				mu.Unlock()
			}
		})
	}
	memory := s.sample(began, o.during)
	wg.Wait()
	all := 0
	fmt.Printf("%d readers for %v, ms:\n\n| | asked | half within | 95 %% within | the slowest |\n|---|---|---|---|---|\n", o.readers, o.during)
	for _, what := range []string{"page of a model", "page of an account", "search", "another page"} {
		v := visits[what]
		if all += len(v); len(v) > 0 {
			fmt.Printf("| %s | %d | %.1f | %.1f | %.1f |\n", what, len(v), at(v, 0.5), at(v, 0.95), at(v, 1))
		}
	}
	fmt.Printf("\n%d answers, %.0f a second, %d failed. Memory of the explorer, MB, at each tenth of that time: %.0f.\n", all, float64(all)/time.Since(began).Seconds(), len(failed), memory)
	if len(failed) > 0 {
		return errors.Join(failed[:min(len(failed), 5)]...)
	}
	return nil
}

// sample returns the memory at the end of each tenth of a time.
func (s *server) sample(began time.Time, during time.Duration) (memory []float64) {
	for tenth := 1; tenth <= 10; tenth++ {
		time.Sleep(time.Until(began.Add(during * time.Duration(tenth) / 10)))
		memory = append(memory, s.memory())
	}
	return memory
}

// next draws what a reader asks for: half are things, a quarter searches.
func (d drawn) next(draw *rand.Rand) (what, path string) {
	of := func(names []string) string { return names[draw.IntN(len(names))] }
	switch draw.IntN(8) {
	case 0, 1, 2:
		return "page of a model", content.Path(find.Model, of(d.models))
	case 3, 4:
		return "page of an account", content.Path(find.Account, of(d.accounts))
	case 5, 6:
		return "search", searchPath(of(d.typed))
	}
	return "another page", of(others)
}
