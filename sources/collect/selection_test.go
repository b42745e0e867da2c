package collect_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// chosen returns a Hub of the repositories that a selection is about.
func chosen(h *fakehub.Hub, take func(*fakehub.Repository) bool) *fakehub.Hub {
	part := &fakehub.Hub{}
	for _, r := range h.Repositories {
		if take(r) {
			part.Repositories = append(part.Repositories, r)
		}
	}
	return part
}

// TestSelections: what is chosen is there with all that belongs to it, and nothing else.
func TestSelections(t *testing.T) {
	h := fakehub.Generate(7, 200)
	owners := map[string]int{}
	for _, r := range h.Repositories {
		if r.Kind == hub.Model && r.Owner != "" && !r.Private {
			owners[r.Owner]++
		}
	}
	names := make([]string, 0, len(owners))
	for name := range owners {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return owners[b]*1000 - owners[a]*1000 + strings.Compare(a, b) })
	dates := []time.Time{}
	for _, r := range h.Repositories {
		dates = append(dates, r.LastModified)
	}
	slices.SortFunc(dates, time.Time.Compare)
	since := dates[len(dates)*3/4].Truncate(24 * time.Hour)
	seen := map[hub.Kind]int{}
	for name, c := range map[string]struct {
		set  func(*collect.Selection)
		take func(*fakehub.Repository) bool
	}{
		"two authors": {func(s *collect.Selection) { s.Authors = names[:2] }, func(r *fakehub.Repository) bool { return slices.Contains(names[:2], r.Owner) }},
		"kinds":       {func(s *collect.Selection) { s.Kinds = []string{"dataset", "model"} }, func(r *fakehub.Repository) bool { return r.Kind != hub.Space }},
		"two filters": {func(s *collect.Selection) { s.Filters = []string{"license:mit", "a, comma"} }, func(r *fakehub.Repository) bool {
			return slices.Contains(r.Tags, "license:mit") && slices.Contains(r.Tags, "a, comma")
		}},
		"search": {func(s *collect.Selection) { s.Search = "Tale-1" }, func(r *fakehub.Repository) bool { return strings.Contains(r.ID, "Tale-1") }},
		"since":  {func(s *collect.Selection) { s.Since = since }, func(r *fakehub.Repository) bool { return !r.LastModified.Before(since) }},
		"limit": {func(s *collect.Selection) { s.Limit = 7 }, func(r *fakehub.Repository) bool {
			if r.Private || seen[r.Kind] == 7 {
				return false
			}
			seen[r.Kind]++
			return true
		}},
		"no commits":     {func(s *collect.Selection) { s.Commits = collect.None }, nil},
		"no discussions": {func(s *collect.Selection) { s.Discussions = collect.None }, nil},
		"no usages":      {func(s *collect.Selection) { s.Usages = collect.None }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := fakehub.New(h, fakehub.Options{MaxLimit: 20})
			dir := t.TempDir()
			o := options(s, dir)
			c.set(&o.Selection)
			collected(t, o)
			part := h
			if c.take != nil {
				part = chosen(h, c.take)
			}
			want := expect(part)
			wantUsages(h, part, &want)
			if o.Selection.Commits == collect.None {
				want.commits = nil
			}
			if o.Selection.Discussions == collect.None {
				want.discussions = nil
			}
			if o.Selection.Usages == collect.None {
				want.usages = nil
			}
			if len(want.repositories) == 0 {
				t.Fatal("the selection is empty")
			}
			want.check(t, read(t, dir))
			snap, err := snapshot.OpenDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			if text := strings.Join(snap.Meta().Lacks, "; "); c.take == nil && !strings.Contains(text, strings.TrimPrefix(name, "no ")) {
				t.Errorf("snapshot.json lacks %q", text)
			}
		})
	}
}

// wantUsages sets the usages of the listed models, by whatever space.
func wantUsages(h, part *fakehub.Hub, e *expected) {
	e.usages = nil
	for _, space := range h.Repositories {
		if space.Kind != hub.Space || space.Private {
			continue
		}
		for _, m := range part.Repositories {
			if m.Kind == hub.Model && !m.Private && slices.Contains(space.Models, m.ID) {
				e.usages = append(e.usages, space.ID+" "+m.ID)
			}
		}
	}
	slices.Sort(e.usages)
}

// TestLimitAsksForNoMore: a small selection costs small answers.
func TestLimitAsksForNoMore(t *testing.T) {
	h := fakehub.Generate(7, 100)
	var asked []string
	s := fakehub.New(h, fakehub.Options{Observe: func(r *http.Request) { asked = append(asked, r.URL.RequestURI()) }})
	o := options(s, t.TempDir())
	o.API.Concurrency, o.Selection.Limit, o.Selection.Kinds, o.Selection.Usages = 1, 3, []string{"dataset"}, collect.None
	r := collected(t, o)
	if r.Requests != 7 || !strings.Contains(asked[0], "limit=3") {
		t.Errorf("%d requests: %q", r.Requests, asked)
	}
}

