package recipe

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// placeholder matches {{...}} within a line, with the backticks around it.
var placeholder = regexp.MustCompile("(`?)\\{\\{([^{}\n]*)\\}\\}(`?)")

// reference is what a placeholder refers to: a parameter, or a value of a result.
type reference struct {
	param     string
	cell, key string // key "" is the first row
	keyed     bool
	column    string
	as        form
	one, many string // the word behind it, for 1 and for other numbers; "" for none
}

var referenceForm = regexp.MustCompile(`^\s*(?:\$([A-Za-z_][A-Za-z0-9_]*)|([A-Za-z_][A-Za-z0-9_]*)(\[([^\[\]]*)\])?\.([A-Za-z_][A-Za-z0-9_]*))\s*(?:\|\s*([^|]*?)\s*)?(?:\|\s*([^|]*?)\s*)?$`)

func parseReference(s string) (reference, error) {
	m := referenceForm.FindStringSubmatch(s)
	if m == nil {
		return reference{}, fmt.Errorf("want {{cell.column}}, {{cell[key].column}}, {{cell[key,key].column}} or {{$parameter}}, perhaps with |percent, or with words for one and for several: |model|models")
	}
	ref := reference{param: m[1], cell: m[2], key: m[4], keyed: m[3] != "", column: m[5]}
	switch {
	case m[7] != "":
		ref.one, ref.many = m[6], m[7]
	case m[6] != "" && m[6] != "percent":
		return reference{}, fmt.Errorf("unknown form %q, there are percent, and two words for one and for several: |model|models", m[6])
	case m[6] != "":
		ref.as = share
	case m[5] == "year":
		ref.as = bare
	}
	return ref, nil
}

// checkLine tests the placeholders of a line of prose.
func (r *Recipe) checkLine(line string) error {
	for _, at := range placeholder.FindAllStringSubmatchIndex(line, -1) {
		ref := line[at[4]:at[5]]
		if at[3]-at[2] != at[7]-at[6] || strings.Count(line[:at[0]], "`")%2 == 1 {
			return fmt.Errorf("{{%s}}: between backticks a placeholder stands alone", ref)
		}
		if err := r.checkReference(ref); err != nil {
			return fmt.Errorf("{{%s}}: %w", ref, err)
		}
	}
	return nil
}

// checkReference checks a placeholder as far as possible without results.
func (r *Recipe) checkReference(s string) error {
	ref, err := parseReference(s)
	if err != nil {
		return err
	}
	if ref.param != "" {
		if _, ok := r.Param(ref.param); !ok {
			return fmt.Errorf("there is no parameter %s at the top", ref.param)
		}
		return nil
	}
	c := r.cell(ref.cell)
	switch {
	case c == nil:
		return fmt.Errorf("there is no cell %s", ref.cell)
	case c.Browser:
		return fmt.Errorf("cell %s is for Neo4j Browser and has no result", ref.cell)
	case c.Query != nil && !slices.Contains(c.Query.Columns(), ref.column):
		return fmt.Errorf("%s has no column %s; it has %s", c.Query.Name, ref.column, list(c.Query.Columns()))
	}
	return nil
}

// resolve returns the value of a reference; ok is false when there is none: no row,
// null, or an empty string. The error says that the column does not exist.
func (r *Report) resolve(ref reference) (v any, ok bool, err error) {
	if ref.param != "" {
		v = r.Params[ref.param]
		return v, v != nil, nil
	}
	result := r.Result(ref.cell)
	if result == nil {
		return nil, false, nil
	}
	column := result.column(ref.column)
	if column < 0 {
		return nil, false, fmt.Errorf("cell %s returns no column %s; it has %s", ref.cell, ref.column, list(result.Columns))
	}
	for _, row := range result.Rows {
		if !ref.keyed || begins(row, ref.key) {
			return row[column], row[column] != nil && row[column] != "", nil
		}
	}
	return nil, false, nil
}

// begins reports whether the first columns of a row equal the parts of a key.
func begins(row []any, key string) bool {
	parts := strings.Split(key, ",")
	if len(parts) > len(row) {
		return false
	}
	for i, part := range parts {
		if shown(row[i], bare) != strings.TrimSpace(part) {
			return false
		}
	}
	return true
}

// fill returns the prose of a block with values for its placeholders, without the
// paragraphs and list items that refer to a missing value.
func (r *Report) fill(b Block) (string, error) {
	var out []string
	for _, piece := range paragraphs(b.Prose) {
		text, whole := piece.text, true
		if !piece.verbatim {
			var err error
			if text, whole, err = r.fillText(piece.text); err != nil {
				return "", r.Recipe.fault(b.Line+piece.line, "%v", err)
			}
		}
		if whole {
			out = append(out, text)
		}
	}
	return tidy(strings.Join(out, "\n")), nil
}

// fillText fills one piece; whole is false when a value is missing.
func (r *Report) fillText(text string) (filled string, whole bool, err error) {
	whole = true
	filled = placeholder.ReplaceAllStringFunc(text, func(s string) string {
		m := placeholder.FindStringSubmatch(s)
		value, ok, e := r.valueText(m[2])
		whole = whole && ok
		switch {
		case e != nil && err == nil:
			err = fmt.Errorf("{{%s}}: %w", m[2], e)
		case m[1] != "":
			return codeSpan(value)
		}
		return escapeMarkdown(value)
	})
	return filled, whole, err
}

// valueText returns the value that a placeholder names as text.
func (r *Report) valueText(s string) (text string, ok bool, err error) {
	ref, err := parseReference(s)
	if err != nil {
		return "", false, err
	}
	v, ok, err := r.resolve(ref)
	text = shown(v, ref.as)
	switch f, _ := number(v); {
	case ref.many == "":
	case f == 1:
		text += " " + ref.one
	default:
		text += " " + ref.many
	}
	return text, ok, err
}

// piece is a paragraph, a list item, a table row or a fenced block of a text; the
// blank lines around it are pieces of their own.
type piece struct {
	line     int // from the first one of the text, from 0 on
	text     string
	verbatim bool // no placeholders: a fenced block
}

var itemStart = regexp.MustCompile(`^\s*(?:[-*+]|[0-9]+[.)])\s|^\s*\||^#`)

// paragraphs cuts a text into pieces, which joined by line breaks are the text.
func paragraphs(text string) []piece {
	var out []piece
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		first := i
		if fence, _ := opening(lines[i]); fence != "" {
			for i++; i < len(lines) && !closes(lines[i], fence); i++ {
			}
			i = min(i+1, len(lines))
			out = append(out, piece{first, strings.Join(lines[first:i], "\n"), true})
			continue
		}
		for i++; i < len(lines); i++ {
			fence, _ := opening(lines[i])
			blank := strings.TrimSpace(lines[i]) == ""
			if fence != "" || blank || strings.TrimSpace(lines[first]) == "" || itemStart.MatchString(lines[i]) {
				break
			}
		}
		out = append(out, piece{first, strings.Join(lines[first:i], "\n"), false})
	}
	return out
}

var manyBlanks = regexp.MustCompile(`\n[ \t]*\n([ \t]*\n)+`)

// tidy reduces runs of blank lines to one, and to none at both ends.
func tidy(text string) string {
	return strings.Trim(manyBlanks.ReplaceAllString(text, "\n\n"), "\n")
}
