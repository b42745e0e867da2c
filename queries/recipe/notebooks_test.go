//go:build jupyter

// These tests need Python and the network: go test -tags jupyter ./queries/recipe

package recipe_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/sample"
)

// jupyter returns a Python with the packages of testdata/requirements.txt: that of
// HUBGRAPH_JUPYTER, or one in a virtual environment made for the test.
func jupyter(t *testing.T) string {
	t.Helper()
	if python := os.Getenv("HUBGRAPH_JUPYTER"); python != "" {
		return python
	}
	venv := filepath.Join(t.TempDir(), "venv")
	python := filepath.Join(venv, "bin", "python")
	if runtime.GOOS == "windows" {
		python = filepath.Join(venv, "Scripts", "python.exe")
	}
	for _, args := range [][]string{
		{"python3", "-m", "venv", venv},
		{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "testdata/requirements.txt"},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
	}
	return python
}

// dump is a cell that prints every table with all digits.
const dump = `import json


def plain(x):
    if isinstance(x, list):
        return [plain(e) for e in x]
    if x is None or x is pd.NA or x != x:
        return None
    return x.item() if hasattr(x, "item") else x


print(json.dumps({
    name: {"columns": list(table.columns), "rows": [[plain(x) for x in row] for row in table.itertuples(index=False, name=None)]}
    for name, table in globals().items() if name.startswith("table_")
}))
`

// withDump adds the cell to a notebook.
func withDump(t *testing.T, notebook string) []byte {
	t.Helper()
	var n map[string]any
	if err := json.Unmarshal([]byte(notebook), &n); err != nil {
		t.Fatal(err)
	}
	n["cells"] = append(n["cells"].([]any), map[string]any{
		"cell_type": "code", "id": "dump", "metadata": map[string]any{}, "execution_count": nil, "outputs": []any{}, "source": dump,
	})
	text, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Every exported notebook executes, on the sample and on a hub without records,
// and makes the tables and pictures that it was exported with.
func TestNotebooksExecute(t *testing.T) {
	python := jupyter(t)
	for name, db := range map[string]func() *graphdb.DB{
		"sample": func() *graphdb.DB { return load(t, sample.FS()) },
		"empty":  func() *graphdb.DB { return load(t, fstest.MapFS{"repositories.jsonl": &fstest.MapFile{}}) },
	} {
		t.Run(name, func(t *testing.T) { executeAll(t, db(), python) })
	}
}

func executeAll(t *testing.T, db *graphdb.DB, python string) {
	dir := t.TempDir()
	reports := map[string]*recipe.Report{}
	args := []string{"-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", filepath.Join(dir, "executed")}
	for _, r := range recipe.Bundled().All() {
		reports[r.Name] = run(t, db, r)
		path := filepath.Join(dir, r.Name+".ipynb")
		if err := os.WriteFile(path, withDump(t, written(t, reports[r.Name], recipe.Notebook)), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	info := dbtest.Server(t)
	cmd := exec.Command(python, args...)
	cmd.Env = append(os.Environ(), "NEO4J_URI="+info.BoltURI, "NEO4J_USERNAME="+info.Username, "NEO4J_PASSWORD="+info.Password, "NEO4J_DATABASE=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("nbconvert: %v\n%s", err, out)
	}
	for name, report := range reports {
		executed := filepath.Join(dir, "executed", name+".ipynb")
		out, err := exec.Command(python, "testdata/same_outputs.py", filepath.Join(dir, name+".ipynb"), executed).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
			continue
		}
		t.Logf("%s: %s", name, strings.TrimSpace(string(out)))
		checkDump(t, report, executed)
	}
}

// checkDump compares the tables of a notebook that was executed with the answers
// of the run, all digits.
func checkDump(t *testing.T, report *recipe.Report, executed string) {
	text, err := os.ReadFile(executed)
	if err != nil {
		t.Fatal(err)
	}
	var n struct {
		Cells []struct {
			ID      string
			Outputs []struct{ Text any }
		}
	}
	if err := json.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	printed := ""
	switch lines := n.Cells[len(n.Cells)-1].Outputs[0].Text.(type) {
	case string:
		printed = lines
	case []any:
		for _, line := range lines {
			printed += line.(string)
		}
	}
	var tables map[string]expectedTable
	if err := json.Unmarshal([]byte(printed), &tables); err != nil {
		t.Fatalf("%s: %v\n%.200s", report.Recipe.Name, err, printed)
	}
	for _, c := range report.Recipe.Cells() {
		result := report.Result(c.Name)
		if result == nil {
			continue
		}
		table, ok := tables["table_"+c.Name]
		if !ok {
			t.Errorf("%s: no table of cell %s", report.Recipe.Name, c.Name)
		} else if !slices.Equal(table.Columns, result.Columns) || !slices.EqualFunc(table.Rows, result.Rows, func(a, b []any) bool { return slices.EqualFunc(a, b, identical) }) {
			t.Errorf("%s, cell %s: the notebook has %v, the run %v", report.Recipe.Name, c.Name, table.Rows, result.Rows)
		}
	}
}

// identical compares a value of JSON with one of the graph, all digits.
func identical(a, b any) bool {
	if list, ok := a.([]any); ok {
		other, ok := b.([]any)
		return ok && slices.EqualFunc(list, other, identical)
	}
	if n, ok := b.(int64); ok {
		b = float64(n)
	}
	return a == b
}
