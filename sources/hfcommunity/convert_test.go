package hfcommunity_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hfcommunity"
	"github.com/hubgraph/hubgraph/sources/sourcetest"
)

func convert(t *testing.T, o sources.Options, paths ...string) sourcetest.Converted {
	t.Helper()
	return sourcetest.Convert(t, hfcommunity.Convert, o, paths...)
}

// expected returns what the server said.
func expected(t *testing.T, file string) []string {
	t.Helper()
	return sourcetest.Expected(t, filepath.Join("testdata", file))
}

func in(names ...string) (paths []string) {
	for _, name := range names {
		paths = append(paths, filepath.Join("testdata", name))
	}
	return paths
}

// Every way to dump the database gives what the server says it holds, and where
// only the way differs, the same bytes.
func TestDumps(t *testing.T) {
	first := ""
	for _, c := range []struct{ paths, want string }{
		{"default.sql", "expected.jsonl"}, {"single.sql.gz", "expected.jsonl"}, {"compact.sql.zst", "expected.jsonl"}, {"other.sql", "expected.jsonl"}, {"parts", "expected.jsonl"},
		{"parts/1-schema.sql parts/2-rows.sql", "expected.jsonl"}, {"latin1.sql", "latin1.jsonl"},
	} {
		got := convert(t, sources.Options{}, in(strings.Fields(c.paths)...)...)
		if got.Err != nil || got.Log != "" {
			t.Errorf("%s: %v %s", c.paths, got.Err, got.Log)
		}
		if d := cmp.Diff(expected(t, c.want), got.Records); d != "" {
			t.Errorf("%s (-server +ours)\n%s", c.paths, d)
		}
		if first == "" {
			first = got.Bytes
		}
		if c.want == "expected.jsonl" && got.Bytes != first {
			t.Errorf("%s: other bytes than of the first", c.paths)
		}
	}
}

// A dump that is given twice gives what it gives once, but for commits and
// discussions, whose repetitions readers of a snapshot leave out.
func TestTwice(t *testing.T) {
	once, twice := convert(t, sources.Options{}, in("default.sql")...), convert(t, sources.Options{}, in("default.sql", "single.sql.gz")...)
	if twice.Err != nil || twice.Log != "" {
		t.Error(twice.Err, twice.Log)
	}
	if d := cmp.Diff(once.Records, slices.Compact(twice.Records)); d != "" {
		t.Errorf("(-once +twice)\n%s", d)
	}
	if notes := strings.Join(twice.Report.Notes, "\n"); !strings.Contains(notes, "of which the first counts: 8") {
		t.Error(notes)
	}
}

func TestReport(t *testing.T) {
	r := convert(t, sources.Options{}, in("default.sql")...).Report
	if got := r.CollectedAt.Format("2006-01-02 15:04"); got != "2024-06-01 00:00" || r.Source != "HFCommunity" {
		t.Errorf("%s of %s", r.Source, got)
	}
	notes := strings.Join(r.Notes, "\n")
	for _, want := range []string{
		"1 private repository was left out", "private repositories, left out: 2", "gated, HFCommunity does not say how: 1", "which get no author: 1", "main branch, kept: 1", "2024-06-01",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes lack %q:\n%s", want, notes)
		}
	}
	if lacks := strings.Join(r.Lacks, "; "); !strings.Contains(lacks, "accounts of commit authors (they are git names, one a commit); dates of creation") || strings.Contains(lacks, "usages") {
		t.Errorf("lacks %s", lacks)
	}
}

// dumped writes a dump, of a repository and what follows.
func dumped(t *testing.T, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "d.sql")
	text = "CREATE TABLE `repository` (`id` varchar(9), `type` text, `name` text);\nINSERT INTO `repository` VALUES ('models/a/x','model','a/x');\n" + text
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What is wrong with a row makes that row a reject, with the line it begins in.
func TestRejects(t *testing.T) {
	const commits = "CREATE TABLE commits (sha text, repo_id text, author_name text, author_date datetime, message text);\nINSERT INTO commits VALUES\n('1','models/a/x','bo',NULL,'first'),\n"
	const tags = "CREATE TABLE tags_in_repo (tag_name text, repo_id text);\nINSERT INTO tags_in_repo VALUES ('one','models/a/x'),\n"
	for name, c := range map[string]struct{ text, want string }{
		"not UTF-8":      {commits + "('2','models/a/x','b\xff',NULL,''),('3','models/a/x','bo',NULL,'');", "6: table commits: author_name is not valid UTF-8"},
		"NUL":            {commits + "('2','models/a/x','b\\0o',NULL,''),('3','models/a/x','bo',NULL,'');", `6: "b\x00o" holds a NUL character`},
		"values":         {commits + "('2','models/a/x'),('3','models/a/x','bo',NULL,'');", "6: table commits: the row has 2 values, the table commits has 5 columns"},
		"date":           {commits + "('2','models/a/x','bo','2024-02-30 00:00:00',''),('3','models/a/x','bo',NULL,'');", `6: table commits: author_date: "2024-02-30 00:00:00" is not a date`},
		"no sha":         {commits + "(NULL,'models/a/x','bo',NULL,''),('3','models/a/x','bo',NULL,'');", `6: "sha" is empty`},
		"long name":      {commits + "('2','models/a/x','" + strings.Repeat("b", 5000) + "',NULL,''),('3','models/a/x','bo',NULL,'');", "6: table commits: author_name is longer than 4096 bytes"},
		"no repository":  {commits + "('2','nothing','bo',NULL,''),('3','models/a/x','bo',NULL,'');", `6: table commits: no repository has the id "nothing"`},
		"tag":            {tags + "('\xe9','models/a/x'),('two','models/a/x');", "5: table tags_in_repo: tag_name is not valid UTF-8"},
		"tag with NUL":   {tags + "('\\0','models/a/x'),('two','models/a/x');", "5: table tags_in_repo: tag_name holds a NUL character"},
		"type":           {"INSERT INTO repository VALUES ('models/b','modle','b');", `3: table repository: unknown type "modle"; want model, dataset or space`},
		"likes":          {"INSERT INTO repository (id,type,likes) VALUES ('models/b','model','many');", `3: table repository: likes: "many" is not a whole number`},
		"negative likes": {"INSERT INTO repository (id,type,likes) VALUES ('models/b','model',-1);", `3: "likes": -1 is negative`},
		"expression":     {"INSERT INTO repository (id,type) VALUES (concat('models/b',';'),'model');", "3: table repository: the value of id is not a literal"},
	} {
		path := dumped(t, c.text)
		got := convert(t, sources.Options{}, path)
		if want := path + ":" + c.want; got.Err != nil || !strings.HasPrefix(got.Log, want) || strings.Count(got.Log, "\n") != 1 {
			t.Errorf("%s: %v\ngot  %s\nwant %s", name, got.Err, got.Log, want)
		}
		want := `repositories.jsonl {"id":"a/x","kind":"model","owner":"a"}`
		if strings.HasPrefix(c.text, tags) {
			want = `repositories.jsonl {"id":"a/x","kind":"model","owner":"a","tags":["one","two"]}`
		} else if strings.HasPrefix(c.text, commits) {
			want = `commits.jsonl {"authors":["bo"],"kind":"model","repo":"a/x","sha":"1","title":"first"}|commits.jsonl {"authors":["bo"],"kind":"model","repo":"a/x","sha":"3"}|` + want
		}
		if records := strings.Join(got.Records, "|"); records != want {
			t.Errorf("%s: %s\nwant %s", name, records, want)
		}
	}
}

