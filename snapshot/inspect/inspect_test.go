package inspect_test

import (
	"errors"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/inspect"
)

func openSmall(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(hubtest.Small())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDescribe: the numbers are those of the comment of package hubtest.
func TestDescribe(t *testing.T) {
	got, err := inspect.Describe(t.Context(), openSmall(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) *time.Time {
		d, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			t.Fatal(err)
		}
		return &d
	}
	want := []inspect.Count{{"models", 6}, {"datasets", 2}, {"spaces", 3}, {"commits", 19}, {"discussions", 5}, {"usages", 6},
		{"identities", 5}, {"bots", 2}, {"bases of models", 2}, {"training datasets of models", 2}}
	if d := cmp.Diff(want, got.Counts); d != "" {
		t.Errorf("counts (-want +got):\n%s", d)
	}
	spans := []inspect.Span{
		{"repositories created", at("2023-01-02T03:04:05Z"), at("2023-06-01T00:00:00Z"), 6},
		{"repositories last modified", at("2022-01-01T00:00:00Z"), at("2023-09-02T00:00:00Z"), 7},
		{"commits", at("2022-01-01T00:00:00Z"), at("2023-06-03T00:00:00Z"), 1},
		{"discussions", at("2023-02-03T04:05:06Z"), at("2023-05-03T00:00:00Z"), 1},
	}
	if d := cmp.Diff(spans, got.Dates); d != "" {
		t.Errorf("dates (-want +got):\n%s", d)
	}
	print, err := openSmall(t).Fingerprint(t.Context())
	if err != nil || got.Fingerprint != print || got.Source != "hubtest" || got.CollectedAt == nil || len(got.Files) != 8 || got.Rejected != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestCheck: what is left out is told in the comment of package hubtest; lineage
// and datasets were counted by hand.
func TestCheck(t *testing.T) {
	got, err := inspect.Check(t.Context(), openSmall(t), snapshot.NewRejects(snapshot.RejectOptions{}))
	if err != nil {
		t.Fatal(err)
	}
	none := []string{}
	want := []inspect.FileCheck{
		{"repositories.jsonl", 12, 11, 0, 1, none},
		{"identities.jsonl", 5, 5, 0, 0, none},
		{"bots.jsonl", 3, 2, 0, 1, none},
		{"commits.jsonl", 22, 19, 2, 1, []string{"dataset gust-lab/tide-base", "model gone/repo"}},
		{"discussions.jsonl", 7, 5, 1, 1, []string{"model gone/repo"}},
		{"usages.jsonl", 8, 6, 1, 1, []string{"model gone/model", "space lost/space"}},
		{"lineage.jsonl", 4, 2, 1, 1, []string{"model gone/model"}},
		{"datasets.jsonl", 3, 2, 1, 0, []string{"dataset gone/data"}},
	}
	if d := cmp.Diff(want, got.Files); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	if len(got.Wrong) > 0 {
		t.Errorf("snapshot.json counts admitted records, which is not wrong: %q", got.Wrong)
	}
}

// TestWrong: counts of snapshot.json that are not those of the files, bad lines,
// and many repositories that are not listed.
func TestWrong(t *testing.T) {
	s, err := snapshot.Open(fstest.MapFS{
		"snapshot.json":      {Data: []byte(`{"format":1,"counts":{"models":3,"bots":1,"usages":7,"dogs":9}}`)},
		"repositories.jsonl": {Data: []byte(`{"id":"a/m","kind":"model","owner":"a","tags":[]}` + "\nno JSON\n")},
		"bots.jsonl":         {Data: []byte(`{"name":"b"}`)},
		"usages.jsonl": {Data: []byte(`{"space":"s/7","model":"a/m"}
{"space":"s/2","model":"a/m"}
{"space":"s/3","model":"a/m"}
{"space":"s/6","model":"a/m"}
{"space":"s/5","model":"a/m"}
{"space":"s/1","model":"a/m"}
{"space":"s/1","model":"a/m"}
`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	got, err := inspect.Check(t.Context(), s, rejects)
	if err != nil {
		t.Fatal(err)
	}
	want := &inspect.Checked{Rejected: 1, Wrong: []string{"models: snapshot.json says 3, there are 1"}, Unread: []string{}, Doubts: []string{}, Absent: []string{
		"identities.jsonl", "commits.jsonl", "discussions.jsonl", "lineage.jsonl", "datasets.jsonl", "accounts.jsonl"}, Files: []inspect.FileCheck{
		{"repositories.jsonl", 1, 1, 0, 0, []string{}}, {"bots.jsonl", 1, 1, 0, 0, []string{}},
		{"usages.jsonl", 7, 6, 0, 1, []string{"space s/1", "space s/2", "space s/3", "space s/5", "space s/6"}},
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if err := rejects.End(nil); !errors.As(err, new(*hub.RejectedError)) {
		t.Error(err)
	}
}
