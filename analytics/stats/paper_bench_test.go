package stats

import (
	"encoding/csv"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/sync/errgroup"
)

var peers = flag.String("peers", "", "folder with activity.csv, as the peers are timed with; else columns of the same shape are drawn")

// The licence groups of the tests, and those that take part in none.
var licenceGroups = []string{"permissive", "restrictive", "none", "unlabelled"}

// paperTable has the size of the paper's models: 8 activities and a licence
// group for each row.
func paperTable(b *testing.B) (columns [][]int64, group []uint8) {
	if *peers != "" {
		return readTable(b, filepath.Join(*peers, "activity.csv"))
	}
	const rows = 348_181
	r := rand.New(rand.NewPCG(5, 6))
	for _, zeros := range []float64{0.909, 0.710, 0.047, 0.047, 0.844, 0.948, 0.045, 0.971} {
		v := make([]int64, rows)
		for i := range v {
			if r.Float64() > zeros {
				v[i] = int64(1 / (1 - r.Float64() + 1e-7))
			}
		}
		columns = append(columns, v)
	}
	for range rows {
		group = append(group, uint8(r.IntN(len(licenceGroups))))
	}
	return columns, group
}

func readTable(b *testing.B, path string) (columns [][]int64, group []uint8) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	columns = make([][]int64, len(lines[0])-1)
	for _, line := range lines[1:] {
		for i := range columns {
			x, err := strconv.ParseInt(line[i], 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			columns[i] = append(columns[i], x)
		}
		g := slices.Index(licenceGroups, line[len(columns)])
		if g < 0 {
			b.Fatalf("%s: no licence group %q", path, line[len(columns)])
		}
		group = append(group, uint8(g))
	}
	return columns, group
}

// All 24 tests of the paper: 8 activities, as many at the same time as there are
// processors, with 3 pairs of licence groups each.
func BenchmarkMannWhitney(b *testing.B) {
	columns, group := paperTable(b)
	for b.Loop() {
		var work errgroup.Group
		work.SetLimit(runtime.GOMAXPROCS(0))
		for _, column := range columns {
			work.Go(func() error {
				t := NewTally(column, group, 3)
				for _, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
					if _, ok := t.MannWhitney(pair[0], pair[1]); !ok {
						return errors.New("empty group")
					}
				}
				return nil
			})
		}
		if err := work.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}

// The tests alone, the columns being tallied.
func BenchmarkMannWhitneyTallied(b *testing.B) {
	columns, group := paperTable(b)
	t := NewTally(columns[1], group, 3)
	for b.Loop() {
		t.MannWhitney(0, 2)
	}
}

// All four matrices: the licence groups and, from their sums, all models.
func BenchmarkPearsonMatrices(b *testing.B) {
	columns, group := paperTable(b)
	for b.Loop() {
		all := newProducts(len(columns))
		for _, p := range MultiplyGroups(columns, group, len(licenceGroups)) {
			p.Correlations()
			all.Add(p)
		}
		all.Correlations()
	}
}

func BenchmarkDescribeColumns(b *testing.B) {
	columns, _ := paperTable(b)
	for b.Loop() {
		for _, column := range columns {
			Describe(Sort(column))
		}
	}
}

// The largest exact test that activity could ask for: 8 models against all
// others, no value twice.
func BenchmarkExactMannWhitney(b *testing.B) {
	const n = 348_173
	for b.Loop() {
		exactTails(8, n, 4*n)
	}
}
