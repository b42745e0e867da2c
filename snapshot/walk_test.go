package snapshot

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

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

const twoRepositories = `{"id":"ada-wren/owl","kind":"model","owner":"ada-wren","tags":[]}
{"id":"ada-wren/owl","kind":"space","owner":"ada-wren","tags":[]}
`

// readAll walks a snapshot and returns what was admitted, one line a record.
func readAll(t *testing.T, fsys fs.FS, o RejectOptions) (got []string, read *Outcome, rejects *Rejects, err error) {
	t.Helper()
	s, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	rejects = NewRejects(o)
	read, err = s.Walk(ctx, Reading{Rejects: rejects}, lines(&got))
	return got, read, rejects, err
}

// lines adds a line for each record.
func lines(to *[]string) Handlers {
	add := func(format string, args ...any) error {
		*to = append(*to, fmt.Sprintf(format, args...))
		return nil
	}
	return Handlers{
		Repository: func(i int, r *hub.Repository) error { return add("repo %d %v:%s %s", i, r.Kind, r.ID, r.License) },
		Identity:   func(x hub.Identity) error { return add("identity %s=%s", x.Alias, x.Canonical) },
		Bot:        func(b hub.Bot) error { return add("bot %s", b.Name) },
		People:     func(p *hub.People) error { return add("people %d %d", p.Aliases(), p.Bots()) },
		Commit:     func(i int, c *hub.Commit) error { return add("commit %d %s %v", i, c.SHA, c.Authors) },
		Discussion: func(i int, d *hub.Discussion) error { return add("discussion %d %d %s", i, d.Num, d.Author) },
		Usage:      func(s, m int, u hub.Usage) error { return add("usage %d %d %s", s, m, u.Space) },
		Lineage:    func(m, b int, l hub.Lineage) error { return add("lineage %d %d %s", m, b, l.Relation) },
		TrainedOn:  func(m, d int, x hub.TrainedOn) error { return add("trained %d %d", m, d) },
		Account:    func(a hub.Account) error { return add("account %s %s", a.Name, a.Type) },
	}
}

