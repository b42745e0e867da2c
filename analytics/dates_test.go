package analytics

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
)

// datedHub has dates before 1970, between two seconds, in another zone and none.
var datedHub = map[string]string{
	"repositories.jsonl": model("b", "") + model("a", `,"created_at":"2023-01-02T03:04:05.900Z","last_modified":"2024-01-01T00:00:00+01:00"`) +
		`{"id":"demo","kind":"space","tags":[],"last_modified":"1970-01-01T00:00:00Z"}` + "\n",
	"commits.jsonl": `{"repo":"a","kind":"model","sha":"1","authors":["Bo","ada"],"date":"1970-01-01T00:00:10Z"}` + "\n" +
		`{"repo":"a","kind":"model","sha":"2","authors":["ada","ada","Bo"],"date":"1970-01-01T00:00:10Z"}` + "\n" +
		`{"repo":"a","kind":"model","sha":"3","authors":["robo"],"date":"1970-01-01T00:00:05Z"}` + "\n" +
		`{"repo":"a","kind":"model","sha":"4","authors":[]}` + "\n" +
		`{"repo":"b","kind":"model","sha":"1","authors":["Ada","ada"],"date":"1969-12-31T23:59:59.500Z"}` + "\n",
	"discussions.jsonl": `{"repo":"a","kind":"model","num":2,"author":"Ada","date":"1970-01-01T00:00:20Z"}` + "\n" +
		`{"repo":"a","kind":"model","num":1,"author":null,"date":"1970-01-01T00:00:20Z"}` + "\n",
	"lineage.jsonl": `{"model":"b","base":"a","relation":"finetune","evidence":"tag"}` + "\n" + `{"model":"a","base":"b","relation":"merge"}` + "\n" +
		`{"model":"a","base":"unlisted","relation":"merge"}` + "\n",
	"identities.jsonl": `{"alias":"Ada","canonical":"ada"}` + "\n",
	"bots.jsonl":       `{"name":"robo"}` + "\n",
}

func TestDatesAndLineage(t *testing.T) {
	c := fromFiles(t, files(datedHub), Options{Dates: true, Lineage: true})
	const bo, ada = 0, 1 // by name
	models := c.Dates[hub.Model]
	for _, x := range []struct {
		name      string
		got, want any
	}{
		{"people", c.People, []string{"Bo", "ada"}},
		{"created", models.Created, []int64{1672628645900, NoDate}},
		{"modified", models.Modified, []int64{1704063600000, NoDate}},
		{"space", c.Dates[hub.Space].Modified, []int64{0}},
		{"commits of a", models.Commits.Of(0), []Event{{NoDate, -1, true}, {5000, -1, true}, {10000, bo, true}, {10000, bo, false}, {10000, ada, true}, {10000, ada, false}}},
		{"commits of b", models.Commits.Of(1), []Event{{-500, ada, true}}},
		{"discussions of a", models.Discussions.Of(0), []Event{{20000, -1, true}, {20000, ada, true}}},
		{"discussions of b", len(models.Discussions.Of(1)), 0},
		{"commits of demo", len(c.Dates[hub.Space].Commits.Of(0)), 0},
		{"lineage", c.Lineage, []Derivation{{0, 1, "merge", ""}, {1, 0, "finetune", "tag"}}},
	} {
		if d := cmp.Diff(x.want, x.got); d != "" {
			t.Errorf("%s: %s", x.name, d)
		}
	}
	plain := fromFiles(t, files(datedHub), Options{})
	if plain.Dates != [hub.KindCount]*Dates{} || plain.Lineage != nil {
		t.Errorf("kept though nobody asked: %v, %v", plain.Dates, plain.Lineage)
	}
	c.Dates, c.Lineage = plain.Dates, nil
	if d := cmp.Diff(plain, c, cmp.AllowUnexported(Members{})); d != "" {
		t.Errorf("dates and lineage change something else: %s", d)
	}
}

func TestDatesAndLineageErrors(t *testing.T) {
	ok := rows(loadedAt("2024-01-01T00:00:00Z"))
	// dated is model a with these groups of commits and this date of creation.
	dated := func(commits, created any) fakeGraph {
		return fakeGraph{"snapshot": ok, "model": rangeOf(list("a", nil, nil, nil, nil, nil, commits, list(), list(), created, nil))}
	}
	lineage := func(v ...any) fakeGraph {
		g := dated(list(), nil)
		g["lineage"] = rows(v)
		return g
	}
	for _, tt := range []struct {
		g    fakeGraph
		want string
	}{
		{dated(list(), "yesterday"), "read models: date: found yesterday, a string"},
		{dated(list(list(list(), int64(1), "noon")), nil), `read models: "a": date: found noon, a string`},
		{fakeGraph{"snapshot": ok, "model": rangeOf(list("a"))}, "want a list that ends with 2 dates"},
		{lineage("a", "b", "merge", nil), `model "a" or "b" is new`},
		{lineage("a", "a", "cousin", nil), `model "a": the relation "cousin"`},
	} {
		_, err := FromGraph(t.Context(), tt.g, Options{Dates: true, Lineage: true})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %q", err, tt.want)
		}
	}
}
