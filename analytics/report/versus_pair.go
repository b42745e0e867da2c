package report

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// tablePairs are the tables of two sides by their ids, in the order of the first; nil
// stands for one that a side does not have.
func tablePairs(a, b []comparison) (out [][2]*comparison) {
	find := func(in []comparison, id string) *comparison {
		if i := slices.IndexFunc(in, func(t comparison) bool { return t.ID == id }); i >= 0 {
			return &in[i]
		}
		return nil
	}
	for i := range a {
		out = append(out, [2]*comparison{&a[i], find(b, a[i].ID)})
	}
	for i := range b {
		if find(a, b[i].ID) == nil {
			out = append(out, [2]*comparison{nil, &b[i]})
		}
	}
	return out
}

// partPairs are the sections of two sides by their titles, in the order of the first. One
// that a side does not have is there without tables.
func partPairs(a, b []part) (out [][2]part) {
	find := func(in []part, title string) part {
		if i := slices.IndexFunc(in, func(p part) bool { return p.Title == title }); i >= 0 {
			return in[i]
		}
		return part{Title: title}
	}
	for _, p := range a {
		out = append(out, [2]part{p, find(b, p.Title)})
	}
	for _, p := range b {
		if !slices.ContainsFunc(a, func(x part) bool { return x.Title == p.Title }) {
			out = append(out, [2]part{{Title: p.Title}, p})
		}
	}
	return out
}

// pairTables makes one table of two; a or b may be nil. What only one of them has, with
// a value, is listed.
func pairTables(a, b *comparison) (t versusTable, onlyA, onlyB []string) {
	one := a
	if one == nil {
		one = b
	}
	t.comparison = comparison{ID: one.ID, Caption: one.plain(), Corner: one.Corner, Heads: unionHeads(a, b), data: one.data}
	places := unionRows(a, b)
	hidden := 0
	for _, p := range places {
		line := row{Name: p.name, Info: p.info}
		for _, h := range t.Heads {
			x, y := a.cell(p.a, h.Name), b.cell(p.b, h.Name)
			c := versusCell(x, y)
			line.Cells = append(line.Cells, c)
			t.Entries = append(t.Entries, versusEntries(one.ID, p.key, h.Name, x, y)...)
		}
		if p.shown(a, b) {
			t.Rows = append(t.Rows, line)
		} else {
			hidden++
		}
	}
	if hidden > 0 {
		t.Note = whole(hidden) + " more " + plural(hidden, "row") + ", which the format csv has."
	}
	return t, only(a, b), only(b, a)
}

// place says where two tables have a row; -1 is nowhere.
type place struct {
	key, name, info string
	a, b            int
}

// shown reports whether either table shows the row.
func (p place) shown(a, b *comparison) bool {
	in := func(t *comparison, i int) bool { return i >= 0 && (t.shown == 0 || i < t.shown) }
	return in(a, p.a) || in(b, p.b)
}

func unionRows(a, b *comparison) (out []place) {
	at := map[string]int{}
	for side, t := range []*comparison{a, b} {
		if t == nil {
			continue
		}
		for i, r := range t.Rows {
			if !slices.ContainsFunc(r.Cells, cell.has) {
				continue
			}
			key := t.key(r)
			j, known := at[key]
			if !known {
				j = len(out)
				at[key] = j
				info := r.Info
				if strings.HasPrefix(info, "ours ") { // what the largest k is
					info = ""
				}
				out = append(out, place{key, r.Name, info, -1, -1})
			}
			if side == 0 {
				out[j].a = i
			} else {
				out[j].b = i
			}
		}
	}
	return out
}

func unionHeads(a, b *comparison) (out []head) {
	for _, t := range []*comparison{a, b} {
		if t == nil {
			continue
		}
		for _, h := range t.Heads {
			if !slices.ContainsFunc(out, func(x head) bool { return x.Name == h.Name }) {
				out = append(out, h)
			}
		}
	}
	return out
}

// has reports whether the cell has a value of its own.
func (c cell) has() bool { return c.Exact != "" || c.unit == word && c.Text != undefined }

// cell is that of a row and a column, or an empty one.
func (t *comparison) cell(i int, column string) cell {
	if t != nil && i >= 0 {
		if j := slices.IndexFunc(t.Heads, func(h head) bool { return h.Name == column }); j >= 0 {
			return t.Rows[i].Cells[j]
		}
	}
	return cell{unit: word, Text: undefined}
}

