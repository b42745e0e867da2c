package stats

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"sync"
	"testing"
)

// What SciPy and pandas give; testdata/expected.py makes it.
type expected struct {
	MannWhitney []mannWhitneyCase `json:"mann_whitney"`
	Pearson     []pearsonCase     `json:"pearson"`
	Matrices    []matrixCase      `json:"matrices"`
}

type mannWhitneyCase struct {
	X, Y   []int64
	Recipe *[8]int64 // seed, rows, zeros, shift of X, then of Y
	N1, N2 int
	TwiceU uint64 `json:"twice_u"`
	P      float64
	Log10  float64
	Effect float64
	Z      *float64
	Exact  bool
}

type pearsonCase struct {
	X, Y   []int64
	Recipe *[5]int64 // seed of X, seed of Y, rows, zeros, share of X in Y
	R, P   *float64
}

type matrixCase struct {
	Columns [][]int64
	Matrix  [][]*float64
}

var readExpected = sync.OnceValues(func() (e expected, err error) {
	f, err := os.Open("testdata/expected.json.gz")
	if err != nil {
		return e, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return e, err
	}
	return e, json.NewDecoder(z).Decode(&e)
})

func expectations(t *testing.T) expected {
	t.Helper()
	e, err := readExpected()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (c *mannWhitneyCase) samples() (x, y []int64) {
	if r := c.Recipe; r != nil {
		return heavy(r[0], r[1], r[2], r[3]), heavy(r[4], r[5], r[6], r[7])
	}
	return c.X, c.Y
}

func (c *pearsonCase) samples() (x, y []int64) {
	r := c.Recipe
	if r == nil {
		return c.X, c.Y
	}
	x, y = heavy(r[0], r[2], r[3], 0), heavy(r[1], r[2], r[3], 0)
	for i := range y {
		y[i] += r[4] * (x[i] / 7)
	}
	return x, y
}

// heavy draws the large samples of expected.py: SplitMix64, zeros of 1000 values
// are 0, the rest has a heavy tail and is moved by shift.
func heavy(seed, n, zeros, shift int64) []int64 {
	state := uint64(seed)
	v := make([]int64, n)
	for i := range v {
		state += 0x9E3779B97F4A7C15
		z := state
		z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
		z = (z ^ z>>27) * 0x94D049BB133111EB
		z ^= z >> 31
		if int64(z%1000) >= zeros {
			v[i] = 100_000/int64(z>>20%100_000+1) + shift
		}
	}
	return v
}

// near reports whether got is want within a relative error; NaN is near NaN.
func near(got, want, relative float64) bool {
	if math.IsNaN(want) || math.IsNaN(got) {
		return math.IsNaN(want) && math.IsNaN(got)
	}
	return got == want || math.Abs(got-want) <= relative*math.Abs(want)
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}
