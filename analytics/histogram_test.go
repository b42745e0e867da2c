package analytics

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

func TestLevelsOfMetric(t *testing.T) {
	// by hand: five repositories, two of them without
	m, err := metric([]int64{0, 3, 0, 12, 1}, []int{80})
	if err != nil {
		t.Fatal(err)
	}
	want := Ordered[int]{{"1", 3}, {"2", 2}, {"3", 2}, {"4", 1}, {"5", 1}, {"6", 1}, {"7", 1}, {"8", 1}, {"9", 1}, {"10", 1}, {"11", 1}, {"12", 1}}
	if d := cmp.Diff(want, m.AtLeast); d != "" {
		t.Error(d)
	}
	if got := string(encodeValue(t, levels(stats.Sort([]int64{0, 0})))); got != "{}" {
		t.Errorf("nothing above 0: %s", got)
	}
}

func TestLevelsOfFractions(t *testing.T) {
	got := fractionLevels([]float64{0.00013, 0.00011, 0.00012})
	want := Ordered[int]{{"0.0001", 3}, {"0.000112", 2}, {"0.000125", 1}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := fractionLevels([]float64{2e-7}); got[0].Key != "2e-07" {
		t.Error(got)
	}
}

func encodeValue(t *testing.T, v Ordered[int]) []byte {
	t.Helper()
	b, err := v.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
