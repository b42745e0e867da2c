package diff

import "slices"

// Table is a part of a Diff as rows. Values are nil, int64, string,
// time.Time or []any of string.
type Table struct {
	Title   string
	Columns []string
	Rows    [][]any
}

// Counts returns every count, one row each.
func (d *Diff) Counts() Table {
	t := Table{Title: "counts", Columns: []string{"what", "from", "to", "added", "gone", "changed"}}
	r := &d.Repositories
	t.count("models", r.Kinds.Model)
	t.count("datasets", r.Kinds.Dataset)
	t.count("spaces", r.Kinds.Space)
	for _, s := range d.sections()[1:] {
		t.count(s.many, s.Count)
	}
	return t
}

func (t *Table) add(values ...any) { t.Rows = append(t.Rows, values) }

func (t *Table) count(what string, c Count) { t.add(what, c.From, c.To, c.Added, c.Gone, c.Changed) }

// namedSection is a section with the names of what it holds.
type namedSection struct {
	one, many string
	*Section
}

func (d *Diff) sections() []namedSection {
	return []namedSection{
		{"repository", "repositories", &d.Repositories.Section},
		{"developer", "developers", &d.Developers},
		{"commits", "commits", &d.Commits},
		{"discussions", "discussions", &d.Discussions.Section},
		{"usage", "usages", &d.Usages},
		{"lineage", "lineage", &d.Lineage},
		{"trained_on", "trained_on", &d.TrainedOn},
		{"collaboration", "collaboration", &d.Collaboration},
		{"identity", "identities", &d.Identities},
		{"bot", "bots", &d.Bots},
		{"account", "accounts", &d.Accounts},
	}
}

// Changes returns the lists, a row for each Change.
func (d *Diff) Changes() Table {
	t := Table{Title: "changes", Columns: append([]string{"what", "change"}, changeColumns...)}
	for _, s := range d.sections() {
		for _, list := range s.lists() {
			for _, c := range list.changes {
				t.add(append([]any{s.one, list.change}, c.row()...)...)
			}
		}
	}
	return t
}

// ChangeTables returns the lists as tables for people, leaving out empty
// columns and empty tables.
func (d *Diff) ChangeTables() []Table {
	var out []Table
	for _, s := range d.sections() {
		for _, list := range s.lists() {
			t := Table{Title: s.many + " " + list.change, Columns: changeColumns}
			for _, c := range list.changes {
				t.add(c.row()...)
			}
			out = append(out, t.withoutEmptyColumns())
		}
	}
	return nonEmpty(out...)
}

type namedList struct {
	change  string
	changes []Change
}

func (s *Section) lists() []namedList {
	return []namedList{{"added", s.Lists.Added}, {"gone", s.Lists.Gone}, {"changed", s.Lists.Changed}}
}

var changeColumns = []string{"kind", "name", "target", "number", "attribute", "from", "to"}

func (c Change) row() []any {
	row := []any{text(c.Kind), c.Name, text(c.Target), nil, nil, nil, nil}
	if c.Number > 0 {
		row[3] = c.Number
	}
	if c.Value != nil {
		row[4], row[5], row[6] = c.Attribute, cell(c.From), cell(c.To)
	}
	return plain(row)
}

// withoutEmptyColumns leaves out the columns that hold nothing.
func (t Table) withoutEmptyColumns() Table {
	out := Table{Title: t.Title, Rows: make([][]any, len(t.Rows))}
	for i, column := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []any) bool { return row[i] != nil }) {
			continue
		}
		out.Columns = append(out.Columns, column)
		for k, row := range t.Rows {
			out.Rows[k] = append(out.Rows[k], row[i])
		}
	}
	return out
}

// plain replaces pointers to text by the text, or nil.
func plain(row []any) []any {
	for i, v := range row {
		if p, ok := v.(*string); ok {
			row[i] = nil
			if p != nil {
				row[i] = *p
			}
		}
	}
	return row
}

// cell is a value of a Change as shown in a table.
func cell(v any) any {
	list, ok := v.([]string)
	if !ok {
		return v
	}
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// Tables returns the Diff as tables for people: the counts, then what fits in
// a few rows. Empty tables are left out.
func (d *Diff) Tables() []Table {
	r := &d.Repositories
	return nonEmpty(d.heads(), d.Counts(), r.attributes(), r.totals(),
		movers("likes that changed most", r.Likes), movers("downloads that changed most", r.Downloads),
		transitions("licences", "repositories", r.Licenses), r.fields(), transitions("status of discussions", "discussions", d.Discussions.Status))
}

func (d *Diff) heads() Table {
	t := Table{Title: "snapshots", Columns: []string{"snapshot", "source", "collected at"}}
	for _, h := range []struct {
		name string
		Head
	}{{"from", d.From}, {"to", d.To}} {
		row := []any{h.name, text(h.Source), nil}
		if h.CollectedAt != nil {
			row[2] = *h.CollectedAt
		}
		t.add(plain(row)...)
	}
	return t
}

func nonEmpty(tables ...Table) []Table {
	var out []Table
	for _, t := range tables {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (r *Repositories) attributes() Table {
	t := Table{Title: "repositories that changed", Columns: []string{"attribute", "repositories"}}
	if r.Changes.ID > 0 {
		t.add("id", r.Changes.ID)
	}
	for _, a := range attributes {
		if n := *a.count(&r.Changes); n > 0 {
			t.add(a.name, n)
		}
	}
	return t
}

func (r *Repositories) totals() Table {
	t := Table{Title: "sums over all repositories", Columns: []string{"what", "from", "to", "change", "rose", "fell"}}
	for _, x := range []struct {
		name string
		Total
	}{{"likes", r.Likes}, {"downloads", r.Downloads}} {
		t.add(x.name, x.From, x.To, x.Change, x.Rose, x.Fell)
	}
	return t
}

func movers(title string, of Total) Table {
	t := Table{Title: title, Columns: []string{"kind", "id", "from", "to", "change"}}
	for _, m := range of.Movers {
		t.add(m.Kind, m.Name, m.From, m.To, m.Change)
	}
	return t
}

func transitions(title, number string, of []Transition) Table {
	t := Table{Title: title, Columns: []string{"from", "to", number}}
	for _, x := range of {
		t.add(plain([]any{x.From, x.To, x.Number})...)
	}
	return t
}

func (r *Repositories) fields() Table {
	t := Table{Title: "repositories of subfields", Columns: []string{"field", "from", "to", "added", "gone"}}
	for _, f := range []struct {
		name string
		Count
	}{{"cv", r.Fields.CV}, {"nlp", r.Fields.NLP}, {"mm", r.Fields.MM}} {
		if f.From+f.To > 0 {
			t.add(f.name, f.From, f.To, f.Added, f.Gone)
		}
	}
	return t
}
