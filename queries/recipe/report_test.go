package recipe_test

import (
	"bytes"
	"errors"
	"html"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

func written(t *testing.T, r *recipe.Report, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const wantMarkdown = `# The harbour & its boats

**Who owns what?**

In the paper ([arXiv:2405.13058](https://arxiv.org/abs/2405.13058)): RQ3.

Parameters: ` + "`top` = `3`, `field` = `'all'`, `owner` = `'a_da*wren'`" + `.

Data: harbour watch, collected 2023-10-05, fingerprint 0f1e.

The graph holds more than one snapshot: the above was loaded over a snapshot without a source, collected at an unknown time (aa). What only the earlier had is counted too.

Half of them have 1,234 models; field all.

| owner | models | share |
| --- | ---: | ---: |
| a_da\*wren | 1,234 | 25% |
| bo-quill | 2 |  |

*One more row is not shown.*

*Chart, with --out DIR: Owners of "boats".*

<details><summary>Cypher</summary>

` + "```cypher" + `
MATCH (m:Model)
RETURN m.owner AS owner, 1 AS models, 0.5 AS share LIMIT /*$top*/ 3
` + "```" + `

</details>

- a_da\*wren leads with 25%.
- 2 belong to bo-quill, in code: ` + "`bo-quill`" + `

*No space uses a model.*

<details><summary>Cypher of the stored query adoption/top-models</summary>

` + "```cypher" + `
MATCH (m:Model) WHERE /*$field*/ 'all' IN m.fields RETURN m.id AS model, 1 AS spaces LIMIT /*$limit*/ 3
` + "```" + `

</details>

| model |
| --- |
| \<script\>alert(1)\</script\>\|x |

<details><summary>Cypher</summary>

` + "```cypher" + `
MATCH (m:Model {owner: /*$owner*/ 'a_da*wren'}) RETURN m.id AS model
` + "```" + `

</details>

In Neo4j Browser this draws the picture:

` + "```cypher" + `
MATCH path = (:Space)-[:USES]->(:Model {owner: /*$owner*/ 'a_da*wren'}) RETURN path
` + "```" + `

` + "```sh" + `
hubgraph recipe run harbour   # {{not.a_placeholder}}
` + "```" + `
`

// The whole way of a recipe: parameters, what a cell finds, placeholders that are
// there and one that is not, a stored query, an empty answer, hostile data.
func TestMarkdown(t *testing.T) {
	db := harbourDB()
	report := runHarbour(t, db, "top=3")
	if diff := cmp.Diff(wantMarkdown, written(t, report, recipe.Markdown)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if len(db.asked) != 3 { // the cell for Neo4j Browser is not run
		t.Errorf("asked %q", db.asked)
	}
	for i, want := range []map[string]any{{"top": int64(3)}, {"limit": int64(3), "field": "all"}, {"owner": "a_da*wren"}} {
		if diff := cmp.Diff(want, db.params[i]); diff != "" {
			t.Errorf("cell %d: %s", i, diff)
		}
	}
	// The lines of a statement are those of the file, for messages of the server.
	if lines := strings.Split(db.asked[0], "\n"); len(lines) != 15 || lines[13] != "MATCH (m:Model)" {
		t.Errorf("statement %q", db.asked[0])
	}
}

func TestHTML(t *testing.T) {
	page := written(t, runHarbour(t, harbourDB()), recipe.HTML)
	for _, want := range []string{
		"<title>The harbour &amp; its boats</title>", `<dt>top</dt><dd><code>5</code> <small>rows</small></dd>`, `<td class="number">1,234</td>`,
		"<p>Half of them have 1,234 models; field all.</p>", "<li>a_da*wren leads with 25%.</li>", `<p class="nothing">No space uses a model.</p>`,
		"<td class=\"text\">&lt;script&gt;alert(1)&lt;/script&gt;|x</td>", `<svg xmlns="http://www.w3.org/2000/svg" class="chart"`, ".chart .fill-blue", "default-src 'none'",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, bad := range []string{"<script", "{{owners", "cai-fen", "src=", "<link"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

// Raw HTML and addresses that run something do not pass from prose to the page.
func TestHTMLOfHostileProse(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", "<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) <b>\n"), stored{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), &fakeDB{}, nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{recipe.HTML, recipe.Browser} {
		if page := written(t, report, format); strings.Contains(page, "onerror") || strings.Contains(page, "javascript:") || strings.Contains(page, "<b>") {
			t.Errorf("%s: %s", format, page)
		}
	}
}

func TestGuide(t *testing.T) {
	report := runHarbour(t, harbourDB())
	guide := written(t, report, recipe.Browser)
	for _, want := range []string{
		"<title>The harbour &amp; its boats</title>", "<article class=\"guide\">", "<carousel class=\"deck container-fluid\">", "<h3>The harbour &amp; its boats</h3>",
		"<pre class=\"pre-scrollable code runnable\">MATCH (m:Model)\nRETURN m.owner AS owner, 1 AS models, 0.5 AS share LIMIT /*$top*/ 5</pre>",
		"MATCH path = (:Space)-[:USES]-&gt;(:Model {owner: /*$owner*/ &#39;a_da*wren&#39;}) RETURN path</pre>", "<em>No space uses a model.</em>", "<svg",
	} {
		if !strings.Contains(guide, want) {
			t.Errorf("the guide lacks %q", want)
		}
	}
	if strings.Contains(guide, "<script") {
		t.Error("the guide holds a script")
	}
	// Without results it needs no database, and says what to put for null.
	params, err := report.Recipe.Bind([]string{"top=2"})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := recipe.Guide(&b, report.Recipe, params, nil); err != nil {
		t.Fatal(err)
	}
	if guide = b.String(); strings.Contains(guide, "<svg") || strings.Contains(guide, "leads with") || !strings.Contains(guide, "LIMIT /*$top*/ 2</pre>") ||
		!strings.Contains(guide, "Put the owner that it finds for <code>null</code>") {
		t.Error(guide)
	}
}

func TestGuideSlides(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", "Before.\n\n## One\n\nFirst.\n\n### Small\n\n"+cellOf("name=a", "RETURN 1 AS n")+"\n## Two & three\n\n```sh\n## no heading\n```\n"), stored{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := recipe.Guide(&b, r, nil, nil); err != nil {
		t.Fatal(err)
	}
	slides := strings.Split(b.String(), "<slide class=\"row-fluid\">")[1:]
	if len(slides) != 3 || !strings.Contains(slides[0], "<h3>T</h3>") || !strings.Contains(slides[0], "Before.") || !strings.Contains(slides[1], "<h3>One</h3>") ||
		!strings.Contains(slides[1], "RETURN 1 AS n") || !strings.Contains(slides[2], "<h3>Two &amp; three</h3>") || !strings.Contains(slides[2], "## no heading") {
		t.Errorf("%d slides: %q", len(slides), slides)
	}
}

// What a cell says of columns that its rows do not have, and what cannot be
// drawn, is said with file and line.
func TestRunFaults(t *testing.T) {
	columns := []string{"a", "b"}
	for _, c := range []struct {
		name, attributes, prose string
		rows                    [][]any
		want                    string
	}{
		{"no such column", "name=c chart=bar x=a y=z", "", nil, "x.md:5: cell c returns no column z; it has a, b"},
		{"no such percent column", "name=c percent=z", "", nil, "x.md:5: cell c returns no column z"},
		{"text where numbers are wanted", "name=c chart=bar x=a y=b", "", [][]any{{"x", "much"}}, `x.md:5: cell c: column b holds "much", want numbers`},
		{"a label twice", "name=c chart=bar x=a y=b", "", [][]any{{"x", int64(1)}, {"x", int64(2)}}, `x.md:5: cell c: column a has "x" twice`},
		{"falling x", "name=c chart=line x=a y=b", "", [][]any{{int64(2), int64(1)}, {int64(1), int64(2)}}, "x.md:5: cell c: column a does not rise"},
		{"fractions in a histogram", "name=c chart=histogram x=a y=b", "", [][]any{{0.5, int64(1)}}, "x.md:5: cell c: a histogram needs whole numbers"},
		{"five series", "name=c chart=bar x=a y=b series=a", "", [][]any{{"1", int64(1)}, {"2", int64(1)}, {"3", int64(1)}, {"4", int64(1)}, {"5", int64(1)}}, "x.md:5: cell c: column a has 5 values; at most 4 series"},
		{"no such value", "name=c", "\nText\n\n{{c.z}}", nil, "x.md:11: {{c.z}}: cell c returns no column z; it has a, b"},
	} {
		r, err := recipe.Parse("x.md", recipeOf("", cellOf(c.attributes, "RETURN 1 AS a, 2 AS b")+c.prose), stored{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		report, err := r.Run(t.Context(), &fakeDB{answers: []answerOf{{"1 AS a", columns, c.rows}}}, nil, recipe.DefaultLimits)
		if err == nil {
			err = report.Err()
		}
		var usage *hub.UsageError
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &usage) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestWhose: every format says whose the numbers are, and which others are counted
// with them; a guide and a notebook ask for it anew.
func TestWhose(t *testing.T) {
	db := harbourDB()
	db.snapshots[0][0] = "<b>hub</b>\nwatch"
	report := runHarbour(t, db)
	for _, format := range recipe.Formats {
		text := html.UnescapeString(strings.NewReplacer(`\\`, "", `\`, "").Replace(written(t, report, format)))
		for _, want := range []string{"Data: <b>hub</b> watch, collected 2023-10-05, fingerprint 0f1e.", "The graph holds more than one snapshot: the above was loaded over a snapshot without a source"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", format, want)
			}
		}
	}
	for _, format := range []string{recipe.HTML, recipe.Browser} {
		if text := written(t, report, format); strings.Contains(text, "<b>") {
			t.Errorf("%s holds markup of a snapshot", format)
		}
	}
	var b strings.Builder
	if err := recipe.Guide(&b, report.Recipe, map[string]any{}, nil); err != nil || !strings.Contains(html.UnescapeString(b.String()), "runnable\">"+queries.SnapshotsHeld+"</pre>") ||
		strings.Contains(b.String(), "Data: ") {
		t.Errorf("%v: %s", err, b.String())
	}
	if text := written(t, report, recipe.Notebook); !strings.Contains(text, `snapshots = query(r\"\"\"\n`) || !strings.Contains(text, "print(snapshots.") {
		t.Error("the notebook does not ask for the snapshots")
	}
	lost := errors.New("lost")
	db.fails = map[string]error{queries.SnapshotsHeld: lost}
	if _, err := report.Recipe.Run(t.Context(), db, map[string]any{}, recipe.DefaultLimits); !errors.Is(err, lost) {
		t.Error(err)
	}
}

// A statement that the server takes for a write is never run.
func TestRunRefusesWrites(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", cellOf("name=c", "WITH 1 AS as CREATE (:X) RETURN as")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	db := &fakeDB{kind: "rw"}
	_, err = r.Run(t.Context(), db, nil, recipe.DefaultLimits)
	var usage *hub.UsageError
	if err == nil || !strings.Contains(err.Error(), "x.md:5: cell c: refused") || !errors.As(err, &usage) || len(db.asked) > 0 {
		t.Errorf("%v, asked %q", err, db.asked)
	}
}

func TestCutAnswer(t *testing.T) {
	r := parseHarbour(t)
	params, err := r.Bind(nil)
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), harbourDB(), params, queries.Limits{Rows: 2})
	if err != nil {
		t.Fatal(err)
	}
	if text := written(t, report, recipe.Markdown); !strings.Contains(text, "*The answer was cut at 2 rows; 2 are shown.*") {
		t.Error(text)
	}
}

// A value that is not there takes its paragraph or list item with it, no more.
func TestMissingValues(t *testing.T) {
	body := cellOf("name=c rows=0", "RETURN 1 AS a, 2 AS b") + "\nA {{c.a}} and\nB {{c.b}}.\n\nOnly {{c.a}}.\n\n1. one {{c.b}}\n2. two {{c.a}}\n   more\n- three {{c[x,2].b}}\n- four {{c[x, 3].a}}\n\n| h |\n| --- |\n| {{c.b}} |\n| {{c.a}} |\n\nEmpty {{c.e}}.\n"
	r, err := recipe.Parse("x.md", recipeOf("", body), stored{})
	if err != nil {
		t.Fatal(err)
	}
	db := &fakeDB{answers: []answerOf{{"1 AS a", []string{"a", "b", "e"}, [][]any{{"x", nil, ""}, {"x", int64(3), ""}}}}}
	report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, report, recipe.Markdown)
	_, text, _ = strings.Cut(text, "</details>\n")
	if want := "\nOnly x.\n\n2. two x\n   more\n- four x\n\n| h |\n| --- |\n| x |\n"; text != want {
		t.Error(cmp.Diff(want, text))
	}
}

func TestWriteFiles(t *testing.T) {
	report := runHarbour(t, harbourDB())
	dir := t.TempDir()
	for _, c := range []struct {
		path, format string
		want         []string
	}{
		{"new/", recipe.Markdown, []string{"new/harbour.md", "new/harbour-owners.svg"}},
		{"new", recipe.HTML, []string{"new/harbour.html"}},
		{"new/mine.ipynb", recipe.Notebook, []string{"new/mine.ipynb"}},
		{"mine.md", recipe.Markdown, []string{"mine.md", "harbour-owners.svg"}},
	} {
		path := filepath.Join(dir, c.path)
		if strings.HasSuffix(c.path, "/") {
			path += "/"
		}
		got, err := report.WriteFiles(path, c.format)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		var want []string
		for _, w := range c.want {
			want = append(want, filepath.Join(dir, w))
			if info, err := os.Stat(filepath.Join(dir, w)); err != nil || info.Size() == 0 {
				t.Errorf("%s: %v", w, err)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.path, got, want)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "new/harbour.md"))
	if err != nil || !strings.Contains(string(text), "](harbour-owners.svg)\n") {
		t.Errorf("%s %v", text, err)
	}
	if _, err := report.WriteFiles(filepath.Join(dir, "none", "x.md"), recipe.Markdown); err == nil || !strings.Contains(err.Error(), "the folder of") {
		t.Error(err)
	}
}

// TestPartMonth: the last month of a picture is drawn as a part of one when the
// snapshot was collected in it, and no later one is drawn as data.
func TestPartMonth(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", cellOf("chart=line x=month y=commits", "MATCH (c:Commit) RETURN 1 AS month, 2 AS commits")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	for collected, want := range map[any]string{
		time.Date(2023, 10, 15, 12, 0, 0, 0, time.UTC): "2023-10 is not a whole month: the data end on 2023-10-15 (UTC).",
		time.Date(2023, 10, 31, 12, 0, 0, 0, time.UTC): "",
		time.Date(2024, 1, 7, 12, 0, 0, 0, time.UTC):   "2024-01 is not a whole month: the data end on 2024-01-07 (UTC).",
		nil: "",
	} {
		db := &fakeDB{snapshots: [][]any{{"hub", collected, "f", true, nil, nil, nil}},
			answers: []answerOf{{"MATCH (c:Commit)", []string{"month", "commits"}, [][]any{{"2023-08", int64(5)}, {"2023-09", int64(7)}, {"2023-10", int64(3)}}}}}
		report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		page := written(t, report, recipe.HTML)
		if got := strings.Contains(page, "is not a whole month"); got != (want != "") || !strings.Contains(page, want) {
			t.Errorf("collected %v: the page lacks %q, or says it of another month", collected, want)
		}
	}
}

// TestHeatOfNumbers: whole numbers along a heat map rise, with those that are not
// there, and words stay in their order.
func TestHeatOfNumbers(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", cellOf("chart=heat x=hour y=day value=commits", "MATCH (c:Commit) RETURN 1 AS hour, 2 AS day, 3 AS commits")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	db := &fakeDB{answers: []answerOf{{"MATCH (c:Commit)", []string{"hour", "day", "commits"},
		[][]any{{int64(9), "Monday", int64(5)}, {int64(11), "Monday", int64(7)}, {int64(8), "Friday", int64(3)}}}}}
	report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
	if err != nil || report.Err() != nil {
		t.Fatal(err, report.Err())
	}
	heat := report.Picture(r.Cells()[0].Name).(*chart.Heat)
	if !slices.Equal(heat.Columns, []string{"8", "9", "10", "11"}) || !slices.Equal(heat.Rows, []string{"Monday", "Friday"}) {
		t.Errorf("columns %q, rows %q", heat.Columns, heat.Rows)
	}
	for i, want := range [][]float64{{-1, 5, -1, 7}, {3, -1, -1, -1}} {
		for j, v := range heat.Values[i] {
			if math.IsNaN(v) != (want[j] < 0) || !math.IsNaN(v) && v != want[j] {
				t.Errorf("row %d is %v, want %v (-1: none)", i, heat.Values[i], want)
				break
			}
		}
	}
}

// TestHeatOfPairs: what stands down and across a heat map has the same order.
func TestHeatOfPairs(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", cellOf("chart=heat x=after y=before value=models", "MATCH (m:Model) RETURN 'a' AS before, 'b' AS after, 3 AS models")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	db := &fakeDB{answers: []answerOf{{"MATCH (m:Model)", []string{"before", "after", "models"},
		[][]any{{"none", "restrictive", int64(1)}, {"none", "unlabelled", int64(4)}, {"none", "none", int64(2)}, {"permissive", "permissive", int64(3)}, {"restrictive", "none", int64(5)}}}}}
	report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
	if err != nil || report.Err() != nil {
		t.Fatal(err, report.Err())
	}
	heat := report.Picture(r.Cells()[0].Name).(*chart.Heat)
	if !slices.Equal(heat.Rows, []string{"none", "permissive", "restrictive"}) || !slices.Equal(heat.Columns, []string{"none", "permissive", "restrictive", "unlabelled"}) {
		t.Errorf("columns %q, rows %q", heat.Columns, heat.Rows)
	}
	if got := heat.Values[0]; got[0] != 2 || !math.IsNaN(got[1]) || got[2] != 1 || got[3] != 4 {
		t.Errorf("first row %v", got)
	}
}

// TestNoCypherLeavesNoEmptySection: without statements nothing is left of a section
// that only had a picture for Neo4j Browser.
func TestNoCypherLeavesNoEmptySection(t *testing.T) {
	r, err := recipe.Parse("x.md", recipeOf("", "Some.\n\n## Pictured\n\n"+cellOf("name=p browser", "MATCH p = (:Space)-[:USES]->(:Model) RETURN p")+"\n## Last\n\nMore.\n\n"+cellOf("name=c", "MATCH (c:Commit) RETURN 1 AS n")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), &fakeDB{answers: []answerOf{{"MATCH (c:Commit)", []string{"n"}, [][]any{{int64(1)}}}}}, nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	for _, without := range []bool{true, false} {
		report.NoCypher = without
		for _, format := range []string{recipe.HTML, recipe.Markdown} {
			text := written(t, report, format)
			if strings.Contains(text, "Pictured") == without || !strings.Contains(text, "Last") || !strings.Contains(text, "Some.") || !strings.Contains(text, "More.") {
				t.Errorf("%s, without %v: %s", format, without, text)
			}
		}
	}
}
