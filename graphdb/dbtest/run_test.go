package dbtest

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// childEnv makes this test binary another program, of childPrograms.
const childEnv = "HUBGRAPH_DBTEST_CHILD"

var childPrograms = map[string]func() error{
	"wait":  func() error { select {} },
	"leave": func() error { return useServer(func(s *shared) error { return s.leave(context.Background()) }) },
	"hang":  func() error { return useServer(func(*shared) error { select {} }) },
	// As go test does, it runs test binaries one after another.
	"go": func() error {
		for _, program := range []string{"leave", "hang"} {
			cmd := childCommand(os.Getenv("HUBGRAPH_DBTEST_BINARY"), program)
			cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
			if err := cmd.Run(); err != nil {
				return err
			}
		}
		return nil
	},
}

func child(program string) int {
	if err := childPrograms[program](); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

func childCommand(binary, program string, env ...string) *exec.Cmd {
	cmd := exec.Command(binary)
	cmd.Env = append(append(os.Environ(), childEnv+"="+program, uriEnv+"="), env...)
	return cmd
}

// useServer gets the server as a test binary does, and prints its process and
// this one.
func useServer(then func(*shared) error) error {
	s, err := register(0)
	if err != nil {
		return err
	}
	if _, err = takeAnyTurn(context.Background(), []*shared{s}); err != nil {
		return err
	}
	info, err := s.server(context.Background())
	if err != nil {
		return err
	}
	fmt.Println(info.PID, os.Getpid())
	return then(s)
}

// within waits until something holds. The limit is for a machine that is much
// slower than any.
func within(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(4 * time.Minute); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not after four minutes", what)
		}
	}
}

// A server is kept from one test binary to the next while the go test that runs
// them goes on, and no longer.
func TestServerIsKeptForTheRun(t *testing.T) {
	var stops atomic.Int32
	base := t.TempDir()
	run := childCommand(os.Args[0], "wait")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	defer run.Process.Kill()
	identity := dbserver.ProcessIdentity(run.Process.Pid)
	first := user(t, base, &stops)
	if err := first.noteRun(run.Process.Pid, identity); err != nil {
		t.Fatal(err)
	}
	watchdog := newShared(base)
	watchdog.stop = first.stop
	ended := make(chan error, 1)
	go func() { ended <- watchdog.watch(context.Background()) }()
	within(t, "the watchdog is there", first.hasWatchdog)
	leave(t, first)
	time.Sleep(3 * watchEvery)
	second := user(t, base, &stops) // not kept waiting by the watchdog
	if n := stops.Load(); n != 0 {
		t.Errorf("stopped %d times while the run goes on", n)
	}
	if err := run.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	run.Wait()
	time.Sleep(3 * watchEvery)
	if n := stops.Load(); n != 0 {
		t.Errorf("stopped %d times while it is in use", n)
	}
	second.users.Close() // as when it is killed
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n := stops.Load(); n != 1 {
		t.Errorf("stopped %d times after the run, want once", n)
	}
	if _, err := os.Stat(first.runs()); !os.IsNotExist(err) {
		t.Errorf("the run is still noted down: %v", err)
	}
}

// What was noted down of a process that has ended, or is another one now, or
// cannot be read, keeps no server; nor does a run without a watchdog.
func TestStaleRunsKeepNoServer(t *testing.T) {
	me := dbserver.ProcessIdentity(os.Getpid())
	for name, c := range map[string]struct{ file, text string }{
		"ended":   {"999999999", me},
		"another": {fmt.Sprint(os.Getpid()), me + "0"},
		"empty":   {fmt.Sprint(os.Getpid()), ""},
		"strange": {"x", me},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShared(t.TempDir())
			if err := os.MkdirAll(s.runs(), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(s.runs(), c.file), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if s.runGoesOn() {
				t.Error("the run goes on")
			}
		})
	}
	var stops atomic.Int32
	s := user(t, t.TempDir(), &stops)
	if err := s.noteRun(os.Getpid(), me); err != nil {
		t.Fatal(err)
	}
	if !s.runGoesOn() {
		t.Error("a run does not go on")
	}
	leave(t, s)
	if n := stops.Load(); n != 1 {
		t.Errorf("without a watchdog it was stopped %d times, want once", n)
	}
}

// There is one watchdog.
func TestOneWatchdog(t *testing.T) {
	var stops atomic.Int32
	base := t.TempDir()
	u := user(t, base, &stops)
	ended := make(chan error, 2)
	for range 2 {
		go func() {
			w := newShared(base)
			w.stop = u.stop
			ended <- w.watch(context.Background())
		}()
	}
	if err := <-ended; err != nil || stops.Load() != 0 {
		t.Errorf("the second one: %v, stopped %d times", err, stops.Load())
	}
	u.users.Close()
	if err := <-ended; err != nil || stops.Load() != 1 {
		t.Errorf("the first one: %v, stopped %d times", err, stops.Load())
	}
}

// Two test binaries of a go test have one server after the other; when they and
// go test are killed, none is left.
func TestKilledTestsLeaveNoServerOnNeo4j(t *testing.T) {
	Server(t) // skips where there is no engine
	temp := t.TempDir()
	cmd := childCommand(goTest(t), "go", "TMPDIR="+temp, "HUBGRAPH_DBTEST_BINARY="+os.Args[0])
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := bufio.NewReader(out)
	var servers, users [2]int
	for i := range servers {
		line, err := lines.ReadString('\n')
		if _, scan := fmt.Sscan(line, &servers[i], &users[i]); err != nil || scan != nil {
			t.Fatalf("test binary %d says %q, %v", i+1, line, err)
		}
	}
	if servers[0] != servers[1] && runtime.GOOS == "linux" {
		t.Errorf("two servers, %d and %d", servers[0], servers[1])
	}
	hanging, err := os.FindProcess(users[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := hanging.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	base := filepath.Join(temp, fmt.Sprintf("hubgraph-test-%d", os.Getuid()))
	d := dbserver.Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state")}
	s := newShared(base)
	within(t, "the server and its watchdog are gone", func() bool {
		_, running, err := dbserver.Status(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		return !running && !s.hasWatchdog()
	})
}

// goTest returns a program named go, which is this test binary.
func goTest(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "go")
	if err := os.WriteFile(path, text, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}
