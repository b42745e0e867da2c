package snapshot

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub"
)

var ctx = context.Background()

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

const twoRepositories = `{"id":"ada-wren/owl","kind":"model","tags":[]}
{"id":"ada-wren/owl","kind":"space","tags":[]}
`

// readAll reads every file and returns what was admitted, one line a record.
func readAll(t *testing.T, fsys fs.FS, o RejectOptions) (got []string, in *Intake, err error) {
	t.Helper()
	s, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	in = NewIntake(s, NewRejects(o))
	add := func(format string, args ...any) error {
		got = append(got, fmt.Sprintf(format, args...))
		return nil
	}
	steps := []func() error{
		func() error {
			return in.Repositories(ctx, func(i int, r *hub.Repository) error { return add("repo %d %v:%s %s", i, r.Kind, r.ID, r.License) })
		},
		func() error {
			return in.Identities(ctx, func(x hub.Identity) error { return add("identity %s=%s", x.Alias, x.Canonical) })
		},
		func() error { return in.Bots(ctx, func(b hub.Bot) error { return add("bot %s", b.Name) }) },
		func() error {
			return in.Commits(ctx, func(i int, c *hub.Commit) error { return add("commit %d %s %v", i, c.SHA, c.Authors) })
		},
		func() error {
			return in.Discussions(ctx, func(i int, d *hub.Discussion) error { return add("discussion %d %d %s", i, d.Num, d.Author) })
		},
		func() error {
			return in.Usages(ctx, func(s, m int, u hub.Usage) error { return add("usage %d %d %s", s, m, u.Space) })
		},
		func() error {
			return in.Lineage(ctx, func(m, b int, l hub.Lineage) error { return add("lineage %d %d %s", m, b, l.Relation) })
		},
		func() error {
			return in.TrainedOn(ctx, func(m, d int, x hub.TrainedOn) error { return add("trained %d %d", m, d) })
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return got, in, err
		}
	}
	return got, in, nil
}

