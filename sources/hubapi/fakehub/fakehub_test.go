package fakehub_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// get asks a server over a socket, without following redirects.
func get(t *testing.T, url, token string) (status int, header http.Header, body string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(text)
}

var nextPage = regexp.MustCompile(`^<([^>]+)>; rel="next"$`)

// rows reads all pages of a listing.
func rows(t *testing.T, url string) (list []map[string]any, pages int) {
	t.Helper()
	for url != "" {
		status, h, body := get(t, url, "")
		var page []map[string]any
		if err := json.Unmarshal([]byte(body), &page); status != 200 || err != nil {
			t.Fatalf("%s: %d, %v", url, status, err)
		}
		list, url = append(list, page...), ""
		if m := nextPage.FindStringSubmatch(h.Get("Link")); m != nil {
			url = m[1]
		}
		pages++
	}
	return list, pages
}

func TestListings(t *testing.T) {
	h := fakehub.Generate(1, 300)
	s := fakehub.New(h, fakehub.Options{})
	web := s.Start()
	defer web.Close()
	for _, kind := range hub.Kinds {
		var want []string
		for _, r := range h.Repositories {
			if r.Kind == kind && !r.Private {
				want = append(want, r.ID)
			}
		}
		list, pages := rows(t, web.URL+"/api/"+kind.String()+"s?limit=7&expand=sha&expand[]=author")
		var got []string
		for _, row := range list {
			got = append(got, row["id"].(string))
			if row["_id"] == nil || row["sha"] == nil || len(row) > 4 {
				t.Errorf("a row is %v", row)
			}
		}
		if !slices.Equal(got, want) || pages != (len(want)+6)/7 {
			t.Errorf("%d %ss on %d pages, want %d", len(got), kind, pages, len(want))
		}
	}
	for query, status := range map[string]int{
		"expand=nonsense": 400, "expand=sha&full=true": 400, "cursor=x": 400, "limit=x": 400, "expand=models": 400, "full=true": 200, "sort=likes": 200,
	} {
		got, _, body := get(t, web.URL+"/api/models?"+query, "")
		if got != status || strings.HasPrefix(query, "expand=n") && !strings.Contains(body, "childrenModelCount") {
			t.Errorf("%s: %d %s", query, got, body[:min(len(body), 100)])
		}
	}
	list, _ := rows(t, web.URL+"/api/models?filter=license:mit&filter=a,+comma&sort=likes")
	n, last := 0, 1e9
	for _, r := range h.Repositories {
		if r.Kind == hub.Model && !r.Private && slices.Contains(r.Tags, "license:mit") && slices.Contains(r.Tags, "a, comma") {
			n++
		}
	}
	for _, row := range list {
		if row["likes"].(float64) > last {
			t.Error("not sorted by likes")
		}
		last = row["likes"].(float64)
	}
	if len(list) != n || n == 0 {
		t.Errorf("%d models, want %d", len(list), n)
	}
}

// find returns the first repository that has a property.
func find(t *testing.T, h *fakehub.Hub, has func(*fakehub.Repository) bool) *fakehub.Repository {
	t.Helper()
	i := slices.IndexFunc(h.Repositories, has)
	if i < 0 {
		t.Fatal("no such repository")
	}
	return h.Repositories[i]
}

func TestRightsAndErrors(t *testing.T) {
	h := fakehub.Generate(1, 300)
	gated := find(t, h, func(r *fakehub.Repository) bool { return r.Gated == "manual" })
	disabled := find(t, h, func(r *fakehub.Repository) bool { return r.Disabled })
	private := find(t, h, func(r *fakehub.Repository) bool { return r.Private })
	off := find(t, h, func(r *fakehub.Repository) bool { return r.DiscussionsOff })
	gone := find(t, h, func(r *fakehub.Repository) bool { return r.Gone })
	plain := find(t, h, func(r *fakehub.Repository) bool { return r.Kind == hub.Model && r.Owner != "" })
	web := fakehub.New(h, fakehub.Options{Tokens: map[string]fakehub.Token{"one": {Name: "one"}, "two": {Name: "two", Gated: true}, "owner": {Name: private.Owner}}}).Start()
	defer web.Close()
	of := func(r *fakehub.Repository, rest string) string { return "/api/" + r.Kind.String() + "s/" + r.ID + rest }
	for _, c := range []struct {
		path, token string
		status      int
		code, text  string
	}{
		{of(gated, "/commits/main"), "", 401, "GatedRepo", "restricted"},
		{of(gated, "/commits/main"), "one", 403, "GatedRepo", "restricted"},
		{of(gated, "/commits/main"), "two", 200, "", ""},
		{of(gated, "/discussions"), "", 200, "", ""},
		{of(gated, ""), "", 200, "", ""},
		{of(disabled, "/commits/main"), "two", 403, "", "Access to this resource is disabled."},
		{of(off, "/discussions"), "", 403, "", "disabled"},
		{of(off, "/commits/main"), "", 200, "", ""},
		{of(private, ""), "", 401, "", "Invalid username or password."},
		{of(private, ""), "one", 404, "RepoNotFound", "not found"},
		{of(private, ""), "owner", 200, "", ""},
		{of(gone, "/commits/main"), "", 401, "", "Invalid username or password."},
		{of(gone, "/commits/main"), "one", 404, "RepoNotFound", "not found"},
		{"/api/models/no/thing", "", 401, "", "Invalid username or password."},
		{"/api/models/no/thing", "unknown", 401, "", "Invalid credentials in Authorization header"},
		{"/api/models", "unknown", 401, "", "Invalid credentials in Authorization header"},
		{of(plain, "/commits/refs%2Fpr%2F1"), "", 404, "RevisionNotFound", "refs/pr/1"},
		{of(plain, "/commits/"+plain.Commits[0].SHA), "", 200, "", ""},
		{of(plain, "/commits/main?limit=1001"), "", 400, "", "Invalid"},
		{of(plain, "/revision/main"), "", 200, "", ""},
		{"/api/users/" + h.Accounts[0].Name + "/overview", "", 200, "", ""},
		{"/api/organizations/" + h.Accounts[0].Name + "/overview", "", 404, "", "does not exist"},
		{"/api/whoami-v2", "", 401, "", "Invalid username or password."},
		{"/api/whoami-v2", "two", 200, "", ""},
	} {
		status, header, body := get(t, web.URL+c.path, c.token)
		if status != c.status || header.Get("X-Error-Code") != c.code || status != 200 && (!strings.Contains(body, c.text) || header.Get("X-Error-Message") == "") || header.Get("X-Request-Id") == "" {
			t.Errorf("%s by %q: %d %s %s", c.path, c.token, status, header.Get("X-Error-Code"), body[:min(len(body), 100)])
		}
		if !json.Valid([]byte(body)) {
			t.Errorf("%s: not JSON", c.path)
		}
	}
}