// TestSince: a list by date ends where it gets too old; one that is in another
// order is read to its end.
func TestSince(t *testing.T) {
	for order, want := range map[string]int{"sorted": 3, "other": 4} {
		s := &script{}
		s.do = func(w http.ResponseWriter, path string, q url.Values) {
			if path != "/api/models" {
				fmt.Fprint(w, `[]`)
				return
			}
			days := []string{"09", "08", "08", "07", "06", "05", "04", "03"}
			if order == "other" {
				days = []string{"05", "09", "03", "04", "07", "06", "08", "08"}
			}
			at := 0
			fmt.Sscan(q.Get("cursor"), &at)
			if at+2 < len(days) {
				next(w, fmt.Sprintf("/api/models?cursor=%d", at+2))
			}
			row := func(i int) string {
				return fmt.Sprintf(`{"_id":"65a0b0dcfbad78ab68ffc4b%d","id":"ada/%d","lastModified":"2024-05-%sT00:00:00.000Z","tags":[]}`, i, i, days[i])
			}
			fmt.Fprintf(w, "[%s,%s,%s]", row(max(0, at-1)), row(at), row(at+1)) // rows of the page before move
		}
		dir, _, _ := s.run(t, func(o *collect.Options) {
			o.Selection.Since, o.Selection.Commits = time.Date(2024, 5, 7, 0, 0, 0, 0, time.UTC), collect.None
		})
		if n := len(records(t, dir)[snapshot.RepositoriesFile]); n != 4 || len(s.asked) != want {
			t.Errorf("%s: %d repositories with %q", order, n, s.asked)
		}
		if !strings.Contains(s.asked[0], "sort=lastModified") {
			t.Errorf("asked %q", s.asked[0])
		}
	}
}

// TestManyModels: the spaces of more than a thousand models are found in the listing
// of all spaces.
func TestManyModels(t *testing.T) {
	h := &fakehub.Hub{}
	for i := range 1001 {
		h.Repositories = append(h.Repositories, &fakehub.Repository{Repository: hub.Repository{ID: fmt.Sprintf("ada/owl-%04d", i), Kind: hub.Model, Owner: "ada", LastModified: began}})
	}
	h.Repositories = append(h.Repositories,
		&fakehub.Repository{Repository: hub.Repository{ID: "bo/demo", Kind: hub.Space, Owner: "bo"}, Models: []string{"ada/owl-0007", "bo/other"}},
		&fakehub.Repository{Repository: hub.Repository{ID: "ada/demo", Kind: hub.Space, Owner: "ada"}, Models: []string{"ada/owl-0001"}},
		&fakehub.Repository{Repository: hub.Repository{ID: "bo/secret", Kind: hub.Space, Owner: "bo"}, Private: true, Models: []string{"ada/owl-0002"}})
	s := fakehub.New(h, fakehub.Options{})
	dir := t.TempDir()
	o := options(s, dir)
	o.Selection.Authors, o.Selection.Commits, o.Selection.Discussions = []string{"ada"}, collect.None, collect.None
	r := collected(t, o)
	if got := read(t, dir).usages; !slices.Equal(got, []string{"ada/demo ada/owl-0001", "bo/demo ada/owl-0007"}) {
		t.Errorf("usages %q", got)
	}
	if r.Requests != 5 { // two pages of models, one of datasets, of spaces, of all spaces
		t.Errorf("%d requests", r.Requests)
	}
}

