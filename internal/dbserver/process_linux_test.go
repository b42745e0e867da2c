package dbserver

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"
)

const loseMainThread = "DBSERVER_TEST_LOSE_MAIN_THREAD"

// init ends the main thread of a process that TestMainThreadGone starts, and leaves
// the others.
func init() {
	if os.Getenv(loseMainThread) == "" {
		return
	}
	runtime.LockOSThread()
	go func() {
		for ; ; time.Sleep(10 * time.Millisecond) {
			stat, _ := os.ReadFile(fmt.Sprintf("/proc/self/task/%d/stat", os.Getpid()))
			if bytes.Contains(stat, []byte(") Z ")) {
				fmt.Println("gone")
				time.Sleep(time.Minute)
				os.Exit(0)
			}
		}
	}()
	syscall.RawSyscall(syscall.SYS_EXIT, 0, 0, 0)
}

// TestMainThreadGone: a process without its main thread, as one of several threads is
// for a while after it was killed, still runs.
func TestMainThreadGone(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), loseMainThread+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	if said, err := bufio.NewReader(out).ReadString('\n'); err != nil || said != "gone\n" {
		t.Fatalf("the process says %q, %v", said, err)
	}
	if _, err := processIdentity(cmd.Process.Pid); err != nil {
		t.Errorf("%v, and its other threads run", err)
	}
}
