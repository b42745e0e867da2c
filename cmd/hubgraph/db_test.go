package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// dbFolders gives the test a database of its own, with the user's fetched
// Neo4j, and no server of the settings. It returns the folder of the state.
func dbFolders(t *testing.T) (state string) {
	t.Helper()
	base := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(base, "data"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(base, "state"))
	for _, name := range []string{"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "HUBGRAPH_NEO4J_URI", "HUBGRAPH_DB_ENGINE"} {
		t.Setenv(name, "")
	}
	t.Setenv("HUBGRAPH_DB_BOLT_PORT", "0")
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "0")
	return filepath.Join(base, "state", "hubgraph")
}

// checkCommand runs a command and compares its exit code; each part must be in what it
// prints. Errors are one line on standard error.
func checkCommand(t *testing.T, want int, args string, parts ...string) string {
	t.Helper()
	code, out, errOut := runCommand(t, strings.Fields(args)...)
	if code != want {
		t.Errorf("%s: exit %d, want %d: %s%s", args, code, want, out, errOut)
	}
	if text := out; code != 0 {
		if text != "" || strings.Count(errOut, "\n") != 1 || !strings.HasPrefix(errOut, "hubgraph: ") {
			t.Errorf("%s: an error is one line, got %q and %q", args, out, errOut)
		}
	}
	for _, part := range parts {
		if !strings.Contains(out+errOut, part) {
			t.Errorf("%s: %q does not say %q", args, out+errOut, part)
		}
	}
	return out
}

func TestDBWhenNothingRuns(t *testing.T) {
	state := dbFolders(t)
	checkCommand(t, 1, "db status", "Neo4j is not running", "hubgraph db start")
	checkCommand(t, 0, "db stop", "no Neo4j of hubgraph is running")
	checkCommand(t, 2, "db reset", "deletes all data in ", "hubgraph db reset --yes")
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Error("a question made folders")
	}
	checkCommand(t, 0, "db reset --yes", "the database is empty; Neo4j is not running")
	checkCommand(t, 2, "db start now", "db start --help")
	checkCommand(t, 2, "db begin", `no command "begin"`)
}

// Where the settings name a server nothing is started, and it is not touched.
func TestDBWithServerOfTheSettings(t *testing.T) {
	state := dbFolders(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	uri := "bolt://" + l.Addr().String()
	l.Close()
	t.Setenv("NEO4J_URI", uri)
	checkCommand(t, 0, "db start", "NEO4J_URI names a server of yours, "+uri+", so none is started")
	checkCommand(t, 1, "db status", uri, "cannot be used", "connection refused")
	checkCommand(t, 2, "db reset --yes", "NEO4J_URI", "empties only a Neo4j that db start started")
	checkCommand(t, 0, "db stop", uri, "stays as it is")
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Error("folders were made for a server that is not ours")
	}
}

func TestDBWithoutEngine(t *testing.T) {
	dbFolders(t)
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	checkCommand(t, 1, "db start", "no Neo4j can be started on this machine", "Docker: not installed", "no Java found", "no Maven", "apt install", "NEO4J_URI")
}

func TestDBPortsOfTheSettings(t *testing.T) {
	dbFolders(t)
	t.Setenv("HUBGRAPH_DB_BOLT_PORT", "7000")
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "7000")
	checkCommand(t, 2, "db start", "HUBGRAPH_DB_BOLT_PORT and HUBGRAPH_DB_HTTP_PORT are both 7000")
}

func TestDBOnNeo4j(t *testing.T) {
	state := dbFolders(t)
	t.Setenv("HUBGRAPH_DB_ENGINE", "local")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	taken := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", taken)
	if _, _, errOut := runCommand(t, "db", "start"); strings.Contains(errOut, "no Neo4j can be started") && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
		t.Skip("SKIPPED, " + errOut)
	}
	checkCommand(t, 1, "db start", "port "+taken+" for HTTP is taken", "HUBGRAPH_DB_HTTP_PORT")

	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "0")
	t.Cleanup(func() { runCommand(t, "db", "stop") })
	started := checkCommand(t, 0, "db start", "starting Neo4j", "Neo4j is running (local, process ", filepath.Join(state, "neo4j-password"))
	again := checkCommand(t, 0, "db start", "Neo4j is already running (local, process ")
	status := checkCommand(t, 0, "db status")
	if status != started || strings.Replace(again, "already ", "", 1) != started {
		t.Errorf("start, second start and status tell of different servers:\n%s%s%s", started, again, status)
	}
	secret, err := os.ReadFile(filepath.Join(state, "neo4j-password"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(started+again+status, strings.TrimSpace(string(secret))) {
		t.Error("the password is printed")
	}
	browser := regexp.MustCompile(`Browser +(\S+)`).FindStringSubmatch(status)
	if browser == nil {
		t.Fatalf("no address of Neo4j Browser in %s", status)
	}
	resp, err := http.Get(browser[1])
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("Neo4j Browser answers %s", resp.Status)
	}
	// Other commands find it without NEO4J_URI.
	if code, out, errOut := runCommand(t, "cypher", "RETURN 40 + 2 AS answer", "-o", "csv"); code != 0 || out != "answer\n42\n" {
		t.Errorf("cypher: exit %d, %q, %q", code, out, errOut)
	}

	checkCommand(t, 0, "db reset --yes", "the database is empty; Neo4j is running (local, process ")
	checkCommand(t, 0, "db stop", "Neo4j is stopped")
	checkCommand(t, 1, "db status", "Neo4j is not running")
	checkCommand(t, 0, "db stop", "no Neo4j of hubgraph is running")
}