func TestPagesAndMoves(t *testing.T) {
	h := fakehub.Generate(1, 300)
	s := fakehub.New(h, fakehub.Options{})
	web := s.Start()
	defer web.Close()
	long := find(t, h, func(r *fakehub.Repository) bool {
		return len(r.Commits) > 1000 && r.Gated == "" && !r.Disabled && !r.Private
	})
	list, pages := rows(t, web.URL+"/api/"+long.Kind.String()+"s/"+long.ID+"/commits/main?limit=500")
	if len(list) != len(long.Commits) || pages != (len(long.Commits)+499)/500 || list[0]["id"] != long.Commits[0].SHA {
		t.Errorf("%d commits on %d pages, want %d", len(list), pages, len(long.Commits))
	}
	_, header, _ := get(t, web.URL+"/api/"+long.Kind.String()+"s/"+long.ID+"/commits/main", "")
	if header.Get("X-Total-Count") != fmt.Sprint(len(long.Commits)) {
		t.Errorf("total is %s", header.Get("X-Total-Count"))
	}
	talk := find(t, h, func(r *fakehub.Repository) bool { return len(r.Discussions) > 50 && !r.DiscussionsOff && !r.Private })
	var page struct {
		Discussions  []map[string]any
		Count, Start int
	}
	_, _, body := get(t, web.URL+"/api/"+talk.Kind.String()+"s/"+talk.ID+"/discussions?p=1", "")
	if err := json.Unmarshal([]byte(body), &page); err != nil || page.Start != 50 || page.Count != len(talk.Discussions) || len(page.Discussions) != min(50, len(talk.Discussions)-50) {
		t.Errorf("page 1 of discussions: %d from %d of %d, %v", len(page.Discussions), page.Start, page.Count, err)
	}
	m := h.Moves[0]
	for from, to := range map[string]string{m.From: m.To, strings.ToUpper(long.ID): long.ID} {
		kind := m.Kind
		if to == long.ID {
			kind = long.Kind
		}
		status, header, _ := get(t, web.URL+"/api/"+kind.String()+"s/"+from+"/commits/main?limit=3", "")
		if want := "/api/" + kind.String() + "s/" + to + "/commits/main?limit=3"; status != 307 || header.Get("Location") != want {
			t.Errorf("%s: %d to %s, want %s", from, status, header.Get("Location"), want)
		}
	}
	if n := s.Counts(); n[fakehub.Redirects] != 2 || n[fakehub.DiscussionsOf] != 1 || n[fakehub.CommitPages] != int64(pages+1) {
		t.Errorf("counted %v", n)
	}
}

// A Hub of a snapshot serves its records.
func TestFromSnapshot(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		w.Repository(&hub.Repository{ID: "a/m", Kind: hub.Model, Tags: []string{"base_model:a/n"}}), w.Repository(&hub.Repository{ID: "a/n", Kind: hub.Model}),
		w.Repository(&hub.Repository{ID: "a/s", Kind: hub.Space}), w.Usage(hub.Usage{Space: "a/s", Model: "a/m"}),
		w.Lineage(hub.Lineage{Model: "a/m", Base: "a/n", Relation: "unknown", Evidence: "tag"}), w.Lineage(hub.Lineage{Model: "a/n", Base: "a/m", Relation: "merge", Evidence: "hub"}),
		w.Commit(&hub.Commit{Repo: "a/m", SHA: "aa", Authors: []string{"x"}}), w.Discussion(&hub.Discussion{Repo: "a/m", Num: 1, Status: "open"}), w.Close(snapshot.Meta{}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h, err := fakehub.FromSnapshot(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	m, n, s := h.Repositories[0], h.Repositories[1], h.Repositories[2]
	if len(m.Bases) != 0 || len(m.Commits) != 1 || len(m.Discussions) != 1 || len(n.Bases) != 1 || n.Bases[0].Base != "a/m" || !slices.Equal(s.Models, []string{"a/m"}) {
		t.Errorf("%+v\n%+v\n%+v", m, n, s)
	}
}

func TestTheSeedDecides(t *testing.T) {
	a, _ := json.Marshal(fakehub.Generate(5, 120))
	b, _ := json.Marshal(fakehub.Generate(5, 120))
	c, _ := json.Marshal(fakehub.Generate(6, 120))
	if string(a) != string(b) || string(a) == string(c) {
		t.Error("hubs differ by something else than the seed")
	}
}