func TestIntakeRules(t *testing.T) {
	got, in, err := readAll(t, folder(map[string]string{
		RepositoriesFile: twoRepositories + `{"id":"gone","kind":"dataset","tags":["x"],"license":" MIT "}` + "\r\n\n" +
			`{"id":"gone","kind":"dataset","tags":[],"license":"other"}`,
		IdentitiesFile: `{"alias":"a","canonical":"b"}
{"alias":"a","canonical":"z"}
{"alias":"b","canonical":"c"}
{"alias":"c","canonical":"a"}
{"alias":"d","canonical":"d"}
`,
		BotsFile: `{"name":"bot"}` + "\n" + `{"name":"bot"}`,
		CommitsFile: `{"repo":"ada-wren/owl","kind":"model","sha":"1","authors":["a","","a"]}
{"repo":"ada-wren/owl","kind":"space","sha":"1","authors":[]}
{"repo":"ada-wren/owl","kind":"model","sha":"1","authors":["b"]}
{"repo":"ada-wren/owl","kind":"dataset","sha":"1","authors":["b"]}
{"repo":"ada-wren/owl","kind":"dataset","sha":"1","authors":["b"]}
`,
		DiscussionsFile: `{"repo":"gone","kind":"dataset","num":7,"author":null}
{"repo":"gone","kind":"dataset","num":7,"author":"b"}
{"repo":"nowhere","kind":"dataset","num":7,"author":"b"}
`,
		UsagesFile: `{"space":"ada-wren/owl","model":"ada-wren/owl"}
{"space":"hidden","model":"ada-wren/owl"}
{"space":"hidden","model":"ghost"}
{"space":"hidden","model":"ghost"}
`,
		LineageFile:   `{"model":"ada-wren/owl","base":"ghost"}` + "\n" + `{"model":"ada-wren/owl","base":"ada-wren/owl","relation":"merge"}`,
		DatasetsFile:  `{"model":"ada-wren/owl","dataset":"gone"}`,
		"other.jsonl": "not read",
	}), RejectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"repo 0 model:ada-wren/owl ", "repo 1 space:ada-wren/owl ", "repo 2 dataset:gone mit",
		"identity a=b", "identity b=c", "bot bot",
		"commit 0 1 [a  a]", "commit 1 1 []",
		"discussion 2 7 ",
		"usage 1 0 ada-wren/owl", "usage -1 0 hidden",
		"lineage 0 0 merge", "trained 0 2",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	wantIgnored := hub.Ignored{CommitsOfUnknownRepositories: 2, CommitsRepeated: 1, DiscussionsOfUnknownRepositories: 1, DiscussionsRepeated: 1,
		UsagesByUnknownSpacesKept: 1, UsagesOfUnknownModels: 1, UsagesRepeated: 1}
	if in.Ignored() != wantIgnored {
		t.Errorf("ignored %+v, want %+v", in.Ignored(), wantIgnored)
	}
	if in.Rejects().Count() != 2 { // the two circles
		t.Errorf("%d rejects, want 2", in.Rejects().Count())
	}
}

func TestRejectsNameFileLineReason(t *testing.T) {
	var log bytes.Buffer
	path := filepath.Join(t.TempDir(), "rejects.jsonl")
	fsys := folder(map[string]string{
		RepositoriesFile: twoRepositories + "oops\n",
		BotsFile:         "{\"name\":\"x\"}\n\n{}\n",
	})
	_, in, err := readAll(t, fsys, RejectOptions{Log: &log, Path: path})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Rejects().Close(); err != nil {
		t.Fatal(err)
	}
	if want := "repositories.jsonl:3: not JSON at column 1: want {\nbots.jsonl:3: \"name\" is missing\n" +
		"bots.jsonl: 1 line rejected: 1 missing key \"name\"\nrepositories.jsonl: 1 line rejected: 1 not JSON\n"; log.String() != want {
		t.Errorf("log %q, want %q", log.String(), want)
	}
	text, _ := os.ReadFile(path)
	if want := `{"file":"repositories.jsonl","line":3,"reason":"not JSON at column 1: want {","start":"oops"}` + "\n" +
		`{"file":"bots.jsonl","line":3,"reason":"\"name\" is missing","start":"{}"}` + "\n"; string(text) != want {
		t.Errorf("rejects file %s, want %s", text, want)
	}
	var rejected *hub.RejectedError
	if err := in.Rejects().Err(); !errors.As(err, &rejected) || rejected.Count != 2 {
		t.Errorf("error %v", err)
	}
	if _, _, err := readAll(t, fsys, RejectOptions{Strict: true}); err == nil || !strings.Contains(err.Error(), "repositories.jsonl:3: ") {
		t.Errorf("strict: error %v, want the first reject", err)
	}
}

func TestOnlyTheFirstRejectsAreLogged(t *testing.T) {
	var log bytes.Buffer
	_, in, err := readAll(t, folder(map[string]string{RepositoriesFile: strings.Repeat("bad\n", 500)}), RejectOptions{Log: &log})
	if err != nil || in.Rejects().Count() != 500 || strings.Count(log.String(), "\n") != 20 {
		t.Errorf("%v, %d rejects, %d logged", err, in.Rejects().Count(), strings.Count(log.String(), "\n"))
	}
}

func TestCutGzipNamesTheFile(t *testing.T) {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		fmt.Fprintf(w, `{"repo":"ada-wren/owl","kind":"model","sha":"%x","authors":["x"]}`+"\n", rng.Uint64())
	}
	w.Close()
	for _, part := range []int{0, 5, z.Len() / 2, z.Len() - 4} {
		fsys := folder(map[string]string{RepositoriesFile: twoRepositories})
		fsys["commits.jsonl.gz"] = &fstest.MapFile{Data: z.Bytes()[:part]}
		_, _, err := readAll(t, fsys, RejectOptions{})
		if err == nil || !strings.Contains(err.Error(), "commits.jsonl.gz") || !errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, new(*hub.RejectedError)) {
			t.Errorf("cut at %d: error %v", part, err)
		}
	}
}

// A line over the limit is one reject; its neighbours are read, whatever the
// length of the chunks.
func TestLineOverTheLimit(t *testing.T) {
	for _, length := range []int{100, chunkSize - 10, chunkSize + 10, 3*chunkSize + 1} {
		long := `{"name":"` + strings.Repeat("x", length) + `"}`
		text := `{"name":"first"}` + "\n" + long + "\n" + `{"name":"last"}` + "\n" + long
		s, err := Open(folder(map[string]string{RepositoriesFile: "", BotsFile: text}))
		if err != nil {
			t.Fatal(err)
		}
		s.MaxLine = 64
		var log bytes.Buffer
		var got []string
		in := NewIntake(s, NewRejects(RejectOptions{Log: &log}))
		if err := in.Bots(ctx, func(b hub.Bot) error { got = append(got, b.Name); return nil }); err != nil {
			t.Fatal(err)
		}
		want := "bots.jsonl:2: the line is longer than the limit of 64 bytes\nbots.jsonl:4: the line is longer than the limit of 64 bytes\n"
		if strings.Join(got, " ") != "first last" || log.String() != want {
			t.Errorf("length %d: %v, log %q", length, got, log.String())
		}
	}
}

