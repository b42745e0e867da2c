package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/internal/columns"
)

// versusColumns are the columns of a comparison as csv.
var versusColumns = []columns.Column[versusEntry]{
	columns.Of("table", func(e *versusEntry) any { return e.table }),
	columns.Of("row", func(e *versusEntry) any { return e.row }),
	columns.Of("column", func(e *versusEntry) any { return e.column }),
	columns.Of("a", func(e *versusEntry) any { return e.a.number() }),
	columns.Of("b", func(e *versusEntry) any { return e.b.number() }),
	columns.Of("difference", func(e *versusEntry) any {
		if d, _, ok := difference(e.a, e.b); ok {
			return d
		}
		return nil
	}),
	columns.Of("relative", func(e *versusEntry) any {
		if _, part, ok := difference(e.a, e.b); ok && part != nil {
			return *part
		}
		return nil
	}),
	columns.Of("percentage_points", func(e *versusEntry) any {
		if d, _, ok := difference(e.a, e.b); ok && e.a.unit == percent {
			return d * 100
		}
		return nil
	}),
	columns.Of("text_a", func(e *versusEntry) any { return e.a.word() }),
	columns.Of("text_b", func(e *versusEntry) any { return e.b.word() }),
}

// word is the text of a cell that holds no number; nil for others.
func (c cell) word() any {
	if c.unit != word || c.Text == undefined {
		return nil
	}
	return c.Text
}

func (v *versus) writeCSV(w io.Writer) error {
	var entries []versusEntry
	for _, p := range v.Parts {
		for _, t := range p.Tables {
			entries = append(entries, t.Entries...)
		}
	}
	return columns.Write(w, versusColumns, entries, "csv")
}

// versusReading says how the tables are read.
const versusReading = "Δ is the second minus the first: the difference, and in brackets its part of the first. Differences of shares are in percentage points (pp). " +
	"A coefficient that may be negative has no such part, and a p-value no difference."

func (v *versus) writeMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", mdText(v.Title))
	for _, s := range v.Sides {
		fmt.Fprintf(b, "\n**%s**\n", mdText(s.Label))
		mdParagraphs(b, s.About)
	}
	mdParagraphs(b, []string{versusReading})
	mdList(b, "Read with care", v.Warnings)
	for _, s := range v.Sides {
		mdList(b, "Only in "+s.Label, s.Only)
	}
	for _, p := range v.Parts {
		fmt.Fprintf(b, "\n## %s\n", mdText(p.Title))
		legend := ""
		for i := range p.Tables {
			legend = mdTable(b, &p.Tables[i].comparison, p.Tables[i].Sides, legend)
		}
	}
	fmt.Fprintf(b, "\nMade by hubgraph %s.\n", mdText(v.Hubgraph))
	return b.Flush()
}

// Reading is versusReading, for the page.
func (v *versus) Reading() string { return versusReading }

// Grid lays the table out for the page.
func (t versusTable) Grid() versusGrid {
	g := t.grid(t.Sides)
	out := versusGrid{Heads: g.heads, Named: g.names}
	for i, line := range g.lines {
		if g.first[i] {
			out.Rows = append(out.Rows, nil)
		}
		cells := make([]versusText, len(line))
		for j, c := range line {
			cells[j] = versusText{c.text, c.power, c.aside, j < g.names, g.words[j]}
		}
		last := &out.Rows[len(out.Rows)-1]
		*last = append(*last, cells)
	}
	return out
}

// versusGrid is a table of the page: rows of up to three lines.
type versusGrid struct {
	Heads []string
	Named int
	Rows  [][][]versusText
}

type versusText struct {
	Text, Power, Aside string
	Head, Word         bool
}

// Legend says what the columns mean.
func (t versusTable) Legend() []head {
	var out []head
	for _, h := range t.Heads {
		if h.Info != "" {
			out = append(out, h)
		}
	}
	return out
}
