package identities

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/internal/csv"
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
var Formats = []string{"csv", "jsonl"}

// column is a column of a row: how it is called, and its value, which is nil, a bool, an
// int64, a float64, a string or a []string.
type column struct {
	name  string
	value func(*Suggestion) any
}

var columns = []column{
	{"pass", func(x *Suggestion) any { return x.Pass }},
	{"name", func(x *Suggestion) any { return x.Name }},
	{"other", func(x *Suggestion) any { return x.Other }},
	{"score", func(x *Suggestion) any { return x.Score }},
	{"confidence", func(x *Suggestion) any { return x.Confidence }},
	{"shared_repositories", func(x *Suggestion) any { return x.Shared }},
	{"same_minute", func(x *Suggestion) any { return x.SameMinute }},
	{"name_first", func(x *Suggestion) any { return moment(x.NameFirst) }},
	{"name_last", func(x *Suggestion) any { return moment(x.NameLast) }},
	{"other_first", func(x *Suggestion) any { return moment(x.OtherFirst) }},
	{"other_last", func(x *Suggestion) any { return moment(x.OtherLast) }},
	{"initials", func(x *Suggestion) any { return x.Initials }},
	{"swapped", func(x *Suggestion) any { return x.Swapped }},
	{"digits_differ", func(x *Suggestion) any { return x.DigitsDiffer }},
	{"transliterated", func(x *Suggestion) any { return x.Transliterated }},
	{"length", func(x *Suggestion) any { return x.Length }},
	{"rivals", func(x *Suggestion) any { return x.Rivals }},
	{"accounts", func(x *Suggestion) any { return which(x.NameAccount, x.OtherAccount) }},
	{"bots", func(x *Suggestion) any { return which(x.NameBot, x.OtherBot) }},
	{"accepted", func(x *Suggestion) any { return x.Accepted }},
	{"cluster", func(x *Suggestion) any { return x.Cluster.Number }},
	{"cluster_size", func(x *Suggestion) any { return x.Cluster.Size }},
	{"cluster_accounts", func(x *Suggestion) any { return clashing(x.Cluster) }},
	{"verdict", func(x *Suggestion) any { return string(x.Verdict) }},
}

// EvidenceColumns are the columns that a decision keeps as its evidence: all but the
// pair, its score and what was decided.
func EvidenceColumns() (names []string) {
	for _, c := range columns {
		if !slices.Contains([]string{"name", "other", "score", "accepted", "cluster", "cluster_size", "verdict"}, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// Columns returns the values of some columns of a row, as in JSON.
func (x *Suggestion) Columns(names []string) map[string]any {
	values := map[string]any{}
	for _, c := range columns {
		if slices.Contains(names, c.name) {
			values[c.name] = c.value(x)
		}
	}
	return values
}

// moment returns a time as text, nil when it is unknown.
func moment(at *int64) any {
	if at == nil {
		return nil
	}
	return time.UnixMilli(*at).UTC().Format(time.RFC3339)
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
	w := bufio.NewWriter(to)
	if format == "csv" {
		for i, c := range columns {
			w.WriteString(separator(i, ",") + c.name)
		}
		w.WriteString("\r\n")
	}
	for i := range s.Rows {
		if err := writeRow(w, &s.Rows[i], format); err != nil {
			return fmt.Errorf("write suggestions: %w", err)
		}
	}
	return w.Flush()
}

func writeRow(w *bufio.Writer, x *Suggestion, format string) error {
	for i, c := range columns {
		v := c.value(x)
		if format == "csv" {
			field, err := csvField(v)
			if err != nil {
				return err
			}
			w.WriteString(separator(i, ",") + field)
			continue
		}
		text, err := jsonText(v)
		if err != nil {
			return err
		}
		w.WriteString(separator(i, ", ") + strconv.Quote(c.name) + ": " + text)
	}
	if format == "csv" {
		_, err := w.WriteString("\r\n")
		return err
	}
	_, err := w.WriteString("}\n")
	return err
}

func separator(i int, between string) string {
	switch {
	case i > 0:
		return between
	case between == ", ":
		return "{"
	}
	return ""
}

func csvField(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		if v == "" {
			return "", nil
		}
		return csv.Quote(v), nil
	}
	text, err := jsonText(v)
	return csv.Quote(text), err
}

// jsonText returns a value as JSON, without escapes that only HTML needs.
func jsonText(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}
