package collect_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// script is a Hub that answers by a function, and remembers what it was asked.
type script struct {
	mu    sync.Mutex
	asked []string
	do    func(w http.ResponseWriter, path string, q url.Values)
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r.URL.RequestURI())
	w := httptest.NewRecorder()
	s.do(w, r.URL.Path, r.URL.Query())
	return w.Result(), nil
}

// times returns how often something was asked.
func (s *script) times(what string) (n int) {
	for _, a := range s.asked {
		if strings.Contains(a, what) {
			n++
		}
	}
	return n
}

// run collects from a script.
func (s *script) run(t *testing.T, change func(*collect.Options)) (dir string, r *collect.Result, rejects *snapshot.Rejects) {
	t.Helper()
	dir = t.TempDir()
	o := options(fakehub.New(&fakehub.Hub{}, fakehub.Options{}), dir)
	o.API.Transport, o.API.Concurrency = s, 1
	o.Selection.Kinds = []string{"model"}
	o.Selection.Usages, o.Selection.Discussions = collect.None, collect.None
	if change != nil {
		change(&o)
	}
	return dir, collected(t, o), o.Rejects
}

func next(w http.ResponseWriter, address string) {
	w.Header().Set("Link", "<http://hub.test"+address+`>; rel="next"`)
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("X-Error-Code", code)
	w.Header().Set("X-Error-Message", message)
	http.Error(w, `{"error":"`+message+`"}`, status)
}

// TestUnknownField: a field that the Hub does not know is left out, in whatever
// way the Hub says so.
func TestUnknownField(t *testing.T) {
	for _, message := range []string{
		`Unknown expand value: baseModels`,
		`Invalid value for "expand": baseModels. Expected one of: author, createdAt, lastModified, likes, tags, private, disabled, sha, downloads, gated, pipeline_tag, library_name`,
		`"expand" must be one of author, createdAt, lastModified, likes, tags, private, disabled, sha, downloads, gated, pipeline_tag, library_name`,
	} {
		s := &script{}
		s.do = func(w http.ResponseWriter, path string, q url.Values) {
			switch {
			case path == "/api/models" && slices.Contains(q["expand"], "baseModels"):
				refuse(w, 400, "", strings.ReplaceAll(message, `"`, "'"))
			case path == "/api/models":
				fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
			default:
				fmt.Fprint(w, `[]`)
			}
		}
		dir, r, _ := s.run(t, nil)
		if n := len(records(t, dir)[snapshot.RepositoriesFile]); n != 1 || s.times("/api/models?") != 2 || !strings.Contains(strings.Join(r.Notes, "\n"), "the Hub does not know the baseModels of models") {
			t.Errorf("%s: %d repositories, asked %q, notes %q", message, n, s.asked, r.Notes)
		}
	}
}

// TestRenamedWhileListed: one _id under two names is one repository, by the later
// name.
func TestRenamedWhileListed(t *testing.T) {
	s := &script{do: func(w http.ResponseWriter, path string, q url.Values) {
		switch {
		case path != "/api/models":
			fmt.Fprint(w, `[]`)
		case q.Get("cursor") == "":
			next(w, "/api/models?cursor=2")
			fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/old","tags":[]},{"_id":"65a0b0dcfbad78ab68ffc4b1","id":"ada/other","tags":[]}]`)
		default:
			fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b1","id":"ada/other","tags":["newer"]},{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/new","tags":[]}]`)
		}
	}}
	dir, r, _ := s.run(t, nil)
	if lines := records(t, dir)[snapshot.RepositoriesFile]; len(lines) != 2 || !strings.Contains(lines[0], "ada/new") || !strings.Contains(lines[1], `["newer"]`) {
		t.Errorf("%q", lines)
	}
	if s.times("ada/old") != 0 || !strings.Contains(strings.Join(r.Notes, "\n"), "renamed while the list was read") {
		t.Errorf("asked %q, notes %q", s.asked, r.Notes)
	}
}

// TestRedirected: commits that come from another name count for the listed one,
// unless the other one is listed, too: then they are not its.
func TestRedirected(t *testing.T) {
	s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
		switch path {
		case "/api/models":
			fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/a","tags":[]},{"_id":"65a0b0dcfbad78ab68ffc4b1","id":"ada/b","tags":[]},{"_id":"65a0b0dcfbad78ab68ffc4b2","id":"ada/c","tags":[]}]`)
		case "/api/models/ada/a/commits/main":
			http.Redirect(w, &http.Request{Method: "GET", URL: new(url.URL)}, "/api/models/ada/moved/commits/main?limit=1000", http.StatusTemporaryRedirect)
		case "/api/models/ada/b/commits/main":
			http.Redirect(w, &http.Request{Method: "GET", URL: new(url.URL)}, "/api/models/ada/c/commits/main?limit=1000", http.StatusTemporaryRedirect)
		default:
			fmt.Fprint(w, `[{"id":"1234","date":"2024-02-19T10:57:45.000Z","authors":[{"user":"ada"}]}]`)
		}
	}}
	dir, _, _ := s.run(t, nil)
	var repos []string
	for _, c := range read(t, dir).commits {
		repos = append(repos, c[:len("modelada/a")])
	}
	if !slices.Equal(repos, []string{"modelada/a", "modelada/c"}) {
		t.Errorf("commits of %q", repos)
	}
	for _, l := range sideLines(t, dir) {
		switch l.Repo {
		case "ada/a":
			if l.NewName != "ada/moved" || !l.Complete || l.Requests != 2 {
				t.Errorf("%+v", l)
			}
		case "ada/b":
			if l.NewName != "ada/c" || l.Complete || !strings.Contains(l.Reason, "listed itself") {
				t.Errorf("%+v", l)
			}
		}
	}
}

