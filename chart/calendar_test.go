package chart

import (
	"strings"
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2023-08-23", "2024-03-30", "2023-09 2023-10 2023-11 2023-12 2024-01 2024-02 2024-03"},
		{"2023-08-23", "2024-04-30", "2023-09 2023-11 2024-01 2024-03"},
		{"2023-08-23", "2023-11-05", "2023-09 2023-10 2023-11"},
		{"2024-02-01", "2024-02-09", "2024-02-01 2024-02-03 2024-02-05 2024-02-07 2024-02-09"},
		{"2019-05-01", "2024-06-01", "2020 2021 2022 2023 2024"},
		{"2024-02-28", "2024-03-02", "2024-02-28 2024-02-29 2024-03-01 2024-03-02"},
	} {
		from, _ := time.Parse(time.DateOnly, c.from)
		to, _ := time.Parse(time.DateOnly, c.to)
		var labels []string
		for _, tick := range (calendar{7}).Ticks(dayOf(from), dayOf(to)) {
			labels = append(labels, tick.Label)
			if at, err := time.Parse("2006-01-02", (tick.Label + "-01-01")[:10]); err != nil || dayOf(at) != tick.Value {
				t.Errorf("%s stands at %v", tick.Label, tick.Value)
			}
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// Dates stand as far apart as they are in time.
func TestLineOfDates(t *testing.T) {
	l := &Line{Dates: []time.Time{day(2023, 8, 1), day(2023, 8, 11), day(2023, 10, 10)}, Series: []Series{{"models", []float64{1, 2, 3}}}}
	p := l.panels().Panels[0].Series[0]
	if a, b := p.Points[1].X-p.Points[0].X, p.Points[2].X-p.Points[1].X; a != 10 || b != 60 || p.Tips[1] != "models, 2023-08-11: 2" {
		t.Errorf("%v and %v days, %q", a, b, p.Tips)
	}
	parse(t, Inline(l, "x")).has(t, "2023-09", "2023-10")
}
