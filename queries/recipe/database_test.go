package recipe_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics/derive"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

var update = flag.Bool("update", false, "write the outputs on the sample to queries/recipes/golden")

// load opens the test database and loads the folder of a snapshot into it.
func load(t *testing.T, folder fs.FS) *graphdb.DB {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, folder, loader.Options{})
	return db
}

// run answers a recipe without parameters but those given.
func run(t *testing.T, db *graphdb.DB, r *recipe.Recipe, args ...string) *recipe.Report {
	t.Helper()
	params, err := r.Bind(args)
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), db, params, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// argsOf are the parameters of a recipe on the sample, in which no licence occurs a
// hundred times.
func argsOf(r *recipe.Recipe) []string {
	if r.Name == "licences" {
		return []string{"license_min=5"}
	}
	return nil
}

// TestOnTheSample runs every bundled recipe on the bundled sample.
func TestOnTheSample(t *testing.T) {
	db := load(t, sample.FS())
	dbtest.Replan(t, db)
	reports := map[string]*recipe.Report{}
	for _, r := range recipe.Bundled().All() {
		reports[r.Name] = run(t, db, r, argsOf(r)...)
	}
	t.Run("golden", func(t *testing.T) { checkGolden(t, reports) })
	t.Run("numbers", func(t *testing.T) { checkNumbers(t, reports) })
	t.Run("again", func(t *testing.T) { checkAgain(t, db, reports) })
	t.Run("pasted", func(t *testing.T) { checkPasted(t, db, reports) })
	t.Run("subjects", func(t *testing.T) { checkSubjects(t, db) })
	t.Run("manual", func(t *testing.T) { checkDocs(t, db) })
	t.Run("lost connection", func(t *testing.T) { checkCancel(t, db) })
	if _, err := derive.Derive(t.Context(), db, derive.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Run("derived", func(t *testing.T) { checkDerived(t, db) })
	for name := range reports { // with what derive has written
		reports[name] = run(t, db, reports[name].Recipe, argsOf(reports[name].Recipe)...)
	}
	t.Run("pages", func(t *testing.T) { checkPages(t, reports) })
	t.Run("plans", func(t *testing.T) { checkPlans(t, db, reports) })
}

const golden = "../recipes/golden"

// checkGolden compares what is written with the files of the repository: every
// recipe as Markdown with its charts, one of them in all formats.
func checkGolden(t *testing.T, reports map[string]*recipe.Report) {
	files := map[string]string{}
	for name, report := range reports {
		dir := t.TempDir()
		paths, err := report.WriteFiles(dir+"/", recipe.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(path)] = string(text)
		}
		if name == "licences" {
			files["licences.html"] = written(t, report, recipe.HTML)
			files["licences.ipynb"] = written(t, report, recipe.Notebook)
			files["licences-guide.html"] = written(t, report, recipe.Browser)
		}
	}
	if *update {
		if err := os.MkdirAll(golden, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(golden, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	entries, err := os.ReadDir(golden)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := files[e.Name()]; !ok {
			t.Errorf("%s is not written any more", e.Name())
		}
	}
	for name, text := range files {
		want, err := os.ReadFile(filepath.Join(golden, name))
		if err != nil {
			t.Error(err)
		} else if diff := cmp.Diff(string(want), text); diff != "" {
			t.Errorf("%s (-golden +got)\n%.3000s", name, diff)
		}
	}
}

// expectedTable is what testdata/expected.py says of a cell.
type expectedTable struct {
	Columns   []string
	Rows      [][]any
	Unordered bool // the rows may be in any order
}

// checkNumbers compares whole tables with those that NetworkX, SciPy, pandas and
// plain Python made from the files of the sample.
func checkNumbers(t *testing.T, reports map[string]*recipe.Report) {
	text, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]expectedTable
	if err := json.Unmarshal(text, &expected); err != nil {
		t.Fatal(err)
	}
	tables := 0
	for name, cells := range expected {
		for cell, want := range cells {
			result := reports[name].Result(cell)
			if result == nil {
				t.Errorf("%s has no cell %s", name, cell)
				continue
			}
			tables++
			if err := sameTable(want, result); err != nil {
				t.Errorf("%s, cell %s: %v", name, cell, err)
			}
		}
	}
	if tables < 50 {
		t.Errorf("only %d tables are compared", tables)
	}
}

func sameTable(want expectedTable, got *recipe.Result) error {
	if !slices.Equal(want.Columns, got.Columns) {
		return fmt.Errorf("columns %q, want %q", got.Columns, want.Columns)
	}
	if len(want.Rows) != len(got.Rows) {
		return fmt.Errorf("%d rows, want %d", len(got.Rows), len(want.Rows))
	}
	rows := slices.Clone(got.Rows)
	if want.Unordered {
		slices.SortFunc(rows, func(a, b []any) int { return strings.Compare(fmt.Sprint(a...), fmt.Sprint(b...)) })
		slices.SortFunc(want.Rows, func(a, b []any) int { return strings.Compare(fmt.Sprint(a...), fmt.Sprint(b...)) })
	}
	for i, row := range want.Rows {
		for j, w := range row {
			if !sameValue(w, rows[i][j]) {
				return fmt.Errorf("row %d, %s: %v, want %v", i+1, want.Columns[j], rows[i][j], w)
			}
		}
	}
	return nil
}

// sameValue compares a value of JSON with one of the graph, numbers within a
// relative 1e-9.
func sameValue(want, got any) bool {
	if list, ok := want.([]any); ok {
		other, ok := got.([]any)
		return ok && slices.EqualFunc(list, other, sameValue)
	}
	f, ok := want.(float64)
	if !ok {
		return want == got
	}
	switch g := got.(type) {
	case int64:
		return f == float64(g)
	case float64:
		return math.Abs(f-g) <= 1e-9*max(math.Abs(f), math.Abs(g)) || math.Abs(f-g) < 1e-15
	}
	return false
}

// checkAgain: a second run gives the same bytes in every format.
func checkAgain(t *testing.T, db *graphdb.DB, reports map[string]*recipe.Report) {
	schema := notebookSchema(t)
	for _, r := range recipe.Bundled().All() {
		second := run(t, db, r, argsOf(r)...)
		for _, format := range recipe.Formats {
			text := written(t, second, format)
			if text != written(t, reports[r.Name], format) {
				t.Errorf("%s as %s differs the second time", r.Name, format)
			}
			if format == recipe.Notebook {
				readNotebook(t, schema, text)
			}
			if strings.Contains(text, "{{") && !strings.Contains(text, "{{{") && format != recipe.Notebook {
				t.Errorf("%s as %s holds a placeholder", r.Name, format)
			}
		}
	}
}

var runnable = regexp.MustCompile(`(?s)<pre class="pre-scrollable code runnable">(.*?)</pre>`)

// pasteable returns the statements of the cells as a guide for Neo4j Browser has them.
func pasteable(t *testing.T, report *recipe.Report) (statements []string) {
	for _, m := range runnable.FindAllStringSubmatch(written(t, report, recipe.Browser), -1) {
		if s := html.UnescapeString(m[1]); s != queries.DerivedState { // that stands beside cells
			statements = append(statements, s)
		}
	}
	return statements
}

// checkPasted sends the Cypher of the Markdown as it stands there, without
// parameters, as one who pastes it does.
func checkPasted(t *testing.T, db *graphdb.DB, reports map[string]*recipe.Report) {
	fence := regexp.MustCompile("(?s)```cypher\n(.*?)\n```")
	for name, report := range reports {
		text := written(t, report, recipe.Markdown)
		statements := fence.FindAllStringSubmatch(text, -1)
		if len(statements) != len(report.Recipe.Cells()) || len(pasteable(t, report)) != len(statements) {
			t.Errorf("%s shows %d statements of %d cells", name, len(statements), len(report.Recipe.Cells()))
			continue
		}
		for i, c := range report.Recipe.Cells() {
			columns, rows, err := db.Read(t.Context(), statements[i][1], nil)
			if err != nil {
				t.Errorf("%s, cell %s: %v", name, c.Name, err)
				continue
			}
			n := 0
			for _, err := range rows {
				if err != nil {
					t.Errorf("%s, cell %s: %v", name, c.Name, err)
				}
				n++
			}
			if result := report.Result(c.Name); result != nil && (n != len(result.Rows) || !slices.Equal(columns, result.Columns)) {
				t.Errorf("%s, cell %s: pasted it gives %d rows, want %d", name, c.Name, n, len(result.Rows))
			}
		}
	}
}

// checkSubjects: an account by any spelling, an unknown one, an organisation, and
// text that would be Cypher if it were not a value.
func checkSubjects(t *testing.T, db *graphdb.DB) {
	account, err := recipe.Bundled().Find("account")
	if err != nil {
		t.Fatal(err)
	}
	first := run(t, db, account, "account=deza_mallet")
	alias := run(t, db, account, "account=DEZA_MALLET-old") // an alias of an alias
	if alias.Params["account"] != "deza_mallet" || written(t, first, recipe.Markdown) != written(t, alias, recipe.Markdown) {
		t.Errorf("by another spelling: %v", alias.Params)
	}
	for _, name := range []string{"nobody", "x'}) DETACH DELETE n //", "*/ MATCH (n) DETACH DELETE n", `\`, "{{$limit}}", "`"} {
		report := run(t, db, account, "account="+name)
		text := written(t, report, recipe.Markdown)
		if !strings.Contains(text, "*No account has this name.") || len(report.Result("owned").Rows) > 0 || report.Params["account"] != name {
			t.Errorf("%q: %.300s", name, text)
		}
		for _, format := range recipe.Formats {
			written(t, report, format)
		}
	}
	team := run(t, db, account, "account=wihelu.eddy", "limit=3")
	if rows := team.Result("people").Rows; len(rows) < 5 || team.Picture("people") == nil || len(team.Result("best").Rows) != 3 {
		t.Errorf("people %v", rows)
	}
	model, err := recipe.Bundled().Find("model")
	if err != nil {
		t.Fatal(err)
	}
	built := run(t, db, model, "model=wihelu.eddy/SmallParser-multi-blend1")
	if rows := built.Result("lineage").Rows; len(rows) < 4 || rows[0][1] != "merge" || built.Picture("lineage") == nil {
		t.Errorf("lineage %v", rows)
	}
}

// checkCancel: a run that is ended says so, and is no wrong use.
func checkCancel(t *testing.T, db *graphdb.DB) {
	r, err := recipe.Parse("endless.md", recipeOf("", cellOf("name=c", "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Run(t.Context(), db, nil, queries.Limits{Time: 300_000_000})
	if err == nil || !strings.Contains(err.Error(), "endless.md:5: cell c: the statement ran longer than 300ms and was ended") {
		t.Error(err)
	}
	r, err = recipe.Parse("wrong.md", recipeOf("", "\n"+cellOf("name=c", "MATCH (n)\nRETRUN n")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = r.Run(t.Context(), db, nil, recipe.DefaultLimits); err == nil || !strings.Contains(err.Error(), "wrong.md:6: cell c: ") || !strings.Contains(err.Error(), "line 8, column 1") {
		t.Error(err)
	}
}

// checkDerived: with what derive writes, the cells that need it answer as the
// reference does (core numbers 1: 4, 2: 25, 4: 3, 8: 2, 9: 2, 11: 2, 12: 18).
func checkDerived(t *testing.T, db *graphdb.DB) {
	r, err := recipe.Bundled().Find("core-and-periphery")
	if err != nil {
		t.Fatal(err)
	}
	report := run(t, db, r)
	var got []int64
	for _, row := range report.Result("cores").Rows {
		got = append(got, row[1].(int64))
	}
	if want := []int64{56, 52, 27, 27, 24, 24, 24, 24, 22, 20, 20, 18}; !slices.Equal(got, want) {
		t.Errorf("developers in the k-core: %v, want %v", got, want)
	}
	if rows := report.Result("leaders").Rows; len(rows) != 10 || rows[0][1].(float64) < rows[9][1].(float64) {
		t.Errorf("leaders %v", rows)
	}
	if r, err = recipe.Bundled().Find("co-usage"); err != nil {
		t.Fatal(err)
	}
	report = run(t, db, r)
	derived, ranking := report.Result("derived").Rows, report.Result("ranking").Rows
	for i, row := range derived {
		if row[0] != ranking[i][0] || row[1] != ranking[i][2] || row[2] != ranking[i][4] {
			t.Errorf("row %d is %v derived, %v by Cypher", i, row, ranking[i])
		}
	}
	if len(derived) != 10 {
		t.Errorf("%d rows", len(derived))
	}
}

// checkPlans: the server takes every cell for a read and has no remark on it
// (deprecated syntax, unknown names, a Cartesian product).
func checkPlans(t *testing.T, db *graphdb.DB, reports map[string]*recipe.Report) {
	for name, report := range reports {
		for i, statement := range pasteable(t, report) {
			kind, _, err := db.Plan(t.Context(), statement, nil)
			if err != nil {
				t.Errorf("%s, cell %d: %v", name, i+1, err)
				continue
			}
			if kind != "r" {
				t.Errorf("%s, cell %d: type %s", name, i+1, kind)
			}
			remarks, err := db.Notifications(t.Context(), statement, nil)
			if err != nil {
				t.Error(err)
			}
			for _, n := range remarks {
				t.Errorf("%s, cell %s: %s: %s", name, report.Recipe.Cells()[i].Name, n.Title, n.Description)
			}
		}
	}
}

// TestOnNothing: without schema, and on a hub without any record, every recipe
// runs without parameters and can be written in every format.
func TestOnNothing(t *testing.T) {
	for name, db := range map[string]func() *graphdb.DB{
		"no schema": func() *graphdb.DB { return dbtest.Open(t) },
		"empty hub": func() *graphdb.DB { return load(t, fstest.MapFS{"repositories.jsonl": &fstest.MapFile{}}) },
	} {
		t.Run(name, func(t *testing.T) {
			db := db()
			for _, r := range recipe.Bundled().All() {
				report := run(t, db, r)
				for _, format := range recipe.Formats {
					if text := written(t, report, format); strings.Contains(text, "NaN") || strings.Contains(text, "%!") || strings.Contains(text, "<nil>") {
						t.Errorf("%s as %s: %s", r.Name, format, text)
					}
				}
			}
		})
	}
}