// history answers for the commits n, n-1, ... 1 in pages of 1,000.
func history(w http.ResponseWriter, n int, q url.Values) {
	page := 0
	fmt.Sscan(q.Get("p"), &page)
	w.Header().Set("X-Total-Count", fmt.Sprint(n))
	first, last := n-page*1000, max(1, n-page*1000-999)
	if last > 1 {
		next(w, fmt.Sprintf("/api/models/ada/owl/commits/main?limit=1000&p=%d", page+1))
	}
	var rows []string
	for i := first; i >= last; i-- {
		rows = append(rows, fmt.Sprintf(`{"id":"%040x","title":"commit %d","date":"2024-02-19T10:57:45.000Z","authors":[{"user":"ada"}]}`, i, i))
	}
	fmt.Fprint(w, "["+strings.Join(rows, ",")+"]")
}

// TestLongHistories: pages follow each other, whatever happens to the history in
// the meantime.
func TestLongHistories(t *testing.T) {
	for name, c := range map[string]struct {
		length func(asked int) int // of the history, by how often it was asked for
		want   int                 // commits
		asked  int                 // pages
	}{
		"one full page":              {func(int) int { return 1000 }, 1000, 1},
		"forty pages":                {func(int) int { return 39_001 }, 39_001, 40},
		"grows by commits":           {func(asked int) int { return 2500 + 10*asked }, 2510, 3},
		"squashed while it was read": {func(asked int) int { return map[bool]int{true: 2500, false: 3}[asked < 2] }, 3, 3},
	} {
		n := 0
		s := &script{do: func(w http.ResponseWriter, path string, q url.Values) {
			if path == "/api/models" {
				fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
				return
			}
			n++
			history(w, c.length(n), q)
		}}
		dir, r, _ := s.run(t, nil)
		got := read(t, dir).commits
		if got = slices.Compact(got); len(got) != c.want || n != c.asked {
			t.Errorf("%s: %d commits by %d pages, want %d by %d; %q", name, len(got), n, c.want, c.asked, r.Notes)
		}
	}
}

// TestRepeatedCommit: a commit that stands twice counts once, and nothing is missing.
func TestRepeatedCommit(t *testing.T) {
	s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
		if path == "/api/models" {
			fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
			return
		}
		w.Header().Set("X-Total-Count", "2")
		fmt.Fprint(w, `[{"id":"1234","authors":[{"user":"ada"}]},{"id":"1234","authors":[{"user":"bo"}]}]`)
	}}
	dir, r, _ := s.run(t, nil)
	if n := len(read(t, dir).commits); n != 1 || len(s.asked) != 2 || strings.Contains(strings.Join(r.Notes, "\n"), "cut") {
		t.Errorf("%d commits, asked %q, notes %q", n, s.asked, r.Notes)
	}
}

