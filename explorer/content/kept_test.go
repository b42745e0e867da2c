package content

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

// What is slow to be read is read once for all, also when who asked first has gone.
func TestKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var k kept[int]
		reads := 0
		read := func(ctx context.Context) (int, error) {
			reads++
			select {
			case <-time.After(15 * time.Second):
				return 40 + reads, nil
			case <-ctx.Done():
				return 0, context.Cause(ctx)
			}
		}
		leaving, leave := context.WithCancel(t.Context())
		go func() {
			time.Sleep(time.Second)
			leave()
		}()
		begin := time.Now()
		if _, err := k.get(leaving, 10*time.Second, read); !errors.Is(err, context.Canceled) || time.Since(begin) != time.Second {
			t.Errorf("who leaves: %v after %v", err, time.Since(begin))
		}
		var limit *queries.TimeLimitError
		if _, err := k.get(t.Context(), 10*time.Second, read); !errors.As(err, &limit) || limit.Limit != 10*time.Second || time.Since(begin) != 11*time.Second {
			t.Errorf("who waits as long as may be: %v after %v", err, time.Since(begin))
		}
		if n, err := k.get(t.Context(), 10*time.Second, read); n != 41 || err != nil || time.Since(begin) != 15*time.Second {
			t.Errorf("who comes in time: %d, %v after %v", n, err, time.Since(begin))
		}
		if n, err := k.get(t.Context(), 10*time.Second, read); n != 41 || err != nil || reads != 1 {
			t.Errorf("at once: %d, %v, read %d times", n, err, reads)
		}
		time.Sleep(keptFor)
		if n, err := k.get(t.Context(), 20*time.Second, read); n != 42 || err != nil {
			t.Errorf("later: %d, %v", n, err)
		}
		time.Sleep(keptFor)
		endless := func(ctx context.Context) (int, error) {
			<-ctx.Done()
			return 0, context.Cause(ctx)
		}
		if _, err := k.get(t.Context(), time.Hour, endless); !errors.As(err, &limit) || limit.Limit != keptLimit {
			t.Errorf("without end: %v", err)
		}
	})
}
