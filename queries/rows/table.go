package rows

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
)

// tableWriter draws a table, a block of rows at a time. A later block that needs
// wider columns gets them, under a header of its own. In a terminal the widest
// columns of text are narrowed until the table fits. Numbers, times, headers and
// words are not broken: where a table cannot fit without that, each row is a record
// with a line a column, and so are all rows after it. In a column of numbers of which
// one has five digits or more before the point, commas stand between the thousands;
// so years have none. Texts are composed (NFC), as terminals draw the parts of a
// letter in more room than it has.
type tableWriter struct {
	out     *bufio.Writer
	width   int
	columns []string
	block   []table.Row // rows not drawn yet
	widths  []int
	least   []int  // widths below which something would be broken
	numbers []bool // the column holds only numbers
	long    []bool // and one of them is long enough for commas
	limits  []int  // widths of the last block drawn
	records bool
	drawn   int // records
}

// longestWord is how long a word may be and still not be broken in a table.
const longestWord = 32

// tableBlock is how many rows are in memory at a time.
const tableBlock = 1000

func (w *tableWriter) Columns(names []string) error {
	w.columns = names
	w.widths, w.least = make([]int, len(names)), make([]int, len(names))
	w.numbers, w.long = make([]bool, len(names)), make([]bool, len(names))
	for i, name := range names {
		w.widths[i], w.numbers[i] = width(visible(name)), true
		w.least[i] = w.widths[i]
	}
	return nil
}

func (w *tableWriter) Row(values []any) error {
	row := make(table.Row, len(values))
	for i, v := range values {
		v = queries.ForPeople(w.columns[i], v)
		s, err := forPeople(v)
		if err != nil {
			return err
		}
		s = visible(norm.NFC.String(s))
		row[i] = s
		w.widths[i] = max(w.widths[i], width(s))
		w.least[i] = max(w.least[i], unbroken(v, s))
		w.numbers[i] = w.numbers[i] && (v == nil || isNumber(v))
	}
	w.block = append(w.block, row)
	if len(w.block) == tableBlock {
		return w.draw()
	}
	return nil
}

// groupFrom is the length of a whole number from which on its column has commas.
const groupFrom = 5

// group puts commas into the numbers of the waiting rows.
func (w *tableWriter) group() {
	for i := range w.columns {
		if !w.numbers[i] {
			continue
		}
		for _, row := range w.block {
			whole, _, _ := strings.Cut(strings.TrimPrefix(row[i].(string), "-"), ".")
			w.long[i] = w.long[i] || len(whole) >= groupFrom && !strings.ContainsFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
		}
		if !w.long[i] {
			continue
		}
		for _, row := range w.block {
			s := thousands.Group(row[i].(string))
			row[i] = s
			w.widths[i], w.least[i] = max(w.widths[i], width(s)), max(w.least[i], width(s))
		}
	}
}

// width is how many columns of a terminal a text takes.
func width(s string) int { return text.StringWidthWithoutEscSequences(s) }

// unbroken is the width of what must stay together of a value shown as s: a text
// may be broken between words, anything else nowhere.
func unbroken(v any, s string) int {
	switch v.(type) {
	case string, []any, map[string]any:
		longest := 0
		for word := range strings.FieldsSeq(s) {
			longest = max(longest, width(word))
		}
		return min(longest, longestWord)
	}
	return width(s)
}

// fits reports whether a table of columns of these widths fits into a terminal.
func (w *tableWriter) fits(widths []int) bool {
	return w.width <= 0 || sum(widths) <= w.room()
}

// room is the sum of the widths of columns that fit: " │ " stands between columns,
// " " at both ends.
func (w *tableWriter) room() int { return w.width - 3*len(w.columns) + 1 }

func sum(list []int) (total int) {
	for _, n := range list {
		total += n
	}
	return total
}

// draw writes the waiting rows, under a header when they are the first or their
// columns differ from those of the block before.
func (w *tableWriter) draw() error {
	w.group()
	if w.records = w.records || !w.fits(w.least); w.records {
		return w.drawRecords()
	}
	t := table.NewWriter()
	t.SetStyle(style())
	t.SuppressTrailingSpaces()
	limits := w.widths
	if w.width > 0 {
		limits = fit(w.widths, w.least, w.room())
	}
	if !slices.Equal(limits, w.limits) {
		head := make(table.Row, len(w.columns))
		for i, name := range w.columns {
			head[i] = visible(name)
		}
		t.AppendHeader(head)
		w.limits = slices.Clone(limits)
	}
	t.SetColumnConfigs(w.configs())
	t.AppendRows(w.block)
	w.block = w.block[:0]
	_, err := w.out.WriteString(t.Render() + "\n")
	return err
}

func (w *tableWriter) Close() error {
	if len(w.block) > 0 || w.limits == nil && len(w.columns) > 0 {
		if err := w.draw(); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

func style() table.Style {
	s := table.StyleLight
	s.Name = "hubgraph"
	s.Format.Header = text.FormatDefault
	s.Options = table.Options{SeparateColumns: true, SeparateHeader: true}
	return s
}

func (w *tableWriter) configs() []table.ColumnConfig {
	configs := make([]table.ColumnConfig, len(w.columns))
	for i, limit := range w.limits {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMin: limit, WidthMax: limit, WidthMaxEnforcer: text.WrapSoft}
		if w.numbers[i] {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	return configs
}

// fit lowers the largest widths, evenly, until their sum is at most total, but none
// below its least.
func fit(widths, least []int, total int) []int {
	out := slices.Clone(widths)
	for over := sum(out) - total; over > 0; over-- {
		widest := -1
		for i := range out {
			if out[i] > least[i] && (widest < 0 || out[i] > out[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		out[widest]--
	}
	return out
}

// visible writes control characters as escapes: data must not control the terminal
// or break the lines of the table.
func visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden reports control characters and those that change the direction of text.
func hidden(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f
}