func TestFaults(t *testing.T) {
	whole, err := os.ReadFile("testdata/default.sql")
	if err != nil {
		t.Fatal(err)
	}
	zipped, err := os.ReadFile("testdata/single.sql.gz")
	if err != nil {
		t.Fatal(err)
	}
	file := func(text []byte) string {
		path := filepath.Join(t.TempDir(), "d.sql")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	without := func(column string) []byte { return bytes.Replace(whole, []byte("`"+column+"`"), []byte("`other`"), 1) }
	for want, path := range map[string]string{
		": the dump ends in the middle of a statement, it was cut short":                 file(whole[:len(whole)/2]),
		": the dump has a beginning but no line \"-- Dump completed\", it was cut short": file(whole[:bytes.LastIndex(whole, []byte("UNLOCK TABLES;"))+15]),
		"cut short": file(zipped[:len(zipped)/2]),
		": the table commits has no column author_name, so it is not that of HFCommunity v1.1; it has sha, repo_id": file(without("author_name")),
		": the table repository has no column type":                                                                 file(bytes.Replace(whole, []byte("`type` varchar(7)"), []byte("`kind` varchar(7)"), 1)),
		": no table repository, so it is not HFCommunity":                                                           file([]byte("SELECT 1;")),
		": the table repository has no rows":                                                                        "testdata/parts/1-schema.sql",
		":1: nothing says what the columns of the table discussion are":                                             file([]byte("INSERT INTO discussion VALUES (1);")),
		":1: not a dump of MariaDB or MySQL":                                                                        file([]byte("id,author,likes\n1,2,3\n")),
		"no files *.sql":                                                                                            t.TempDir(),
		"no such file":                                                                                              "testdata/none.sql",
		`:2: the dump is in the character set "sjis"`:                                                               file([]byte("\nSET NAMES sjis;")),
	} {
		got := convert(t, sources.Options{}, path)
		if got.Err == nil || !strings.Contains(got.Err.Error(), want) || !strings.Contains(got.Err.Error(), path) || strings.Contains(got.Err.Error(), "\n") {
			t.Errorf("%v\nwant %s", got.Err, want)
		}
	}
}

// The table of commits of HFCommunity v1.0 does not say what repository a
// commit is of; the rest can be used.
func TestFirstVersion(t *testing.T) {
	got := convert(t, sources.Options{}, dumped(t, "CREATE TABLE commits (sha text, timestamp timestamp, message text, author text);INSERT INTO commits VALUES ('1',NULL,'','bo');"))
	if got.Err != nil || len(got.Records) != 1 || !slices.Contains(got.Report.Lacks, "commits") {
		t.Errorf("%+v", got)
	}
}

// Commits wait for their repositories wherever these are, and leave nothing behind.
func TestNothingIsLeftBehind(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	convert(t, sources.Options{}, in("default.sql")...)
	convert(t, sources.Options{}, dumped(t, "CREATE TABLE commits (sha text, repo_id text, author_name text);INSERT INTO commits VALUES ('1','models/later','bo'"))
	left, err := filepath.Glob(tmp + "/hubgraph-*")
	if err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

func Example() {
	fmt.Println(hfcommunity.IsAddress("mysql://reader@127.0.0.1/hfc"), hfcommunity.IsAddress("hfc_dump.sql.gz"))
	fmt.Println(hfcommunity.Shown("mysql://reader:secret@127.0.0.1/hfc?tls=true"))
	// Output:
	// true false
	// reader@127.0.0.1:3306/hfc
}
