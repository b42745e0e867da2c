package dbserver

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

// sleeper starts a process that is not ours and lasts longer than the test.
func sleeper(t *testing.T, script string) *exec.Cmd {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the sleeping program is a shell script")
	}
	cmd := exec.Command("/bin/sh", "-c", script)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	if _, err := io.ReadFull(out, make([]byte, 6)); err != nil { // "ready\n"
		t.Fatal(err)
	}
	return cmd
}

const sleepLong = "echo ready; while :; do sleep 0.05; done"

func TestProcessIdentity(t *testing.T) {
	self, err := processIdentity(os.Getpid())
	if err != nil || self == "" {
		t.Fatalf("of this process: %q, %v", self, err)
	}
	if again, _ := processIdentity(os.Getpid()); again != self {
		t.Errorf("it changed from %q to %q", self, again)
	}
	if !isOurs(os.Getpid(), self) {
		t.Error("this process is not taken for itself")
	}
	if isOurs(os.Getpid(), self+"0") || isOurs(os.Getpid(), "") || isOurs(0, self) || isOurs(-1, self) {
		t.Error("a process id alone is enough")
	}
	cmd := sleeper(t, sleepLong)
	other, err := processIdentity(cmd.Process.Pid)
	if err != nil || other == self {
		t.Errorf("of another process: %q, %v", other, err)
	}
	// Killed and not waited for, it is a zombie, which is gone.
	cmd.Process.Kill()
	for range 3000 { // a minute: a busy machine
		if _, err = processIdentity(cmd.Process.Pid); err != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != errGone {
		t.Errorf("of a zombie: %v, want %v", err, errGone)
	}
}

func TestEndProcess(t *testing.T) {
	t.Run("ends by itself", func(t *testing.T) {
		cmd := sleeper(t, sleepLong)
		id, err := processIdentity(cmd.Process.Pid)
		if err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		if err := endProcess(context.Background(), cmd.Process.Pid, id, 10*time.Second, Options{Log: &log}.logf); err != nil {
			t.Fatal(err)
		}
		if isOurs(cmd.Process.Pid, id) || log.Len() > 0 {
			t.Errorf("still there, or killed: %s", &log)
		}
	})
	t.Run("is killed after the grace", func(t *testing.T) {
		cmd := sleeper(t, "trap '' TERM; "+sleepLong)
		id, err := processIdentity(cmd.Process.Pid)
		if err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		if err := endProcess(context.Background(), cmd.Process.Pid, id, 300*time.Millisecond, Options{Log: &log}.logf); err != nil {
			t.Fatal(err)
		}
		if isOurs(cmd.Process.Pid, id) || !strings.Contains(log.String(), "killing it") {
			t.Errorf("still there, or not said: %s", &log)
		}
	})
	t.Run("waiting can be interrupted", func(t *testing.T) {
		cmd := sleeper(t, "trap '' TERM; "+sleepLong)
		id, err := processIdentity(cmd.Process.Pid)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		defer cancel()
		if err := endProcess(ctx, cmd.Process.Pid, id, time.Minute, Options{}.logf); err != context.DeadlineExceeded {
			t.Errorf("got %v", err)
		}
	})
}

// A process that got the id of our server later is neither taken for it nor
// ended.
func TestRecycledProcessID(t *testing.T) {
	cmd := sleeper(t, sleepLong)
	id, err := processIdentity(cmd.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	d := tempDirs(t)
	if err := private(d.State); err != nil {
		t.Fatal(err)
	}
	old := state{Engine: EngineLocal, Running: true, BoltPort: 7687, HTTPPort: 7474, PID: cmd.Process.Pid, Process: id + "0"}
	if err := old.write(d); err != nil {
		t.Fatal(err)
	}
	info, running, err := Status(context.Background(), d)
	if running || err != nil || info.PID != 0 {
		t.Errorf("status: %v, %v, %v", info, running, err)
	}
	if err := Stop(context.Background(), d); err != nil {
		t.Errorf("stop: %v", err)
	}
	if !isOurs(cmd.Process.Pid, id) {
		t.Fatal("stop ended a process of somebody else")
	}
	if s, err := readState(d); err != nil || s.Running || s.PID != 0 {
		t.Errorf("after stop: %+v, %v", s, err)
	}

	// A start notices it, says so, and goes on to start anew.
	if err := old.write(d); err != nil {
		t.Fatal(err)
	}
	fakePath(t, nil)
	var log bytes.Buffer
	if _, err := Start(context.Background(), d, Options{Log: &log}); err == nil {
		t.Error("started without Java")
	}
	if want := fmt.Sprintf("the Neo4j started before (process %d) is gone", cmd.Process.Pid); !strings.Contains(log.String(), want) {
		t.Errorf("%q does not say %q", &log, want)
	}
	if !isOurs(cmd.Process.Pid, id) {
		t.Error("start ended a process of somebody else")
	}
}

func TestStopAndStatusOfNothing(t *testing.T) {
	d := tempDirs(t)
	if err := Stop(context.Background(), d); err != nil {
		t.Errorf("stop: %v", err)
	}
	info, running, err := Status(context.Background(), d)
	if running || err != nil || info == nil || info.PasswordFile != d.passwordFile() {
		t.Errorf("status: %v, %v, %v", info, running, err)
	}
	if _, err := os.Stat(d.State); !os.IsNotExist(err) {
		t.Error("a question made folders")
	}
}

// A server that was started by a hubgraph killed before it could remember it is
// found by its command line.
func TestServerWithoutRecordIsEnded(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("finds processes in /proc")
	}
	d := tempDirs(t)
	other := sleeper(t, sleepLong+"; : "+serverClass+" --home-dir="+d.home()+"x")
	// sh -c SCRIPT NAME ARGS: the command line of a server.
	cmd := exec.Command("/bin/sh", "-c", "while :; do sleep 0.05; done", "java", serverClass, "--home-dir="+d.home(), "--config-dir="+d.conf())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	if got := findServer(d.home()); got != cmd.Process.Pid {
		t.Fatalf("found process %d, want %d", got, cmd.Process.Pid)
	}
	if err := private(d.State); err != nil {
		t.Fatal(err)
	}
	if err := Stop(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got := findServer(d.home()); got != 0 {
		t.Errorf("process %d is still there", got)
	}
	if _, err := processIdentity(other.Process.Pid); err != nil {
		t.Error("another process was ended")
	}
}