func TestWalkRules(t *testing.T) {
	got, read, rejects, err := readAll(t, folder(map[string]string{
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
		"identity a=b", "identity b=c", "bot bot", "people 2 1",
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
	if read.Ignored != wantIgnored {
		t.Errorf("ignored %+v, want %+v", read.Ignored, wantIgnored)
	}
	wantRecords := Records{Repositories: [3]int64{1, 1, 1}, Identities: 2, Bots: 1, Commits: 2, Discussions: 1, Usages: 2, Lineage: 1, TrainedOn: 1}
	if read.Records != wantRecords {
		t.Errorf("records %+v, want %+v", read.Records, wantRecords)
	}
	if rejects.Count() != 2 || read.Rejected != 2 { // the two circles
		t.Errorf("%d and %d rejects, want 2", rejects.Count(), read.Rejected)
	}
}

func TestRejectsNameFileLineReason(t *testing.T) {
	var log bytes.Buffer
	path := filepath.Join(t.TempDir(), "rejects.jsonl")
	fsys := folder(map[string]string{
		RepositoriesFile: twoRepositories + "oops\n",
		BotsFile:         "{\"name\":\"x\"}\n\n{}\n",
	})
	_, _, rejects, err := readAll(t, fsys, RejectOptions{Log: &log, Path: path})
	if err != nil {
		t.Fatal(err)
	}
	var rejected *hub.RejectedError
	if err := rejects.End(nil); !errors.As(err, &rejected) || rejected.Count != 2 || rejected.File != path {
		t.Errorf("error %v", err)
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
	if _, _, _, err := readAll(t, fsys, RejectOptions{Strict: true}); err == nil || !strings.Contains(err.Error(), "repositories.jsonl:3: ") {
		t.Errorf("strict: error %v, want the first reject", err)
	}
}

func TestOnlyTheFirstRejectsAreLogged(t *testing.T) {
	var log bytes.Buffer
	_, _, rejects, err := readAll(t, folder(map[string]string{RepositoriesFile: strings.Repeat("bad\n", 500) + twoRepositories}), RejectOptions{Log: &log})
	if err != nil || rejects.Count() != 500 || strings.Count(log.String(), "\n") != 20 {
		t.Errorf("%v, %d rejects, %d logged", err, rejects.Count(), strings.Count(log.String(), "\n"))
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
		_, _, _, err := readAll(t, fsys, RejectOptions{})
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
		_, err = s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{Log: &log})}, Handlers{
			Bot: func(b hub.Bot) error { got = append(got, b.Name); return nil },
		})
		if err != nil {
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
	listed := NewRejects(RejectOptions{Path: path})
	next := 0
	_, err := s.Walk(ctx, Reading{Rejects: listed}, Handlers{Commit: func(_ int, c *hub.Commit) error {
		if c.SHA != fmt.Sprint(next) || c.Authors[0] != fmt.Sprintf("x%d", next) {
			return fmt.Errorf("got %s %v at %d", c.SHA, c.Authors, next)
		}
		next++
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	_ = listed.End(nil)
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
	if _, _, _, err := readAll(t, fsys, RejectOptions{}); err != nil {
		t.Errorf("the plain file comes first: %v", err)
	}
	if _, err := Open(folder(map[string]string{CommitsFile: ""})); err == nil || !strings.Contains(err.Error(), RepositoriesFile) {
		t.Errorf("error %v, want the missing file named", err)
	}
	if _, err := Open(folder(map[string]string{RepositoriesFile: "", MetaFile: `{"format":2}`})); err == nil || !strings.Contains(err.Error(), "format 2") {
		t.Errorf("error %v, want the format named", err)
	}
}

// everyFile is a snapshot with something admitted and something bad in each file.
var everyFile = map[string]string{
	RepositoriesFile: twoRepositories + `{"id":"gone","kind":"dataset","tags":[],"created_at":"2023-04-05T06:07:08Z"}` + "\nbad\n",
	IdentitiesFile:   `{"alias":"a","canonical":"b"}` + "\nbad\n",
	BotsFile:         `{"name":"bot"}` + "\nbad\n",
	CommitsFile:      `{"repo":"gone","kind":"dataset","sha":"1","authors":["a"],"date":"2023-04-05T06:07:08Z"}` + "\n" + `{"repo":"x","kind":"model","sha":"1","authors":[]}` + "\nbad\n",
	DiscussionsFile:  `{"repo":"gone","kind":"dataset","num":7,"author":"a"}` + "\n" + `{"repo":"x","kind":"model","num":7,"author":"a"}` + "\nbad\n",
	UsagesFile:       `{"space":"x","model":"ada-wren/owl"}` + "\n" + `{"space":"x","model":"x"}` + "\nbad\n",
	LineageFile:      `{"model":"ada-wren/owl","base":"ada-wren/owl"}` + "\nbad\n",
	DatasetsFile:     `{"model":"ada-wren/owl","dataset":"gone"}` + "\nbad\n",
	AccountsFile:     `{"name":"ada-wren","type":"user"}` + "\n" + `{"name":"ada-wren","type":"org"}` + "\nbad\n",
}

// Everything comes in one order, between the begin and the end of its file,
// whether the file is there or not.
func TestWalkOrder(t *testing.T) {
	for _, absent := range []string{"", IdentitiesFile, BotsFile, CommitsFile, DatasetsFile} {
		files := maps.Clone(everyFile)
		delete(files, absent)
		s, err := Open(folder(files))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		h := lines(&got)
		h.Begin = func(file string) error { got = append(got, "begin "+file); return nil }
		h.End = func(file string) error { got = append(got, "end "+file); return nil }
		if _, err := s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{})}, h); err != nil {
			t.Fatal(err)
		}
		var want []string
		for i, records := range []string{"repo repo repo", "identity", "bot people", "commit", "discussion", "usage", "lineage", "trained", "account"} {
			file := DataFiles[i]
			want = append(want, "begin "+file)
			if file == absent {
				records = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(records, "bot"), strings.Fields(records)[0]))
			}
			want = append(append(want, strings.Fields(records)...), "end "+file)
		}
		for i, line := range got {
			if !strings.HasPrefix(line, "begin") && !strings.HasPrefix(line, "end") {
				got[i], _, _ = strings.Cut(line, " ")
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("without %q: %q, want %q", absent, got, want)
		}
	}
}

// Bad lines are judged and records counted alike with and without handlers, and
// however often a snapshot is walked.
func TestWalkWithoutHandlersAndAgain(t *testing.T) {
	s, err := Open(folder(everyFile))
	if err != nil {
		t.Fatal(err)
	}
	var lists [3][]string
	var logs [3]bytes.Buffer
	want := Outcome{
		Records:  Records{Repositories: [3]int64{1, 1, 1}, Identities: 1, Bots: 1, Commits: 1, Discussions: 1, Usages: 1, Lineage: 1, TrainedOn: 1, Accounts: 1},
		Ignored:  hub.Ignored{CommitsOfUnknownRepositories: 1, DiscussionsOfUnknownRepositories: 1, UsagesByUnknownSpacesKept: 1, UsagesOfUnknownModels: 1},
		Rejected: 9,
	}
	for i, h := range []Handlers{lines(&lists[0]), {}, lines(&lists[2])} {
		rejects := NewRejects(RejectOptions{Log: &logs[i]})
		read, err := s.Walk(ctx, Reading{Rejects: rejects, Skim: i == 1}, h)
		if err != nil {
			t.Fatal(err)
		}
		read.IDs = nil
		if d := cmp.Diff(want, *read); d != "" {
			t.Errorf("walk %d (-want +got):\n%s", i, d)
		}
		if done, total := s.Progress(); done != total || total == 0 {
			t.Errorf("walk %d: %d of %d bytes", i, done, total)
		}
	}
	if !slices.Equal(lists[0], lists[2]) || len(lists[0]) != 12 {
		t.Errorf("first %q, then %q", lists[0], lists[2])
	}
	if logs[0].String() != logs[1].String() || logs[0].String() != logs[2].String() {
		t.Errorf("rejects %q, without handlers %q, again %q", &logs[0], &logs[1], &logs[2])
	}
}

// A walk ends with the first error, and calls no handler after it.
func TestWalkEndsWithTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	for want, change := range map[string]func(h *Handlers){
		"begin":      func(h *Handlers) { h.Begin = func(string) error { return broken } },
		"repository": func(h *Handlers) { h.Repository = func(int, *hub.Repository) error { return broken } },
		"identity":   func(h *Handlers) { h.Identity = func(hub.Identity) error { return broken } },
		"bot":        func(h *Handlers) { h.Bot = func(hub.Bot) error { return broken } },
		"people":     func(h *Handlers) { h.People = func(*hub.People) error { return broken } },
		"commit":     func(h *Handlers) { h.Commit = func(int, *hub.Commit) error { return broken } },
		"discussion": func(h *Handlers) { h.Discussion = func(int, *hub.Discussion) error { return broken } },
		"usage":      func(h *Handlers) { h.Usage = func(int, int, hub.Usage) error { return broken } },
		"lineage":    func(h *Handlers) { h.Lineage = func(int, int, hub.Lineage) error { return broken } },
		"trained":    func(h *Handlers) { h.TrainedOn = func(int, int, hub.TrainedOn) error { return broken } },
		"end":        func(h *Handlers) { h.End = func(string) error { return broken } },
	} {
		s, err := Open(folder(everyFile))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		h := lines(&got)
		change(&h)
		read, err := s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{})}, h)
		if !errors.Is(err, broken) || read != nil {
			t.Errorf("%s: error %v, outcome %v", want, err, read)
		}
		handed := map[string]int{
			"begin": 0, "repository": 0, "end": 3, "identity": 3, "bot": 4, "people": 5, "commit": 6, "discussion": 7, "usage": 8, "lineage": 9, "trained": 10,
		}
		if len(got) != handed[want] {
			t.Errorf("%s: %d records handed over before, want %d: %q", want, len(got), handed[want], got)
		}
	}
}