// listedRows is how many rows that only one side has are named.
const listedRows = 20

// only lists what a table has that the other one has not.
func only(t, other *comparison) []string {
	switch {
	case t == nil || len(unionRows(t, nil)) == 0:
		return nil
	case other == nil || len(unionRows(other, nil)) == 0:
		return []string{"the table “" + t.plain() + "”"}
	}
	var rows, columns []string
	for _, p := range unionRows(t, other) {
		if p.b < 0 {
			rows = append(rows, p.key)
		}
	}
	for _, h := range t.Heads {
		if !slices.ContainsFunc(other.Heads, func(x head) bool { return x.Name == h.Name }) {
			columns = append(columns, "the column “"+h.Name+"” of “"+t.plain()+"”")
		}
	}
	if n := len(rows); n > listedRows {
		rows = append(rows[:listedRows], "and "+whole(n-listedRows)+" more")
	}
	if len(rows) > 0 {
		columns = append(columns, "in “"+t.plain()+"”: "+strings.Join(rows, "; "))
	}
	return columns
}

// versusCell is a cell with the second side where the report has the paper. It has an
// Exact, of no meaning, when either side has one.
func versusCell(a, b cell) cell {
	c := cell{Text: a.shownText(), Exact: a.Exact + b.Exact, Power: a.Power, Paper: b.shownText(), unit: a.unit}
	if b.Power != "" {
		c.Paper += "^" + b.Power
	}
	if !a.has() {
		c.unit = b.unit
	}
	d, relative, ok := difference(a, b)
	switch {
	case !ok:
		c.Same = a.has() && b.has() && a.unit == word && a.Text == b.Text
	case d == 0:
		c.Same = true
	default:
		c.Diff = a.unit.change(d)
		if relative != nil {
			c.Diff += " (" + signOf(*relative) + fixed(math.Abs(*relative)*100, 1) + "%)"
		}
	}
	return c
}

// shownText is what stands in the table; a dash where there is nothing.
func (c cell) shownText() string {
	if c.unit == word && c.Text == undefined {
		return "—"
	}
	return c.Text
}

// difference is b minus a, and its part of a, nil where that says nothing: for shares,
// whose difference is in percentage points, for coefficients that may be negative, and
// where a is 0. ok is false where one is missing, and for p-values.
func difference(a, b cell) (d float64, relative *float64, ok bool) {
	if a.Exact == "" || b.Exact == "" || a.unit == word || b.unit == word || a.unit == chance {
		return 0, nil, false
	}
	x, y := float64(a.value), float64(b.value)
	d = y - x
	switch a.unit {
	case percent, coefficient, signed:
	default:
		if x != 0 {
			part := d / math.Abs(x)
			relative = &part
		}
	}
	return d, relative, true
}

// change writes a difference with its sign, with two digits at least.
func (u unit) change(d float64) string {
	text := ""
	switch x := math.Abs(d); u {
	case percent:
		text = fixed(x*100, 1) + " pp"
	case count:
		text = strconv.FormatFloat(x, 'f', -1, 64)
	default:
		text = u.format(x)
	}
	return signOf(d) + group(text)
}

func signOf(d float64) string {
	if d < 0 {
		return "−"
	}
	return "+"
}

// versusEntries are a cell and what stands in small print under it, of both sides.
func versusEntries(table, row, column string, a, b cell) (out []versusEntry) {
	first, second := appendEntries(nil, entry{table, row, column, a}), appendEntries(nil, entry{table, row, column, b})
	find := func(in []entry, column string) cell {
		for _, e := range in {
			if e.column == column {
				return e.cell
			}
		}
		return cell{unit: word, Text: undefined}
	}
	for _, e := range first {
		out = append(out, versusEntry{table, row, e.column, e.cell, find(second, e.column)})
	}
	for _, e := range second {
		if !slices.ContainsFunc(first, func(x entry) bool { return x.column == e.column }) {
			out = append(out, versusEntry{table, row, e.column, find(nil, ""), e.cell})
		}
	}
	return slices.DeleteFunc(out, func(e versusEntry) bool { return !e.a.has() && !e.b.has() }) // which only the paper prints
}
