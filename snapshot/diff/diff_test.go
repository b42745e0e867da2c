package diff_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

func compare(t testing.TB, from, to fs.FS, o diff.Options) *diff.Diff {
	t.Helper()
	d, err := diff.Compare(t.Context(), loadtest.Open(t, from), loadtest.Open(t, to), o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var newer = os.DirFS("../../loader/testdata/newer")

// want reads the parts of testdata/newer.txt by title.
func want(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/newer.txt")
	if err != nil {
		t.Fatal(err)
	}
	parts, title := map[string]string{}, ""
	for line := range strings.Lines(string(text)) {
		switch name, isTitle := strings.CutPrefix(line, "== "); {
		case isTitle:
			title = strings.TrimSpace(name)
		case line != "\n" && !strings.HasPrefix(line, "#"):
			parts[title] += line
		}
	}
	return parts
}

// lines writes rows as testdata/newer.txt has them.
func lines(rows [][]any) string {
	var b strings.Builder
	for _, row := range rows {
		for i, v := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			switch v := v.(type) {
			case nil:
				b.WriteByte('-')
			case time.Time:
				b.WriteString(v.Format(time.RFC3339Nano))
			case []any:
				b.WriteString(strings.Trim(fmt.Sprint(v), "[]"))
			default:
				fmt.Fprint(&b, v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestSmallToNewer(t *testing.T) {
	want := want(t)
	check := func(title, got string) {
		t.Helper()
		if d := cmp.Diff(want[title], got); d != "" {
			t.Errorf("%s (-want +got)\n%s", title, d)
		}
	}
	d := compare(t, hubtest.Small(), newer, diff.Options{})
	check("counts", lines(d.Counts().Rows))
	check("changes", lines(d.Changes().Rows))
	tables := map[string]string{}
	for _, table := range d.Tables() {
		tables[table.Title] = lines(table.Rows)
	}
	check("attributes", tables["repositories that changed"])
	check("sums", tables["sums over all repositories"])
	check("likes", tables["likes that changed most"])
	check("downloads", tables["downloads that changed most"])
	check("licences", tables["licences"])
	check("fields", tables["repositories of subfields"])
	check("status", tables["status of discussions"])
	if d.From.Source != "hubtest" || d.To.CollectedAt == nil || d.To.CollectedAt.Format(time.DateOnly) != "2023-11-18" {
		t.Errorf("heads %+v, %+v", d.From, d.To)
	}

	raw := compare(t, hubtest.Small(), newer, diff.Options{Raw: true})
	merged := strings.Split(want["counts"], "\n")
	for line := range strings.Lines(want["raw counts"]) {
		what, _, _ := strings.Cut(line, "\t")
		for i := range merged {
			if strings.HasPrefix(merged[i], what+"\t") {
				merged[i] = strings.TrimSpace(line)
			}
		}
	}
	if d := cmp.Diff(strings.Join(merged, "\n"), lines(raw.Counts().Rows)); d != "" {
		t.Errorf("raw (-want +got)\n%s", d)
	}
}

func TestNothingChanged(t *testing.T) {
	d := compare(t, hubtest.Small(), hubtest.Small(), diff.Options{})
	for _, row := range d.Counts().Rows {
		if row[1] != row[2] || row[3] != int64(0) || row[4] != int64(0) || row[5] != int64(0) {
			t.Errorf("%v", row)
		}
	}
	if rows := d.Changes().Rows; len(rows) != 0 || d.Repositories.Likes.Change != 0 || len(d.Repositories.Likes.Movers) != 0 {
		t.Errorf("changes %v, likes %+v", rows, d.Repositories.Likes)
	}
	if d.ChangeTables() != nil {
		t.Error("there are tables of changes")
	}
}

func TestLimit(t *testing.T) {
	all := compare(t, hubtest.Small(), newer, diff.Options{})
	two := compare(t, hubtest.Small(), newer, diff.Options{Limit: 2})
	if d := cmp.Diff(all.Counts(), two.Counts()); d != "" {
		t.Errorf("counts depend on the limit:\n%s", d)
	}
	for name, lists := range map[string][2]diff.Lists{
		"developers":    {all.Developers.Lists, two.Developers.Lists},
		"commits":       {all.Commits.Lists, two.Commits.Lists},
		"usages":        {all.Usages.Lists, two.Usages.Lists},
		"collaboration": {all.Collaboration.Lists, two.Collaboration.Lists},
	} {
		for i, list := range [][]diff.Change{lists[0].Added, lists[0].Gone, lists[0].Changed} {
			cut := [][]diff.Change{lists[1].Added, lists[1].Gone, lists[1].Changed}[i]
			if d := cmp.Diff(list[:min(2, len(list))], cut); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
	// reef and tide-base, with all that changed of them.
	if n := len(two.Repositories.Lists.Changed); n != 6 || len(two.Repositories.Likes.Movers) != 2 {
		t.Errorf("%d changes, %d movers", n, len(two.Repositories.Likes.Movers))
	}
}

// A file that cannot be read is named with its snapshot.
func TestUnreadable(t *testing.T) {
	broken := fstest.MapFS{
		snapshot.RepositoriesFile:    {Data: []byte(`{"id":"a","kind":"model","tags":[]}`)},
		snapshot.CommitsFile + ".gz": {Data: []byte("no gzip")},
	}
	for i := range 2 {
		sides := []*snapshot.Snapshot{loadtest.Open(t, hubtest.Small()), loadtest.Open(t, hubtest.Small())}
		sides[i] = loadtest.Open(t, broken)
		sides[i].Label = "cut/"
		_, err := diff.Compare(t.Context(), sides[0], sides[1], diff.Options{AbsentIsEmpty: true})
		if err == nil || !strings.Contains(err.Error(), "cut/commits.jsonl.gz") {
			t.Errorf("error %v", err)
		}
	}
}
