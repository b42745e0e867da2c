package collect_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// later returns a Hub as it is some time later: every 7th repository has a new
// commit, some are renamed, some are gone, one is new. changed are the number of
// pages of commits of those that have newer ones; what is unreadable is asked each
// time.
func later(h *fakehub.Hub) (now *fakehub.Hub, changed, unreadable int, renamed, gone []string) {
	now = &fakehub.Hub{Accounts: h.Accounts, Moves: h.Moves}
	for i, was := range h.Repositories {
		r := *was
		switch {
		case i%29 == 28:
			gone = append(gone, r.ID)
			continue
		case i%23 == 22 && r.Owner != "" && !r.Private:
			r.ID = r.Owner + "/renamed-" + strings.TrimPrefix(r.ID, r.Owner+"/")
			renamed = append(renamed, r.ID)
		case i%7 == 6:
			r.Commits = slices.Insert(slices.Clone(r.Commits), 0, fakehub.Commit{SHA: strings.Repeat("7", 37) + r.HubID[:3], Title: "Newer", Authors: []string{"late"}, Date: began})
			r.SHA, r.LastModified = "", began
		}
		switch {
		case r.Private:
		case r.Gone || r.Gated != "" || r.Disabled:
			unreadable++
		case r.SHA == "":
			changed += 1 + (len(r.Commits)-1)/1000
		}
		now.Repositories = append(now.Repositories, &r)
	}
	now.Repositories = append(now.Repositories, &fakehub.Repository{
		Repository: hub.Repository{ID: "ada/new", Kind: hub.Dataset, Owner: "ada", CreatedAt: began, LastModified: began},
		Commits:    []fakehub.Commit{{SHA: "1234567890", Authors: []string{"ada"}, Date: began}}})
	return now, changed + 1, unreadable, renamed, gone
}

// TestPrevious: commits are asked for only where there are newer ones, and the
// snapshot is the one that a whole collection makes.
func TestPrevious(t *testing.T) {
	h := fakehub.Generate(11, 150)
	first := t.TempDir()
	collected(t, options(fakehub.New(h, fakehub.Options{}), first))
	now, changed, unreadable, renamed, gone := later(h)
	whole := t.TempDir()
	collected(t, options(fakehub.New(now, fakehub.Options{}), whole))

	for round, compression := range []string{"", "gz", ""} {
		s := fakehub.New(now, fakehub.Options{})
		dir := t.TempDir()
		o := options(s, dir)
		o.Selection.Previous = first
		o.Compression, _ = snapshot.ParseCompression(compression)
		r := collected(t, o)
		if compression == "" {
			for name, lines := range records(t, whole) {
				if name != snapshot.AccountsFile { // those of the previous snapshot are kept
					differ(t, name, records(t, dir)[name], lines)
				}
			}
		}
		if round == 0 {
			checkTaken(t, sideLines(t, dir), renamed, gone)
		}
		if got := int(s.Counts()[fakehub.CommitPages]); got != changed+unreadable {
			t.Errorf("%d requests for commits, want %d", got, changed+unreadable)
		}
		if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, "taken over from "+first+", the oldest as of 2026-11-20T10:00:00Z") {
			t.Errorf("notes %q", notes)
		}
		first, changed = dir, 0 // once more, from one that was itself taken over, then from a compressed one
	}
}

func checkTaken(t *testing.T, lines []sideLine, renamed, gone []string) {
	t.Helper()
	var gotRenamed, gotGone []string
	for _, l := range lines {
		switch {
		case l.What == "renamed":
			gotRenamed = append(gotRenamed, l.Repo)
		case l.What == "disappeared":
			gotGone = append(gotGone, l.Repo)
			if l.Reason != "no longer listed: deleted or private" {
				t.Errorf("%+v", l)
			}
		case l.Previous && (l.Requests != 0 || !l.At.Equal(began)):
			t.Errorf("%+v", l)
		}
	}
	slices.Sort(renamed)
	slices.Sort(gotRenamed)
	slices.Sort(gotGone)
	differ(t, "renamed", gotRenamed, renamed)
	for _, id := range gotGone { // private ones were never listed
		if !slices.Contains(gone, id) {
			t.Errorf("%s has not disappeared", id)
		}
	}
	if len(gotGone) == 0 || len(gotRenamed) == 0 {
		t.Error("nothing was renamed, or nothing disappeared")
	}
}

