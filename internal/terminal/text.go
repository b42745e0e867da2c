package terminal

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Number formats a count with commas: 1,234,567.
func Number(n int64) string { return thousands.Group(strconv.FormatInt(n, 10)) }

// Rate formats the rate of n in a given time, per second.
func Rate(n int64, in time.Duration) string { return Number(int64(float64(n) / in.Seconds())) }

// percent returns the part done in percent, 100 if there is nothing to do.
func percent(done, total int64) int64 {
	if total == 0 {
		return 100
	}
	return done * 100 / total
}

// remaining says how long the rest will take at the speed so far, ", about
// 1m0s left"; "" at the start and at the end.
func remaining(elapsed time.Duration, done, total int64) string {
	if done == 0 || done >= total {
		return ""
	}
	rest := time.Duration(float64(elapsed) * float64(total-done) / float64(done))
	return ", about " + rest.Round(time.Second).String() + " left"
}

// Counts is a titled table of counts.
type Counts struct {
	Title string
	Rows  []Count
}

// Count is a row of Counts: how many there are of a thing, and the first ones.
type Count struct {
	Name     string
	N        int64
	Examples []string
}

// WriteCounts writes tables below each other with aligned columns. Examples
// end with dots if there are more.
func WriteCounts(w io.Writer, tables ...Counts) error {
	width := 0
	for _, t := range tables {
		for _, c := range t.Rows {
			width = max(width, len(c.Name))
		}
	}
	var text strings.Builder
	for _, t := range tables {
		fmt.Fprintln(&text, t.Title)
		for _, c := range t.Rows {
			fmt.Fprintf(&text, "  %-*s %12s", width, c.Name, Number(c.N))
			for i, example := range c.Examples {
				text.WriteString([]string{"  ", ", "}[min(i, 1)] + cell(example))
			}
			if n := len(c.Examples); n > 0 && c.N > int64(n) {
				text.WriteString(", ...")
			}
			text.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// cell returns a name cut to the length of a cell, quoted if it contains
// unprintable characters.
func cell(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most-1]) + "…"
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}
