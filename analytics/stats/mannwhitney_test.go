package stats

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestMannWhitney(t *testing.T) {
	nan := math.NaN()
	erfc := func(z2 float64) float64 { return math.Erfc(math.Sqrt(z2 / 2)) }
	tests := []struct {
		name string
		x, y []int64
		want MannWhitney
	}{
		// 1 of 1 order is as far; U is 0 or 1
		{"one against one", []int64{1}, []int64{2}, MannWhitney{1, 1, 0, 0, 0, -1, -1, true, PValue{P: 1}}},
		{"the same value", []int64{5}, []int64{5}, MannWhitney{1, 1, 1, 0.5, 0.5, 0, nan, false, PValue{P: 1}}},
		{"all equal", []int64{0, 0, 0}, make([]int64, 20), MannWhitney{3, 20, 60, 30, 0.5, 0, nan, false, PValue{P: 1}}},
		// 20 orders, 2 of them as far; variance 3*3*7/12 = 21/4, U - 4.5 = -4.5
		{"3 below 3", []int64{1, 2, 3}, []int64{4, 5, 6}, MannWhitney{3, 3, 0, 0, 0, -1, -4.5 / math.Sqrt(5.25), true, PValue{P: 0.1}}},
		// U <= 1 in 2 of 10 orders; variance 2*3*6/12 = 3
		{"2 above all but one of 3", []int64{3, 5}, []int64{1, 2, 4}, MannWhitney{2, 3, 10, 5, 5.0 / 6, 2.0 / 3, 2 / math.Sqrt(3), true, PValue{P: 0.4}}},
		// U = 2 is the mean of 2 and 2 values: more than half on either side
		{"at the mean, exact", []int64{1, 4}, []int64{2, 3}, MannWhitney{2, 2, 4, 2, 0.5, 0, 0, true, PValue{P: 1}}},
		// pairs 1-1 tie, 2 > 1: U = 1 + 1/2; t = 2,1: variance 2/12 (4 - 6/6) = 1/2; U - 1 = 1/2, corrected 0
		{"a tie moved to the mean", []int64{1, 2}, []int64{1}, MannWhitney{2, 1, 3, 1.5, 0.75, 0.5, 0.5 / math.Sqrt(0.5), false, PValue{P: 1}}},
		// U = 4*4 - 1/2; t = 2: variance 16/12 (9 - 6/56) = 83/7; corrected distance 7
		{"one tie", []int64{4, 5, 6, 7}, []int64{1, 2, 3, 4}, MannWhitney{4, 4, 31, 15.5, 31.0 / 32, 15.0 / 16, 7.5 / math.Sqrt(83.0/7), false, PValue{P: erfc(49 * 7.0 / 83)}}},
		// ties only within the first group count too: t = 2, variance 9/12 (7 - 6/30) = 5.1; U 9, corrected 4
		{"a tie in one group", []int64{8, 8, 9}, []int64{1, 2, 3}, MannWhitney{3, 3, 18, 9, 1, 1, 4.5 / math.Sqrt(5.1), false, PValue{P: erfc(16 / 5.1)}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Log10 = math.Log10(tt.want.P)
			got, ok := MannWhitneyU(tt.x, tt.y)
			if !ok {
				t.Fatal("no test")
			}
			if d := cmp.Diff(tt.want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(1e-14, 0)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestMannWhitneyOfNothing(t *testing.T) {
	for _, s := range [][2][]int64{{}, {{1}, nil}, {nil, {1, 2}}} {
		if _, ok := MannWhitneyU(s[0], s[1]); ok {
			t.Errorf("%v: a test of an empty group", s)
		}
	}
	tally := NewTally([]int64{1, 2, 3}, []uint8{0, 0, 7}, 2)
	if _, ok := tally.MannWhitney(0, 1); ok {
		t.Error("a test of an empty group of a tally")
	}
}

func TestMannWhitneyAsSciPy(t *testing.T) {
	exact, small := 0, 0
	for i, c := range expectations(t).MannWhitney {
		x, y := c.samples()
		got, ok := MannWhitneyU(x, y)
		if !ok || got.N1 != c.N1 || got.N2 != c.N2 || got.TwiceU != c.TwiceU || got.Effect != c.Effect || got.Exact != c.Exact {
			t.Errorf("case %d: %+v, want %+v", i, got, c)
		}
		if !near(got.Z, orNaN(c.Z), 1e-12) {
			t.Errorf("case %d: z %v, want %v", i, got.Z, orNaN(c.Z))
		}
		if !near(got.P, c.P, 1e-9) && max(got.P, c.P) > 1e-300 {
			t.Errorf("case %d: p %v, want %v", i, got.P, c.P)
		}
		if !near(got.Log10, c.Log10, 1e-9) && math.Abs(got.Log10-c.Log10) > 1e-12 {
			t.Errorf("case %d: log10 p %v, want %v", i, got.Log10, c.Log10)
		}
		if c.Exact {
			exact++
		}
		if c.P == 0 {
			small++
		}
	}
	if exact < 300 || small < 3 {
		t.Errorf("%d exact tests, %d with a p of 0: too few to say much", exact, small)
	}
}

// Two groups by their definition: U over all pairs, P over all ways to split
// the values.
func TestMannWhitneyByTrying(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfNDistinct(rapid.Int64Range(0, 3*countedBelow), 2, 11, rapid.ID[int64]).Draw(t, "v")
		n1 := rapid.IntRange(1, len(v)-1).Draw(t, "n1")
		got, ok := MannWhitneyU(v[:n1], v[n1:])
		if !ok || !got.Exact {
			t.Fatalf("got %+v", got)
		}
		first := make([]bool, len(v))
		for i := range n1 {
			first[i] = true
		}
		if want := twiceU(v, first); got.TwiceU != uint64(want) {
			t.Fatalf("2U %d, want %d", got.TwiceU, want)
		}
		if want := splits(v, n1, int(got.TwiceU)); got.P != want {
			t.Fatalf("p %v, want %v", got.P, want)
		}
	})
}

// twiceU compares each value of the first group with each of the second.
func twiceU(v []int64, first []bool) int {
	u := 0
	for i, x := range v {
		for j, y := range v {
			if first[i] && !first[j] {
				if x > y {
					u += 2
				} else if x == y {
					u++
				}
			}
		}
	}
	return u
}

// splits returns the share of the ways to take n1 of the values for which U is
// at least as far from its mean, as twice the share beyond on one side.
func splits(v []int64, n1, u2 int) float64 {
	pairs := n1 * (len(v) - n1)
	top := max(u2, 2*pairs-u2)
	var all, beyond int64
	for set := range 1 << len(v) {
		first := make([]bool, len(v))
		n := 0
		for i := range first {
			first[i] = set>>i&1 == 1
			if first[i] {
				n++
			}
		}
		if n == n1 {
			all++
			if twiceU(v, first) >= top {
				beyond++
			}
		}
	}
	p, _ := big.NewRat(2*beyond, all).Float64()
	return min(p, 1)
}

// rowsByGroup draws a column with a group for each row; some belong to none.
func rowsByGroup(t *rapid.T, groups int) (column []int64, group []uint8) {
	value := rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(countedBelow-2, countedBelow+2), rapid.Int64Range(0, math.MaxInt64))
	column = rapid.SliceOfN(value, 0, 80).Draw(t, "column")
	group = rapid.SliceOfN(rapid.Uint8Range(0, uint8(groups)), len(column), len(column)).Draw(t, "group")
	return column, group
}

func TestTally(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		column, group := rowsByGroup(t, 3)
		tally := NewTally(column, group, 3)
		samples := make([][]int64, 4)
		for i, x := range column {
			samples[group[i]] = append(samples[group[i]], x)
		}
		for a := range 3 {
			for b := range 3 {
				if a == b {
					continue
				}
				got, ok := tally.MannWhitney(a, b)
				want, wantOK := MannWhitneyU(samples[a], samples[b])
				if d := cmp.Diff(want, got, cmpopts.EquateNaNs()); d != "" || ok != wantOK {
					t.Fatalf("groups %d and %d: %v %v %s", a, b, ok, wantOK, d)
				}
				if !ok {
					continue
				}
				if got.N1 != len(samples[a]) || got.N2 != len(samples[b]) {
					t.Fatalf("groups %d and %d: sizes %d and %d, want %d and %d", a, b, got.N1, got.N2, len(samples[a]), len(samples[b]))
				}
				v := slices.Concat(samples[a], samples[b])
				first := make([]bool, len(v))
				for i := range samples[a] {
					first[i] = true
				}
				if want := twiceU(v, first); got.TwiceU != uint64(want) {
					t.Fatalf("groups %d and %d: 2U %d, want %d", a, b, got.TwiceU, want)
				}
			}
		}
	})
}

func TestMannWhitneyIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := counts().Draw(t, "x"), counts().Draw(t, "y")
		a, ok := MannWhitneyU(x, y)
		b, okB := MannWhitneyU(y, x)
		if ok != okB || a.PValue != b.PValue || a.RankBiserial != -b.RankBiserial || a.Higher() != -b.Higher() {
			t.Fatalf("%+v and %+v", a, b)
		}
		if ok && (a.TwiceU+b.TwiceU != 2*uint64(len(x))*uint64(len(y)) || a.P < 0 || a.P > 1 || math.Abs(a.RankBiserial) > 1) {
			t.Fatalf("%+v and %+v", a, b)
		}
	})
}

// Sums beyond 64 bits: 3 million equal values make t^3 of 2^64.5, and the
// logarithm of P stays finite where P is 0.
func TestMannWhitneyHuge(t *testing.T) {
	const n = 3_000_000
	tally := &Tally{values: []int64{0, 1, 2}, groups: 2, counts: []int{n, n - 1, 0, 1, 1, 0}}
	got, _ := tally.MannWhitney(0, 1)
	// ranks: 2U = n(n-1) + 2n (the value 2 is above all n of the second) = n(n+1)
	if got.N1 != n+1 || got.N2 != n || got.TwiceU != n*(n-1)+2*n {
		t.Fatalf("%+v", got)
	}
	// U is at its mean
	if got.P != 1 || got.Z != 0 || got.Higher() != 0 {
		t.Errorf("%+v", got)
	}
	tally = &Tally{values: []int64{0, 1}, groups: 2, counts: []int{n, 0, 0, n}}
	got, _ = tally.MannWhitney(1, 0)
	// variance of U: n^2/12 (2n+1 - 2(n^3-n)/(2n(2n-1))) = n^2/12 (3n^2)/(2n-1) = n^4 / (4 (2n-1));
	// z = (n^2/2 - 1/2) / (n^2 / (2 sqrt(2n-1))), about sqrt(2n-1) = 2449.5
	z := (1 - 1.0/n/n) * math.Sqrt(2*n-1)
	want := -(z*z/2 + math.Log(z*math.Sqrt(math.Pi/2)) - math.Log1p(-1/(z*z))) / math.Ln10
	if got.P != 0 || !near(got.Log10, want, 1e-12) || !near(got.Z, math.Sqrt(2*n-1), 1e-15) {
		t.Errorf("%+v, want log10 p %v", got, want)
	}
}

// 8 against n values without a tie: the number of orders needs more than 128
// bits. P of the outermost U is 2 over all of them, of the next one 4.
func TestExactTailsOfManyValues(t *testing.T) {
	const n = 300_000
	all := new(big.Int).Binomial(n+8, 8)
	// partitions of at most 5 into at most 8 parts: 1+1+2+3+5+7
	for u, orders := range []int64{1, 2, 4, 7, 12, 19} {
		want, _ := new(big.Rat).SetFrac(big.NewInt(2*orders), all).Float64()
		if got := exactTails(n, 8, u); got != want {
			t.Errorf("u %d: p %v, want %v", u, got, want)
		}
	}
	// half of all orders lie below the mean 4n, one of the two halves and the mean itself above
	if got := exactTails(8, n, 4*n); got != 1 {
		t.Errorf("at the mean: p %v, want 1", got)
	}
	if got := exactTails(7, n+1, 7*(n+1)/2); got != 1 {
		t.Errorf("next to the mean, which is between two whole numbers: p %v, want 1", got)
	}
}
