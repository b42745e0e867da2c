// Package readers gives tests the programs that people open exports with: a Python
// with NetworkX, igraph, pandas, pyarrow and DuckDB, others with Spark, for which there
// is the Neo4j connector, and Gephi's own importer; those that compute the same numbers;
// and those that ask servers, schemathesis and the official client of the Model Context Protocol.
// What is missing is an error, never a skip. They are fetched once, from PyPI and Maven Central,
// into the user's cache.
package readers

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

//go:embed requirements.txt
var requirements string

//go:embed peers.txt
var peers string

//go:embed clients.txt
var clients string

//go:embed spark.txt
var spark string

//go:embed spark3.txt
var spark3 string

// connectorVersion is that of the Neo4j Connector for Apache Spark, for Scala 2.12.
const connectorVersion = "5.0.3_for_spark_3"

// gephiVersion is that of the Gephi Toolkit: the importers of Gephi without its windows.
const gephiVersion = "0.10.1"

// Python returns a Python with the packages of requirements.txt: that of
// HUBGRAPH_READERS, or one in a virtual environment made for the tests.
func Python(t testing.TB) string {
	t.Helper()
	return pythonWith(t, requirements, "HUBGRAPH_READERS")
}

// Spark returns a Python with the packages of spark.txt: that of HUBGRAPH_SPARK, or one
// in a virtual environment made for the tests. Spark itself wants Java 17 or newer.
func Spark(t testing.TB) string {
	t.Helper()
	return pythonWith(t, spark, "HUBGRAPH_SPARK")
}

// Peers returns a Python with the packages of peers.txt, which compute what hubgraph does:
// that of HUBGRAPH_PEERS, or one in a virtual environment made for the tests.
func Peers(t testing.TB) string {
	t.Helper()
	return pythonWith(t, peers, "HUBGRAPH_PEERS")
}

// Spark3 returns a Python with the packages of spark3.txt: that of HUBGRAPH_SPARK3, or
// one in a virtual environment made for the tests.
func Spark3(t testing.TB) string {
	t.Helper()
	return pythonWith(t, spark3, "HUBGRAPH_SPARK3")
}

// SparkConnector returns the jar of the Neo4j Connector for Apache Spark, with all that
// it needs, for Spark3.
func SparkConnector(t testing.TB) string {
	t.Helper()
	return jar(t, "org.neo4j:neo4j-connector-apache-spark_2.12:"+connectorVersion, "neo4j-connector-apache-spark_2.12-"+connectorVersion+".jar")
}

// Clients returns a Python with the packages of clients.txt, which ask servers: that of
// HUBGRAPH_CLIENTS, or one in a virtual environment made for the tests.
func Clients(t testing.TB) string {
	t.Helper()
	return pythonWith(t, clients, "HUBGRAPH_CLIENTS")
}

// pythonWith returns the Python that a variable of the environment names, else one with
// the given packages.
func pythonWith(t testing.TB, packages, variable string) string {
	t.Helper()
	if python := os.Getenv(variable); python != "" {
		return python
	}
	venv := filepath.Join(cache(t), fmt.Sprintf("python-%x", sha256.Sum256([]byte(packages)))[:16])
	python, done, list := filepath.Join(venv, "bin", "python"), filepath.Join(venv, "complete"), filepath.Join(venv, "requirements.txt")
	if runtime.GOOS == "windows" {
		python = filepath.Join(venv, "Scripts", "python.exe")
	}
	if _, err := os.Stat(done); err == nil {
		return python
	}
	Run(t, "python3", "-m", "venv", venv)
	write(t, list, packages)
	Run(t, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", list)
	write(t, done, "")
	return python
}

// Gephi returns the jar of the Gephi Toolkit, with all that it needs.
func Gephi(t testing.TB) string {
	t.Helper()
	return jar(t, "org.gephi:gephi-toolkit:"+gephiVersion+":jar:all", "gephi-toolkit-"+gephiVersion+"-all.jar")
}

// jar returns the file of an artifact of Maven Central.
func jar(t testing.TB, artifact, name string) string {
	t.Helper()
	path := filepath.Join(cache(t), name)
	if _, err := os.Stat(path); err != nil {
		Run(t, "mvn", "-B", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy", "-Dartifact="+artifact, "-DoutputDirectory="+filepath.Dir(path))
	}
	return path
}

// Run runs a program to its end and returns what it wrote; an exit code other than 0
// ends the test.
func Run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func cache(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err == nil {
		dir = filepath.Join(dir, "hubgraph", "readers")
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
