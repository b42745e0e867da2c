package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/loader"
)

func TestLoadBulkRefuses(t *testing.T) {
	dbFolders(t)
	dir := smallFolder(t)
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"--files-only " + full + "/x " + dir:                                   "--files-only belongs to --bulk",
		"--bulk --files-only= " + dir:                                          "wants a folder",
		"--bulk --files-only " + full + " " + dir:                              full + " has something in it",
		"--bulk --merge " + dir:                                                "cannot merge",
		"--bulk --prune " + dir:                                                "--prune",
		"--bulk --writers 2 " + dir:                                            "without --bulk",
		"--bulk --neo4j-uri neo4j://graph.example " + dir:                      "--bulk --files-only OUT",
		"--bulk --files-only " + full + "/x --neo4j-database ,$(touch) " + dir: "Neo4j wants 3 to 63 letters",
		"--bulk": "DIR",
	} {
		checkCommand(t, 2, "load "+args, want)
	}
	cutShort(t, filepath.Join(dir, "commits.jsonl"))
	checkCommand(t, 1, "load --bulk --files-only "+full+"/x "+dir, "commits.jsonl.gz")
	if left, err := os.ReadDir(full); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// linesOf counts the nodes and relationships in a folder of import files, and
// apart from these the ones that hold counts.
func linesOf(t *testing.T, dir string) (nodes, relationships, counts int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(data)).ReadAll() // a value may have a line break in it
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		lines := len(records) - 1
		switch name := filepath.Base(file); {
		case name == "tallies.csv", name == "counts.csv", strings.HasPrefix(name, "contributed"), strings.HasPrefix(name, "discussed"):
			counts += lines
		case bytes.HasPrefix(data, []byte(":ID")):
			nodes += lines
		default:
			relationships += lines
		}
	}
	return nodes, relationships, counts
}

func TestLoadBulkFilesOnly(t *testing.T) {
	dbFolders(t)
	t.Setenv("NEO4J_URI", "neo4j://graph.example") // is not asked
	dir, out := smallFolder(t), filepath.Join(t.TempDir(), "new $(folder) of 'mine'", "files")
	appendTo(t, filepath.Join(dir, "bots.jsonl"), "{}\n")
	code, said, errOut := command(t, "load", "--bulk", "--files-only", out, dir)
	if code != 3 || !strings.Contains(errOut, `bots.jsonl:4: "name" is missing`) {
		t.Errorf("exit %d, messages %q", code, errOut)
	}
	// 11 listed repositories, 1 unlisted space, 19 accounts, 19 commits, 5
	// discussions, 5 licences, 3 subfields, the snapshot; see hubtest.
	nodes, relationships, counts := linesOf(t, out)
	if nodes != 64 || relationships != 89 || counts == 0 {
		t.Errorf("%d nodes, %d relationships, want 64 and 89; %d of counts", nodes, relationships, counts)
	}
	for _, part := range []string{out + ": ", " relationships in 0 MB", "\nneo4j-admin database import full neo4j \\\n  --id-type=integer",
		"\ncypher-shell --database neo4j --file finish.cypher\n"} {
		if !strings.Contains(said, part) {
			t.Errorf("output %q does not say %q", said, part)
		}
	}
	_, typed, _ := strings.Cut(said, "\ncd ")
	typed, _, _ = strings.Cut(typed, "\n")
	if at, err := exec.Command("sh", "-c", "cd "+typed+" && pwd").Output(); err != nil || string(at) != out+"\n" {
		t.Errorf("cd %s leads to %q, %v", typed, at, err)
	}
	script, err := os.ReadFile(filepath.Join(out, "import.sh"))
	if err != nil || !strings.Contains(string(script), "\nexec neo4j-admin database import full neo4j \\\n") || strings.Contains(string(script), "overwrite") {
		t.Errorf("%v, script:\n%s", err, script)
	}
	finish, err := os.ReadFile(filepath.Join(out, "finish.cypher"))
	if err != nil || strings.Count(string(finish), "\nCREATE ") != len(loader.Constraints()) || !strings.Contains(string(finish), "s.complete = true") || !strings.Contains(string(finish), "c.complete = true") {
		t.Errorf("%v, Cypher:\n%s", err, finish)
	}

	other := filepath.Join(t.TempDir(), "files")
	code, said, _ = command(t, "--neo4j-database", "hub", "load", "--bulk", "--replace", "--files-only", other, smallFolder(t))
	if code != 0 || !strings.Contains(said, "import full hub ") || !strings.Contains(said, "--overwrite-destination=true\n") {
		t.Errorf("exit %d, output %q", code, said)
	}
}