// endless gives n bytes of one line without keeping them.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), e.n))
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.n -= int64(n)
	return n, nil
}

func TestHugeLineInBoundedMemory(t *testing.T) {
	c := newChunker(io.MultiReader(strings.NewReader("a\n"), &endless{1 << 30}, strings.NewReader("\nb\n")), 1<<20)
	var got []string
	allocated := testing.AllocsPerRun(1, func() {
		for {
			x, err := c.next(nil)
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprintf("%d %v %d", x.line, x.tooLong, min(len(x.text), 300)))
			if cap(x.text) > 8<<20 {
				t.Fatalf("a chunk of %d bytes", cap(x.text))
			}
		}
	})
	if want := "1 false 2|2 true 256|3 false 2"; strings.Join(got, "|") != want || allocated > 1000 {
		t.Errorf("got %v, want %s; %v allocations", got, want, allocated)
	}
}

// Chunks of any length keep lines whole and in order.
func TestOrderAndLineNumbersOverManyChunks(t *testing.T) {
	var text strings.Builder
	const n = 60000
	for i := range n {
		fmt.Fprintf(&text, `{"repo":"ada-wren/owl","kind":"model","sha":"%d","authors":["x%d"]}`+"\n", i, i)
		if i%1000 == 999 {
			text.WriteString("bad\n")
		}
	}
	var rejects []Reject
	s, _ := Open(folder(map[string]string{RepositoriesFile: twoRepositories, CommitsFile: text.String()}))
	path := filepath.Join(t.TempDir(), "rejects.jsonl")
	in := NewIntake(s, NewRejects(RejectOptions{Path: path}))
	_ = in.Repositories(ctx, func(int, *hub.Repository) error { return nil })
	next := 0
	if err := in.Commits(ctx, func(_ int, c *hub.Commit) error {
		if c.SHA != fmt.Sprint(next) || c.Authors[0] != fmt.Sprintf("x%d", next) {
			return fmt.Errorf("got %s %v at %d", c.SHA, c.Authors, next)
		}
		next++
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	in.Rejects().Close()
	lines, _ := os.ReadFile(path)
	for i, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		if want := fmt.Sprintf(`"line":%d,`, (i+1)*1001); !strings.Contains(line, want) {
			t.Fatalf("reject %d is %s, want %s", i, line, want)
		}
		rejects = append(rejects, Reject{})
	}
	if next != n || len(rejects) != n/1000 {
		t.Errorf("%d records, %d rejects", next, len(rejects))
	}
}

// repeated finds exactly the repetitions, in files of any order.
func TestRepeatedAgainstAMap(t *testing.T) {
	for _, runs := range []int{1, 3, 50, 100000} { // how long records of one repository stay together
		rng := rand.New(rand.NewPCG(7, uint64(runs)))
		type repoKey struct {
			repo int32
			key  uint64
		}
		r, all := newRepeated(20), map[repoKey]bool{}
		repo := int32(0)
		for i := range 100000 {
			if i%runs == 0 {
				repo = rng.Int32N(20)
			}
			k := repoKey{repo, rng.Uint64N(3000)}
			if got, want := r.add(k.repo, k.key), !all[k]; got != want {
				t.Fatalf("runs of %d: add %v gave %v at %d, want %v", runs, k, got, i, want)
			}
			all[k] = true
		}
	}
}

func TestFileOrderPlainGzZst(t *testing.T) {
	fsys := folder(map[string]string{RepositoriesFile: twoRepositories, RepositoriesFile + ".gz": "not even gzip"})
	if _, _, err := readAll(t, fsys, RejectOptions{}); err != nil {
		t.Errorf("the plain file comes first: %v", err)
	}
	if _, err := Open(folder(map[string]string{CommitsFile: ""})); err == nil || !strings.Contains(err.Error(), RepositoriesFile) {
		t.Errorf("error %v, want the missing file named", err)
	}
	if _, err := Open(folder(map[string]string{RepositoriesFile: "", MetaFile: `{"format":2}`})); err == nil || !strings.Contains(err.Error(), "format 2") {
		t.Errorf("error %v, want the format named", err)
	}
}
