//go:build unix

package endtoend

import (
	"bytes"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
)

// TestAMillionRows streams a million rows from Neo4j, in little memory.
func TestAMillionRows(t *testing.T) {
	commandtest.Database(t)
	for _, format := range []string{"csv", "table"} {
		cmd := exec.Command(commandtest.Program, "cypher", "UNWIND range(1, 1000000) AS n RETURN n, 'model-' + n AS name, n / 7.0 AS share", "-o", format, "--limit", "0", "--timeout", "0")
		lines, errOut := &lineCounter{}, &bytes.Buffer{}
		cmd.Stdout, cmd.Stderr = lines, errOut
		if err := cmd.Run(); err != nil || errOut.Len() > 0 {
			t.Fatalf("%s: %v, %s", format, err, errOut)
		}
		if lines.n < 1_000_000 || lines.n > 1_000_100 || !strings.Contains(lines.last, "model-1000000") {
			t.Errorf("%s: %d lines, the last is %q", format, lines.n, lines.last)
		}
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if mb := usage.Maxrss / 1024; mb > 200 {
			t.Errorf("%s: %d MB at the most", format, mb)
		} else {
			t.Logf("%s: %d MB at the most", format, mb)
		}
	}
}

// lineCounter counts lines and keeps the last one.
type lineCounter struct {
	n    int
	last string
	part []byte
}

func (l *lineCounter) Write(b []byte) (int, error) {
	l.part = append(l.part, b...)
	for {
		i := bytes.IndexByte(l.part, '\n')
		if i < 0 {
			return len(b), nil
		}
		l.n, l.last, l.part = l.n+1, string(l.part[:i]), l.part[i+1:]
	}
}
