package peatmoss_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/peatmoss"
	"github.com/hubgraph/hubgraph/sources/sourcetest"
)

func convert(t *testing.T, paths ...string) sourcetest.Converted {
	t.Helper()
	return sourcetest.Convert(t, peatmoss.Convert, sources.Options{}, paths...)
}

// copied returns a copy of the sample under a name, changed by statements.
func copied(t *testing.T, name string, statements ...string) (path string) {
	t.Helper()
	text, err := os.ReadFile("testdata/sample.db")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	return path
}

// The records are those that Python's sqlite3 reads by SQL of its own.
func TestSample(t *testing.T) {
	got := convert(t, "testdata/sample.db")
	if got.Err != nil || got.Log != "" {
		t.Errorf("%v %s", got.Err, got.Log)
	}
	if d := cmp.Diff(sourcetest.Expected(t, "testdata/expected.jsonl"), got.Records); d != "" {
		t.Errorf("(-sqlite3 +ours)\n%s", d)
	}
	if again := convert(t, copied(t, "a b?#%20.db")); again.Bytes != got.Bytes {
		t.Errorf("a copy under another name gives other bytes: %v", again.Err)
	}
	notes := strings.Join(got.Report.Notes, "\n")
	for _, want := range []string{"other hubs than the Hugging Face Hub, left out: 1", "of no model, left out: 2", "of which the first is not known: 1", "which get no author: 1", "2023-06-02"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes lack %q:\n%s", want, notes)
		}
	}
	if lacks := strings.Join(got.Report.Lacks, ", "); !strings.Contains(lacks, "datasets, spaces, usages, order of the authors of a commit") || got.Report.Source != "PeaTMOSS" {
		t.Errorf("%s lacks %s", got.Report.Source, lacks)
	}
}

func TestProgress(t *testing.T) {
	m := new(sources.Meter)
	sourcetest.Convert(t, peatmoss.Convert, sources.Options{Meter: m}, "testdata/sample.db")
	if done, total := m.Progress(); total == 0 || done < total-3 || done > total {
		t.Errorf("%d of %d bytes at the end", done, total)
	}
}

