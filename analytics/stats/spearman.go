package stats

import (
	"slices"
)

// Ranks returns twice the rank of each value of v among all of them, from 2 for the
// smallest: equal values share the average of their places, which is a whole number
// of halves. Values must not be negative.
func Ranks(v []int64) []int64 {
	s := Sort(v)
	var small [countedBelow]int64
	from := 0
	for from < len(s) && s[from] < countedBelow {
		to := endOfRun(s, from)
		small[s[from]] = int64(from + 1 + to)
		from = to
	}
	large := s[from:]
	out := make([]int64, len(v))
	for i, x := range v {
		if x < countedBelow {
			out[i] = small[x]
			continue
		}
		first, _ := slices.BinarySearch(large, x)
		out[i] = int64(from + first + 1 + from + endOfRun(large, first))
	}
	return out
}

// endOfRun returns where the values equal to s[from] end.
func endOfRun(s Sorted, from int) int {
	n, _ := slices.BinarySearch(s[from:], s[from]+1)
	return from + n
}

// Spearman correlates the ranks of x and y, which must have equal lengths and no
// negative values, as scipy.stats.spearmanr does: equal values share the average of
// their places, and P is that of the t distribution with N-2 degrees of freedom,
// undefined for two rows.
func Spearman(x, y []int64) Correlation {
	return withoutDegrees(Multiply([][]int64{Ranks(x), Ranks(y)}).Correlation(0, 1))
}

// SpearmanMatrix is Spearman of every two columns over the rows of one group: row i
// belongs to group[i]. A nil group is all rows.
func SpearmanMatrix(columns [][]int64, group []uint8, of uint8) [][]Correlation {
	ranks := make([][]int64, len(columns))
	for i, column := range columns {
		ranks[i] = Ranks(rowsOf(column, group, of))
	}
	out := Multiply(ranks).Correlations()
	for _, line := range out {
		for i := range line {
			line[i] = withoutDegrees(line[i])
		}
	}
	return out
}

func rowsOf(column []int64, group []uint8, of uint8) []int64 {
	if group == nil {
		return column
	}
	var out []int64
	for i, g := range group {
		if g == of {
			out = append(out, column[i])
		}
	}
	return out
}

// withoutDegrees takes P away where no degree of freedom is left.
func withoutDegrees(c Correlation) Correlation {
	if c.N == 2 {
		c.PValue = undefinedP()
	}
	return c
}
