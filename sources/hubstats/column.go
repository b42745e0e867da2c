package hubstats

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// column is a leaf of a file's schema that is read.
type column struct {
	*parquet.Column
	maxDef, maxRep byte
	unit           time.Duration // of a timestamp in integers; 0 for others
}

func newColumn(c *parquet.Column) *column {
	return &column{Column: c, maxDef: byte(c.MaxDefinitionLevel()), maxRep: byte(c.MaxRepetitionLevel()), unit: unitOf(c)}
}

// unitOf returns the unit of a column of timestamps or dates, 0 for others.
func unitOf(c *parquet.Column) time.Duration {
	logical := c.Type().LogicalType()
	if logical == nil {
		return 0
	}
	switch t := logical.Value.(type) {
	case *format.DateType:
		return 24 * time.Hour
	case *format.TimestampType:
		switch t.Unit.Value.(type) {
		case *format.MilliSeconds:
			return time.Millisecond
		case *format.MicroSeconds:
			return time.Microsecond
		case *format.NanoSeconds:
			return time.Nanosecond
		}
	}
	return 0
}

func isText(c *parquet.Column) bool {
	return c.Leaf() && c.Type().Kind() == parquet.ByteArray
}

func isNumber(c *parquet.Column) bool {
	return c.Leaf() && slices.Contains([]parquet.Kind{parquet.Boolean, parquet.Int32, parquet.Int64, parquet.Float, parquet.Double}, c.Type().Kind())
}

// isTime reports whether a column holds timestamps in any form but text.
func isTime(c *parquet.Column) bool {
	return c.Leaf() && (c.Type().Kind() == parquet.Int96 || isNumber(c) && unitOf(c) != 0)
}

// onlyLeaf returns the one leaf below a column, nil if there are several.
func onlyLeaf(c *parquet.Column) *parquet.Column {
	for !c.Leaf() {
		if len(c.Columns()) != 1 {
			return nil
		}
		c = c.Columns()[0]
	}
	return c
}

// cursor goes through the values of a column of a row group. A nil cursor is a
// column that a file does not have: all its values are null.
type cursor struct {
	*column
	pages *pages
	page  page
	entry int      // next one of the page
	value int      // of the entries so far, those that are not null
	used  []func() // release pages that have been read
}

// load makes sure that there is an entry; ok is false at the end of the column.
func (c *cursor) load() (ok bool, err error) {
	for c.entry >= c.page.entries {
		if c.page.release != nil {
			c.used = append(c.used, c.page.release)
		}
		next, more := <-c.pages.next
		if !more {
			c.page, c.entry = page{}, 0
			if errors.Is(c.pages.err, io.EOF) {
				return false, nil
			}
			return false, c.named(c.pages.err)
		}
		c.page, c.entry, c.value = next, 0, 0
	}
	return true, nil
}

func (c *column) named(err error) error {
	return fmt.Errorf("column %s: %w", strings.Join(c.Path(), "."), err)
}

// take goes to the next entry. It returns the entry's definition level and the
// number of its value in the page, -1 for null.
func (c *cursor) take() (def byte, value int, err error) {
	if c.entry >= c.page.entries {
		ok, err := c.load()
		if err != nil {
			return 0, 0, err
		}
		if !ok {
			return 0, 0, c.named(errors.New("it has fewer rows than the row group"))
		}
	}
	def = c.maxDef
	if len(c.page.def) > 0 {
		def = c.page.def[c.entry]
	}
	c.entry++
	if def < c.maxDef {
		return def, -1, nil
	}
	c.value++
	return def, c.value - 1, nil
}

// inRow reports whether the next entry belongs to the same row as the last one.
func (c *cursor) inRow() (bool, error) {
	if c.entry >= c.page.entries {
		if ok, err := c.load(); !ok {
			return false, err
		}
	}
	return len(c.page.rep) > 0 && c.page.rep[c.entry] > 0, nil
}

// text returns the text of the next row, "" for null.
func (c *cursor) text() (string, error) {
	if c == nil {
		return "", nil
	}
	_, i, err := c.take()
	if err != nil || i < 0 {
		return "", err
	}
	return c.page.text(i), nil
}

// texts appends the texts of the next row, without nulls.
func (c *cursor) texts(to []string) ([]string, error) {
	if c == nil {
		return to, nil
	}
	for {
		_, i, err := c.take()
		if err != nil {
			return to, err
		}
		if i >= 0 {
			to = append(to, c.page.text(i))
		}
		if more, err := c.inRow(); err != nil || !more {
			return to, err
		}
	}
}

// integer returns the number of the next row, 0 for null.
func (c *cursor) integer() (int64, error) {
	if c == nil {
		return 0, nil
	}
	_, i, err := c.take()
	if err != nil || i < 0 {
		return 0, err
	}
	n, _ := c.page.integer(i)
	return n, nil
}

// time returns the time of the next row, the zero time for null.
func (c *cursor) time() (t time.Time, bad string, err error) {
	if c == nil {
		return t, "", nil
	}
	_, i, err := c.take()
	if err != nil || i < 0 {
		return t, "", err
	}
	if c.Type().Kind() == parquet.ByteArray {
		text := c.page.text(i)
		t, ok := parseTime(text)
		if !ok {
			return t, text, nil
		}
		return t, "", nil
	}
	if c.page.int96s != nil {
		if c.page.index != nil {
			i = int(c.page.index[i])
		}
		x := c.page.int96s[i]
		const unixEpoch = 2440588 // as a Julian day
		return time.Unix((int64(x[2])-unixEpoch)*86400, int64(x[1])<<32|int64(x[0])).UTC(), "", nil
	}
	n, ok := c.page.integer(i)
	if !ok {
		return t, "", nil
	}
	switch c.unit {
	case 24 * time.Hour:
		return time.Unix(n*86400, 0).UTC(), "", nil
	case time.Millisecond:
		return time.UnixMilli(n).UTC(), "", nil
	case time.Microsecond:
		return time.UnixMicro(n).UTC(), "", nil
	}
	return time.Unix(n/1e9, n%1e9).UTC(), "", nil
}

// layouts are the forms of dates as text: of the API, and as pandas and DuckDB
// write a timestamp.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z07", time.DateTime, time.DateOnly}

// parseTime reads a date; "" and the words for null are the zero time.
func parseTime(text string) (time.Time, bool) {
	if text == "" || text == "NaT" || text == "None" {
		return time.Time{}, true
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
