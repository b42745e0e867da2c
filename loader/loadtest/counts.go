package loadtest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// WithoutCounts removes the counts from the lines of dbtest.Dump, so that what
// is left is what a snapshot says.
func WithoutCounts(lines []string) []string {
	var names []string
	for _, kind := range hub.Kinds {
		names = append(names, columnNames(counts.RepositoryColumns(kind))...)
	}
	names = append(names, columnNames(counts.AccountColumns())...)
	// A value may be a quoted string, a list of numbers, a date or a number.
	property := regexp.MustCompile(`(^|, )(` + strings.Join(names, "|") + `): ("(\\.|[^"\\])*"|\[[^\]]*\]|[^,}]*)`)
	links := regexp.MustCompile(`-\[(` + strings.Join(counts.LinkTypes(), "|") + `) \{`)
	node := regexp.MustCompile(`^\((\w+:)*(Account|Repository)(:\w+)*\) \{`)
	var left []string
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "(Tally) "), strings.HasPrefix(line, "(Counts) "), links.MatchString(line):
			continue
		case node.MatchString(line):
			labels, properties, _ := strings.Cut(line, " {")
			properties = property.ReplaceAllString(strings.TrimSuffix(properties, "}"), "")
			line = labels + " {" + strings.TrimPrefix(properties, ", ") + "}"
		}
		left = append(left, line)
	}
	slices.Sort(left)
	return left
}

func columnNames(columns []counts.Column) []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return names
}
