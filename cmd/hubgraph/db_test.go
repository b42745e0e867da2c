package main

import (
	"net"
	"os"
	"testing"
)

func TestDBWhenNothingRuns(t *testing.T) {
	state := dbFolders(t)
	checkCommand(t, 1, "db status", "Neo4j is not running", "hubgraph db start")
	checkCommand(t, 0, "db stop", "no Neo4j of hubgraph is running")
	checkCommand(t, 2, "db reset", "deletes all data in ", "hubgraph db reset --yes")
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Error("a question made folders")
	}
	checkCommand(t, 0, "db reset --yes", "the database is empty; Neo4j is not running")
	checkCommand(t, 2, "db start now", `db start takes no argument, and "now" is one`, "db start --help")
	checkCommand(t, 1, "db password", "there is no password yet", "hubgraph db start")
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
	checkCommand(t, 2, "db password", "NEO4J_URI", "is not known")
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
