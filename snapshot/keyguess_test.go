package snapshot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/hub"
)

// What one line teaches changes nothing in the next: lines read together give
// what they give one by one.
func checkTogether[T any](t *testing.T, decode decoder[T], lines ...string) {
	t.Helper()
	var wantRecords []T
	var wantRejects []Reject
	for i, line := range lines {
		records, rejects := decodeLine(decode, line)
		for k := range rejects {
			rejects[k].Line = int64(i + 1)
		}
		wantRecords, wantRejects = append(wantRecords, records...), append(wantRejects, rejects...)
	}
	records, rejects := decodeText(decode, strings.Join(lines, "\n"), false)
	if d := cmp.Diff(wantRecords, records, cmpopts.EquateEmpty(), cmp.AllowUnexported(Reject{})); d != "" {
		t.Errorf("%q: %s", lines, d)
	}
	if d := cmp.Diff(wantRejects, rejects, cmpopts.EquateEmpty(), cmp.AllowUnexported(Reject{})); d != "" {
		t.Errorf("%q: %s", lines, d)
	}
	if _, skimmed := decodeText(decode, strings.Join(lines, "\n"), true); len(skimmed) != len(rejects) {
		t.Errorf("%q: %d rejects, %d when skimmed", lines, len(rejects), len(skimmed))
	}
}

func TestLinesTogether(t *testing.T) {
	const first = `{"repo": "a/b", "kind": "model", "sha": "1", "authors": ["x", "y"], "date": "2023-05-26T00:51:04Z"}`
	for _, next := range []string{
		first,
		`{"repo": "a/bc", "kind": "model", "sha": "2", "authors": ["x", "y", "z"], "date": null}`,
		`{"repo":   "a/b" , "kind":"space", "sha": "1", "authors": ["x"]}`,
		`{"repo": "a/b"", "kind": "model", "sha": "1", "authors": ["x", "y"]}`,
		`{"repo": "a/b\\"", "kind": "model", "sha": "1", "authors": ["x", "y"]]}`,
		`{"repo": "a/b", "kind": "model", "sha": "1", "authors": ["x", "y"`,
		`{"repo": "a/b", "kind": "model", "sha": "1", "sha": "2", "authors": ["x", "y"], "date": "2023-02-29T00:00:00Z"}`,
		`{"repo": "a/b", "kind": "model", "sha": `,
		`{"repo": "a/b", "kind": "model", "sha": 1, "authors": [], "date": ""}`,
		`{"sha": "1", "repo": "a/b", "kind": "model", "authors": ["x", "y"]}`,
		`{"repo": "a/b", "kind": "model", "sha": "1", "authors": ["x", "y"]} x`,
		`{"repo"`, `{`, `{"repo": }`, `{"repo": "a/b" "kind": "model"}`, ``, `{"repo": "a/b", }`,
	} {
		checkTogether(t, decodeCommit, first, next, first)
		checkTogether(t, decodeCommit, next, first, next, next)
	}
	var many []string // more keys than are remembered
	for i := range 40 {
		many = append(many, `"k`+strings.Repeat("x", i)+`":[]`)
	}
	line := `{` + strings.Join(many, ",") + `,"name":"n"}`
	checkTogether(t, decodeBot, line, line, line[1:], line)
}

func FuzzLines(f *testing.F) {
	const a, b = `{"repo":"a","kind":"model","sha":"1","authors":["x"],"date":"2023-05-26T00:51:04.5Z"}`, `{"repo": "a", "kind":"model","sha":"\u0041","authors":[],"x":{"y":[1]}}`
	f.Add(a, b)
	f.Add(b, a)
	f.Add(a, a[:40])
	f.Add(a, strings.Replace(a, "Z", "+01:00", 1))
	f.Fuzz(func(t *testing.T, first, second string) {
		if !strings.Contains(first+second, "\n") {
			checkTogether[hub.Commit](t, decodeCommit, first, second, second, first)
		}
	})
}
