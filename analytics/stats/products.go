package stats

import "math/big"

// Products holds, for several columns, the number of rows, the sum of each column
// and the sum of products of each pair, all exact. Correlations are computed from
// it, and the Products of two disjoint sets of rows add up.
type Products struct {
	rows  int
	sum   []wide // by column
	cross []wide // of columns i <= j at pairAt(i, j)
}

// pairAt is the place of the pair i <= j in a triangle of pairs.
func pairAt(i, j int) int { return j*(j+1)/2 + i }

func newProducts(columns int) *Products {
	return &Products{sum: make([]wide, columns), cross: make([]wide, pairAt(0, columns))}
}

// Multiply returns the products over all rows. The columns must have equal
// lengths and no negative values.
func Multiply(columns [][]int64) *Products {
	rows := 0
	if len(columns) > 0 {
		rows = len(columns[0])
	}
	return MultiplyGroups(columns, make([]uint8, rows), 1)[0]
}

// MultiplyGroups returns the products over the rows of each group: row i
// belongs to group[i]. Rows whose group is not below groups are left out.
func MultiplyGroups(columns [][]int64, group []uint8, groups int) []*Products {
	out := make([]*Products, groups)
	for g := range out {
		out[g] = newProducts(len(columns))
	}
	b := newBlock(len(columns), groups)
	for from := 0; from < len(group); from += blockRows {
		b.fill(columns, group, from, min(from+blockRows, len(group)))
		for g, p := range out {
			p.addRows(b, b.start[g], b.start[g+1])
		}
	}
	return out
}

// Add adds the rows of q, which must have the same columns.
func (p *Products) Add(q *Products) {
	p.rows += q.rows
	for i := range p.sum {
		p.sum[i].plus(q.sum[i])
	}
	for i := range p.cross {
		p.cross[i].plus(q.cross[i])
	}
}

// Rows returns the number of rows.
func (p *Products) Rows() int { return p.rows }

func (p *Products) addRows(b *block, from, to int) {
	p.rows += to - from
	for j := range p.sum {
		y := b.columns[j][from:to]
		p.sum[j].addTotal(y, b.max[j])
		for i := range j + 1 {
			p.cross[pairAt(i, j)].addDot(b.columns[i][from:to], y, b.max[i], b.max[j])
		}
	}
}

// scatter returns n Sxy - Sx Sy of the columns i and j over n rows: n^2 times
// their covariance, or for i = j the variance.
func (p *Products) scatter(i, j int) *big.Int {
	s := p.cross[pairAt(min(i, j), max(i, j))].big()
	s.Mul(s, big.NewInt(int64(p.rows)))
	return s.Sub(s, new(big.Int).Mul(p.sum[i].big(), p.sum[j].big()))
}
