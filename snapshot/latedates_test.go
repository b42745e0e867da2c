package snapshot

import (
	"slices"
	"strings"
	"testing"
)

// TestDatesAhead: dates after the snapshot was collected are said, with the file, how
// many and the last; those within a week are of a Hub that was asked for so long.
func TestDatesAhead(t *testing.T) {
	commit := func(sha, date string) string {
		return `{"repo":"a/m","kind":"model","sha":"` + sha + `","authors":[],"date":` + date + `}` + "\n"
	}
	files := map[string]string{
		MetaFile:         `{"format":1,"source":"s","collectedAt":"2024-01-10T00:00:00Z"}`,
		RepositoriesFile: `{"id":"a/m","kind":"model","tags":[],"created_at":"2024-01-16T23:59:59Z","last_modified":"2120-05-05T00:00:00Z"}` + "\n",
		CommitsFile:      commit("a", `"2024-01-17T00:00:00Z"`) + commit("b", `"2024-01-17T00:00:01Z"`) + commit("c", `"9999-12-31T23:00:00Z"`) + commit("d", "null") + commit("c", `"2025-01-01T00:00:00Z"`),
		DiscussionsFile:  `{"repo":"a/m","kind":"model","num":1,"author":"x","date":"1970-01-01T00:00:00Z","is_pull_request":false}` + "\n",
	}
	doubts := func(r Reading) []string {
		t.Helper()
		s, err := Open(folder(files))
		if err != nil {
			t.Fatal(err)
		}
		read, err := s.Walk(ctx, r, Handlers{})
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(read.Doubts, func(line string) bool { return !strings.Contains(line, " after the snapshot was collected") })
	}
	want := []string{
		"repositories.jsonl: 1 date lies more than a week after the snapshot was collected, on 2024-01-10; the last is 2120-05-05",
		"commits.jsonl: 2 dates lie more than a week after the snapshot was collected, on 2024-01-10; the last is 9999-12-31",
	}
	if got := doubts(Reading{}); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := doubts(Reading{Skim: true, Dates: true}); !slices.Equal(got, want) {
		t.Errorf("skimmed: %q", got)
	}
	delete(files, MetaFile)
	if got := doubts(Reading{}); len(got) != 0 {
		t.Errorf("without a time: %q", got)
	}
}
