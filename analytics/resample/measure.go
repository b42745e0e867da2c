package resample

import (
	"math"
	"math/rand/v2"
	"slices"
)

// resample is one draw from a table: how often each different row was drawn, and the memory
// to measure it.
type resample struct {
	*Table
	weight []int32   // by different row
	number [][]int64 // by column and number of the value: how many rows have it
	rank   [][]float64
	mean   []float64 // by column
	sums   []float64 // by column, of the values less the mean: what rounding leaves
	line   []float64 // those of one row, and their ranks
	above  []float64 // products of columns a <= b, in a square
	ranked []float64 // the same of ranks
}

func (t *Table) newResample() *resample {
	s := &resample{Table: t, weight: make([]int32, t.different()), line: make([]float64, 2*t.columns), mean: make([]float64, t.columns), sums: make([]float64, t.columns),
		above: make([]float64, t.columns*t.columns), ranked: make([]float64, t.columns*t.columns)}
	for _, values := range t.values {
		s.number, s.rank = append(s.number, make([]int64, len(values))), append(s.rank, make([]float64, len(values)))
	}
	return s
}

// draw draws as many rows as there are.
func (s *resample) draw(random *rand.Rand) {
	clear(s.weight)
	for range s.rows {
		s.weight[s.of[random.IntN(s.rows)]]++
	}
}

// measure computes all statistics of draw number i.
func (s *resample) measure(d *Draws, i int) {
	for _, number := range s.number {
		clear(number)
	}
	for row, w := range s.weight {
		if w == 0 {
			continue
		}
		for c, at := range s.place[row*s.columns : (row+1)*s.columns] {
			s.number[c][at] += int64(w)
		}
	}
	for c := range s.columns {
		out := d.values[c*d.perColumn() : (c+1)*d.perColumn()]
		out[zeroShare][i], out[oneShare][i] = s.share(c, 0), s.share(c, 1)
		out[gini][i] = s.gini(c)
		s.pareto(c, d.pareto, out[single:], i)
		s.setRanks(c)
		s.mean[c] = float64(s.total(c)) / float64(s.rows)
	}
	s.multiply()
	for b := range s.columns {
		for a := range b {
			pearson, spearman := d.pair(a, b)
			d.values[pearson][i], d.values[spearman][i] = s.correlation(s.above, a, b), s.correlation(s.ranked, a, b)
		}
	}
}

// share is that of the rows with a value.
func (s *resample) share(c int, value int64) float64 {
	at, ok := slices.BinarySearch(s.values[c], value)
	if !ok {
		return 0
	}
	return float64(s.number[c][at]) / float64(s.rows)
}

// total is the sum of a column.
func (s *resample) total(c int) (sum int64) {
	for at, n := range s.number[c] {
		sum += n * s.values[c][at]
	}
	return sum
}

// gini is stats.Gini: of n values, w of which are x and b of which are less, the sum of
// x w (2b + w - n), over n times the total.
func (s *resample) gini(c int) float64 {
	total := s.total(c)
	if total == 0 {
		return math.NaN()
	}
	n, before, sum := int64(s.rows), int64(0), 0.0
	for at, w := range s.number[c] {
		sum += float64(float64(s.values[c][at]) * float64(w*(2*before+w-n)))
		before += w
	}
	return sum / (float64(n) * float64(total))
}

// pareto is stats.Pareto of each percentage, as a share of the rows.
func (s *resample) pareto(c int, percents []int, out [][]float64, draw int) {
	total := s.total(c)
	for i, percent := range percents {
		out[i][draw] = math.NaN()
		want := (total*int64(percent) + 99) / 100 // the least sum that is that much
		if total == 0 {
			continue
		}
		rows, sum := int64(0), int64(0)
		for at := len(s.values[c]) - 1; sum < want; at-- {
			x, w := s.values[c][at], s.number[c][at]
			if w > 0 && sum+w*x >= want {
				w = (want - sum + x - 1) / x
			}
			rows, sum = rows+w, sum+w*x
		}
		out[i][draw] = float64(rows) / float64(s.rows)
	}
}

// setRanks gives each value its rank less the mean of all ranks; equal ones share theirs.
func (s *resample) setRanks(c int) {
	before := int64(0)
	for at, w := range s.number[c] {
		s.rank[c][at] = float64(2*before+w-int64(s.rows)) / 2
		before += w
	}
}

// multiply sums the products of all columns, of values and of ranks.
func (s *resample) multiply() {
	clear(s.sums)
	clear(s.above)
	clear(s.ranked)
	k := s.columns
	x, r := s.line[:k], s.line[k:]
	for row, w := range s.weight {
		if w == 0 {
			continue
		}
		values, places := s.value[row*k:(row+1)*k], s.place[row*k:(row+1)*k]
		for c, at := range places {
			x[c], r[c] = values[c]-s.mean[c], s.rank[c][at]
		}
		for a := range k {
			xa, ra := x[a]*float64(w), r[a]*float64(w)
			s.sums[a] += xa
			above, ranked := s.above[a*k:(a+1)*k], s.ranked[a*k:(a+1)*k]
			for b := a; b < k; b++ {
				above[b] += float64(xa * x[b])
				ranked[b] += float64(ra * r[b])
			}
		}
	}
	n := float64(s.rows)
	for a := range k {
		for b := a; b < k; b++ {
			s.above[a*k+b] -= float64(s.sums[a] * s.sums[b] / n)
		}
	}
}

// correlation is that of columns a < b by the sums of their products, NaN where one of them
// has a single value.
func (s *resample) correlation(products []float64, a, b int) float64 {
	if s.constant(a) || s.constant(b) {
		return math.NaN()
	}
	k := s.columns
	r := products[a*k+b] / math.Sqrt(products[a*k+a]*products[b*k+b]) // below 1e68: see largest
	return max(-1, min(1, r))
}

func (s *resample) constant(c int) bool {
	for _, n := range s.number[c] {
		if n > 0 {
			return n == int64(s.rows)
		}
	}
	return true
}
