// Package columns writes rows of values with names, as CSV or as JSON Lines.
package columns

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/internal/csv"
)

// Column is a column of rows of type T: how it is called, and its value, which is nil, a
// bool, a number, a string or a []string.
type Column[T any] struct {
	Name  string
	Value func(*T) any
}

// Of is a column.
func Of[T any](name string, value func(*T) any) Column[T] { return Column[T]{name, value} }

// Formats are those of Write.
var Formats = []string{"csv", "jsonl"}

// Write writes rows in one of Formats. In CSV, with headings, a list is a JSON array, and
// nil and "" are empty.
func Write[T any](to io.Writer, columns []Column[T], rows []T, format string) error {
	w := bufio.NewWriter(to)
	if format == "csv" {
		for i, c := range columns {
			w.WriteString(separator(i, ",") + c.Name)
		}
		w.WriteString("\r\n")
	}
	for i := range rows {
		if err := writeRow(w, columns, &rows[i], format); err != nil {
			return err
		}
	}
	return w.Flush()
}

// Moment is a time in milliseconds since 1970 as text (RFC 3339, UTC, whole seconds); nil
// when it is unknown.
func Moment(at *int64) any {
	if at == nil {
		return nil
	}
	return time.UnixMilli(*at).UTC().Format(time.RFC3339)
}

// Values returns the values of some columns of a row, by name.
func Values[T any](columns []Column[T], row *T, want func(name string) bool) map[string]any {
	values := map[string]any{}
	for _, c := range columns {
		if want(c.Name) {
			values[c.Name] = c.Value(row)
		}
	}
	return values
}

func writeRow[T any](w *bufio.Writer, columns []Column[T], row *T, format string) error {
	for i, c := range columns {
		v := c.Value(row)
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
		w.WriteString(separator(i, ", ") + strconv.Quote(c.Name) + ": " + text)
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
