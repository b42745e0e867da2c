package ownserver

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
)

// TestDBOnNeo4j: in folders with strange names and in the locale C, as elsewhere.
func TestDBOnNeo4j(t *testing.T) {
	state := commandtest.StrangeFolders(t)
	t.Setenv("HUBGRAPH_DB_ENGINE", "local")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	taken := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", taken)
	if _, _, errOut := run(t, "db", "start"); strings.Contains(errOut, "no Neo4j can be started") && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
		t.Skip("SKIPPED, " + errOut)
	}
	run.Check(t, 1, "db start", "port "+taken+" for HTTP is taken", "HUBGRAPH_DB_HTTP_PORT")

	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "0")
	t.Cleanup(func() { run(t, "db", "stop") })
	started := run.Check(t, 0, "db start", "starting Neo4j", "Neo4j is running (local, process ", filepath.Join(state, "neo4j-password"))
	again := run.Check(t, 0, "db start", "Neo4j is already running (local, process ")
	status := run.Check(t, 0, "db status")
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
	if code, out, errOut := run(t, "cypher", "RETURN 40 + 2 AS answer", "-o", "csv"); code != 0 || out != "answer\n42\n" {
		t.Errorf("cypher: exit %d, %q, %q", code, out, errOut)
	}

	run.Check(t, 0, "load "+commandtest.Small(t))
	run.Check(t, 0, "db reset --yes", "the database is empty; Neo4j is running (local, process ")
	if n := commandtest.Rows(t, connect(t), "MATCH (n) RETURN count(n)", nil)[0][0]; n != int64(0) {
		t.Errorf("%v nodes after db reset", n)
	}
	run.Check(t, 0, "db stop", "Neo4j is stopped")
	run.Check(t, 1, "db status", "Neo4j is not running")
	run.Check(t, 0, "db stop", "no Neo4j of hubgraph is running")
}
