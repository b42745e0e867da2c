package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestAnalyzeEdges: an exported network is measured as that of the hub is, but
// for who works with nobody, whom an edge list does not have.
func TestAnalyzeEdges(t *testing.T) {
	hub := smallFolder(t)
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// The network of hubtest.Small, by hand from its package comment.
	edges := `Source,Target,Type,Weight
ada-wren,ada-wren,Directed,1
ada-wren,bo-quill,Directed,2
ada-wren,cai-fen,Directed,2
ada-wren,dov-hale,Directed,1
bo-quill,ada-wren,Directed,1
bo-quill,bo-quill,Directed,1
bo-quill,cai-fen,Directed,1
dov-hale,ada-wren,Directed,2
gus-oak,gus-oak,Directed,1
`
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(edges))
	z.Close()
	write("edges.csv.gz", packed.String())
	code, out, errOut := runCommand(t, "analyze", "--edges", "edges.csv.gz")
	if code != 0 || !strings.HasPrefix(errOut, "analysed 5 nodes, 9 edges in ") {
		t.Fatalf("exit %d, %q", code, errOut)
	}
	_, whole, _ := runCommand(t, "analyze", "--from", hub)
	got, want := allOf(t, out), allOf(t, whole)
	for _, r := range []map[string]any{got, want} {
		delete(r, "repositories")
		delete(r["size"].(map[string]any), "repositories_with_authors")
	}
	a, b := mustJSON(t, got), mustJSON(t, want)
	if a != b {
		t.Errorf("edges: %s\nhub:   %s", a, b)
	}

	for _, parts := range []string{"communities", "all"} {
		args := []string{"analyze", "--seed", "3", "--beyond", strings.ReplaceAll(parts, "all", "communities,nulls")}
		_, whole, _ := runCommand(t, append(args, "--from", hub)...)
		args[4] = parts
		_, out, _ := runCommand(t, append(args, "--edges", "edges.csv.gz")...)
		if a, b := beyondAll(t, out), beyondAll(t, whole); len(a) < 100 || a != b {
			t.Errorf("%s, edges: %s\nhub:   %s", parts, a, b)
		}
	}

	write("bad.csv", "source,target,freq\na,b,0\na,b,2\n")
	code, _, errOut = runCommand(t, "analyze", "--edges", "bad.csv", "-o", "bad.json")
	if code != 3 || !strings.Contains(errOut, `bad.csv:2: the weight "0" is not above 0`) {
		t.Errorf("bad line: exit %d, %q", code, errOut)
	}
	if text, err := os.ReadFile("bad.json"); err != nil || !strings.Contains(string(text), `"weight_total": 2`) {
		t.Errorf("%v, %s", err, text)
	}
	write("other.csv", "a,b\n1,2\n")
	for args, want := range map[string]string{
		"--edges bad.csv --from x":                    "either --edges or --from",
		"--edges bad.csv --raw":                       "either --edges or --raw",
		"--edges bad.csv --pareto 80":                 "either --edges or --pareto",
		"--edges bad.csv --license-min 3":             "either --edges or --license-min",
		"--edges bad.csv --max-line 3MiB":             "either --edges or --max-line",
		"--edges bad.csv --beyond tails":              `there is no part "tails"; want communities, nulls, or all`,
		"--edges bad.csv --bootstrap 9":               "either --edges or --bootstrap",
		"--edges bad.csv --until 2023-01-01":          "either --edges or --until",
		"--edges other.csv":                           "want source and target",
		"--edges bad.csv -o bad.csv":                  "cannot be written",
		"--edges bad.csv -o x.json --rejects bad.csv": "cannot be written",
	} {
		code, _, errOut := runCommand(t, append([]string{"analyze"}, strings.Fields(args)...)...)
		if code != 2 || !strings.Contains(errOut, want) {
			t.Errorf("%s: exit %d, %q", args, code, errOut)
		}
	}
	if code, _, errOut := runCommand(t, "analyze", "--edges", "none.csv"); code != 1 || !strings.Contains(errOut, "none.csv") {
		t.Errorf("missing file: exit %d, %q", code, errOut)
	}
}

// allOf returns network.all of results.
func allOf(t *testing.T, results string) map[string]any {
	t.Helper()
	var r struct{ Network struct{ All map[string]any } }
	if err := json.Unmarshal([]byte(results), &r); err != nil {
		t.Fatal(err)
	}
	return r.Network.All
}

// beyondAll returns what results have of the whole network beyond the paper.
func beyondAll(t *testing.T, results string) string {
	t.Helper()
	type part struct{ Scopes struct{ All map[string]any } }
	var r struct{ Communities, Nulls *part }
	if err := json.Unmarshal([]byte(results), &r); err != nil {
		t.Fatal(err)
	}
	return mustJSON(t, r)
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
