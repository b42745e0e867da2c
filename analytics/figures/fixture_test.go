package figures

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// fixture is a results.json made by hand, as far as figures need it.
func fixture() *analytics.Results {
	var r analytics.Results
	for i, k := range hub.Kinds {
		a := r.Activity.At(k)
		a.Repositories = 12000 >> i
		for _, name := range analytics.MetricNames {
			if name == analytics.Downloads && k == hub.Space {
				continue
			}
			m := analytics.Metric{AtLeast: analytics.Ordered[int]{{Key: "1", Value: 640}, {Key: "2", Value: 160}, {Key: "10", Value: 8}, {Key: "5000", Value: 1}}}
			m.Count = a.Repositories
			a.Metrics = append(a.Metrics, analytics.Entry[analytics.Metric]{Key: name, Value: m})
		}
		*r.Pearson.At(k) = analytics.Ordered[analytics.Correlations]{{Key: "all", Value: matrix(12000>>i, 3)}}
	}
	r.Pearson.Model = append(r.Pearson.Model, analytics.Entry[analytics.Correlations]{Key: "none", Value: matrix(77, 2)})
	for i, s := range analytics.Scopes {
		histogram := analytics.Ordered[int]{{Key: "1", Value: 60 >> i}, {Key: "2", Value: 30 >> i}, {Key: "150", Value: 1}}
		n := r.Network.At(s)
		n.Size.NonIsolates = 1091 >> i
		n.Degree = &analytics.Degree{Histogram: histogram}
		n.PageRank = &analytics.PageRank{AtLeast: analytics.Ordered[int]{{Key: "0.0001", Value: 91 >> i}, {Key: "0.001", Value: 3}}}
		n.PageRank.Count = 91 >> i
		u := r.Usage.At(s)
		u.Edges = 1
		u.Adoption = &analytics.Adoption{Models: 2345 >> i, ModelDegree: analytics.Distribution{Histogram: histogram}}
		u.CoUsage.Degree.Histogram = append(analytics.Ordered[int]{{Key: "0", Value: 5}}, histogram...)
	}
	return &r
}

// matrix is a matrix of n repositories with as many columns; the entries below the
// diagonal are -0.11, 0.21, -0.31 ... and one is undefined.
func matrix(n, columns int) analytics.Correlations {
	c := analytics.Correlations{N: n}
	next := 0.11
	for i := range columns {
		c.Columns = append(c.Columns, analytics.MetricNames[i])
		row := make([]analytics.Number, columns)
		for j := range i {
			row[j] = analytics.Number(math.Copysign(next, math.Pow(-1, math.Round(next*10))))
			next += 0.1
		}
		row[i] = 1
		c.Matrix = append(c.Matrix, row)
	}
	if columns > 2 {
		c.Matrix[2][1] = analytics.Undefined
	}
	return c
}

func (f Figure) String() string { return fmt.Sprintf("figure %d", f.Number) }
