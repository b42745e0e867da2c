package report

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

func TestRetentionSection(t *testing.T) {
	r := &analytics.Results{Retention: &analytics.Retention{End: "2024-07-01T00:00:00Z", AwayDays: 180}}
	r.Retention.Scopes.All = analytics.Retained{Developers: 1200, Left: 400, MedianDays: 365, InBursts: 0.25, GapMinutes: analytics.Summary{Count: 7, P25: 1, P50: 2.5, P75: 9},
		Stay: analytics.Ordered[analytics.Stay]{{Key: "30", Value: analytics.Stay{AtRisk: 900, Share: 0.75, Lower: 0.7, Upper: 0.8}}, {Key: "90", Value: analytics.Stay{Share: analytics.Undefined, Lower: analytics.Undefined, Upper: analytics.Undefined}}}}
	v := newView(r, Options{})
	if len(v.Beyond) != 1 || !strings.Contains(v.Beyond[0].Intro, "180 days has left") {
		t.Fatalf("%+v", v.Beyond)
	}
	for i, want := range []string{"1,200 | 400 | 365 | 75.0% (70.0% to 80.0%) | n/a ()", "7 | 1 | 2.50 | 9 | 25.0%"} {
		var cells []string
		for _, c := range v.Beyond[0].Tables[i].Rows[0].Cells {
			text := c.Text
			if i == 0 && len(cells) > 2 {
				text += " (" + c.Aside + ")"
			}
			cells = append(cells, text)
		}
		if got := strings.Join(cells, " | "); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