// TestPreviousInterrupted: reading the previous snapshot begins again.
func TestPreviousInterrupted(t *testing.T) {
	h := fakehub.Generate(12, 60)
	first, dir := t.TempDir(), t.TempDir()
	collected(t, options(fakehub.New(h, fakehub.Options{}), first))
	want := records(t, first)
	o := options(fakehub.New(h, fakehub.Options{}), dir)
	o.Selection.Previous = first
	// The last file is damaged, so the reading fails after commits were taken.
	bad := filepath.Join(first, snapshot.AccountsFile+".gz")
	if err := os.Rename(filepath.Join(first, snapshot.AccountsFile), filepath.Join(first, "kept")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, []byte("\x1f\x8b\x08 not gzip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := collect.Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), snapshot.AccountsFile) {
		t.Fatalf("a damaged snapshot: %v", err)
	}
	if err := os.Remove(bad); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(first, "kept"), filepath.Join(first, snapshot.AccountsFile)); err != nil {
		t.Fatal(err)
	}
	collected(t, o)
	for name, lines := range want {
		differ(t, name, records(t, dir)[name], lines)
	}
}

// TestActive: discussions are asked for where something has happened of late, and
// where nothing is known.
func TestActive(t *testing.T) {
	day := func(n int) time.Time { return began.AddDate(0, 0, -n) }
	repo := func(name string, modified, discussed int) *fakehub.Repository {
		return &fakehub.Repository{Repository: hub.Repository{ID: "ada/" + name, Kind: hub.Model, Owner: "ada", LastModified: day(modified), CreatedAt: day(400)},
			Commits:     []fakehub.Commit{{SHA: "1234567890", Authors: []string{"ada"}, Date: day(modified)}},
			Discussions: []fakehub.Discussion{{Num: 1, Author: "bo", Title: "Why?", Status: "open", Date: day(discussed)}}}
	}
	h := &fakehub.Hub{Repositories: []*fakehub.Repository{repo("quiet", 200, 190), repo("modified", 3, 190), repo("discussed", 200, 5)}}
	asked := func(s *fakehub.Server) (names []string) {
		for address := range s.Asked() {
			if name, ok := strings.CutSuffix(strings.TrimPrefix(address, "/api/models/ada/"), "/discussions?p=0"); ok {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	all, recent, next := t.TempDir(), t.TempDir(), t.TempDir()
	collected(t, options(fakehub.New(h, fakehub.Options{}), all))

	s := fakehub.New(h, fakehub.Options{})
	o := options(s, recent)
	o.Selection.Discussions, o.Selection.ActiveDays = collect.Active, 30
	collected(t, o)
	if got := asked(s); !slices.Equal(got, []string{"modified"}) {
		t.Errorf("without a previous snapshot: %q", got)
	}
	if n := len(read(t, recent).discussions); n != 1 {
		t.Errorf("%d discussions", n)
	}

	h.Repositories = append(h.Repositories, repo("new", 100, 100))
	s = fakehub.New(h, fakehub.Options{})
	o = options(s, next)
	o.Selection.Discussions, o.Selection.ActiveDays, o.Selection.Previous = collect.Active, 30, all
	collected(t, o)
	if got := asked(s); !slices.Equal(got, []string{"discussed", "modified", "new"}) {
		t.Errorf("with a previous snapshot: %q", got)
	}
	if n := len(read(t, next).discussions); n != 4 {
		t.Errorf("%d discussions", n)
	}
}