// TestCutHistory: what the Hub does not give is marked as cut.
func TestCutHistory(t *testing.T) {
	s := &script{do: func(w http.ResponseWriter, path string, q url.Values) {
		if path == "/api/models" {
			fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
			return
		}
		w.Header().Set("X-Total-Count", "9")
		next(w, "/api/models/ada/owl/commits/main?limit=1000&p=1") // for ever the same
		fmt.Fprint(w, `[{"id":"1234","authors":[{"user":"ada"}]}]`)
	}}
	dir, r, _ := s.run(t, nil)
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "commits of 1 repository are unknown or incomplete (1 cut)") || len(s.asked) != 3 {
		t.Errorf("notes %q, asked %q", notes, s.asked)
	}
	if n := len(read(t, dir).commits); n != 1 {
		t.Errorf("%d commits", n)
	}
}

// TestHostile: what is no record is counted with its place, and all else is there.
func TestHostile(t *testing.T) {
	s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
		switch path {
		case "/api/models":
			fmt.Fprintf(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":["\ud800"],"likes":3},{"id":"ada/nul\u0000","tags":[]},{"id":"ada/likes","likes":"many"},
				{"id":"ada/minus","likes":-1,"tags":[]},{"id":"%s","tags":[]},7,{"tags":[]},{"id":"ada/../../whoami-v2","tags":[]}]`, strings.Repeat("x", 5000))
		case "/api/models/ada/owl/commits/main":
			fmt.Fprint(w, `[{"id":"1234","title":"\u0000","authors":[]},{"id":"","authors":[]},{"id":"5678","date":"yesterday","authors":[]},{"id":"9abc","authors":[{"user":"a\nb"}],"new":{"x":[1]}},null]`)
		case "/api/models/ada/minus/commits/main":
			fmt.Fprint(w, `{"not":"a list"}`)
		default:
			fmt.Fprint(w, `[]`)
		}
	}}
	var log strings.Builder
	dir, _, rejects := s.run(t, func(o *collect.Options) { o.Rejects = snapshot.NewRejects(snapshot.RejectOptions{Log: &log}) })
	var rejected *hub.RejectedError
	// the NUL id, the likes, the long id, 7, the missing id, the likes of minus; NUL title, no id, the date, null; no list
	if err := rejects.End(nil); !errors.As(err, &rejected) || rejected.Count != 11 {
		t.Errorf("%v\n%s", err, log.String())
	}
	got := read(t, dir)
	if !slices.Equal(got.repositories, []string{"modelada/../../whoami-v2", "modelada/owl"}) || len(got.commits) != 1 || !strings.Contains(got.commits[0], "9abc") {
		t.Errorf("%q, %q", got.repositories, got.commits)
	}
	if s.times("/api/whoami") != 0 {
		t.Errorf("asked %q", s.asked)
	}
}

// TestAccounts: owners and authors are asked for as users, then as organisations,
// unless their type is known; names of git are not.
func TestAccounts(t *testing.T) {
	h := &fakehub.Hub{
		Accounts: []hub.Account{{Name: "ada", Type: hub.User, FullName: "Ada"}, {Name: "GustLab", Type: hub.Org, FullName: "Gust Lab"}, {Name: "bo", Type: hub.User}},
		Repositories: []*fakehub.Repository{{Repository: hub.Repository{ID: "GustLab/owl", Kind: hub.Model, Owner: "GustLab"},
			Commits:     []fakehub.Commit{{SHA: "12", Authors: []string{"ada", "Bo Quill", "root_user"}}, {SHA: "34", Authors: []string{"nobody-there"}}},
			Discussions: []fakehub.Discussion{{Num: 1, Author: "bo", Title: "Why?", Status: "open"}}}},
	}
	s := fakehub.New(h, fakehub.Options{})
	dir := t.TempDir()
	o := options(s, dir)
	o.Selection.Accounts = true
	collected(t, o)
	want := []string{"{\"name\": \"GustLab\", \"type\": \"org\", \"fullname\": \"Gust Lab\"}\n", "{\"name\": \"ada\", \"type\": \"user\", \"fullname\": \"Ada\"}\n", "{\"name\": \"bo\", \"type\": \"user\", \"fullname\": \"bo\"}\n"}
	if got := records(t, dir)[snapshot.AccountsFile]; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if n := s.Counts()[fakehub.Overviews]; n != 5 { // GustLab twice, ada once, nobody-there twice
		t.Errorf("%d requests: %v", n, s.Asked())
	}
}

// TestBrokenRepository: one repository without a usable answer does not end a
// collection, and many do.
func TestBrokenRepository(t *testing.T) {
	broken := 1
	s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
		if path == "/api/models" {
			var rows []string
			for i := range 40 {
				rows = append(rows, fmt.Sprintf(`{"id":"ada/%02d","tags":[]}`, i))
			}
			fmt.Fprint(w, "["+strings.Join(rows, ",")+"]")
			return
		}
		var n int
		fmt.Sscanf(path, "/api/models/ada/%02d", &n)
		if n < broken {
			fmt.Fprint(w, `[{"id":`)
			return
		}
		fmt.Fprintf(w, `[{"id":"%d","authors":[]}]`, n)
	}}
	dir, _, rejects := s.run(t, nil)
	if text, err := os.ReadFile(filepath.Join(dir, snapshot.LineageFile)); err != nil || len(text) != 0 {
		t.Errorf("no bases of models, which is known: %q, %v", text, err)
	}
	if n := len(read(t, dir).commits); n != 39 || rejects.Count() != 1 {
		t.Errorf("%d commits, %d rejects", n, rejects.Count())
	}
	broken = 40
	dir = t.TempDir()
	o := options(fakehub.New(&fakehub.Hub{}, fakehub.Options{}), dir)
	o.API.Transport, o.API.Tries, o.Selection = s, 1, everything
	o.Selection.Kinds = []string{"model"}
	if _, err := collect.Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), "no usable answers") {
		t.Errorf("a Hub that is broken: %v", err)
	}
	broken = 0
	o.Selection.Discussions, o.Selection.Usages = everything.Discussions, everything.Usages
	if _, err := collect.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if n := len(read(t, dir).commits); n != 40 {
		t.Errorf("after it was mended: %d commits", n)
	}
}

// TestKeptAnswers: each answer is kept once.
func TestKeptAnswers(t *testing.T) {
	s := fakehub.New(fakehub.Generate(13, 30), fakehub.Options{})
	raw := t.TempDir()
	o := options(s, t.TempDir())
	keep, err := collect.KeepRaw(raw)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	o.API.KeepRaw = func(a *hubapi.Answer) error {
		kept++
		return keep(a)
	}
	o.API.Concurrency = 1
	collected(t, o)
	if files := len(find(t, raw, ".json.gz")); files != kept || kept == 0 {
		t.Errorf("%d files for %d answers", files, kept)
	}
}

// TestReasons: why something is missing is told by the code, the status or the
// words of the Hub.
func TestReasons(t *testing.T) {
	type answer struct {
		status        int
		code, message string
	}
	for want, answers := range map[string][]answer{
		"gated":              {{401, "GatedRepo", "no"}, {403, "GatedRepo", "no"}, {401, "", "Access to model ada/owl is restricted."}},
		"disabled":           {{403, "", "Access to this resource is disabled."}},
		"deleted or private": {{401, "", "Invalid username or password."}, {404, "RepoNotFound", "Repository not found"}},
		"no branch main":     {{404, "RevisionNotFound", "Invalid rev id: main"}},
		"refused":            {{400, "", "what?"}, {451, "", "law"}},
	} {
		for _, a := range answers {
			s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
				if path == "/api/models" {
					fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
					return
				}
				refuse(w, a.status, a.code, a.message)
			}}
			dir, r, rejects := s.run(t, nil)
			lines := sideLines(t, dir)
			if last := lines[len(lines)-1]; last.What != "commits" || last.Status != a.status || last.Complete || !strings.HasPrefix(last.Reason, want) {
				t.Errorf("%+v: %+v", a, last)
			}
			if !strings.Contains(strings.Join(r.Notes, "\n"), "(1 "+want+")") || rejects.Count() != 0 {
				t.Errorf("%+v: notes %q", a, r.Notes)
			}
		}
	}
}

// TestDiscussionsOff: a repository whose commits are there has not gone.
func TestDiscussionsOff(t *testing.T) {
	for _, status := range []int{403, 404} {
		s := &script{do: func(w http.ResponseWriter, path string, _ url.Values) {
			switch {
			case path == "/api/models":
				fmt.Fprint(w, `[{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada/owl","tags":[]}]`)
			case strings.HasSuffix(path, "/discussions"):
				refuse(w, status, "", "no")
			default:
				fmt.Fprint(w, `[{"id":"1234","authors":[]}]`)
			}
		}}
		dir, _, _ := s.run(t, func(o *collect.Options) { o.Selection.Discussions = collect.All })
		lines := sideLines(t, dir)
		if last := lines[len(lines)-1]; last.What != "discussions" || last.Reason != "discussions off" {
			t.Errorf("%d: %+v", status, last)
		}
	}
}
