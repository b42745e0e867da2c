package resample

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Table is a sample of rows of counts. Rows that are equal are held once.
type Table struct {
	rows    int // of the sample
	columns int
	of      []int32   // by row of the sample: its number among the different rows
	value   []float64 // by different row and column
	place   []int32   // by different row and column: the number of the value in values
	values  [][]int64 // by column, its different values, rising
}

// largest is what the sum of a column of a resample, times 100, must stay below.
const largest = math.MaxInt64 / 100

// NewTable makes a table of columns of equal length without negative values. It fails where
// a resample could have a sum that is too large to be compared exactly.
func NewTable(columns [][]int64) (*Table, error) {
	t := &Table{columns: len(columns)}
	if t.columns == 0 || len(columns[0]) == 0 {
		return t, nil
	}
	t.rows = len(columns[0])
	order := make([]int32, t.rows)
	for i := range order {
		order[i] = int32(i)
	}
	compare := func(a, b int32) int {
		for _, column := range columns {
			if c := cmp.Compare(column[a], column[b]); c != 0 {
				return c
			}
		}
		return 0
	}
	slices.SortFunc(order, compare)
	t.of = make([]int32, t.rows)
	var first []int32 // a row of the sample for each different one
	for i, row := range order {
		if i == 0 || compare(order[i-1], row) != 0 {
			first = append(first, row)
		}
		t.of[row] = int32(len(first) - 1)
	}
	t.value, t.place = make([]float64, len(first)*t.columns), make([]int32, len(first)*t.columns)
	for c, column := range columns {
		values := slices.Compact(slices.Sorted(slices.Values(column)))
		if most := values[len(values)-1]; most > largest/int64(t.rows) {
			return nil, fmt.Errorf("the largest value, %d, is too large to be resampled in %d rows", most, t.rows)
		}
		t.values = append(t.values, values)
		for i, row := range first {
			at, _ := slices.BinarySearch(values, column[row])
			t.place[i*t.columns+c], t.value[i*t.columns+c] = int32(at), float64(column[row])
		}
	}
	return t, nil
}

// different is how many different rows there are.
func (t *Table) different() int { return len(t.place) / max(1, t.columns) }