// Without Rejects a bad line is an error; with such as were ended the walk is.
func TestWalkRejects(t *testing.T) {
	s, err := Open(folder(everyFile))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Walk(ctx, Reading{}, Handlers{}); err == nil || !strings.Contains(err.Error(), "repositories.jsonl:4: ") {
		t.Errorf("error %v, want the first bad line", err)
	}
	ended := NewRejects(RejectOptions{})
	if err := ended.End(nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Walk(ctx, Reading{Rejects: ended}, Handlers{}); err == nil || !strings.Contains(err.Error(), "ended") {
		t.Errorf("error %v, want that the Rejects have ended", err)
	}
}

func TestWalkIDs(t *testing.T) {
	_, read, _, err := readAll(t, folder(everyFile), RejectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	ids := read.IDs
	for want, r := range []struct {
		kind hub.Kind
		id   string
	}{{hub.Model, "ada-wren/owl"}, {hub.Space, "ada-wren/owl"}, {hub.Dataset, "gone"}} {
		if i, ok := ids.Index(r.kind, r.id); i != want || !ok || ids.ID(r.kind, 0) != r.id || ids.Len(r.kind) != 1 || !slices.Equal(ids.All(r.kind), []string{r.id}) {
			t.Errorf("%v %s: index %d, %v", r.kind, r.id, i, ok)
		}
	}
	if i, ok := ids.Index(hub.Model, "gone"); ok {
		t.Errorf("a model that is not listed has index %d", i)
	}
}
