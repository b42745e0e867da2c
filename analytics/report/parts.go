package report

import (
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// part is a section of the report where it has no layout of its own: a head, a text,
// tables with their notes, and rankings.
type part struct {
	Title    string
	Intro    string
	Tables   []comparison
	Rankings []rankingTable
}

// whole has the rankings among the tables.
func (p part) whole() part {
	p.Tables, p.Rankings = append(p.Tables[:len(p.Tables):len(p.Tables)], rankingComparisons(p.Rankings)...), nil
	return p
}

// parts are the sections with tables, in the order of the page. The tables of
// rankings and licences are whole, and say how much of them is shown.
func (v *view) parts(r *analytics.Results, p *paper) []part {
	activity := append(append([]comparison{}, v.Shares...), oneCommitterTable(r, p))
	activity = append(append(activity, v.Activity...), v.PrintedPairs)
	var licences []comparison
	for i, t := range v.Licenses {
		licences = append(licences, t.Overview, t.comparison(r.Licenses.At(hub.Kinds[i])))
	}
	sizing := append(append([]comparison{v.Sizing}, v.Cores...), v.OtherCores)
	parts := []part{
		{"Sizes", "", []comparison{sizesTable(r, p)}, nil},
		{"Activity", intros.Activity, append(activity, v.Correlations...), nil},
		{"Licences", intros.Licences, licences, nil},
		{testsTitle, intros.Tests, append([]comparison{v.TestGroups}, v.Tests...), nil},
		{"Collaboration", intros.Collaboration, append(sizing, v.Centrality...), v.Developers},
		{"Usage", intros.Usage, []comparison{v.Usage}, append(v.Models[:len(v.Models):len(v.Models)], v.Owners...)},
	}
	parts = append(append(parts, v.Beyond...), part{"How the results were made", "", []comparison{factsTable(r, v.Options), ignoredTable(r)}, nil})
	for i := range parts {
		parts[i] = parts[i].whole()
	}
	return parts
}

// sizesTable has the numbers at the top of the page.
func sizesTable(r *analytics.Results, p *paper) comparison {
	t := comparison{ID: "sizes", Caption: "Sizes of the hub", Corner: "of", Heads: []head{{"number", ""}}}
	for _, s := range hubSizes(r, p) {
		t.Rows = append(t.Rows, row{Name: s.name, Cells: []cell{compare(count, s.ours, s.paper)}})
	}
	return t
}

// oneCommitterTable has the numbers of the notes under the tables of shares.
func oneCommitterTable(r *analytics.Results, p *paper) comparison {
	t := comparison{ID: "one-committer", Caption: "Repositories with exactly one committer", Corner: "of the", Heads: []head{{"number", ""}, {"share", ""}}, data: true}
	for _, k := range hub.Kinds {
		part := r.Activity.At(k).CommittersExactlyOne
		t.Rows = append(t.Rows, row{Name: k.String() + "s", Cells: []cell{
			compareCount(part.Repositories, printed{}), compare(percent, part.Share, p.OneCommitterShare[k.String()])}})
	}
	return t
}

// comparison is the table of licences with all its rows.
func (t licenseTable) comparison(l *analytics.Licenses) comparison {
	c := comparison{ID: t.ID, Caption: t.Caption, Plain: "Licences of " + t.Kind + " that have a licence tag", Corner: "licence",
		Heads: []head{{"class", ""}, {t.Kind, ""}, {"share of licensed", ""}}}
	if len(t.Top) == 0 {
		return c
	}
	c.shown = len(t.Top)
	for i, x := range t.Top[:len(t.Top)-1] {
		c.Rows = append(c.Rows, x.row(l.Table[i].Repositories))
	}
	c.Rows = append(c.Rows, t.Top[len(t.Top)-1].row(ccCount(l))) // the family
	for i, x := range t.Rest {
		c.Rows = append(c.Rows, x.row(l.Table[len(t.Top)-1+i].Repositories))
	}
	return c
}

func (x licenseRow) row(n int) row {
	return row{Name: x.License, Cells: []cell{{Text: x.Class, unit: word}, compareCount(n, printed{}), x.Share}}
}

// rankingComparisons are rankings as tables whose rows are those who are ranked.
func rankingComparisons(rankings []rankingTable) []comparison {
	var out []comparison
	for _, t := range rankings {
		c := comparison{ID: t.ID, Caption: t.Caption, Plain: t.Plain, Note: t.Says, Corner: t.Name, Heads: []head{{"place", ""}, {t.By, ""}}, shown: rankedTop}
		if t.shares() {
			c.Heads = append(c.Heads, head{"share", ""})
		}
		for _, x := range append(t.Top[:len(t.Top):len(t.Top)], t.Rest...) {
			place := len(c.Rows) + 1
			value := x.Value
			line := row{Name: x.Name, Cells: []cell{compareCount(place, printed{}), value}}
			if t.shares() {
				share := cell{Text: undefined, unit: percent}
				for _, a := range value.also {
					share = a.cell
				}
				line.Cells[1].Aside, line.Cells[1].also = "", nil
				line.Cells = append(line.Cells, share)
			}
			c.Rows = append(c.Rows, line)
		}
		out = append(out, c)
	}
	return out
}

// shares reports whether shares stand under the values.
func (t rankingTable) shares() bool { return len(t.Top) > 0 && len(t.Top[0].Value.also) > 0 }

// factsTable says in words how the results were made, and of which data.
func factsTable(r *analytics.Results, options []fact) comparison {
	t := comparison{ID: "options", Caption: "How the results were made", Corner: "what", Heads: []head{{"how", ""}}}
	for _, f := range options {
		t.Rows = append(t.Rows, row{Name: f.Name, Cells: []cell{{Text: f.Value, unit: word}}})
	}
	for _, e := range r.About.Snapshot.Entries() {
		t.Rows = append(t.Rows, row{Name: e[0], Cells: []cell{{Text: e[1], unit: word}}})
	}
	return t
}

// ignoredTable counts the records that were left out.
func ignoredTable(r *analytics.Results) comparison {
	t := comparison{ID: "ignored", Caption: "Records left out, or kept in spite of an unlisted repository", Corner: "records", Heads: []head{{"number", ""}}, Nothing: "No records were left out."}
	for _, x := range ignoredRecords(r) {
		t.Rows = append(t.Rows, row{Name: x.name, Cells: []cell{compareCount(x.n, printed{})}})
	}
	return t
}

// Told are the heads of a table that say what they mean.
func (t comparison) Told() []head {
	return slices.DeleteFunc(slices.Clone(t.Heads), func(h head) bool { return h.Info == "" })
}

// legend says what the heads of a table mean; "" where they say it themselves.
func (t *comparison) legend(say func(h head) string) string {
	text := ""
	for _, h := range t.Told() {
		if text != "" {
			text += "; "
		}
		text += say(h)
	}
	if text == "" {
		return ""
	}
	return text + "."
}

// visible are the rows that a format shows that cannot fold the others, and what is
// said of these.
func (t *comparison) visible() (rows []row, note string) {
	if t.shown == 0 || len(t.Rows) <= t.shown {
		return t.Rows, ""
	}
	return t.Rows[:t.shown], fmt.Sprintf("The first %d of %s rows; the format csv has all.", t.shown, whole(len(t.Rows)))
}
