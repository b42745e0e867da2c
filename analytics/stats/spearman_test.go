package stats

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What SciPy gives; testdata/spearman.py makes it.
type expectedRanks struct {
	Pairs []pearsonCase
	Ranks []struct{ Values, Twice []int64 }
}

func rankExpectations(t *testing.T) (e expectedRanks) {
	t.Helper()
	f, err := os.Open("testdata/spearman.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err == nil {
		err = json.NewDecoder(z).Decode(&e)
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestRanksAsSciPy(t *testing.T) {
	for i, c := range rankExpectations(t).Ranks {
		before := slices.Clone(c.Values)
		if got := Ranks(c.Values); !slices.Equal(got, c.Twice) {
			t.Errorf("case %d: ranks of %v: %v, want %v", i, c.Values, got, c.Twice)
		}
		if !slices.Equal(before, c.Values) {
			t.Errorf("case %d: the values were changed", i)
		}
	}
}

func TestSpearmanAsSciPy(t *testing.T) {
	compared, undefined := 0, 0
	for i, c := range rankExpectations(t).Pairs {
		x, y := c.samples()
		got := Spearman(x, y)
		if got.N != len(x) || !near(got.R, orNaN(c.R), 1e-9) && math.Abs(got.R-orNaN(c.R)) > 1e-12 {
			t.Errorf("case %d: %+v, want r %v", i, got, orNaN(c.R))
		}
		switch {
		case c.R == nil:
			undefined++
			if !math.IsNaN(got.P) || !math.IsNaN(got.Log10) {
				t.Errorf("case %d: p %v of an undefined r", i, got.P)
			}
		case c.P != nil:
			compared++
			if !near(got.P, *c.P, 1e-9) {
				t.Errorf("case %d: p %v, want %v", i, got.P, *c.P)
			}
		}
	}
	if compared < 300 || undefined < 10 {
		t.Errorf("only %d compared and %d undefined", compared, undefined)
	}
}

func TestSpearmanOfTwo(t *testing.T) {
	if c := Spearman([]int64{1, 9}, []int64{5, 2}); c.R != -1 || !math.IsNaN(c.P) || !math.IsNaN(c.Log10) {
		t.Errorf("%+v, want r -1 and no p: no degree of freedom is left", c)
	}
}

// A matrix over a group is that of the rows of the group alone.
func TestSpearmanMatrix(t *testing.T) {
	columns := [][]int64{{5, 1, 4, 1, 9000, 7}, {0, 3, 2, 2, 1, 8}, {1, 1, 1, 1, 1, 2}}
	group := []uint8{0, 1, 0, 0, 0, 1}
	var part [][]int64
	for _, c := range columns {
		part = append(part, []int64{c[0], c[2], c[3], c[4]})
	}
	for name, of := range map[string]struct {
		columns, matrix [][]int64
		group           []uint8
	}{"a group": {part, columns, group}, "all": {columns, columns, nil}} {
		m := SpearmanMatrix(of.matrix, of.group, 0)
		for i := range columns {
			for j := range columns {
				if d := cmp.Diff(Spearman(of.columns[i], of.columns[j]), m[i][j], cmpopts.EquateNaNs()); d != "" {
					t.Errorf("%s, %d and %d: %s", name, i, j, d)
				}
			}
		}
	}
}
