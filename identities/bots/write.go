package bots

import (
	"fmt"
	"io"
	"slices"

	"github.com/hubgraph/hubgraph/internal/columns"
)

// Formats are those that Write knows.
var Formats = columns.Formats

var suggestionColumns = []columns.Column[Suggestion]{
	columns.Of("name", func(x *Suggestion) any { return x.Name }),
	columns.Of("rule", func(x *Suggestion) any { return x.Rule }),
	columns.Of("signals", func(x *Suggestion) any { return x.Signals }),
	columns.Of("commits", func(x *Suggestion) any { return x.Commits }),
	columns.Of("discussions", func(x *Suggestion) any { return x.Discussions }),
	columns.Of("pull_requests", func(x *Suggestion) any { return x.PullRequests }),
	columns.Of("dated", func(x *Suggestion) any { return x.Dated }),
	columns.Of("first", func(x *Suggestion) any { return columns.Moment(x.First) }),
	columns.Of("last", func(x *Suggestion) any { return columns.Moment(x.Last) }),
	columns.Of("active_days", func(x *Suggestion) any { return x.ActiveDays }),
	columns.Of("burstiness", func(x *Suggestion) any { return known(x.Burstiness) }),
	columns.Of("minute_share", func(x *Suggestion) any { return known(x.MinuteShare) }),
	columns.Of("hours", func(x *Suggestion) any { return x.Hours }),
	columns.Of("titled", func(x *Suggestion) any { return x.Titled }),
	columns.Of("bot_titles", func(x *Suggestion) any { return known(x.BotTitles) }),
	columns.Of("library_titles", func(x *Suggestion) any { return known(x.LibraryTitles) }),
	columns.Of("top_title_share", func(x *Suggestion) any { return known(x.TopTitleShare) }),
	columns.Of("top_title", func(x *Suggestion) any { return x.TopTitle }),
	columns.Of("repositories", func(x *Suggestion) any { return x.Repositories }),
	columns.Of("day_median", func(x *Suggestion) any { return known(x.DayMedian) }),
	columns.Of("day_max", func(x *Suggestion) any { return known(x.DayMax) }),
	columns.Of("listed", func(x *Suggestion) any { return x.Listed }),
	columns.Of("verdict", func(x *Suggestion) any { return string(x.Verdict) }),
}

// EvidenceColumns are the columns that a decision keeps as its evidence: all but the name
// and what was decided.
func EvidenceColumns() (names []string) {
	for _, c := range suggestionColumns {
		if !slices.Contains([]string{"name", "listed", "verdict"}, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// known returns a value, nil for none.
func known[T any](x *T) any {
	if x == nil {
		return nil
	}
	return *x
}

// Write writes the rows, in one of Formats. In CSV a list is a JSON array, and what is
// not known is empty.
func (s *Suggestions) Write(to io.Writer, format string) error {
	if err := columns.Write(to, suggestionColumns, s.Rows, format); err != nil {
		return fmt.Errorf("write suggestions of bots: %w", err)
	}
	return nil
}
