package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// retentionIntro says what staying means.
func retentionIntro(r *analytics.Retention) string {
	return fmt.Sprintf("How long developers of models stay, from their first to their last commit, up to %s. Who made no commit in the last %s has left; of the others it is not known how long they stay, which the estimate of Kaplan and Meier takes into account. "+
		"The last %[2]s say little: who came in them cannot have left.", r.End, thousands.Count(r.AwayDays, "day", "days"))
}

func retentionTables(r *analytics.Retention) []comparison {
	stay := comparison{ID: "retention", Caption: "Developers of models who stay", Corner: "of", Heads: []head{{"developers", ""}, {"left", ""}, {"median", "days that half stay longer than"}}}
	gaps := comparison{ID: "gaps", Caption: "Time between the commits of a developer", Corner: "of", Heads: []head{{"gaps", ""}, {"25%", "minutes"}, {"50%", "minutes"}, {"75%", "minutes"},
		{"within an hour", "share of the gaps"}}}
	for i, s := range analytics.Scopes {
		x := r.Scopes.At(s)
		line := row{Name: scopeNames[s.Name], Cells: []cell{compareCount(x.Developers, printed{}), compareCount(x.Left, printed{}), compare(count, x.MedianDays, printed{})}}
		for _, e := range x.Stay {
			if i == 0 {
				stay.Heads = append(stay.Heads, head{"over " + e.Key + " days", "share that stays longer, with its 95 % interval"})
			}
			line.Cells = append(line.Cells, withBounds(percent, e.Value.Share, e.Value.Lower, e.Value.Upper))
		}
		stay.Rows = append(stay.Rows, line)
		g := x.GapMinutes
		gaps.Rows = append(gaps.Rows, row{Name: scopeNames[s.Name], Cells: []cell{compareCount(g.Count, printed{}), compare(mixed, g.P25, printed{}), compare(mixed, g.P50, printed{}),
			compare(mixed, g.P75, printed{}), compare(percent, x.InBursts, printed{})}})
	}
	return []comparison{stay, gaps}
}

// withBounds is the cell of a number with those of its interval in small print.
func withBounds(u unit, ours, lower, upper analytics.Number) cell {
	c := compare(u, ours, printed{})
	if lower.Defined() && upper.Defined() {
		c.Aside = u.format(float64(lower)) + " to " + u.format(float64(upper))
		c.also = append(c.also, also{"lower", compare(u, lower, printed{})}, also{"upper", compare(u, upper, printed{})})
	}
	return c
}
