package collect_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
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

// began is when collections of tests begin.
var began = time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)

// options ask a fake Hub, without waiting.
func options(s *fakehub.Server, dir string) collect.Options {
	c := &clock{now: began}
	return collect.Options{
		Dir: dir, Selection: everything,
		API: hubapi.Options{Endpoint: "http://hub.test", Transport: s.Transport(), Concurrency: 4, Now: c.Now, After: c.After},
		Now: func() time.Time { return began }, Rejects: snapshot.NewRejects(snapshot.RejectOptions{}),
	}
}

// everything is the whole public Hub.
var everything = collect.Selection{Commits: collect.All, Discussions: collect.All, Usages: collect.All, ActiveDays: 90}

// collected runs a collection to its end.
func collected(t *testing.T, o collect.Options) *collect.Result {
	t.Helper()
	r, err := collect.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// records returns the lines of the record files of a snapshot, in order.
func records(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	for _, name := range snapshot.DataFiles {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			files[name] = append(files[name], line)
		}
	}
	return files
}

// sideLines returns the lines of collection.jsonl after the first.
func sideLines(t *testing.T, dir string) (lines []sideLine) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, snapshot.CollectionFile))
	if err != nil {
		t.Fatal(err)
	}
	for scan := bufio.NewScanner(bytes.NewReader(text)); scan.Scan(); {
		var l sideLine
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, l)
	}
	if lines[0].What != "collection" {
		t.Fatalf("the first line is %+v", lines[0])
	}
	return lines[1:]
}

type sideLine struct {
	What, Kind, Repo, URL, Reason string
	Request                       string    `json:"request_id"`
	At                            time.Time `json:"time"`
	Status, Requests, Records     int
	Bytes                         int64
	Complete, Previous            bool
	OldName                       string `json:"old_name"`
	NewName                       string `json:"new_name"`
}

// expected are the records that a Hub has for somebody without a token: made of
// what the fake holds, not of what was collected.
type expected struct {
	repositories, commits, discussions, usages []string
	requests                                   int64 // the fewest that give them
}

func expect(h *fakehub.Hub) (e expected) {
	pages := func(n, size int) int64 { return int64(max(1, (n+size-1)/size)) }
	count := map[hub.Kind]int{}
	for _, r := range h.Repositories {
		if r.Private {
			continue
		}
		count[r.Kind]++
		e.repositories = append(e.repositories, fmt.Sprint(r.Kind, r.ID))
		for _, m := range slices.Compact(slices.Sorted(slices.Values(r.Models))) {
			e.usages = append(e.usages, r.ID+" "+m)
		}
		if r.Gone || r.Gated != "" || r.Disabled {
			e.requests++
		} else {
			e.requests += pages(len(r.Commits), 1000)
			for _, c := range r.Commits {
				e.commits = append(e.commits, fmt.Sprint(r.Kind, r.ID, c.SHA, c.Authors, c.Date.UTC(), c.Title))
			}
		}
		if r.Gone || r.DiscussionsOff {
			e.requests++
			continue
		}
		e.requests += pages(len(r.Discussions), 50)
		for _, d := range r.Discussions {
			e.discussions = append(e.discussions, fmt.Sprint(r.Kind, r.ID, d.Num, d.Author, d.Date.UTC(), d.IsPullRequest, d.Status))
		}
	}
	for _, n := range count {
		e.requests += pages(n, 1000)
	}
	for _, list := range []*[]string{&e.repositories, &e.commits, &e.discussions, &e.usages} {
		slices.Sort(*list)
	}
	return e
}

// read returns the records of a snapshot in the form of expect.
func read(t *testing.T, dir string) (e expected) {
	t.Helper()
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			e.repositories = append(e.repositories, fmt.Sprint(r.Kind, r.ID))
			return nil
		},
		Commit: func(_ int, c *hub.Commit) error {
			e.commits = append(e.commits, fmt.Sprint(c.Kind, c.Repo, c.SHA, c.Authors, c.Date.UTC(), c.Title))
			return nil
		},
		Discussion: func(_ int, d *hub.Discussion) error {
			e.discussions = append(e.discussions, fmt.Sprint(d.Kind, d.Repo, d.Num, d.Author, d.Date.UTC(), d.IsPullRequest, d.Status))
			return nil
		},
		Usage: func(_, _ int, u hub.Usage) error {
			e.usages = append(e.usages, u.Space+" "+u.Model)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []*[]string{&e.repositories, &e.commits, &e.discussions, &e.usages} {
		slices.Sort(*list)
	}
	return e
}