// TestOtherOptions: a collection goes on with its own options only.
func TestOtherOptions(t *testing.T) {
	s := fakehub.New(fakehub.Generate(8, 30), fakehub.Options{Tokens: map[string]fakehub.Token{"hf_spent": {Name: "ada", Until: 10}, "hf_good": {Name: "ada"}}})
	dir := t.TempDir()
	o := options(s, dir)
	o.API.Token = "hf_spent"
	_, err := collect.Run(t.Context(), o)
	if !errors.Is(err, hubapi.ErrToken) || strings.Contains(err.Error(), "hf_spent") {
		t.Fatalf("a refused token: %v", err)
	}
	asked := s.Counts()
	for flag, change := range map[string]func(*collect.Options){
		"--kinds":       func(o *collect.Options) { o.Selection.Kinds = []string{"model"} },
		"--author":      func(o *collect.Options) { o.Selection.Authors = []string{"ada"} },
		"--filter":      func(o *collect.Options) { o.Selection.Filters = []string{"x"} },
		"--search":      func(o *collect.Options) { o.Selection.Search = "x" },
		"--limit":       func(o *collect.Options) { o.Selection.Limit = 1 },
		"--since":       func(o *collect.Options) { o.Selection.Since = began },
		"--commits":     func(o *collect.Options) { o.Selection.Commits = collect.None },
		"--discussions": func(o *collect.Options) { o.Selection.Discussions = collect.None },
		"--active-days": func(o *collect.Options) { o.Selection.ActiveDays = 1 },
		"--usages":      func(o *collect.Options) { o.Selection.Usages = collect.None },
		"--accounts":    func(o *collect.Options) { o.Selection.Accounts = true },
		"--previous":    func(o *collect.Options) { o.Selection.Previous = "elsewhere" },
		"HF_ENDPOINT":   func(o *collect.Options) { o.API.Endpoint = "http://other.test" },
	} {
		other := options(s, dir)
		change(&other)
		if _, err := collect.Run(t.Context(), other); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), flag+" ") {
			t.Errorf("%s: %v", flag, err)
		}
	}
	if now := s.Counts(); fmt.Sprint(now) != fmt.Sprint(asked) {
		t.Errorf("wrong use asked the Hub: %v, then %v", asked, now)
	}
	o.API.Token, o.API.Concurrency, o.API.Rate = "hf_good", 2, 1e6
	collected(t, o)
	if n := s.Counts()[fakehub.Listings]; n != 3 {
		t.Errorf("%d pages of listings, want 3", n)
	}
}

// TestPartialList: a list that is not read to its end is named.
func TestPartialList(t *testing.T) {
	s := fakehub.New(fakehub.Generate(9, 60), fakehub.Options{MaxLimit: 10, Tokens: map[string]fakehub.Token{"hf_spent": {Name: "nobody", Until: 2}}})
	o := options(s, t.TempDir())
	o.API.Token = "hf_spent"
	if _, err := collect.Run(t.Context(), o); !errors.Is(err, hubapi.ErrToken) {
		t.Fatal(err)
	}
	o.Partial = true
	r := collected(t, o)
	if n := r.Records.Repositories; n[hub.Model]+n[hub.Dataset]+n[hub.Space] == 0 {
		t.Error("no repositories")
	}
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "the list of models is not read to its end") {
		t.Errorf("notes %q", notes)
	}
}

// TestPartial: what is there can be read, and the collection goes on afterwards.
func TestPartial(t *testing.T) {
	h := fakehub.Generate(9, 60)
	s := fakehub.New(h, fakehub.Options{Tokens: map[string]fakehub.Token{"hf_spent": {Name: "nobody", Until: 40}}})
	dir := filepath.Join(t.TempDir(), "hub")
	o := options(s, dir)
	o.Partial = true
	if _, err := collect.Run(t.Context(), o); !errors.As(err, new(*hub.UsageError)) {
		t.Fatalf("nothing is there: %v", err)
	}
	o.Partial, o.API.Token = false, "hf_spent"
	if _, err := collect.Run(t.Context(), o); !errors.Is(err, hubapi.ErrToken) {
		t.Fatal(err)
	}
	o.Partial = true
	before := s.Counts()
	r := collected(t, o)
	if fmt.Sprint(s.Counts()) != fmt.Sprint(before) || r.Requests != 0 {
		t.Error("--partial asked the Hub")
	}
	snap, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	part, want := read(t, dir), expect(h)
	if len(part.commits) == 0 || len(part.commits) >= len(want.commits) || !slices.Equal(part.repositories, want.repositories) {
		t.Errorf("%d of %d commits, %d of %d repositories", len(part.commits), len(want.commits), len(part.repositories), len(want.repositories))
	}
	if text := strings.Join(snap.Meta().Lacks, "; "); !strings.Contains(text, "commits of ") || !strings.Contains(text, "not asked for yet") {
		t.Errorf("snapshot.json lacks %q", text)
	}
	if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "goes on") {
		t.Errorf("notes %q", notes)
	}
	o.Partial, o.API.Token = false, ""
	collected(t, o)
	want.check(t, read(t, dir))
	if snap, err = snapshot.OpenDir(dir); err != nil || strings.Contains(strings.Join(snap.Meta().Lacks, ";"), "not asked") {
		t.Errorf("%v, %q", err, snap.Meta().Lacks)
	}
}

// TestNothingFits: a selection that finds nothing says so.
func TestNothingFits(t *testing.T) {
	h := fakehub.Generate(7, 100)
	for author, want := range map[string]bool{"nobody-of-this-name": true, h.Repositories[0].Owner: false} {
		o := options(fakehub.New(h, fakehub.Options{}), t.TempDir())
		o.Selection.Authors = []string{author}
		notes := collected(t, o).Notes
		said := slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, "no repository fits the selection") })
		if said != want {
			t.Errorf("%s: %q", author, notes)
		}
	}
}
