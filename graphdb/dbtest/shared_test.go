package dbtest

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/dbserver"
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

// childEnv makes this test binary one that gets the server and hangs.
const childEnv = "HUBGRAPH_DBTEST_CHILD"

func child() int {
	s, err := register(0)
	if err == nil {
		_, err = takeAnyTurn(context.Background(), []*shared{s})
	}
	if err == nil {
		var info *dbserver.Info
		if info, err = s.server(context.Background()); err == nil {
			fmt.Println("pid", info.PID)
			select {}
		}
	}
	fmt.Println(err)
	return 1
}

// Test binaries that are killed leave no server behind.
func TestKilledTestsLeaveNoServerOnNeo4j(t *testing.T) {
	Server(t) // skips where there is no engine
	temp := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"=1", uriEnv+"=", "TMPDIR="+temp)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "pid ") {
		t.Fatalf("the child says %q, %v", line, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	base := filepath.Join(temp, fmt.Sprintf("hubgraph-test-%d", os.Getuid()))
	d := dbserver.Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state")}
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		_, running, err := dbserver.Status(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		if !running {
			return
		}
		if time.Now().After(end) {
			dbserver.Stop(context.Background(), d)
			t.Fatal("the server is still running")
		}
	}
}