// What is wrong with a row makes that row a reject, with its table and id.
func TestRejects(t *testing.T) {
	all := convert(t, "testdata/sample.db")
	for statement, c := range map[string]struct {
		want string
		lost int // records
	}{
		"UPDATE model SET likes = 'many' WHERE id = 5":                          {`/model:5: likes: "many" is not a whole number`, 1},
		"UPDATE model SET downloads = -1 WHERE id = 5":                          {`/model:5: "downloads": -1 is negative`, 1},
		"UPDATE model SET context_id = CAST(x'61ff' AS TEXT) WHERE id = 5":      {`/model:5: "a\xff" is not valid UTF-8`, 1},
		"UPDATE model SET context_id = NULL WHERE id = 5":                       {`/model:5: "id" is empty`, 1},
		"UPDATE model SET context_id = 'x' || hex(zeroblob(3000)) WHERE id = 5": {`/model:5: "id" is 4097 bytes long`, 1},
		"UPDATE hf_commit SET created_at = 'yesterday' WHERE id = 4":            {`/hf_commit:4: created_at: "yesterday" is not a date`, 1},
		"UPDATE hf_commit SET commit_id = NULL WHERE id = 4":                    {`/hf_commit:4: "sha" is empty`, 1},
		"UPDATE discussion SET num = NULL WHERE id = 3":                         {`/discussion:3: num: "<nil>" is not a whole number`, 1},
		"UPDATE discussion SET created_at = '2023-02-30 00:00:00' WHERE id = 3": {`/discussion:3: created_at: "2023-02-30 00:00:00" is not a date`, 1},
	} {
		path := copied(t, "p.db", statement)
		got := convert(t, path)
		if got.Err != nil || !strings.HasPrefix(got.Log, path+c.want) || strings.Count(got.Log, "\n") != 1 || len(got.Records) != len(all.Records)-c.lost {
			t.Errorf("%s: %v, %d records of %d\ngot  %s\nwant %s", statement, got.Err, len(got.Records), len(all.Records), got.Log, path+c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	write := func(text []byte) string {
		path := filepath.Join(t.TempDir(), "p.db")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	open := copied(t, "open.db")
	if err := os.WriteFile(open+"-wal", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, path := range map[string]string{
		"it is not an SQLite file":                              write([]byte("id,author\n")),
		"it is compressed":                                      write([]byte("\x1f\x8b\x08\x00")),
		"no such file":                                          "testdata/none.db",
		"no table model, so it is not PeaTMOSS":                 copied(t, "p.db", "DROP TABLE model"),
		"no table model_hub, so it is not PeaTMOSS":             copied(t, "p.db", "DROP TABLE model_hub"),
		"the table hf_commit has no column title, so it is not": copied(t, "p.db", "ALTER TABLE hf_commit RENAME COLUMN title TO headline"),
		"the table tag has no column name":                      copied(t, "p.db", "ALTER TABLE tag RENAME COLUMN name TO word"),
		"holds changes that were not completed":                 open,
		"string or blob too big":                                copied(t, "p.db", "UPDATE hf_commit SET title = hex(zeroblob(40000000)) WHERE id = 1"),
	} {
		got := convert(t, path)
		if got.Err == nil || !strings.Contains(got.Err.Error(), want) || !strings.Contains(got.Err.Error(), path) || strings.Contains(got.Err.Error(), "\n") {
			t.Errorf("%v\nwant %s", got.Err, want)
		}
	}
	if got := convert(t, "a", "b"); got.Err == nil || !strings.Contains(got.Err.Error(), "want one file") {
		t.Error(got.Err)
	}
}

// Tables of a stranger may be views that never end: they count as missing.
func TestViewsAreNotRead(t *testing.T) {
	got := convert(t, copied(t, "p.db", "DROP TABLE hf_commit", "CREATE VIEW hf_commit AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, id AS commit_id, id AS created_at, id AS title, id AS model_id FROM n"))
	if got.Err != nil || !strings.HasSuffix(strings.Join(got.Report.Lacks, ", "), ", commits") || strings.Contains(strings.Join(got.Records, "\n"), "commits.jsonl") {
		t.Errorf("%v, lacks %s", got.Err, got.Report.Lacks)
	}
}

// A damaged page is an error or is of a table that is not read: no row of those
// that are gets lost without a word.
func TestDamagedPages(t *testing.T) {
	whole := convert(t, "testdata/sample.db")
	text, err := os.ReadFile("testdata/sample.db")
	if err != nil {
		t.Fatal(err)
	}
	const page = 1024
	found := 0
	for at := 0; at < len(text); at += page {
		damaged := []byte(string(text))
		head := at
		if at == 0 {
			head = 100 // behind the head of the file
		}
		for i := head; i < head+12; i++ {
			damaged[i] ^= 0xff
		}
		path := filepath.Join(t.TempDir(), "p.db")
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		got := convert(t, path)
		if got.Err != nil {
			found++
			if !strings.HasPrefix(got.Err.Error(), path+": ") || strings.Contains(got.Err.Error(), "\n") {
				t.Errorf("page %d: %v", at/page, got.Err)
			}
		} else if d := cmp.Diff(whole.Records, got.Records); d != "" {
			t.Errorf("page %d is damaged, and nothing is said:\n%s", at/page, d)
		}
	}
	if found < 20 {
		t.Errorf("%d of %d damages were found", found, len(text)/page)
	}
	for _, keep := range []int{20, 100, 5 * page, len(text) - page, len(text) - 1} {
		path := filepath.Join(t.TempDir(), "p.db")
		if err := os.WriteFile(path, text[:keep], 0o600); err != nil {
			t.Fatal(err)
		}
		if got := convert(t, path); got.Err == nil {
			t.Errorf("cut to %d of %d bytes, and nothing is said", keep, len(text))
		}
	}
}
