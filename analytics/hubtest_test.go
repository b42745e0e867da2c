package analytics

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// smallHub reads the hub whose answers are worked out in the comment of
// package hubtest.
func smallHub(t testing.TB, o Options) *Corpus {
	t.Helper()
	s, err := snapshot.Open(hubtest.Small())
	if err != nil {
		t.Fatal(err)
	}
	c, err := FromSnapshot(t.Context(), s, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSmallHub(t *testing.T) {
	o := Defaults()
	c := smallHub(t, o)
	r := analyze(t, c, o)
	wantPeople := []string{"ada-wren", "bo-quill", "cai-fen", "dov-hale", "fay-moss", "gus-oak", "hal-pine", "Émile Noir", "李雷"}
	if d := cmp.Diff(wantPeople, c.People); d != "" {
		t.Error(d)
	}
	want := Counts{Models: 6, Datasets: 2, Spaces: 3, Commits: 19, Discussions: 5, Usages: 6, Developers: 9}
	if d := cmp.Diff(want, r.About.Counts); d != "" {
		t.Error(d)
	}
	if r.About.IdentitiesMerged != 5 || r.About.Bots != 2 {
		t.Errorf("%d merges, %d bots, want 5 and 2", r.About.IdentitiesMerged, r.About.Bots)
	}
	wantIgnored := Ordered[int64]{{"commits_of_unknown_repositories", 2}, {"commits_repeated", 1}, {"discussions_of_unknown_repositories", 1},
		{"discussions_repeated", 1}, {"usages_by_unknown_spaces_kept", 2}, {"usages_of_unknown_models", 1}, {"usages_repeated", 1}}
	if d := cmp.Diff(wantIgnored, r.Ignored); d != "" {
		t.Error(d)
	}
	if got, want := r.Licenses.Model.Classes, (LicenseClasses{Permissive: 2, Restrictive: 1, None: 2, Unlabelled: 1}); got != want {
		t.Errorf("licence classes %+v, want %+v", got, want)
	}
}

func TestSmallHubNetwork(t *testing.T) {
	o := Defaults()
	c := smallHub(t, o)
	n := collaborate(t, c, Scopes[0])
	got := map[string]int64{}
	for v, p := range n.People {
		for i, u := range n.Graph.Out(int32(v)) {
			got[c.People[p]+" -> "+c.People[n.People[u]]] = n.Graph.OutWeights(int32(v))[i]
		}
	}
	want := map[string]int64{"ada-wren -> bo-quill": 2, "ada-wren -> cai-fen": 2, "bo-quill -> ada-wren": 1, "bo-quill -> cai-fen": 1,
		"ada-wren -> dov-hale": 1, "dov-hale -> ada-wren": 2}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	net := analyze(t, c, o).Network.All
	// Out-degrees 3 2 0 1, in-degrees 2 1 2 1 of ada, bo, cai, dov; one triangle,
	// of the first three, with strengths 2 (ada, bo), 1 and 1, or, by the cube
	// roots of weight/2, 1+h, 1 and h. Its product counts over 5*4-2*2 for ada,
	// 3*2-2 for bo and 2*1 for cai.
	h := math.Cbrt(0.5)
	row := CoreRow{N: 4, E: 6, Com: 1, ComWeighted: 1, Dens: 6.0 / 12, Recip: 4.0 / 6, AD: 12.0 / 4, WeakComponents: 1,
		Arcc: Undefined, ArccDetail: RichClub{K: 5, AtLeast: Undefined, AtLeastN: 1, MoreThan: Undefined},
		Ass: Number(-8 / math.Sqrt(20*8)), AssUndirected: -20.0 / 28,
		Acc: Number((1 + h) * h * (1.0/16 + 1.0/4 + 1.0/2) / 4), AccUnweighted: 2 * (1.0/16 + 1.0/4 + 1.0/2) / 4}
	if d := cmp.Diff(Ordered[CoreRow]{{"1", row}, {"2", row}}, net.KCore, equateNearly); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Ordered[int]{{"2", 4}}, net.CoreNumberHistogram); d != "" {
		t.Error(d)
	}
	// alone: ada-wren (reef), bo-quill (echo) and gus-oak (kit/Text), the isolate;
	// with authors: all models but legacy-bert
	size := NetworkSize{RepositoriesWithAuthors: 5, Developers: 5, Isolates: 1, NonIsolates: 4, IsolateShare: 1.0 / 5, SelfLoopDevelopers: 3,
		SelfLoopCommits: 3, SelfLoopDevelopersNotIsolate: 2, Edges: 6, WeightTotal: 9}
	if d := cmp.Diff(size, net.Size); d != "" {
		t.Error(d)
	}
	if fields := c.Repositories[hub.Model].Fields; len(fields) != 6 {
		t.Errorf("fields %v", fields)
	}
}
