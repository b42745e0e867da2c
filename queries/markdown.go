package queries

import (
	"bufio"
	"strings"
)

// markdownWriter writes a table of GitHub Flavored Markdown. Numbers are set
// to the right, by the values of the first row.
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
	for _, v := range values {
		s, err := forPeople(v)
		if err != nil {
			return err
		}
		w.out.WriteString("| " + escapeMarkdown(s) + " ")
	}
	_, err := w.out.WriteString("|\n")
	return err
}

func (w *markdownWriter) head(first []any) {
	w.begun = true
	rule := ""
	for i, name := range w.columns {
		w.out.WriteString("| " + escapeMarkdown(name) + " ")
		if i < len(first) && isNumber(first[i]) {
			rule += "| ---: "
		} else {
			rule += "| --- "
		}
	}
	w.out.WriteString("|\n" + rule + "|\n")
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

// escapeMarkdown keeps a text from ending its cell or being read as markup.
// Underscores inside words mean nothing to Markdown and stay.
func escapeMarkdown(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '\r' && i+1 < len(runes) && runes[i+1] == '\n':
			continue
		case r == '\n' || r == '\r':
			b.WriteString("<br>")
			continue
		case r == '_' && insideWord(runes, i):
		case strings.ContainsRune("\\`*_<>[]|&~", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func insideWord(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && isNamePart(runes[i-1]) && isNamePart(runes[i+1])
}
