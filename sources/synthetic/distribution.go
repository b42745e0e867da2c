package synthetic

import (
	"math"
	"slices"
)

// knot is a point of a curve: the repository of this rank (1 is the largest)
// has this value.
type knot struct{ rank, value float64 }

// curve is the distribution of a number over a population, as rank and value.
// Between two knots it is a straight line in log-log scale; after the last
// knot it is 0.
type curve struct {
	population int
	knots      []knot
}

// ranked returns the values of a population of n, largest first (but for
// rounding). Rank i takes the mean of the curve over its part of the curve's
// own population, so that totals grow exactly with n and the share of zeros
// stays the same: at a tenth of the size, the top value is the mean of the ten
// largest.
func (c curve) ranked(n int) []int64 {
	ref := c.values()
	before := make([]int64, len(ref)+1)
	for i, v := range ref {
		before[i+1] = before[i] + v
	}
	// upto(i) is floor(n/N * the sum of the first i*N/n values), N the curve's population.
	upto := func(i int) int64 {
		q, part := i*len(ref)/n, i*len(ref)%n
		sum := before[q] * int64(n)
		if part > 0 {
			sum += ref[q] * int64(part)
		}
		return sum / int64(len(ref))
	}
	out := make([]int64, n)
	last := int64(0)
	for i := range out {
		next := upto(i + 1)
		out[i], last = next-last, next
	}
	return out
}

// values returns the value of each rank of the curve's own population.
func (c curve) values() []int64 {
	out := make([]int64, c.population)
	points := c.points()
	at := 0
	for r := 1; r <= c.population; r++ {
		x := float64(r)
		for at < len(points)-1 && points[at+1].rank < x {
			at++
		}
		if at == len(points)-1 {
			break
		}
		a, b := points[at], points[at+1]
		rise := float64((b.value - a.value) * float64(float64(x-a.rank)/float64(b.rank-a.rank)))
		out[r-1] = int64(math.Floor(a.value + rise + 1e-9))
	}
	return out
}

// points divides each stretch between knots into 16 by geometric means, which
// lie on the straight line in log-log scale.
func (c curve) points() []knot {
	points := slices.Clone(c.knots)
	for range 4 {
		finer := make([]knot, 0, 2*len(points))
		for i, p := range points {
			if i > 0 {
				q := points[i-1]
				finer = append(finer, knot{math.Sqrt(p.rank * q.rank), math.Sqrt(p.value * q.value)})
			}
			finer = append(finer, p)
		}
		points = finer
	}
	return points
}

// rank returns the indexes of scores from the highest to the lowest score.
func rank(scores []int64) []int32 {
	order := make([]int32, len(scores))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return int(a - b)
	})
	return order
}

// assign distributes the curve's values over a population, the largest value
// to the highest score.
func (c curve) assign(scores []int64) []int64 {
	ranked := c.ranked(len(scores))
	out := make([]int64, len(scores))
	for i, r := range rank(scores) {
		out[r] = ranked[i]
	}
	return out
}

// blend returns a score per repository: weight parts of its popularity and
// 100-weight parts of a draw of its own. Both have heavy tails, so two blends
// with weight w share a fraction of about w^2/(w^2+(100-w)^2) of their largest
// repositories.
func blend(popularity []int64, weight int64, s *stream) []int64 {
	out := make([]int64, len(popularity))
	for i, z := range popularity {
		out[i] = weight*z + (100-weight)*s.heavy()
	}
	return out
}
