package synthetic

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// The sizes of the paper at scale 1, and the least of each.
func TestSizesAt(t *testing.T) {
	one := SizesAt(1)
	want := Sizes{
		Repositories:   [3]int{348181, 65761, 156642},
		WithoutCommits: [3]int{16365, 3091, 7362}, // 4.7 %
		Developers:     101144, Collaborators: 10524, Edges: 21598, Clique: 14,
		Outsiders: 60686, Organizations: 2000, SharedModels: 29000, UsedModels: 10000,
		Identities: 546, Bots: 12, Legacy: 60, Records: 6624000,
	}
	if one != want {
		t.Errorf("scale 1:\ngot  %+v\nwant %+v", one, want)
	}
	least := SizesAt(1e-9)
	if least.Repositories != [3]int{240, 30, 70} || least.Developers != 130 || least.Collaborators != 56 {
		t.Errorf("the smallest hub: %+v", least)
	}
}

// Everything that SizesAt promises holds in the records, after cleaning, at
// any scale.
func TestSizesHold(t *testing.T) {
	for _, scale := range []float64{1e-9, 0.0005, 0.0006, 0.002, 0.01, 0.05} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%v/%d", scale, seed), func(t *testing.T) { checkSizes(t, scale, seed) })
		}
	}
}

func checkSizes(t *testing.T, scale float64, seed uint64) {
	z := SizesAt(scale)
	m := generate(t, scale, seed)
	repos := m.counted(t)
	var listed, idle [hub.KindCount]int
	legacy := 0
	for k, r := range repos {
		listed[k.kind]++
		if r.commits == 0 {
			idle[k.kind]++
		}
		if k.kind == hub.Model && r.Owner == "" {
			legacy++
		}
	}
	if listed != z.Repositories || idle != z.WithoutCommits || legacy != z.Legacy {
		t.Errorf("repositories %v, %v idle, %d without owner; want %v, %v, %d", listed, idle, legacy, z.Repositories, z.WithoutCommits, z.Legacy)
	}
	edges, all := collaborations(repos, anyRepo)
	core := coreNumbers(edges)
	if len(all) != z.Developers || len(core) != z.Collaborators {
		t.Errorf("%d developers, %d of them not isolated; want %d, %d", len(all), len(core), z.Developers, z.Collaborators)
	}
	if len(edges) < z.Edges || len(edges) > z.Edges*5/4 {
		t.Errorf("%d edges, want %d or up to a quarter more", len(edges), z.Edges)
	}
	within, innermost := 0, 2*(z.Clique-1)
	for _, k := range core {
		if k >= innermost {
			within++
		}
	}
	if within < z.Clique {
		t.Errorf("%d people in the %d-core, want %d or more", within, innermost, z.Clique)
	}
	if len(m.identities) != z.Identities || len(m.bots) != z.Bots {
		t.Errorf("%d identities, %d bots; want %d, %d", len(m.identities), len(m.bots), z.Identities, z.Bots)
	}
	used := map[string]bool{}
	for _, u := range m.usages {
		if repos[key{hub.Model, u.Model}] != nil {
			used[u.Model] = true
		}
	}
	if len(used) != z.UsedModels {
		t.Errorf("%d used models, want %d", len(used), z.UsedModels)
	}
}

// From scale 0.2 on the number of edges is exact (and the printed largest core
// is there: a complete group of 14, k = 26; paper, table 6).
func TestNetworkAtTheScaleOfThePaper(t *testing.T) {
	for _, scale := range []float64{0.2, 1} {
		z := SizesAt(scale)
		c := collaborate(1, z)
		edges := map[[2]string]bool{}
		for e := range c.edges {
			edges[[2]string{fmt.Sprint(e[0]), fmt.Sprint(e[1])}] = true
		}
		if len(edges) != z.Edges || int(c.next) != z.Collaborators {
			t.Errorf("scale %v: %d edges, %d people; want %d, %d", scale, len(edges), c.next, z.Edges, z.Collaborators)
		}
	}
	z := SizesAt(0.1)
	edges := map[[2]string]bool{}
	for e := range collaborate(1, z).edges {
		edges[[2]string{fmt.Sprint(e[0]), fmt.Sprint(e[1])}] = true
	}
	most, members := 0, 0
	for _, k := range coreNumbers(edges) {
		switch {
		case k > most:
			most, members = k, 1
		case k == most:
			members++
		}
	}
	if most != 26 || members != 14 {
		t.Errorf("the largest core is %d with %d people, want 26 with 14", most, members)
	}
}

// The totals of a curve grow with the hub exactly.
func TestTotalsGrowWithTheHub(t *testing.T) {
	c := paper[hub.Model].likes
	total := func(v []int64) (sum int64) {
		for _, x := range v {
			sum += x
		}
		return sum
	}
	whole := total(c.ranked(c.population))
	for _, n := range []int{1, 180, 3482, 34818, 2 * c.population} {
		want := whole * int64(n) / int64(c.population)
		if got := total(c.ranked(n)); got != want {
			t.Errorf("total of %d: %d, want %d", n, got, want)
		}
	}
	if v := c.ranked(c.population); v[0] != 9314 || v[31335] != 1 || v[31336] != 0 {
		t.Errorf("likes at the ends of the curve: %d, %d, %d; want 9314, 1, 0", v[0], v[31335], v[31336])
	}
}

// A knot is on its curve, and half way in log-log scale is the geometric mean:
// (1, 10000) and (10000, 1) give 100 at 100.
func TestCurveIsStraightInLogScale(t *testing.T) {
	v := curve{20000, []knot{{1, 10000}, {10000, 1}}}.values()
	for _, p := range []struct{ rank, want int }{{1, 10000}, {10, 1000}, {100, 100}, {1000, 10}, {10000, 1}, {10001, 0}} {
		// floor of a value that is off by the chord of a sixteenth of the way: under 5 %
		if got := int(v[p.rank-1]); got < p.want-1 || float64(got) > 1.05*float64(p.want) {
			t.Errorf("rank %d: %d, want %d", p.rank, got, p.want)
		}
	}
}

func TestScaleOutOfRange(t *testing.T) {
	for _, scale := range []float64{0, -1, 20.01, math.NaN(), math.Inf(1)} {
		err := Generate(t.Context(), Options{Scale: scale}, &memory{})
		if !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("scale %v: error %v, want wrong use", scale, err)
		}
	}
}
