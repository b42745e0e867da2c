package queries_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// quiet is a hub where nothing happened for three months, with dates of clocks that
// were wrong: in 1970, in 2120, on the last day that a snapshot can hold.
func quiet() fstest.MapFS {
	commits := ""
	for i, c := range [][2]string{
		{"ada-wren", "1970-01-01T00:00:00Z"}, {"ada-wren", "2022-11-05T10:00:00Z"}, {"bo-quill", "2022-11-30T23:30:00Z"},
		{"ada-wren", "2023-03-01T00:00:00Z"}, {"bo-quill", "2120-06-01T00:00:00Z"}, {"cai-fen", "9999-12-31T23:00:00Z"},
	} {
		commits += `{"repo":"ada-wren/reed","kind":"model","sha":"` + string(rune('a'+i)) + `","authors":["` + c[0] + `"],"date":"` + c[1] + "\"}\n"
	}
	return fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/reed","kind":"model","owner":"ada-wren","tags":[],"created_at":"2022-12-01T00:00:00Z"}` + "\n")},
		"commits.jsonl":      {Data: []byte(commits)},
	}
}

// stamped is a hub with two models that are older than their dates of creation, one of
// them with the date that the Hub gave to all that was there on that day.
func stamped() fstest.MapFS {
	return fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/reed","kind":"model","tags":[],"created_at":"2022-03-02T23:29:04.000Z"}
{"id":"ada-wren/rush","kind":"model","tags":[],"created_at":"2022-03-03T00:00:00Z"}
{"id":"ada-wren/moss","kind":"space","tags":[],"created_at":"2022-03-05T00:00:00Z"}
`)},
		"commits.jsonl": {Data: []byte(`{"repo":"ada-wren/reed","kind":"model","sha":"a","authors":["ada-wren"],"date":"2021-01-01T00:00:00Z"}
{"repo":"ada-wren/reed","kind":"model","sha":"b","authors":["ada-wren"],"date":"2021-01-02T00:00:00Z"}
{"repo":"ada-wren/rush","kind":"model","sha":"c","authors":["ada-wren"],"date":"2022-01-01T00:00:00Z"}
`)},
	}
}

// TestTheHubsStamp: repositories with the Hub's stamp are not listed for commits from
// before their creation, unless that is asked for.
func TestTheHubsStamp(t *testing.T) {
	db := load(t, stamped())
	head, reed, rush := "kind,repository,created,first,early,commits\n", "model,ada-wren/reed,2022-03-02T23:29:04Z,2021-01-01T00:00:00Z,2,2\n", "model,ada-wren/rush,2022-03-03T00:00:00Z,2022-01-01T00:00:00Z,1,1\n"
	if got := answer(t, db, "data-quality/early-commits"); got != head+rush {
		t.Errorf("without stamped ones: %s", got)
	}
	if got := answer(t, db, "data-quality/early-commits", "stamped=true"); got != head+reed+rush {
		t.Errorf("with stamped ones: %s", got)
	}
	want := "month,repositories,commits,discussions,pull_requests\n2022-03,1,0,0,0\n"
	if got := answer(t, db, "time/per-month", "kind=space"); got != want {
		t.Errorf("of spaces: %s", got)
	}
}

// TestWhatUsesCreationSaysTheStamp: every query and every recipe that counts or
// compares dates of creation says what the Hub's stamp does to them.
func TestWhatUsesCreationSaysTheStamp(t *testing.T) {
	const stamp = "2022-03-02T23:29:04Z"
	has := strings.Contains
	uses := func(text string) bool {
		return has(text, "createdAt") || has(text, "of: 'hours'") && has(text, "t.repositories") || has(text, "of: 'licences'") && has(text, "t.year")
	}
	found := 0
	for _, q := range queries.Bundled().All() {
		if uses(q.Text) {
			found++
			if !strings.Contains(strings.Join(q.Notes, " "), stamp) {
				t.Errorf("%s uses dates of creation and has no note on %s", q.Name, stamp)
			}
		}
	}
	for _, r := range recipe.Bundled().All() {
		if uses(r.Text) {
			found++
			if !strings.Contains(r.Text, stamp) {
				t.Errorf("the recipe %s uses dates of creation and does not say %s", r.Name, stamp)
			}
		}
	}
	if found < 6 {
		t.Errorf("only %d use dates of creation", found)
	}
}

// TestMonthsWithoutActivity: months in which nothing happened are there, and not the
// ninety-seven years to a clock that was wrong.
func TestMonthsWithoutActivity(t *testing.T) {
	db := load(t, quiet())
	for name, want := range map[string]string{
		"time/new-developers": `month,active,new
			1970-01,1,1
			2022-11,2,1
			2022-12,0,0
			2023-01,0,0
			2023-02,0,0
			2023-03,1,0
			2120-06,1,0
			9999-12,1,1
			`,
		"time/per-month": `month,repositories,commits,discussions,pull_requests
			1970-01,0,1,0,0
			2022-11,0,2,0,0
			2022-12,1,0,0,0
			2023-01,0,0,0,0
			2023-02,0,0,0,0
			2023-03,0,1,0,0
			2120-06,0,1,0,0
			9999-12,0,1,0,0
			`,
	} {
		if diff := cmp.Diff(strings.ReplaceAll(want, "\t", ""), answer(t, db, name)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
