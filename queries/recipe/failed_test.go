package recipe_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// lostError is what a lost connection gives.
type lostError struct{ error }

func (lostError) Lost() bool      { return true }
func (e lostError) Unwrap() error { return e.error }

// three is a recipe of three cells, each of which has a chart.
func three(t *testing.T) *recipe.Recipe {
	t.Helper()
	body := ""
	for _, name := range []string{"one", "two", "three"} {
		body += cellOf("name="+name+" chart=bar x=a y=b", "RETURN '"+name+"' AS a, 2 AS b") + "\n{{" + name + ".a}} has {{" + name + ".b}}.\n\n"
	}
	r, err := recipe.Parse("three.md", recipeOf("", body), stored{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func threeDB(fails map[string]error) *fakeDB {
	db := &fakeDB{fails: fails}
	for i, name := range []string{"one", "two", "three"} {
		db.answers = append(db.answers, answerOf{"'" + name + "' AS a", []string{"a", "b"}, [][]any{{name, int64(i + 1)}}})
	}
	return db
}

// TestFailedCell: a cell that fails says so in every format, and the rest is there.
func TestFailedCell(t *testing.T) {
	r := three(t)
	report, err := r.Run(t.Context(), threeDB(map[string]error{"'two'": errors.New("too <much> for *us*")}), nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Err(); err == nil || err.Error() != "three.md:11: cell two: too <much> for *us*" || errors.As(err, new(*hub.UsageError)) {
		t.Errorf("error %v", err)
	}
	for format, said := range map[string]string{
		recipe.Markdown: `**This cell failed: three.md:11: cell two: too \<much\> for \*us\*.**`,
		recipe.HTML:     `This cell failed: three.md:11: cell two: too &lt;much&gt; for *us*.</p>`,
		recipe.Browser:  `This cell failed: three.md:11: cell two: too &lt;much&gt; for *us*.</strong>`,
		recipe.Notebook: `This cell failed: three.md:11: cell two: too \\<much\\> for`,
	} {
		text := written(t, report, format)
		if strings.Count(text, "This cell failed") != 1 || !strings.Contains(text, said) {
			t.Errorf("%s does not say %q: %s", format, said, text)
		}
		for _, want := range []string{"one has 1.", "three has 3."} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", format, want)
			}
		}
		if strings.Contains(text, "two has") || format != recipe.Notebook && !strings.Contains(strings.ReplaceAll(text, "&#39;", "'"), "RETURN 'two' AS a") {
			t.Errorf("%s: %s", format, text)
		}
		if format == recipe.Notebook {
			readNotebook(t, notebookSchema(t), text)
		}
	}
	if len(report.Charts()) != 2 || report.Picture("two") != nil {
		t.Errorf("%d charts", len(report.Charts()))
	}
}

// TestFailedChart: an answer that cannot be drawn is a table, with the reason.
func TestFailedChart(t *testing.T) {
	db := threeDB(nil)
	db.answers[1].rows = [][]any{{"x", int64(1)}, {"x", int64(2)}}
	report, err := three(t).Run(t.Context(), db, nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, report, recipe.Markdown)
	if err := report.Err(); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(text, "| x | 2 |") || !strings.Contains(text, `**There is no chart: three.md:11: cell two: column a has "x" twice`) {
		t.Errorf("%v: %s", err, text)
	}
}

// TestNoAnswer: without any answer, or without a connection, there is no document.
func TestNoAnswer(t *testing.T) {
	r, broken := three(t), errors.New("broken")
	for name, fails := range map[string]map[string]error{
		"all fail": {"RETURN": broken},
		"lost":     {"'two'": lostError{broken}},
	} {
		db := threeDB(fails)
		report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
		if report != nil || !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
		if name == "lost" && len(db.asked) != 2 {
			t.Errorf("asked %q on a lost connection", db.asked)
		}
	}
}

// derivedDB answers a recipe that reads what is derived; state is the row of
// queries.DerivedState.
func derivedDB(state, rows []any) *fakeDB {
	db := &fakeDB{answers: []answerOf{{queries.DerivedState, make([]string, 9), [][]any{state}}, {"a.kCore", []string{"k"}, nil}}}
	for _, row := range rows {
		db.answers[1].rows = append(db.answers[1].rows, []any{row})
	}
	return db
}

// TestStaleCell: a cell that reads derived numbers says when they are not those of
// the graph, in every format; a guide without answers has the statement that tells.
func TestStaleCell(t *testing.T) {
	r, err := recipe.Parse("cores.md", recipeOf("", cellOf(`name=c empty="No cores."`, "MATCH (a:Account) RETURN a.kCore AS k")), stored{})
	if err != nil {
		t.Fatal(err)
	}
	none := []any{"not derived", nil, nil, nil, nil, nil, nil, true, nil}
	pruned := []any{"stale", true, true, nil, "all", false, int64(1), true, nil}
	current := []any{"up to date", true, false, nil, "all", false, int64(1), true, nil}
	for name, c := range map[string]struct {
		state, rows []any
		notes       int
	}{"stale": {pruned, []any{int64(3)}, 1}, "up to date": {current, []any{int64(3)}, 0}, "not derived": {none, nil, 0}, "not derived, and rows": {none, []any{int64(3)}, 1}} {
		report, err := r.Run(t.Context(), derivedDB(c.state, c.rows), nil, recipe.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Notes()) != c.notes {
			t.Errorf("%s: %v", name, report.Notes())
		}
		for _, format := range recipe.Formats {
			if got := strings.Count(written(t, report, format), "Note: "); got != c.notes {
				t.Errorf("%s as %s: %d notes", name, format, got)
			}
		}
	}
	var b strings.Builder
	if err := recipe.Guide(&b, r, nil, nil); err != nil || !strings.Contains(b.String(), "OPTIONAL MATCH (d:Derived {id: &#39;derived&#39;})") {
		t.Errorf("%v: %s", err, b.String())
	}
}
