package recipe_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

// barred is a recipe with one cell of bars.
func barred(t *testing.T, attributes string, columns []string, rows [][]any) *recipe.Report {
	t.Helper()
	document := "---\ntitle: Boats\nquestion: How many boats?\n---\n\n```cypher {name=boats chart=bar x=port " + attributes + "}\nMATCH (m:Model) RETURN m.id AS port, 1 AS boats\n```\n"
	r, err := recipe.Parse("boats.md", document, stored{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), &fakeDB{answers: []answerOf{{"MATCH", columns, rows}}}, nil, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

var barCell = regexp.MustCompile(`<td class="number bar" style="([^"]*)">([^<]*)</td>`)

// TestBarsInTheTable: bars whose every number the table has are drawn in its rows, or
// not at all; where there is no table, or a picture is asked for, they are a picture.
func TestBarsInTheTable(t *testing.T) {
	rows := [][]any{{"north", int64(40), -0.5, "x"}, {"south", int64(10), nil, "y"}, {nil, int64(0), 0.75, "z"}}
	report := barred(t, "y=boats,change", []string{"port", "boats", "change", "note"}, rows)
	page := written(t, report, "html")
	var got []string
	for _, m := range barCell.FindAllStringSubmatch(page, -1) {
		got = append(got, m[1]+" "+m[2])
	}
	// The scale goes from -0.5 to 40: 0 is at 0.5/40.5, 10 at 10.5/40.5, 0.75 at 1.25/40.5.
	want := []string{
		"--from: 1.2%; --to: 100.0% 40", "--from: 0.0%; --to: 1.2% -0.500",
		"--from: 1.2%; --to: 25.9% 10",
		"--from: 1.2%; --to: 1.2% 0", "--from: 1.2%; --to: 3.1% 0.750",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("bars\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if strings.Contains(page, "<figure>") {
		t.Error("the page has the bars twice")
	}
	text := written(t, report, "md")
	if strings.Contains(text, "Chart") || !strings.Contains(text, "| south | 10 |  | y |") {
		t.Errorf("Markdown says of a chart, or has no table:\n%s", text)
	}
	paths, err := report.WriteFiles(t.TempDir()+"/", recipe.Markdown)
	if err != nil || len(paths) != 1 {
		t.Errorf("files %v, %v", paths, err)
	}
	if len(report.Charts()) != 1 || !strings.Contains(written(t, report, "browser-guide"), "<svg") || !strings.Contains(written(t, report, "ipynb"), "barh") {
		t.Error("--charts, the guide or the notebook has no picture")
	}
}

// TestBarsOfTheirOwn: a chart that shows more than the table, or something else, stands
// below it.
func TestBarsOfTheirOwn(t *testing.T) {
	columns, rows := []string{"port", "boats", "kind"}, [][]any{{"north", int64(40), "sail"}, {"south", int64(10), "sail"}}
	for _, attributes := range []string{"y=boats rows=1", "y=boats rows=0", "y=boats series=kind"} {
		report := barred(t, attributes, columns, rows)
		page := written(t, report, "html")
		if barCell.MatchString(page) || !strings.Contains(page, "<figure>") {
			t.Errorf("%s: no picture of its own", attributes)
		}
		if !strings.Contains(written(t, report, "md"), "*Chart, with --out DIR: ") {
			t.Errorf("%s: Markdown says nothing of the chart", attributes)
		}
	}
}
