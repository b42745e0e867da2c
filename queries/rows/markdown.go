package rows

import (
	"bufio"
	"strings"

	"github.com/hubgraph/hubgraph/internal/markdown"
	"github.com/hubgraph/hubgraph/queries"
)

// markdownWriter writes a table in GitHub Flavored Markdown. Columns of numbers,
// judged by the first row, are right-aligned.
type markdownWriter struct {
	out     *bufio.Writer
	columns []string
	begun   bool
}

func (w *markdownWriter) Columns(names []string) error {
	w.columns = names
	return nil
}

func (w *markdownWriter) Row(values []any) error {
	if !w.begun {
		w.head(values)
	}
	cells := make([]string, len(values))
	for i, v := range values {
		s, err := forPeople(queries.ForPeople(w.columns[i], v))
		if err != nil {
			return err
		}
		cells[i] = escapeMarkdown(s)
	}
	_, err := w.out.WriteString(markdown.Row(cells))
	return err
}

func (w *markdownWriter) head(first []any) {
	w.begun = true
	names := make([]string, len(w.columns))
	for i, name := range w.columns {
		names[i] = escapeMarkdown(name)
	}
	w.out.WriteString(markdown.Head(names, func(i int) bool { return i < len(first) && isNumber(first[i]) }))
}

func (w *markdownWriter) Close() error {
	if !w.begun && len(w.columns) > 0 {
		w.head(nil)
	}
	return w.out.Flush()
}

func isNumber(v any) bool {
	switch v.(type) {
	case int64, float64:
		return true
	}
	return false
}

var lineBreaks = strings.NewReplacer("\r\n", "<br>", "\n", "<br>", "\r", "<br>")

// escapeMarkdown keeps a text from ending its cell or being read as markup.
func escapeMarkdown(s string) string { return lineBreaks.Replace(markdown.Escape(s, "")) }
