//go:build readers

package endtoend

import (
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/readers"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// TestReadersOfServers: programs of others ask a real server on the sample. The official
// client of assistants calls every tool, and schemathesis finds in the API no answer
// that is not as described, and none that is a failure of the server.
func TestReadersOfServers(t *testing.T) {
	commandtest.Database(t)
	loadtest.Load(t, dbtest.Open(t), sample.FS(), loader.Options{})
	python, at := readers.Clients(t), serving(t, "--allow-cypher", "--timeout", "1m")
	script := filepath.Join("testdata", "assistant.py")
	byHTTP := readers.Run(t, python, script, at+"/mcp")
	byStdio := readers.Run(t, python, script, commandtest.Program, "mcp", "--allow-cypher", "--timeout", "1m")
	if byHTTP != byStdio || !strings.Contains(byHTTP, " tools, ") {
		t.Errorf("%s by HTTP, %s by standard input and output", byHTTP, byStdio)
	}
	t.Setenv("PYTHONPATH", "testdata") // where the hooks are
	t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
	t.Log(readers.Run(t, python, "-m", "schemathesis.cli", "--config-file", filepath.Join("testdata", "schemathesis.toml"), "run", at+"/openapi.json", "--url", at))
}

// serving starts the explorer at any free port and returns its address.
func serving(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(commandtest.Program, append([]string{"serve", "--port", "0"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	buf := make([]byte, 4096)
	n, err := io.ReadAtLeast(out, buf, len("The explorer is at http://localhost:1\n"))
	at := regexp.MustCompile(`http://\S+`).FindString(string(buf[:n]))
	if err != nil || at == "" {
		t.Fatalf("%v: %q", err, buf[:n])
	}
	return at
}
