package analytics

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

func model(id, more string) string {
	return fmt.Sprintf(`{"id":%q,"kind":"model","tags":[]%s}`, id, more) + "\n"
}

func commit(repo, sha string, authors ...string) string {
	return fmt.Sprintf(`{"repo":%q,"kind":"model","sha":%q,"authors":["%s"]}`, repo, sha, strings.Join(authors, `","`)) + "\n"
}

func TestEmptyHub(t *testing.T) {
	o := Defaults()
	o.Version = "v"
	r := analyze(t, fromFiles(t, files(map[string]string{"repositories.jsonl": ""}), o), o)
	nothing := Summary{0, Undefined, Undefined, Undefined, Undefined, Undefined, Undefined, Undefined}
	for _, k := range hub.Kinds {
		a := r.Activity.At(k)
		if a.Repositories != 0 || a.CommittersExactlyOne.Share.Defined() {
			t.Errorf("%s: %+v", k, a)
		}
		for _, m := range a.Metrics {
			want := Metric{Summary: nothing, ZeroShare: Undefined, Pareto: Ordered[*Part]{{"80", nil}, {"99", nil}}, AtLeast: Ordered[int]{}}
			if d := cmp.Diff(want, m.Value, equateUndefined); d != "" {
				t.Errorf("%s %s: %s", k, m.Key, d)
			}
		}
		if d := cmp.Diff(Licenses{WithoutShare: Undefined, Table: []License{}}, *r.Licenses.At(k), equateUndefined); d != "" {
			t.Errorf("%s: %s", k, d)
		}
	}
	for _, s := range Scopes {
		if d := cmp.Diff(Network{Size: NetworkSize{IsolateShare: Undefined}, KCore: Ordered[CoreRow]{}}, *r.Network.At(s), equateUndefined); d != "" {
			t.Errorf("%s: %s", s.Name, d)
		}
	}
	for _, k := range hub.Kinds {
		all, _ := r.Pearson.At(k).Get("all")
		for i := range all.Columns {
			for j := range all.Columns {
				if all.N != 0 || all.Matrix[i][j].Defined() || all.P[i][j].Defined() || all.Log10P[i][j].Defined() {
					t.Errorf("%s: correlation %d, %d of %d: %v", k, i, j, all.N, all.Matrix[i][j])
				}
			}
		}
	}
	for _, e := range r.MannWhitney.Tests {
		for _, pair := range e.Value {
			if pair.Value != nil {
				t.Errorf("%s %s: %+v", e.Key, pair.Key, pair.Value)
			}
		}
	}
	if m := r.MannWhitney; m.N != 0 || m.Share.Defined() || len(m.Tests) != 8 || len(m.Warnings) != 3 {
		t.Errorf("tests of nothing: %+v", m)
	}
	text := string(encode(t, r))
	if strings.Contains(text, "NaN") || strings.Contains(text, "k_max") || !strings.Contains(text, `"kcore": {}`) || !strings.Contains(text, `"ignored": {}`) ||
		strings.Count(text, `"edges": 0`) != 2*len(Scopes) || strings.Contains(text, "co_usage") || strings.Contains(text, "pagerank") {
		t.Error(text)
	}
}

func TestOneRepositoryOneDeveloper(t *testing.T) {
	o := Defaults()
	r := analyze(t, fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("ada-wren/tiny", `,"likes":3,"license":" MIT "`),
		"commits.jsonl":      commit("ada-wren/tiny", "1", "ada-wren") + commit("ada-wren/tiny", "2", "ada-wren") + commit("ada-wren/tiny", "3", ""),
	}), o), o)
	one := func(x Number) Summary { return Summary{1, x, Undefined, x, x, x, x, x} }
	want := map[string]Summary{Likes: one(3), Commits: one(3), Committers: one(1), Community: one(1), Discussions: one(0), Starters: one(0), Downloads: one(0)}
	for _, m := range r.Activity.Model.Metrics {
		if d := cmp.Diff(want[m.Key], m.Value.Summary, equateUndefined); d != "" {
			t.Errorf("%s: %s", m.Key, d)
		}
	}
	if got := r.Activity.Model.CommittersExactlyOne; got != (Part{1, 1}) {
		t.Errorf("one committer: %v", got)
	}
	if got := r.Licenses.Model.Table; len(got) != 1 || got[0] != (License{"mit", "permissive", 1, 1}) {
		t.Errorf("licences: %v", got)
	}
	// two commits of the only author: two self-loops, no graph
	wantNet := Network{KCore: Ordered[CoreRow]{}, Repositories: 1, Size: NetworkSize{
		RepositoriesWithAuthors: 1, Developers: 1, Isolates: 1, IsolateShare: 1, SelfLoopDevelopers: 1, SelfLoopCommits: 2}}
	if d := cmp.Diff(wantNet, r.Network.All, equateUndefined); d != "" {
		t.Error(d)
	}
}