// differ reports where two lists are not the same.
func differ(t *testing.T, what string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			at := func(l []string) string {
				if i < len(l) {
					return l[i]
				}
				return "nothing"
			}
			t.Errorf("%s: %d, want %d; the first difference is\n%.300s\nwant\n%.300s", what, len(got), len(want), at(got), at(want))
			return
		}
	}
}

func (e expected) check(t *testing.T, got expected) {
	t.Helper()
	differ(t, "repositories", got.repositories, e.repositories)
	differ(t, "commits", got.commits, e.commits)
	differ(t, "discussions", got.discussions, e.discussions)
	differ(t, "usages", got.usages, e.usages)
}

// TestWholeHub: every record is there, with the fewest requests that can give it.
func TestWholeHub(t *testing.T) {
	h := fakehub.Generate(1, 250)
	s := fakehub.New(h, fakehub.Options{})
	dir := filepath.Join(t.TempDir(), "hub")
	o := options(s, dir)
	r := collected(t, o)
	want := expect(h)
	want.check(t, read(t, dir))
	if r.Requests != want.requests {
		t.Errorf("%d requests, want %d; counted %v", r.Requests, want.requests, s.Counts())
	}
	if s.Counts()[fakehub.Items] != 0 {
		t.Errorf("%d repositories were asked for by themselves", s.Counts()[fakehub.Items])
	}
	if err := o.Rejects.End(nil); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, collect.StateDir)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the store is still there: %v", err)
	}
	checkSide(t, h, dir)

	again := collected(t, o)
	if !again.Existing || s.Counts()[fakehub.Listings] != 3 {
		t.Errorf("the same command did more: %+v", again)
	}
	o.Selection.Authors = []string{"ada"}
	if _, err := collect.Run(t.Context(), o); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), "--author") {
		t.Errorf("other options on a complete snapshot: %v", err)
	}
}

// checkSide: each answer has its line, and what is missing its reason.
func checkSide(t *testing.T, h *fakehub.Hub, dir string) {
	t.Helper()
	reasons := map[string]string{}
	for _, l := range sideLines(t, dir) {
		if l.URL == "" || l.Status == 0 || l.Requests != 1 || !l.At.Equal(began) || l.Request == "" || l.Complete != (l.Reason == "") {
			t.Errorf("a line is %+v", l)
		}
		if l.Reason != "" {
			reasons[l.Kind+l.Repo+l.What] = l.Reason
		}
	}
	for _, r := range h.Repositories {
		want := map[string]string{}
		switch {
		case r.Private:
		case r.Gone:
			want = map[string]string{"commits": "deleted or private", "discussions": "deleted or private"}
		case r.Disabled:
			want["commits"] = "disabled"
		case r.Gated != "":
			want["commits"] = "gated"
		}
		if r.DiscussionsOff && !r.Gone {
			want["discussions"] = "discussions off"
		}
		for _, what := range []string{"commits", "discussions"} {
			if got := reasons[r.Kind.String()+r.ID+what]; got != want[what] {
				t.Errorf("%s of %s: reason %q, want %q", what, r.ID, got, want[what])
			}
		}
	}
}

// TestSameHubSameBytes: neither the order of answers nor their time is in the
// records.
func TestSameHubSameBytes(t *testing.T) {
	h := fakehub.Generate(2, 120)
	a, b := t.TempDir(), t.TempDir()
	o := options(fakehub.New(h, fakehub.Options{}), a)
	o.API.Concurrency = 1
	collected(t, o)
	o = options(fakehub.New(h, fakehub.Options{}), b)
	o.API.Concurrency, o.Now = 16, time.Now
	collected(t, o)
	for name, lines := range records(t, a) {
		differ(t, name, records(t, b)[name], lines)
	}
}

// TestOneAtATime: a second process on the same folder is refused.
func TestOneAtATime(t *testing.T) {
	h := fakehub.Generate(3, 20)
	dir := t.TempDir()
	second := make(chan error, 1)
	var once bool
	var s *fakehub.Server
	s = fakehub.New(h, fakehub.Options{Observe: func(*http.Request) {
		if !once {
			once = true
			_, err := collect.Run(context.Background(), options(s, dir))
			second <- err
		}
	}})
	o := options(s, dir)
	o.API.Concurrency, o.Selection.Kinds = 1, []string{"model"}
	collected(t, o)
	if err := <-second; !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), "another process") {
		t.Errorf("a second process: %v", err)
	}
}

// find returns the files below a folder whose names have an end.
func find(t *testing.T, dir, end string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, end) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
