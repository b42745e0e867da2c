package rows

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// tableWriter draws a table, a block of rows at a time. A later block that needs
// wider columns gets them, under a header of its own. In a terminal the widest
// columns are narrowed until the table fits.
type tableWriter struct {
	out     *bufio.Writer
	width   int
	columns []string
	block   []table.Row // rows not drawn yet
	widths  []int
	numbers []bool // the column holds only numbers
	limits  []int  // widths of the last block drawn
}

// tableBlock is how many rows are in memory at a time.
const tableBlock = 1000

func (w *tableWriter) Columns(names []string) error {
	w.columns = names
	w.widths, w.numbers = make([]int, len(names)), make([]bool, len(names))
	for i, name := range names {
		w.widths[i], w.numbers[i] = text.StringWidthWithoutEscSequences(visible(name)), true
	}
	return nil
}

func (w *tableWriter) Row(values []any) error {
	row := make(table.Row, len(values))
	for i, v := range values {
		s, err := forPeople(v)
		if err != nil {
			return err
		}
		s = visible(s)
		row[i] = s
		w.widths[i] = max(w.widths[i], text.StringWidthWithoutEscSequences(s))
		w.numbers[i] = w.numbers[i] && (v == nil || isNumber(v))
	}
	w.block = append(w.block, row)
	if len(w.block) == tableBlock {
		return w.draw()
	}
	return nil
}

// draw writes the waiting rows, under a header when they are the first or their
// columns differ from those of the block before.
func (w *tableWriter) draw() error {
	t := table.NewWriter()
	t.SetStyle(style())
	t.SuppressTrailingSpaces()
	limits := fit(w.widths, w.width-3*len(w.columns)+1) // " │ " between columns, " " at both ends
	if !slices.Equal(limits, w.limits) {
		head := make(table.Row, len(w.columns))
		for i, name := range w.columns {
			head[i] = visible(name)
		}
		t.AppendHeader(head)
		w.limits = limits
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
// below 8. A total of 0 or less sets no limit.
func fit(widths []int, total int) []int {
	const least = 8
	out := slices.Clone(widths)
	if total <= 0 {
		return out
	}
	sum := 0
	for _, w := range out {
		sum += w
	}
	for ; sum > total; sum-- {
		i := slices.Index(out, slices.Max(out))
		if out[i] <= least {
			break
		}
		out[i]--
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