// Three people each make one commit to one repository: a complete digraph,
// regular, all edges of weight 1.
func TestRegularGraph(t *testing.T) {
	o := Defaults()
	r := analyze(t, fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("gust-lab/m", ""),
		"commits.jsonl":      commit("gust-lab/m", "1", "ada") + commit("gust-lab/m", "2", "bo") + commit("gust-lab/m", "3", "cy"),
	}), o), o)
	row := CoreRow{N: 3, E: 6, Com: 1, ComWeighted: 1, Dens: 1, Recip: 1, Arcc: 1, AD: 4, Acc: 1, AccUnweighted: 1, WeakComponents: 1,
		Ass: Undefined, AssUndirected: Undefined, ArccDetail: RichClub{K: 4, AtLeast: 1, AtLeastN: 3, AtLeastE: 6, MoreThan: Undefined}}
	same := func(x Number) Summary { return Summary{3, x, 0, x, x, x, x, x} }
	third := Number(1.0 / 3)
	rank := PageRank{same(third), Ordered[int]{{"0.315", 3}}, Ranking{{"ada", third}, {"bo", third}, {"cy", third}}}
	want := Network{KCore: Ordered[CoreRow]{{"1", row}, {"4", row}}, KMax: 4, CoreNumberHistogram: Ordered[int]{{"4", 3}}, Repositories: 1,
		Degree:   &Degree{same(4), Ordered[int]{{"4", 3}}, Ranking{{"ada", 4}, {"bo", 4}, {"cy", 4}}, same(2), same(2)},
		PageRank: &rank, PageRankUnweighted: &rank,
		Size: NetworkSize{RepositoriesWithAuthors: 1, Developers: 3, NonIsolates: 3, Edges: 6, WeightTotal: 6}}
	if d := cmp.Diff(want, r.Network.All, equateUndefined); d != "" {
		t.Error(d)
	}
}

// A bot that stands first gives its place to the next author; a merged alias
// makes one person of two, who is then alone.
func TestBotsAndAliases(t *testing.T) {
	texts := map[string]string{
		"repositories.jsonl": model("a/one", "") + model("a/two", ""),
		"commits.jsonl": commit("a/one", "1", "sync-bot", "ada", "bo") +
			commit("a/two", "1", "Ada") + commit("a/two", "2", "ada"),
		"identities.jsonl": `{"alias":"Ada","canonical":"ada"}` + "\n" + `{"alias":"robo","canonical":"sync-bot"}` + "\n",
		"bots.jsonl":       `{"name":"sync-bot"}` + "\n",
	}
	o := Defaults()
	clean := analyze(t, fromFiles(t, files(texts), o), o)
	if clean.About.IdentitiesMerged != 2 || clean.About.Bots != 1 || clean.About.Counts.Developers != 2 {
		t.Errorf("about %+v", clean.About)
	}
	want := NetworkSize{RepositoriesWithAuthors: 2, Developers: 2, NonIsolates: 2, SelfLoopDevelopers: 1, SelfLoopCommits: 2,
		SelfLoopDevelopersNotIsolate: 1, Edges: 1, WeightTotal: 1} // ada -> bo
	if d := cmp.Diff(want, clean.Network.All.Size); d != "" {
		t.Error(d)
	}
	o.Raw = true
	raw := analyze(t, fromFiles(t, files(texts), o), o)
	if raw.About.IdentitiesMerged != 0 || raw.About.Bots != 0 || raw.About.Counts.Developers != 4 {
		t.Errorf("about %+v", raw.About)
	}
	// sync-bot -> ada, bo; Ada -> ada; ada -> Ada
	want = NetworkSize{RepositoriesWithAuthors: 2, Developers: 4, NonIsolates: 4, Edges: 4, WeightTotal: 4}
	if d := cmp.Diff(want, raw.Network.All.Size); d != "" {
		t.Error(d)
	}
}

func TestIgnoredAndUsages(t *testing.T) {
	texts := map[string]string{
		"repositories.jsonl": model("b", "") + model("a", "") + `{"id":"s","kind":"space","tags":[],"likes":0}` + "\n",
		"commits.jsonl":      commit("a", "1", "x") + commit("a", "1", "x") + commit("gone", "1", "x"),
		"usages.jsonl": `{"space":"zz","model":"b"}` + "\n" + `{"space":"s","model":"b"}` + "\n" + `{"space":"hidden","model":"a"}` + "\n" +
			`{"space":"s","model":"gone"}` + "\n" + `{"space":"s","model":"b"}` + "\n",
	}
	c := fromFiles(t, files(texts), Defaults())
	// spaces: s 0, hidden 1, zz 2; models: a 0, b 1
	if d := cmp.Diff([]usage.Pair{{Space: 0, Model: 1}, {Space: 1, Model: 0}, {Space: 2, Model: 1}}, c.Usages); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"hidden", "zz"}, c.Unlisted); d != "" {
		t.Error(d)
	}
	want := Ordered[int64]{{"commits_of_unknown_repositories", 1}, {"commits_repeated", 1}, {"usages_by_unknown_spaces_kept", 2},
		{"usages_of_unknown_models", 1}, {"usages_repeated", 1}}
	if d := cmp.Diff(want, analyze(t, c, Defaults()).Ignored); d != "" {
		t.Error(d)
	}
}

func TestTotalTooLarge(t *testing.T) {
	o := Defaults()
	c := fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("a", `,"likes":9223372036854775807`) + model("b", `,"likes":1`),
	}), o)
	_, err := Analyze(t.Context(), c, o)
	if err == nil || !strings.Contains(err.Error(), "n_likes") {
		t.Errorf("error %v, want one about n_likes", err)
	}
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	o := Defaults()
	texts := map[string]string{"repositories.jsonl": model("a/<b>", `,"license":"apache-2.0"`) + model("京/é", ""), "commits.jsonl": commit("京/é", "1", "x", "y")}
	first := encode(t, analyze(t, fromFiles(t, files(texts), o), o))
	if second := encode(t, analyze(t, fromFiles(t, files(texts), o), o)); !bytes.Equal(first, second) {
		t.Errorf("%s\n%s", first, second)
	}
}
