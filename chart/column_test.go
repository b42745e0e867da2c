package chart_test

import (
	"math"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/chart"
)

// TestColumn: the numbers of a column have the same decimals, by the rule of Column.
func TestColumn(t *testing.T) {
	for _, c := range []struct {
		unit   chart.Unit
		values []float64
		want   string
	}{
		{chart.Number, []float64{4.4, 5.31, 4.4, 6.04}, "4.40 5.31 4.40 6.04"},
		{chart.Number, []float64{0.278, 0.102, 7.33, 1678}, "0.28 0.10 7.33 1,678.00"},
		{chart.Number, []float64{0.957, 1, 0.0611}, "0.957 1.000 0.061"},
		{chart.Number, []float64{0.2, 9.96, 0}, "0.200 9.960 0.000"},
		{chart.Number, []float64{-0.02, 0.66, 0.6049}, "-0.0200 0.6600 0.6049"},
		{chart.Number, []float64{1234567.8, 0.04}, "1,234,567.800 0.040"},
		{chart.Number, []float64{9.999, 9.99}, "10.00 9.99"},
		{chart.Number, []float64{1234567, 3, 0}, "1,234,567 3 0"},
		{chart.Number, []float64{123456.5, 2, 0}, "123,456.5 2.0 0.0"},
		{chart.Number, []float64{1e-9, 1.5}, "1e-09 1.500000"},
		{chart.Number, []float64{math.NaN(), 1.25}, "n/a 1.25"},
		{chart.Number, nil, ""},
		{chart.Percent, []float64{0.89, 0.896, 0.905}, "89.0% 89.6% 90.5%"},
		{chart.Percent, []float64{0.5, 1, 0}, "50% 100% 0%"},
		{chart.Percent, []float64{0.57, 0.43}, "57% 43%"},
		{chart.Percent, []float64{0.98059, 0.00041, 0.00002}, "98.06% 0.04% < 0.01%"},
		{chart.Percent, []float64{0.98059, 0.006}, "98.1% 0.6%"},
		{chart.Percent, []float64{0.99996, 0.999, 1}, "99.9% 99.9% 100.0%"},
	} {
		format := c.unit.Column(c.values)
		var got []string
		for _, x := range c.values {
			got = append(got, format(x))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v: %s, want %s", c.values, s, c.want)
		}
	}
}
