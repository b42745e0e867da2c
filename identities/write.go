package identities

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/columns"
)

// Suggestions are the pairs of all passes.
type Suggestions struct {
	Rows     []Suggestion // by pass, name and other, each rising by code point
	Counts   []PassCount  // rows by pass, in the order of rows
	Pairs    int          // each once, however many passes it is in
	Clusters int
	Clashes  int // clusters with two or more known accounts
	Nothing  int // names that normalise to nothing and are never matched
	Unlikely int // pairs left out for their confidence
}

// PassCount is the number of rows of a pass.
type PassCount struct {
	Pass string
	Rows int
}

func (x Suggestion) compare(y Suggestion) int {
	return cmp.Or(strings.Compare(x.Pass, y.Pass), strings.Compare(x.Name, y.Name), strings.Compare(x.Other, y.Other))
}

// count counts the rows.
func (s *Suggestions) count() {
	pairs, clusters := map[[2]string]bool{}, map[*Cluster]bool{}
	rows := map[string]int{}
	for _, x := range s.Rows {
		rows[x.Pass]++
		pairs[[2]string{min(x.Name, x.Other), max(x.Name, x.Other)}] = true
		if !clusters[x.Cluster] && len(x.Cluster.Accounts) > 1 {
			s.Clashes++
		}
		clusters[x.Cluster] = true
	}
	for _, pass := range passes {
		s.Counts = append(s.Counts, PassCount{pass, rows[pass]})
	}
	s.Pairs, s.Clusters = len(pairs), len(clusters)
}

// Formats are those that Write knows.
var Formats = columns.Formats

var suggestionColumns = []columns.Column[Suggestion]{
	columns.Of("pass", func(x *Suggestion) any { return x.Pass }),
	columns.Of("name", func(x *Suggestion) any { return x.Name }),
	columns.Of("other", func(x *Suggestion) any { return x.Other }),
	columns.Of("score", func(x *Suggestion) any { return x.Score }),
	columns.Of("confidence", func(x *Suggestion) any { return x.Confidence }),
	columns.Of("shared_repositories", func(x *Suggestion) any { return x.Shared }),
	columns.Of("same_minute", func(x *Suggestion) any { return x.SameMinute }),
	columns.Of("name_first", func(x *Suggestion) any { return columns.Moment(x.NameFirst) }),
	columns.Of("name_last", func(x *Suggestion) any { return columns.Moment(x.NameLast) }),
	columns.Of("other_first", func(x *Suggestion) any { return columns.Moment(x.OtherFirst) }),
	columns.Of("other_last", func(x *Suggestion) any { return columns.Moment(x.OtherLast) }),
	columns.Of("initials", func(x *Suggestion) any { return x.Initials }),
	columns.Of("swapped", func(x *Suggestion) any { return x.Swapped }),
	columns.Of("digits_differ", func(x *Suggestion) any { return x.DigitsDiffer }),
	columns.Of("transliterated", func(x *Suggestion) any { return x.Transliterated }),
	columns.Of("length", func(x *Suggestion) any { return x.Length }),
	columns.Of("rivals", func(x *Suggestion) any { return x.Rivals }),
	columns.Of("accounts", func(x *Suggestion) any { return which(x.NameAccount, x.OtherAccount) }),
	columns.Of("bots", func(x *Suggestion) any { return which(x.NameBot, x.OtherBot) }),
	columns.Of("accepted", func(x *Suggestion) any { return x.Accepted }),
	columns.Of("cluster", func(x *Suggestion) any { return x.Cluster.Number }),
	columns.Of("cluster_size", func(x *Suggestion) any { return x.Cluster.Size }),
	columns.Of("cluster_accounts", func(x *Suggestion) any { return clashing(x.Cluster) }),
	columns.Of("verdict", func(x *Suggestion) any { return string(x.Verdict) }),
}

// EvidenceColumns are the columns that a decision keeps as its evidence: all but the
// pair, its score and what was decided.
func EvidenceColumns() (names []string) {
	for _, c := range suggestionColumns {
		if !slices.Contains([]string{"name", "other", "score", "accepted", "cluster", "cluster_size", "verdict"}, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// Columns returns the values of some columns of a row, as in JSON.
func (x *Suggestion) Columns(names []string) map[string]any {
	return columns.Values(suggestionColumns, x, func(name string) bool { return slices.Contains(names, name) })
}

// which says of which names something holds.
func which(name, other bool) string {
	switch {
	case name && other:
		return "both"
	case name:
		return "name"
	case other:
		return "other"
	}
	return "none"
}

// clashing returns the accounts of a cluster if they are two or more.
func clashing(c *Cluster) any {
	if len(c.Accounts) < 2 {
		return []string{}
	}
	return c.Accounts
}

// Write writes the rows, in one of Formats. In CSV a list is a JSON array and an unknown
// time is empty.
func (s *Suggestions) Write(to io.Writer, format string) error {
	if err := columns.Write(to, suggestionColumns, s.Rows, format); err != nil {
		return fmt.Errorf("write suggestions: %w", err)
	}
	return nil
}
