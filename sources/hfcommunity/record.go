package hfcommunity

import (
	"bytes"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// record is a row of a table with its place in the source.
type record struct {
	table  *table
	file   string
	line   int64
	values []sqldump.Value // of the columns of the table
	start  []byte          // of its text
	fault  string          // why it cannot be read, "" for a good one
}

// fault is why a row is a reject.
type fault struct{ kind, reason string }

func (f *fault) Error() string { return f.reason }

func faultf(kind, format string, args ...any) error {
	return &fault{kind, fmt.Sprintf(format, args...)}
}

// check refuses texts that a snapshot cannot hold, and names that are too long.
func (r *record) check() error {
	for i := range r.values {
		v, column := &r.values[i], r.table.columns[i]
		if v.Cut {
			if column != r.table.free {
				return faultf("too long", "%s is longer than %d bytes", column, maxText)
			}
			v.Text = wholeRunes(v.Text)
		}
		if !utf8.Valid(v.Text) {
			return faultf("not UTF-8", "%s is not valid UTF-8", column)
		}
	}
	return nil
}

// wholeRunes leaves out the beginning of a character at the end of a text.
func wholeRunes(text []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if c := text[len(text)-n]; utf8.RuneStart(c) {
			if !utf8.FullRune(text[len(text)-n:]) {
				return text[:len(text)-n]
			}
			break
		}
	}
	return text
}

// text returns a value, "" for NULL.
func (r *record) text(i int) string { return string(r.values[i].Text) }

// number returns a whole number, 0 for NULL.
func (r *record) number(i int) (int64, error) {
	if v := r.values[i]; v.Null || len(v.Text) == 0 {
		return 0, nil
	}
	n, err := strconv.ParseInt(r.text(i), 10, 64)
	if err != nil {
		return 0, faultf("no number", "%s: %.40q is not a whole number", r.table.columns[i], r.values[i].Text)
	}
	return n, nil
}

// yes returns whether a value says yes: any but 0, False and NULL.
func (r *record) yes(i int) bool {
	switch s := r.text(i); s {
	case "", "0", "False", "false", "\x00":
		return false
	}
	return true
}

// date returns a date, the zero time for NULL and for 0000-00-00.
func (r *record) date(i int) (time.Time, error) {
	v := r.values[i]
	if v.Null || len(v.Text) == 0 || bytes.HasPrefix(v.Text, []byte("0000-00-00")) {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateTime, time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, r.text(i)); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, faultf("impossible date", "%s: %.40q is not a date", r.table.columns[i], v.Text)
}
