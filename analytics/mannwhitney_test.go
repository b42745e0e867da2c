package analytics

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// licensed makes models with a licence and likes, in the order given.
func licensed(models ...string) string {
	var b strings.Builder
	for i, m := range models {
		license, likes, _ := strings.Cut(m, " ")
		b.WriteString(model("a/"+string(rune('a'+i)), `,"license":"`+license+`","likes":`+likes))
	}
	return b.String()
}

func TestLicenseMin(t *testing.T) {
	c := fromFiles(t, files(map[string]string{"repositories.jsonl": licensed("mit 1", "mit 2", "isc 3", "openrail 4", "other 5", "other 5", " 6")}), Defaults())
	for _, tt := range []struct {
		least int
		want  ClassSizes
	}{
		{0, ClassSizes{3, 1, 1}}, {1, ClassSizes{3, 1, 1}}, {2, ClassSizes{2, 0, 1}}, {3, ClassSizes{0, 0, 1}},
	} {
		o := Options{LicenseMin: tt.least, Pareto: []int{80}}
		m := analyze(t, c, o).MannWhitney
		n := tt.want.Permissive + tt.want.Restrictive + tt.want.None
		if m.Groups != tt.want || m.N != n || m.Share != Number(float64(n)/7) {
			t.Errorf("at least %d: %+v of %d (%v), want %+v", tt.least, m.Groups, m.N, m.Share, tt.want)
		}
		likes, _ := m.Tests.Get(Likes)
		for _, pair := range likes {
			first, second, _ := strings.Cut(pair.Key, "_vs_")
			empty := tt.want.of(first) == 0 || tt.want.of(second) == 0
			if (pair.Value == nil) != empty {
				t.Errorf("at least %d: %s is %+v", tt.least, pair.Key, pair.Value)
			}
		}
	}
}

func (s ClassSizes) of(class string) int {
	return map[string]int{"permissive": s.Permissive, "restrictive": s.Restrictive, "none": s.None}[class]
}

// Two against two without ties: of the 6 orders the one at hand, with the first
// above the second always, and its mirror image are as far from the mean.
func TestMannWhitneyByHand(t *testing.T) {
	c := fromFiles(t, files(map[string]string{"repositories.jsonl": licensed("mit 8", "mit 9", "openrail 1", "openrail 2")}), Defaults())
	m := analyze(t, c, Options{Pareto: []int{80}}).MannWhitney
	likes, _ := m.Tests.Get(Likes)
	got, _ := likes.Get("permissive_vs_restrictive")
	higher := "permissive"
	// eight columns have this test, so Holm's p is min(1, 8/3)
	third := Number(1.0 / 3)
	want := &Test{U: 4, P: third, Log10P: Number(math.Log10(1.0 / 3)), PHolm: 1, Log10PHolm: 0, N1: 2, N2: 2, Effect: 1, RankBiserial: 1,
		Z: Number(2 / math.Sqrt(4.0/12*5)), Exact: true, Higher: &higher}
	if d := cmp.Diff(want, got, equateNearly); d != "" {
		t.Error(d)
	}
	wantWarnings := []string{
		"models with a permissive licence tag in the tests: only 2; p is rough where values are tied",
		"models with a restrictive licence tag in the tests: only 2; p is rough where values are tied",
		"no model without a licence tag enters the tests",
	}
	if d := cmp.Diff(wantWarnings, m.Warnings); d != "" {
		t.Error(d)
	}
}

func TestCorrelationsByClass(t *testing.T) {
	c := fromFiles(t, files(map[string]string{
		"repositories.jsonl": strings.ReplaceAll(licensed("mit 1", "mit 2", "openrail 4", "other 9"), `"likes":9`, `"likes":9,"downloads":3`),
	}), Defaults())
	p := analyze(t, c, Options{Pareto: []int{80}}).Pearson.Model
	var keys []string
	for _, e := range p {
		keys = append(keys, e.Key)
	}
	if d := cmp.Diff([]string{"all", "permissive"}, keys); d != "" { // one restrictive model is no sample
		t.Error(d)
	}
	all, _ := p.Get("all")
	if len(all.Columns) != 8 || all.Columns[0] != Likes || all.Columns[6] != Downloads || all.Columns[7] != UsageSpaces {
		t.Fatalf("columns %q", all.Columns)
	}
	// likes 1 2 4 9, downloads 0 0 0 3: deviations -3 -2 0 5, -3/4 -3/4 -3/4 9/4
	if got, want := float64(all.Matrix[0][6]), 15/math.Sqrt(38*6.75); math.Abs(got-want) > 1e-15 || all.N != 4 {
		t.Errorf("r is %v of %d, want %v of 4", got, all.N, want)
	}
	if all.Matrix[0][0] != 1 || all.Matrix[1][1].Defined() { // no discussions at all
		t.Errorf("the diagonal begins %v, %v", all.Matrix[0][0], all.Matrix[1][1])
	}
}

// Ranks 1.5 1.5 3 4 and 1 2 3 4: deviations -1 -1 .5 1.5 and -1.5 -.5 .5 1.5, so
// 4.5 / sqrt(4.5 * 5). By class: the two mit models rise together, none is alone.
func TestSpearman(t *testing.T) {
	var lines []string
	for i, m := range []struct{ likes, downloads, license string }{{"0", "1", "mit"}, {"0", "2", "openrail"}, {"5", "3", ""}, {"100", "900", "mit"}} {
		lines = append(lines, fmt.Sprintf(`{"id":"ada-wren/m%d","kind":"model","tags":[],"license":%q,"likes":%s,"downloads":%s}`, i, m.license, m.likes, m.downloads))
	}
	c := fromFiles(t, files(map[string]string{"repositories.jsonl": strings.Join(lines, "\n") + "\n"}), Defaults())
	found := analyze(t, c, Options{Pareto: []int{80}}).Spearman.Model
	var keys []string
	for _, e := range found {
		keys = append(keys, e.Key)
	}
	if d := cmp.Diff([]string{"all", "permissive"}, keys); d != "" {
		t.Error(d)
	}
	for key, want := range map[string]float64{"all": 4.5 / math.Sqrt(22.5), "permissive": 1} {
		m, _ := found.Get(key)
		i, j := slices.Index(m.Columns, Likes), slices.Index(m.Columns, "n_downloads")
		if got := float64(m.Matrix[i][j]); math.Abs(got-want) > 1e-15 || m.Matrix[j][i] != m.Matrix[i][j] || m.Matrix[i][i] != 1 {
			t.Errorf("%s: %v, want %v", key, m.Matrix, want)
		}
	}
}
