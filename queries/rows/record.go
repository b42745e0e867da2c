package rows

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// leastValue is the room that a value has in a record, in however narrow a
// terminal.
const leastValue = 20

// drawRecords writes the waiting rows as records: a rule with the number of the row,
// and a line a column. A text that is too long goes on below itself.
func (w *tableWriter) drawRecords() error {
	names := 0
	for _, name := range w.columns {
		names = max(names, width(visible(name)))
	}
	room := max(leastValue, w.width-names-3) // a blank before the name, two after it
	for _, row := range w.block {
		w.drawn++
		rule := fmt.Sprintf("─── %d ", w.drawn)
		w.out.WriteString(rule + strings.Repeat("─", max(3, min(w.width, names+3+leastValue)-width(rule))) + "\n")
		for i, name := range w.columns {
			name = visible(name)
			line := " " + name + strings.Repeat(" ", names-width(name)) + "  "
			for part := range strings.SplitSeq(text.WrapSoft(row[i].(string), room), "\n") {
				w.out.WriteString(strings.TrimRight(line+part, " ") + "\n")
				line = strings.Repeat(" ", names+3)
			}
		}
	}
	w.block = w.block[:0]
	return nil
}
