package dbtest

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// user is a user of a server that does not exist; stops counts the orders to
// stop it. Locks of one process on two open files exclude each other as those
// of two processes do.
func user(t *testing.T, base string, stops *atomic.Int32) *shared {
	t.Helper()
	s := newShared(base)
	s.stop = func(context.Context) error { stops.Add(1); return nil }
	if err := s.join(); err != nil {
		t.Fatal(err)
	}
	return s
}

func leave(t *testing.T, s *shared) {
	t.Helper()
	if err := s.leave(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestTurnIsExclusive(t *testing.T) {
	var stops atomic.Int32
	base := t.TempDir()
	a, b := user(t, base, &stops), user(t, base, &stops)
	if _, err := takeAnyTurn(t.Context(), []*shared{a}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := takeAnyTurn(ctx, []*shared{b}); err == nil {
		t.Fatal("two have the server at once")
	}
	other := user(t, t.TempDir(), &stops)
	if got, err := takeAnyTurn(t.Context(), []*shared{b, other}); got != other {
		t.Errorf("the first server is taken, and not the second one is given; %v", err)
	}
	leave(t, a)
	if got, err := takeAnyTurn(t.Context(), []*shared{b, other}); got != b {
		t.Errorf("the first server is free, and not it is given; %v", err)
	}
	leave(t, b)
	leave(t, other)
}

func TestLastUserStops(t *testing.T) {
	var stops atomic.Int32
	base := t.TempDir()
	a, b, c := user(t, base, &stops), user(t, base, &stops), user(t, base, &stops)
	leave(t, b)
	leave(t, a)
	if n := stops.Load(); n != 0 {
		t.Errorf("stopped %d times while it is in use", n)
	}
	leave(t, c)
	if n := stops.Load(); n != 1 {
		t.Errorf("the last one stopped it %d times, want once", n)
	}
}

func TestUsersThatLeaveTogether(t *testing.T) {
	for range 50 {
		var stops atomic.Int32
		base := t.TempDir()
		users := make([]*shared, 4)
		for i := range users {
			users[i] = user(t, base, &stops)
		}
		var group sync.WaitGroup
		for _, u := range users {
			group.Go(func() { leave(t, u) })
		}
		group.Wait()
		if n := stops.Load(); n != 1 {
			t.Fatalf("stopped %d times, want once", n)
		}
	}
}

func TestGivenServerIsNotStopped(t *testing.T) {
	var stops atomic.Int32
	s := user(t, t.TempDir(), &stops)
	s.given = true
	leave(t, s)
	if stops.Load() != 0 {
		t.Error("a server that was given was stopped")
	}
}

func TestBaseDirIsPrivate(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir, err := baseDir(0)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := baseDir(0); err != nil || again != dir {
		t.Errorf("second call: %s, %v", again, err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := baseDir(0); err == nil {
		t.Error("a folder that others can write to is accepted")
	}
}
