package timeline

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

func corpus(t *testing.T, o analytics.Options) *analytics.Corpus {
	t.Helper()
	s, err := snapshot.OpenDir("../testdata/oracle/hub")
	if err != nil {
		t.Fatal(err)
	}
	c, err := analytics.FromSnapshot(t.Context(), s, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Each cut is what analyze says of the hub cut there, which is equal to the reference; what
// compares cuts follows from the sets of people.
func TestCutsAreThoseOfAnalyze(t *testing.T) {
	read := analytics.Defaults()
	read.History = true
	whole := corpus(t, read)
	for _, o := range []Options{{Every: Quarter}, {Every: Quarter, Window: 12}, {Every: Year}} {
		r, err := Of(t.Context(), whole, o)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Cuts) < 3 {
			t.Fatalf("%+v: %d cuts", o, len(r.Cuts))
		}
		seen, before, coreBefore := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for i, cut := range r.Cuts {
			window := analytics.Window{Until: cut.Until}
			if o.Window > 0 {
				window.Since = cut.Until.AddDate(0, -o.Window, 0)
			}
			options := analytics.Defaults()
			options.Window = window
			want, err := analytics.Analyze(t.Context(), corpus(t, options), options)
			if err != nil {
				t.Fatal(err)
			}
			if got := cut.Licenses; got != want.Licenses.Model.Classes {
				t.Errorf("%s: licences %+v, want %+v", cut.Period, got, want.Licenses.Model.Classes)
			}
			for _, s := range analytics.Scopes {
				got, n := *cut.Scopes.At(s), want.Network.At(s)
				row, _ := n.KCore.Get("1")
				same := Network{Models: n.Repositories, Developers: n.Size.Developers, Isolates: n.Size.Isolates, Edges: n.Size.Edges,
					Density: row.Dens, Reciprocity: row.Recip, KMax: n.KMax, Modularity: row.Mod, Communities: row.Com,
					Newcomers: got.Newcomers, Leavers: got.Leavers, CoreSize: got.CoreSize, CoreTurnover: got.CoreTurnover}
				if n.KMax == 0 {
					same.Density, same.Reciprocity, same.Modularity = analytics.Undefined, analytics.Undefined, analytics.Undefined
				}
				if d := diff(same, got); d != "" {
					t.Errorf("%s %s: %s", cut.Period, s.Name, d)
				}
			}
			here, core := peopleOf(t, whole.Cut(window))
			newcomers, leavers := 0, 0
			for p := range here {
				if !seen[p] {
					newcomers++
					seen[p] = true
				}
			}
			for p := range before {
				if !here[p] {
					leavers++
				}
			}
			got := cut.Scopes.All
			if got.Newcomers != newcomers || got.CoreSize != len(core) {
				t.Errorf("%s: %d newcomers, a core of %d; want %d, %d", cut.Period, got.Newcomers, got.CoreSize, newcomers, len(core))
			}
			if o.Window == 0 && got.Leavers != nil || o.Window > 0 && (got.Leavers == nil || *got.Leavers != leavers) {
				t.Errorf("%s: leavers %v, want %d", cut.Period, got.Leavers, leavers)
			}
			both := 0
			for p := range core {
				if coreBefore[p] {
					both++
				}
			}
			if i > 0 && len(core) > 0 && len(coreBefore) > 0 {
				if want := 1 - float64(both)/float64(len(core)+len(coreBefore)-both); float64(got.CoreTurnover) != want {
					t.Errorf("%s: turnover %v, want %v", cut.Period, got.CoreTurnover, want)
				}
			} else if got.CoreTurnover.Defined() {
				t.Errorf("%s: turnover %v without two cores", cut.Period, got.CoreTurnover)
			}
			before, coreBefore = here, core
		}
	}
}

func diff(a, b Network) string {
	return cmp.Diff(a, b, cmp.Comparer(func(x, y analytics.Number) bool { return x == y || !x.Defined() && !y.Defined() }))
}

// peopleOf lists the developers of models and the members of the innermost core.
func peopleOf(t *testing.T, c *analytics.Corpus) (developers, core map[string]bool) {
	t.Helper()
	developers, core = map[string]bool{}, map[string]bool{}
	models := &c.Repositories[hub.Model]
	for i := range models.Len() {
		for _, p := range models.Committers.Of(i) {
			developers[c.People[p]] = true
		}
	}
	n, err := analytics.Collaborate(c, analytics.Scopes[0])
	if err != nil {
		t.Fatal(err)
	}
	most := int32(0)
	numbers := n.Graph.CoreNumbers()
	for _, k := range numbers {
		most = max(most, k)
	}
	for v, k := range numbers {
		if k == most {
			core[c.People[n.People[v]]] = true
		}
	}
	return developers, core
}

// A clock that was wrong by decades does not stretch the timeline.
func TestSpan(t *testing.T) {
	at := func(dates ...string) (out []int64) {
		for _, d := range dates {
			x, err := time.Parse(time.DateOnly, d)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, x.UnixMilli())
		}
		return out
	}
	for _, tt := range []struct {
		times       []int64
		first, last string
	}{
		{at("2023-04-30"), "2023-04", "2023-04"},
		{at("1970-01-01", "2021-01-05", "2022-12-31", "2022-12-31", "2120-01-01"), "2021-01", "2022-12"},
		{at("2020-01-31", "2022-01-01", "2022-01-02"), "2020-01", "2022-01"}, // 23 months of nothing
		{at("2019-11-30", "2022-01-01", "2022-01-02"), "2022-01", "2022-01"}, // 25
	} {
		first, last, ok := span(tt.times)
		if !ok || first.Format("2006-01") != tt.first || last.Format("2006-01") != tt.last {
			t.Errorf("%v to %v, want %s to %s", first, last, tt.first, tt.last)
		}
	}
	if _, _, ok := span(nil); ok {
		t.Error("there is a span of nothing")
	}
}

func TestPeriods(t *testing.T) {
	at := time.Date(2023, 8, 17, 3, 4, 5, 0, time.FixedZone("", 3600))
	for every, want := range map[Every]string{Month: "2023-08 2023-08-01 2023-09-01", Quarter: "2023-Q3 2023-07-01 2023-10-01", Year: "2023 2023-01-01 2024-01-01"} {
		begin := every.begin(at)
		if got := every.name(begin) + " " + begin.Format(time.DateOnly) + " " + every.after(begin).Format(time.DateOnly); got != want {
			t.Errorf("%s: %s, want %s", every, got, want)
		}
	}
	if _, err := ParseEvery("week"); err == nil {
		t.Error("weeks are taken")
	}
	if (Options{Every: Quarter, Window: 4}).Check() == nil {
		t.Error("a window of four months is taken for quarters")
	}
}

func TestCSV(t *testing.T) {
	read := analytics.Defaults()
	read.History = true
	r, err := Of(t.Context(), corpus(t, read), Options{Every: Year, Since: time.Date(2021, 5, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2023, 6, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := r.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+2*len(analytics.Scopes) || rows[1][0] != "2021" || rows[5][0] != "2022" || rows[5][3] != "all" || rows[6][17] != "" {
		t.Errorf("rows: %v", rows)
	}
	if pictures := r.Pictures(); len(pictures) != 3 {
		t.Errorf("%d pictures", len(pictures))
	}
}
