package report

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		unit unit
		x    float64
		want string
	}{
		{count, 0, "0"}, {count, 999, "999"}, {count, 1000, "1,000"}, {count, 65729394, "65,729,394"}, {count, -1234567, "−1,234,567"},
		{decimal, 1.136, "1.14"}, {decimal, 158207.0949, "158,207.09"}, {decimal, 0.0333, "0.033"}, {decimal, 0.000196, "0.00020"},
		{decimal, -0.0049, "−0.0049"}, {decimal, 0, "0.00"}, {decimal, 1e-12, "1.0e-12"}, {decimal, 0.1, "0.10"},
		{mixed, 2, "2"}, {mixed, 11.25, "11.25"}, {mixed, 1e6, "1,000,000"},
		{count, 1563802415.5, "1,563,802,415.5"}, {fraction, 0.51318, "0.5132"}, {fraction, 0.0000951, "0.000095"}, {fraction, -0.02, "−0.0200"},
		{percent, 0.9089, "90.9%"}, {percent, 1, "100.0%"}, {percent, 0.00086, "0.086%"}, {percent, 0, "0.0%"}, {percent, 0.011, "1.1%"},
	} {
		if got := c.unit.format(c.x); got != c.want {
			t.Errorf("format %v of unit %d = %q, want %q", c.x, c.unit, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	below := printed{known: true, below: true, value: 0.01}
	nan := number(math.NaN())
	for _, c := range []struct {
		unit              unit
		ours              float64
		paper             printed
		text, says, diffs string
		same              bool
	}{
		{decimal, 1.135, number(1.14), "1.14", "1.14", "", true},  // rounding half up or to even: both readings agree
		{decimal, 1.1449, number(1.14), "1.14", "1.14", "", true}, // rounds to 1.14
		{decimal, 1.1451, number(1.14), "1.15", "1.14", "+0.01", false},
		{decimal, -0.001, number(0), "−0.0010", "0.00", "", true},
		{count, 10524, number(10524), "10,524", "10,524", "", true},
		{count, 10523, number(10524), "10,523", "10,524", "−1", false},
		{percent, 0.9089, number(0.91), "90.9%", "91%", "", true},
		{percent, 0.92, number(0.91), "92.0%", "91%", "+1.0 pp", false},
		{percent, 0.0099, below, "0.99%", "<1%", "", true},
		{percent, 0.0224, below, "2.2%", "<1%", "+1.2 pp", false},
		{decimal, math.NaN(), nan, "n/a", "NaN", "", true},
		{decimal, 0.5, nan, "0.50", "NaN", "", false},
		{decimal, math.NaN(), number(0.5), "n/a", "0.50", "", false},
		{mixed, 0.5, number(0), "0.50", "0", "+0.50", false},
		{fraction, 0.000095, number(0.0001), "0.000095", "0.0001", "", true},
		{fraction, 0.0000499, number(0.0001), "0.000050", "0.0001", "−0.000050", false}, // 0.00005 and more rounds to it
		{fraction, 0.0506, number(0.04), "0.0506", "0.04", "+0.0106", false},
		{fraction, 0.0449, number(0.04), "0.0449", "0.04", "", true},
		{count, 10.5, number(12), "10.5", "12", "−1.5", false},
		{decimal, 3, printed{}, "3.00", "", "", false},
		{decimal, math.Copysign(0, -1), number(0), "0.00", "0.00", "", true},
	} {
		got := compare(c.unit, analytics.Number(c.ours), c.paper)
		if got.Text != c.text || got.Paper != c.says || got.Diff != c.diffs || got.Same != c.same {
			t.Errorf("compare(%d, %v, %+v) = %+v", c.unit, c.ours, c.paper, got)
		}
	}
}

func TestPrinted(t *testing.T) {
	var got map[string]printed
	if err := json.Unmarshal([]byte(`{"a": 1.14, "b": "<0.01", "c": null}`), &got); err != nil {
		t.Fatal(err)
	}
	if got["a"] != number(1.14) || got["b"] != (printed{true, true, 0.01}) || !got["c"].known || !math.IsNaN(got["c"].value) || got["d"].known {
		t.Errorf("got %+v", got)
	}
	for _, bad := range []string{`"0.01"`, `"<x"`, `[]`, `true`} {
		if json.Unmarshal([]byte(bad), new(printed)) == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// Spot checks against the paper itself.
func TestPaper(t *testing.T) {
	p := loadPaper()
	if p.Repositories["model"] != 348181 || p.Repositories["space"] != 156642 {
		t.Error("sizes", p.Repositories)
	}
	if got := p.summaries(1)["n_commits"]["max"]; got != number(314813) {
		t.Error("table 3, largest number of commits", got)
	}
	if got := p.largestK("nlp"); got != 25 {
		t.Error("largest k of NLP", got)
	}
	if got := p.core("cv", 10)["E"]; got != number(30) {
		t.Error("edges of the 10-core of CV", got)
	}
	if got := p.ParetoModels["80"]["n_likes"]; !got.below || got.value != 0.01 {
		t.Error("models that hold 80% of the likes", got)
	}
}
