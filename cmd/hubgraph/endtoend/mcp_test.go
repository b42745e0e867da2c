package endtoend

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// TestMCP: the program answers an assistant on standard output, and says on standard
// error when no database runs, which may come.
func TestMCP(t *testing.T) {
	commandtest.Database(t)
	loadtest.Load(t, dbtest.Open(t), sample.FS(), loader.Options{})
	with, said := assistant(t, "mcp", "--allow-cypher")
	if tools := callAll(t, with); tools < 50 {
		t.Errorf("%d tools", tools)
	}
	if said.Len() > 0 {
		t.Errorf("on standard error: %s", said)
	}

	t.Setenv("NEO4J_URI", "bolt://127.0.0.1:1")
	without, said := assistant(t, "mcp")
	result, err := without.CallTool(t.Context(), &mcp.CallToolParams{Name: "schema"})
	if err != nil || !result.IsError || !strings.Contains(result.Content[0].(*mcp.TextContent).Text, "The database is away") {
		t.Errorf("without a database: %+v, %v", result, err)
	}
	without.Close()
	if !strings.Contains(said.String(), "Neo4j is away; tools answer once it is there") {
		t.Errorf("on standard error: %q", said)
	}
	commandtest.Run(commandtest.RunProgram).Check(t, 2, "mcp --max-rows 0", "want --max-rows of 1 or more")
	commandtest.Run(commandtest.RunProgram).Check(t, 2, "mcp now", "takes no argument")
}

// assistant starts the program and talks to it.
func assistant(t *testing.T, args ...string) (*mcp.ClientSession, *bytes.Buffer) {
	t.Helper()
	cmd, said := exec.Command(commandtest.Program, args...), &bytes.Buffer{}
	cmd.Stderr = said
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	t.Cleanup(func() { session.Close() })
	return session, said
}

// callAll calls every tool and returns how many there are.
func callAll(t *testing.T, session *mcp.ClientSession) (n int) {
	t.Helper()
	needed := map[string]any{"find": map[string]any{"text": "chat"}, "cypher": map[string]any{"statement": "RETURN 1 AS one"}}
	for tool, err := range session.Tools(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool.Name, Arguments: needed[tool.Name]})
		if err != nil || result.IsError {
			t.Errorf("%s: %v, %+v", tool.Name, err, result)
			continue
		}
		if text := result.Content[0].(*mcp.TextContent).Text; !json.Valid([]byte(text)) || !strings.Contains(text, "fingerprint") {
			t.Errorf("%s: %.200s", tool.Name, text)
		}
	}
	return n
}
