package report

import "slices"

// grid is a table as lines of texts, for formats without a layout of their own. A row
// with a number of another beside ours is three lines, as on the page.
type grid struct {
	heads []string
	names int    // columns at the left that name the line
	words []bool // by column: texts, not numbers
	lines [][]gridCell
	first []bool // by line: begins a row
	note  string // which rows are missing; "" for none
}

// gridCell is a text with what follows it as an exponent and in small print.
type gridCell struct{ text, power, aside string }

// sideNames are the names of the lines of a row: of our number, of the other, and of
// the difference.
type sideNames [3]string

var ownNames = sideNames{"ours", "paper", "Δ"}

// grid lays the table out.
func (t *comparison) grid(sides sideNames) grid {
	rows, note := t.visible()
	compared := slices.ContainsFunc(rows, row.Compared)
	g := grid{heads: []string{t.Corner}, names: 1, words: []bool{true}, note: note}
	if compared {
		g.heads, g.words, g.names = append(g.heads, ""), append(g.words, true), 2
	}
	for i, h := range t.Heads {
		g.heads, g.words = append(g.heads, h.Name), append(g.words, t.Words(i))
	}
	for _, r := range rows {
		name := gridCell{text: r.Name}
		if r.Info != "" {
			name.aside = r.Info
		}
		line := []gridCell{name}
		if compared {
			line = append(line, gridCell{text: sides[0]})
		}
		for _, c := range r.Cells {
			line = append(line, gridCell{c.Text, c.Power, c.Aside})
		}
		g.add(true, line)
		if r.Compared() {
			others, differences := []gridCell{{}, {text: sides[1]}}, []gridCell{{}, {text: sides[2]}}
			for _, c := range r.Cells {
				others = append(others, gridCell{text: c.Paper})
				differences = append(differences, gridCell{text: c.difference()})
			}
			g.add(false, others)
			g.add(false, differences)
		}
	}
	return g
}

func (g *grid) add(first bool, line []gridCell) {
	g.lines, g.first = append(g.lines, line), append(g.first, first)
}

// difference is what stands in the line of differences.
func (c cell) difference() string {
	if c.Same {
		return "="
	}
	return c.Diff
}

// Words reports whether a column has texts, not numbers.
func (t comparison) Words(column int) bool {
	return len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(r row) bool { return !r.Cells[column].Words() })
}

// Words reports whether a cell is a text.
func (c cell) Words() bool { return c.unit == word }

// wordy reports whether the table has words, which Empty does not see.
func (t *comparison) wordy() bool {
	return slices.ContainsFunc(t.Rows, func(r row) bool {
		return slices.ContainsFunc(r.Cells, func(c cell) bool { return c.unit == word && c.Text != undefined })
	})
}

// nothing is the sentence in the place of a table without a value.
func (t *comparison) nothing() string {
	text := t.Nothing
	if text == "" {
		text = "there is nothing to count."
	}
	return t.Caption + ": " + text
}
