package stats

import (
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestPearson(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(-1)
	undefined := PValue{nan, nan}
	tests := []struct {
		name string
		x, y []int64
		want Correlation
	}{
		{"nothing", nil, nil, Correlation{0, nan, undefined}},
		{"one row", []int64{1}, []int64{2}, Correlation{1, nan, undefined}},
		{"constant", []int64{1, 2, 3}, []int64{4, 4, 4}, Correlation{3, nan, undefined}},
		{"two rows", []int64{1, 2}, []int64{7, 9}, Correlation{2, 1, PValue{1, 0}}},
		{"two rows, falling", []int64{1, 2}, []int64{9, 7}, Correlation{2, -1, PValue{1, 0}}},
		// SciPy's unit vectors are (-s, 0, s) with s^2 below 1/2, so its r is 1 - 2^-52: p = 2/pi acos(r)
		{"a line", []int64{1, 2, 3}, []int64{5, 7, 9}, Correlation{3, 1, PValue{2 / math.Pi * math.Sqrt(math.Ldexp(1, -51)), math.Log10(2/math.Pi) - 25.5*math.Log10(2)}}},
		// its r is 1 - 2^-51: p = 1 - r
		{"four on a line", []int64{0, 0, 3, 0}, []int64{1, 1, 2, 1}, Correlation{4, 1, PValue{math.Ldexp(1, -51), -51 * math.Log10(2)}}},
		{"sixteen on a line", append(make([]int64, 15), 9), append(make([]int64, 15), 4), Correlation{16, 1, PValue{0, inf}}},
		{"uncorrelated", []int64{0, 0, 1, 1}, []int64{0, 1, 0, 1}, Correlation{4, 0, PValue{1, 0}}},
		// deviations -1 0 1 and -1 1 0: r = 1/2; n = 3: p = 1 - 2/pi asin(r) = 2/3
		{"three rows", []int64{0, 1, 2}, []int64{0, 2, 1}, Correlation{3, 0.5, PValue{2.0 / 3, math.Log10(2.0 / 3)}}},
		// deviations (times 2) -3 -1 1 3 and -3 1 -1 3: 16/20; n = 4: p = 1 - |r|
		{"four rows", []int64{0, 1, 2, 3}, []int64{0, 2, 1, 3}, Correlation{4, 0.8, PValue{0.2, math.Log10(0.2)}}},
		{"four rows, falling", []int64{0, 1, 2, 3}, []int64{3, 1, 2, 0}, Correlation{4, -0.8, PValue{0.2, math.Log10(0.2)}}},
		// products of 126 bits: x = 0, M, M and y = 0, 0, M: r = 1/2
		{"huge", []int64{0, math.MaxInt64, math.MaxInt64}, []int64{0, 0, math.MaxInt64}, Correlation{3, 0.5, PValue{2.0 / 3, math.Log10(2.0 / 3)}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Pearson(tt.x, tt.y)
			if got.R != tt.want.R && !math.IsNaN(tt.want.R) {
				t.Errorf("r %v, want %v", got.R, tt.want.R)
			}
			if d := cmp.Diff(tt.want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(1e-13, 1e-15)); d != "" {
				t.Error(d)
			}
		})
	}
}

// The sums are exact, so a line is one.
func TestCorrelationOnALine(t *testing.T) {
	for _, x := range [][]int64{{1, 2, 3}, {0, 0, 3, 0}, {5, 1, 4, 1, 1 << 40, 0}} {
		y := make([]int64, len(x))
		for i := range x {
			y[i] = 7*x[i] + 2
		}
		p := Multiply([][]int64{x, y})
		if want := (Correlation{len(x), 1, PValue{0, math.Inf(-1)}}); p.Correlation(0, 1) != want {
			t.Errorf("%v: %+v, want %+v", x, p.Correlation(0, 1), want)
		}
		y[0]++
		if c := Multiply([][]int64{x, y}).Correlation(0, 1); c.P == 0 || math.IsInf(c.Log10, 0) {
			t.Errorf("%v, not quite a line: %+v", x, c)
		}
	}
}

func TestPearsonAsSciPy(t *testing.T) {
	undefined, compared := 0, 0
	for i, c := range expectations(t).Pearson {
		x, y := c.samples()
		got := Pearson(x, y)
		if got.N != len(x) || !near(got.R, orNaN(c.R), 1e-9) && math.Abs(got.R-orNaN(c.R)) > 1e-12 {
			t.Errorf("case %d: %+v, want r %v", i, got, orNaN(c.R))
		}
		switch {
		case c.R == nil:
			undefined++
			if !math.IsNaN(got.P) || !math.IsNaN(got.Log10) {
				t.Errorf("case %d: %+v, want no p", i, got)
			}
		case c.P != nil:
			compared++
			if !near(got.P, *c.P, 1e-9) && max(got.P, *c.P) > 1e-300 {
				t.Errorf("case %d: n %d, r %v, p %v, want %v", i, got.N, got.R, got.P, *c.P)
			}
		}
	}
	if undefined < 20 || compared < 400 {
		t.Errorf("%d without a result, %d with a p: too few to say much", undefined, compared)
	}
}

func TestCorrelationsAsPandas(t *testing.T) {
	for i, c := range expectations(t).Matrices {
		for a, row := range Multiply(c.Columns).Correlations() {
			for b, got := range row {
				want := orNaN(c.Matrix[a][b])
				if !near(got.R, want, 1e-9) && !(math.Abs(got.R-want) <= 1e-12) {
					t.Errorf("matrix %d, columns %d and %d: %v, want %v", i, a, b, got.R, want)
				}
			}
		}
	}
}

// table draws columns of one length, some with equal or huge values.
func table(t *rapid.T) [][]int64 {
	rows := rapid.IntRange(0, 40).Draw(t, "rows")
	value := rapid.SampledFrom([]*rapid.Generator[int64]{rapid.Int64Range(0, 2), rapid.Int64Range(0, 1000), rapid.Int64Range(0, math.MaxInt64)})
	var columns [][]int64
	for range rapid.IntRange(1, 4).Draw(t, "columns") {
		columns = append(columns, rapid.SliceOfN(value.Draw(t, "value"), rows, rows).Draw(t, "column"))
	}
	return columns
}

// The correlation as a fraction of whole numbers, from the definition by
// deviations from the mean (here n times as large), rounded at the end.
func TestCorrelationsAreRoundedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := table(t)
		n := int64(len(columns[0]))
		deviations := make([][]*big.Int, len(columns))
		for i, v := range columns {
			sum := new(big.Int)
			for _, x := range v {
				sum.Add(sum, big.NewInt(x))
			}
			for _, x := range v {
				d := new(big.Int).Mul(big.NewInt(n), big.NewInt(x))
				deviations[i] = append(deviations[i], d.Sub(d, sum))
			}
		}
		dot := func(i, j int) *big.Float {
			s := new(big.Int)
			for k := range deviations[i] {
				s.Add(s, new(big.Int).Mul(deviations[i][k], deviations[j][k]))
			}
			return new(big.Float).SetPrec(2000).SetInt(s)
		}
		for i, row := range Multiply(columns).Correlations() {
			for j, got := range row {
				all := new(big.Float).SetPrec(2000).Mul(dot(i, i), dot(j, j))
				if all.Sign() == 0 {
					if !math.IsNaN(got.R) || !math.IsNaN(got.P) {
						t.Fatalf("columns %d and %d: %+v, want nothing", i, j, got)
					}
					continue
				}
				want, _ := new(big.Float).SetPrec(2000).Quo(dot(i, j), all.Sqrt(all)).Float64()
				if got.R != want || got.N != int(n) || i == j && got.R != 1 || !(got.P >= 0 && got.P <= 1) {
					t.Fatalf("columns %d and %d: %+v, want %v", i, j, got, want)
				}
			}
		}
	})
}

