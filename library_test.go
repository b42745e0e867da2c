package hubgraph_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// TestLibraryProgram builds the program of docs/library.md, as it stands there,
// in a module of its own, runs it on a real Neo4j, and compares what it prints
// with what NetworkX and pandas computed from the same snapshot.
func TestLibraryProgram(t *testing.T) {
	program := buildOutside(t, firstGoBlock(t, "docs/library.md"))
	dbtest.Open(t)
	info := dbtest.Server(t)
	cmd := exec.Command(program, "analytics/testdata/oracle/hub")
	cmd.Env = append(os.Environ(), "NEO4J_URI="+info.BoltURI, "NEO4J_USERNAME="+info.Username, "NEO4J_PASSWORD="+info.Password)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the program: %v\n%s", err, out)
	}
	_, rest, ok := strings.Cut(string(out), "model,spaces,share\n")
	models, people, ok2 := strings.Cut(rest, "developer,pagerank,core\n")
	if !ok || !ok2 || !strings.HasPrefix(string(out), "rejected lines: 0\n") {
		t.Fatalf("the program prints\n%s", out)
	}

	want := oracleValues(t)
	for i, row := range rowsOf(t, models, 5) {
		id, spaces := want.Usage.All.TopUsed[i][0], want.Usage.All.TopUsed[i][1]
		if row[0] != id || number(t, row[1]) != spaces {
			t.Errorf("most used model %d is %v, want %v by %v spaces", i, row, id, spaces)
		}
	}
	ranks := map[string]float64{}
	for _, pair := range want.Network.All.PageRank.Top {
		ranks[pair[0].(string)] = pair[1].(float64)
	}
	highest, before := 0.0, 1.0
	for _, row := range rowsOf(t, people, 10) {
		rank := number(t, row[1])
		if want, ok := ranks[row[0]]; !ok || math.Abs(rank-want) > 1e-8 || rank > before {
			t.Errorf("developer %v, want the PageRank %v, in falling order", row, want)
		}
		highest, before = max(highest, number(t, row[2])), rank
	}
	if highest != want.Network.All.KMax {
		t.Errorf("the highest core number of them is %v, want %v", highest, want.Network.All.KMax)
	}
}

// firstGoBlock returns the first go block of a Markdown file.
func firstGoBlock(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n```go\n")
	program, _, ok := strings.Cut(rest, "\n```")
	if !ok {
		t.Fatalf("%s has no go block", file)
	}
	return program + "\n"
}

// buildOutside builds a program in a module that requires this one, and returns
// the path of the command.
func buildOutside(t *testing.T, program string) string {
	t.Helper()
	root, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	mod := "module example.org/explore\n\ngo 1.26\n\nrequire " + module + " v0.0.0\n\nreplace " + module + " => " + root + "\n"
	for name, text := range map[string]string{"main.go": program, "go.mod": mod, "go.sum": string(sums)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-mod=mod", "-o", "explore", ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program of docs/library.md: %v\n%s", err, out)
	}
	return filepath.Join(dir, "explore")
}

// oracle is a part of what the reference in Python computed.
type oracle struct {
	Network struct {
		All struct {
			KMax     float64               `json:"k_max"`
			PageRank struct{ Top [][]any } `json:"pagerank"`
		}
	}
	Usage struct {
		All struct {
			TopUsed [][]any `json:"top_used"`
		}
	}
}

func oracleValues(t *testing.T) (want oracle) {
	t.Helper()
	if err := json.Unmarshal(hubtest.Gunzip(t, "analytics/testdata/oracle/expected.clean.json.gz"), &want); err != nil {
		t.Fatal(err)
	}
	return want
}

// rowsOf returns n rows of CSV.
func rowsOf(t *testing.T, text string, n int) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != n {
		t.Fatalf("%d rows, want %d; %v:\n%s", len(rows), n, err, text)
	}
	return rows
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
