package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
)

// TestConnectionErrors brings every command that connects to servers that
// cannot be used: exit code 1, one line that says why, no output, no file.
func TestConnectionErrors(t *testing.T) {
	testDB(t)
	info := dbtest.Server(t)
	dir := smallFolder(t)
	commands := [][]string{
		{"query", "run", "developers/top-committers"},
		{"cypher", "RETURN 1 AS n"},
		{"load", dir},
		{"load", dir, "--replace"},
		{"load", dir, "--prune"},
		{"analyze", "-o", "out.json"},
		{"export", "collaboration", "-o", "out.graphml"},
		{"export", "co-usage", "-o", "out.csv"},
		{"report", "-o", "out.html"},
		{"derive"},
		{"recipe", "run", "licences", "--out", "out.md"},
		{"recipe", "export", "licences", "--out", "out.ipynb"},
	}
	// Unknown users, another one each time: the server refuses a known one for
	// some seconds after three wrong passwords.
	stranger := func(i int) []string { return []string{"--neo4j-username", "stranger-" + string(rune('a'+i))} }
	for _, c := range []struct {
		name  string
		flags func(i int) []string
		want  string
	}{
		{"wrong password", stranger, "or the password is not accepted; set NEO4J_USERNAME and NEO4J_PASSWORD"},
		{"unreachable", func(int) []string { return []string{"--neo4j-uri", "bolt://127.0.0.1:1"} }, "nothing listens there (connection refused); is it running? hubgraph db start starts one"},
		{"unreachable by routing", func(int) []string { return []string{"--neo4j-uri", "neo4j://127.0.0.1:1"} }, "nothing listens there (connection refused)"},
		{"wrong database", func(int) []string { return []string{"--neo4j-database", "nirvana"} }, `no database "nirvana"; set NEO4J_DATABASE`},
		{"the port of HTTP", func(int) []string { return []string{"--neo4j-uri", strings.Replace(info.HTTPURL, "http", "bolt", 1)} }, "this port speaks HTTP"},
		{"TLS wanted", func(int) []string { return []string{"--neo4j-uri", strings.Replace(info.BoltURI, "bolt", "bolt+s", 1)} }, "the server speaks without TLS; use bolt://"},
		{"no CA file", func(int) []string {
			return []string{"--neo4j-uri", "neo4j+s://127.0.0.1:1", "--neo4j-ca-file", "missing.pem"}
		}, "the CA file of Neo4j missing.pem does not exist"},
	} {
		for i, args := range commands {
			code, out, errOut := command(t, append(c.flags(i), args...)...)
			if code != 1 || out != "" || strings.Count(errOut, "\n") != 1 || !strings.HasPrefix(errOut, "hubgraph: ") || !strings.Contains(errOut, c.want) || strings.Contains(errOut, info.Password) {
				t.Errorf("%s, %v: exit %d, output %q, messages %q; want exit 1 and one line with %q", c.name, args, code, out, errOut, c.want)
			}
			if left, err := filepath.Glob("*"); err != nil || len(left) > 0 {
				t.Errorf("%s, %v leaves %v (%v)", c.name, args, left, err)
			}
		}
	}
	if code, out, errOut := command(t, "cypher", "MATCH (n) RETURN count(n) AS n", "-o", "csv"); code != 0 || out != "n\n0\n" {
		t.Errorf("exit %d, nodes %q, messages %q; something was loaded", code, out, errOut)
	}
}

func TestWrongPasswordOfAKnownUser(t *testing.T) {
	testDB(t)
	t.Setenv("NEO4J_PASSWORD", "open-sesame")
	code, out, errOut := command(t, "cypher", "RETURN 1 AS n")
	if code != 1 || out != "" || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, `user "neo4j" or the password is not accepted`) || strings.Contains(errOut, "sesame") {
		t.Errorf("exit %d, output %q, messages %q", code, out, errOut)
	}
}

func TestOwnAuthority(t *testing.T) {
	testDB(t)
	ca := proxy.NewCA(t, "Gust Lab Authority")
	p := proxy.Start(t, os.Getenv("NEO4J_URI"), proxy.Options{TLS: ca.Server(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "127.0.0.1")})
	file := ca.File(t)
	ask := func(uri string, flags ...string) (code int, out, errOut string) {
		return command(t, append(flags, "--neo4j-uri", uri, "cypher", "RETURN 1 AS n", "-o", "csv")...)
	}
	if code, out, errOut := ask(p.URI("neo4j+s"), "--neo4j-ca-file", file); code != 0 || out != "n\n1\n" {
		t.Errorf("by the flag: exit %d, output %q, messages %q", code, out, errOut)
	}
	if code, _, errOut := ask(p.URI("bolt+s")); code != 1 || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, "HUBGRAPH_NEO4J_CA_FILE") {
		t.Errorf("without: exit %d, messages %q", code, errOut)
	}
	t.Setenv("HUBGRAPH_NEO4J_CA_FILE", file)
	if code, out, errOut := ask(p.URI("bolt+s")); code != 0 || out != "n\n1\n" {
		t.Errorf("by the environment: exit %d, output %q, messages %q", code, out, errOut)
	}
	if code, _, errOut := ask(p.URI("bolt")); code != 2 || !strings.Contains(errOut, "neo4j.ca_file: bolt:// checks no certificate") {
		t.Errorf("without TLS: exit %d, messages %q", code, errOut)
	}
}