// Groups over many blocks, each with small and with huge values, against
// products of the rows of each group picked one by one.
func TestMultiplyGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(0, 3*blockRows+5).Draw(t, "rows")
		seed := rapid.Int64Range(1, 1<<40).Draw(t, "seed")
		columns := [][]int64{heavy(seed, int64(rows), 300, 0), heavy(seed+1, int64(rows), 900, 0), heavy(seed+2, int64(rows), 0, rapid.SampledFrom([]int64{0, 1 << 33, 1 << 60}).Draw(t, "shift"))}
		group := make([]uint8, rows)
		for i, x := range heavy(seed+3, int64(rows), 0, 0) {
			group[i] = uint8(x % 4) // 3 is no group
		}
		all, taken := newProducts(3), 0
		for g, p := range MultiplyGroups(columns, group, 3) {
			want := newProducts(3)
			for r := range rows {
				if int(group[r]) == g {
					want.Add(Multiply([][]int64{columns[0][r : r+1], columns[1][r : r+1], columns[2][r : r+1]}))
				}
			}
			if d := cmp.Diff(want, p, cmp.AllowUnexported(Products{}, wide{})); d != "" {
				t.Fatalf("group %d: %s", g, d)
			}
			all.Add(p)
			taken += p.Rows()
		}
		if all.Rows() != taken || taken > rows {
			t.Fatalf("%d rows in all, %d in groups", all.Rows(), taken)
		}
		sum := new(big.Int)
		for r := range rows {
			if group[r] < 3 {
				sum.Add(sum, new(big.Int).Mul(big.NewInt(columns[0][r]), big.NewInt(columns[2][r])))
			}
		}
		if got := all.cross[pairAt(0, 2)].big(); got.Cmp(sum) != 0 {
			t.Fatalf("sum of products %v, want %v", got, sum)
		}
	})
}

func TestHistogram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := counts().Draw(t, "v")
		want := map[int64]int{}
		for _, x := range v {
			want[x]++
		}
		last := int64(-1)
		bins := Histogram(Sort(v))
		for _, b := range bins {
			if b.Value <= last || b.Count != want[b.Value] {
				t.Fatalf("%v after %d, want %d times", b, last, want[b.Value])
			}
			last = b.Value
		}
		if len(bins) != len(want) {
			t.Fatalf("%d bins, want %d", len(bins), len(want))
		}
	})
}
