//go:build unix

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestWatchOnATerminal: each answer is drawn over the one before; Ctrl-C ends it
// as planned.
func TestWatchOnATerminal(t *testing.T) {
	testDB(t)
	cmd := exec.Command(os.Args[0], "cypher", "UNWIND range(1, 60) AS n RETURN n", "--watch", "300ms")
	cmd.Env = append(os.Environ(), mainEnv+"=1")
	s := onPTY(t, cmd)
	s.wait("... 25 more lines")
	s.forget()
	for range 3 {
		s.wait("\x1b[H" + "every 300ms, last at ")
		s.wait("... 25 more lines")
		s.forget()
	}
	if strings.Contains(s.text(), "\x1b[2J") {
		t.Error("the screen is cleared again and again")
	}
	s.typed("\x03")
	if code := s.exit(); code != 0 {
		t.Errorf("exit %d, %q", code, s.text())
	}
}

// TestWatchElsewhere: answers stand one under the other, and an error ends it.
func TestWatchElsewhere(t *testing.T) {
	testDB(t)
	cmd := exec.Command(os.Args[0], "cypher", "RETURN 1 AS one", "--watch", "200ms", "-o", "csv")
	cmd.Env = append(os.Environ(), mainEnv+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len("one\n1\n\none\n1\n\none\n1\n"))
	for n := 0; n < len(got); {
		m, err := out.Read(got[n:])
		if n += m; err != nil {
			t.Fatalf("%q, %v", got[:n], err)
		}
	}
	if string(got) != "one\n1\n\none\n1\n\none\n1\n" {
		t.Errorf("%q", got)
	}
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if code, out, errOut := runCommand(t, "cypher", "RETURN 1 / 0 AS x", "--watch", "1s"); code != 1 || out != "" || !strings.Contains(errOut, "/ by zero") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
}
