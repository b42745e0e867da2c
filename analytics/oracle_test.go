package analytics

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

func oracleHub(t *testing.T, o Options) *Corpus {
	t.Helper()
	s, err := snapshot.OpenDir("testdata/oracle/hub")
	if err != nil {
		t.Fatal(err)
	}
	c, err := FromSnapshot(t.Context(), s, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAgainstOracle(t *testing.T) {
	september, march := time.Date(2021, 9, 15, 12, 0, 0, 0, time.UTC), time.Date(2023, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name string
		raw  bool
		in   Window
		want int // values to compare at least, so that an empty comparison fails
	}{{"raw", true, Window{}, 2800}, {"clean", false, Window{}, 2400}, {"until", true, Window{Until: march}, 2000}, {"between", false, Window{september, march}, 1500}} {
		t.Run(tt.name, func(t *testing.T) {
			o := Options{Raw: tt.raw, LicenseMin: 3, Pareto: []int{80, 99}, Window: tt.in}
			c := oracleHub(t, o)
			var cmp comparison
			got := encode(t, analyze(t, c, o))
			cmp.walk("", generic(t, hubtest.Gunzip(t, "testdata/oracle/expected."+tt.name+".json.gz")), generic(t, got))
			for _, d := range cmp.differences {
				t.Error(d)
			}
			if cmp.compared < tt.want {
				t.Errorf("%d values compared, want at least %d", cmp.compared, tt.want)
			}
			for _, processors := range []int{1, 2, 5} {
				if !bytes.Equal(got, onProcessors(t, processors, c, o)) {
					t.Errorf("%d processors give other results", processors)
				}
			}
		})
	}
}

// Hubs where much is not defined: empty, of one developer, regular networks, all
// values equal. Besides, one processor gives the same bytes as several.
func TestEdgesAgainstOracle(t *testing.T) {
	hubs := generic(t, hubtest.Gunzip(t, "testdata/oracle/edges.json.gz")).(map[string]any)
	if len(hubs) < 20 {
		t.Fatalf("%d hubs", len(hubs))
	}
	for _, name := range slices.Sorted(maps.Keys(hubs)) {
		t.Run(name, func(t *testing.T) {
			h := hubs[name].(map[string]any)
			texts := map[string]string{}
			for file, text := range h["files"].(map[string]any) {
				texts[file] = text.(string)
			}
			o := Options{LicenseMin: 2, Pareto: []int{80, 99}}
			c := fromFiles(t, files(texts), o)
			got := encode(t, analyze(t, c, o))
			var cmp comparison
			cmp.walk("", h["want"], generic(t, got))
			for _, d := range cmp.differences {
				t.Error(d)
			}
			if cmp.compared < 400 {
				t.Errorf("%d values compared", cmp.compared)
			}
			if one := onProcessors(t, 1, c, o); !bytes.Equal(got, one) {
				t.Error("one processor gives other results")
			}
		})
	}
}

// onProcessors analyses with GOMAXPROCS set to n.
func onProcessors(t *testing.T, n int, c *Corpus, o Options) []byte {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	return encode(t, analyze(t, c, o))
}

func generic(t *testing.T, text []byte) (v any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// comparison compares results by the rules of testdata/oracle/compare.py:
// every value that is wanted must be there; more is fine.
type comparison struct {
	compared    int
	differences []string
}

// missing stands for a value that is not there.
type missing struct{}

func (c *comparison) walk(path string, want, got any) {
	if path == "about" {
		return
	}
	switch want := want.(type) {
	case map[string]any:
		have, ok := got.(map[string]any)
		if !ok {
			c.differ("%s: want an object, got %v", path, got)
			return
		}
		for _, key := range slices.Sorted(maps.Keys(want)) {
			value, ok := have[key]
			if !ok {
				value = missing{}
			}
			c.walk(strings.TrimPrefix(path+"."+key, "."), want[key], value)
		}
	case []any:
		have, ok := got.([]any)
		if !ok || len(have) != len(want) {
			c.differ("%s: want a list of %d, got %v", path, len(want), got)
			return
		}
		for i := range want {
			c.walk(fmt.Sprintf("%s[%d]", path, i), want[i], have[i])
		}
	default:
		c.compared++
		if !sameValue(path, want, got) {
			c.differ("%s: want %v, got %v", path, want, got)
		}
	}
}

func (c *comparison) differ(format string, args ...any) {
	c.differences = append(c.differences, fmt.Sprintf(format, args...))
}

// sameValue compares two leaves: strings, null and integers exactly, floats to
// 1e-9 (absolute 1e-12 near zero), p-values to 1e-6 down to 1e-300, PageRank
// to 1e-7.
func sameValue(path string, want, got any) bool {
	w, ok1 := want.(json.Number)
	g, ok2 := got.(json.Number)
	if !ok1 || !ok2 {
		return want == got
	}
	if w == g {
		return true
	}
	x, err1 := w.Float64()
	y, err2 := g.Float64()
	if err1 != nil || err2 != nil || !strings.ContainsAny(string(w)+string(g), ".eE") {
		return false
	}
	switch {
	case strings.HasSuffix(path, ".p"):
		return isClose(x, y, 1e-6, 0) || max(x, y) < 1e-300
	case strings.Contains(path, "pagerank"):
		return isClose(x, y, 1e-7, 0)
	}
	return isClose(x, y, 1e-9, 1e-12)
}

func isClose(x, y, relative, absolute float64) bool {
	return math.Abs(x-y) <= max(relative*max(math.Abs(x), math.Abs(y)), absolute)
}

// Retention is that of pandas and lifelines (testdata/oracle/retention.py).
func TestRetentionAgainstOracle(t *testing.T) {
	o := Defaults()
	o.Raw, o.Retention = true, true
	c := oracleHub(t, o)
	var cmp comparison
	got := generic(t, encode(t, analyze(t, c, o))).(map[string]any)
	cmp.walk("", generic(t, hubtest.Gunzip(t, "testdata/oracle/expected.retention.json.gz")), got["retention"])
	for _, d := range cmp.differences {
		t.Error(d)
	}
	if cmp.compared < 140 {
		t.Errorf("%d values compared", cmp.compared)
	}
}

// Communities are those of NetworkX where there is one answer, and as good as those of
// leidenalg where there is not (testdata/oracle/communities.py).
func TestCommunitiesAgainstOracle(t *testing.T) {
	o := Defaults()
	o.Raw, o.Communities, o.Seed = true, true, 5
	c := oracleHub(t, o)
	r := analyze(t, c, o)
	text := encode(t, r)
	want := generic(t, hubtest.Gunzip(t, "testdata/oracle/expected.communities.json.gz")).(map[string]any)
	var cmp comparison
	for _, s := range Scopes {
		x := *r.Communities.Scopes.At(s)
		if core, has := r.Network.At(s).KCore.Get("1"); !has || x.CNM.Modularity != core.Mod || x.CNM.Communities != core.Com {
			t.Errorf("%s: %+v beside MOD %v, COM %d", s.Name, x.CNM, core.Mod, core.Com)
		}
		of := want[s.Name].(map[string]any)
		best, err := of["leidenalg"].(json.Number).Float64()
		if err != nil {
			t.Fatal(err)
		}
		delete(of, "leidenalg")
		delete(of, "component") // TestNullsAgainstOracle
		if got := float64(x.Leiden.Modularity); got < 0.995*best || x.Leiden.Least > x.Leiden.Modularity {
			t.Errorf("%s: modularity %v, leidenalg has %v", s.Name, got, best)
		}
		developers, communities := 0, 0
		for _, e := range x.Leiden.Sizes {
			size, _ := strconv.Atoi(e.Key)
			developers, communities = developers+size*e.Value, communities+e.Value
		}
		if developers != x.Developers || communities != x.Leiden.Communities {
			t.Errorf("%s: sizes of %d developers in %d communities: %+v", s.Name, developers, communities, x)
		}
	}
	cmp.walk("", want, generic(t, text).(map[string]any)["communities"].(map[string]any)["scopes"])
	for _, d := range cmp.differences {
		t.Error(d)
	}
	if cmp.compared < 120 {
		t.Errorf("%d values compared", cmp.compared)
	}
	if !bytes.Equal(text, onProcessors(t, 1, c, o)) {
		t.Error("one processor gives other results")
	}
}

// What is compared with random networks is what the table of k-cores has, and NetworkX.
func TestNullsAgainstOracle(t *testing.T) {
	o := Defaults()
	o.Raw, o.Nulls, o.Seed = true, true, 5
	c := oracleHub(t, o)
	r := analyze(t, c, o)
	want := generic(t, hubtest.Gunzip(t, "testdata/oracle/expected.communities.json.gz")).(map[string]any)
	for _, s := range Scopes {
		x := *r.Nulls.Scopes.At(s)
		core, _ := r.Network.At(s).KCore.Get("1")
		if a, b := x.RichClub.Observed, core.Arcc; a != b && (a.Defined() || b.Defined()) {
			t.Errorf("%s: rich club %v, ARCC %v", s.Name, a, b)
		}
		if a, b := x.Assortativity.Observed, core.Ass; a != b && (a.Defined() || b.Defined()) {
			t.Errorf("%s: assortativity %v, ASS %v", s.Name, a, b)
		}
		of := want[s.Name].(map[string]any)["component"].(map[string]any)
		w := x.SmallWorld
		for key, got := range map[string]Number{"developers": Number(w.Developers), "links": Number(w.Links), "transitivity": w.Transitivity.Observed, "distance": w.Distance.Observed} {
			expected, _ := of[key].(json.Number).Float64()
			if key == "transitivity" && expected == 0 && !got.Defined() {
				continue // NetworkX has 0 over 0 as 0
			}
			if !isClose(float64(got), expected, 1e-12, 0) {
				t.Errorf("%s: %s is %v, want %v", s.Name, key, got, expected)
			}
		}
		if w.Largest.Observed != Number(w.Developers) || x.Swaps.Tried != 10*core.E || w.Swaps.Tried != 10*w.Links {
			t.Errorf("%s: %+v", s.Name, x)
		}
	}
	if all := r.Nulls.Scopes.All; all.Swaps.Made <= 0 || all.Swaps.Made >= Number(all.Swaps.Tried) || !(all.Assortativity.Std > 0) || !all.SmallWorld.Sigma.Defined() {
		t.Errorf("%+v", all)
	}
	if !bytes.Equal(encode(t, r), onProcessors(t, 1, c, o)) {
		t.Error("one processor gives other results")
	}
}
