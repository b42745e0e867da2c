package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
)

// testedPairs are the comparisons of table 5 by their keys.
var testedPairs = []struct{ key, first, second string }{
	{"permissive_vs_restrictive", "permissive", "restrictive"},
	{"permissive_vs_none", "permissive", "unlicensed"},
	{"restrictive_vs_none", "restrictive", "unlicensed"},
}

// groupTable says which models enter the tests of table 5.
func groupTable(r *analytics.Results, p *paper) comparison {
	m := r.MannWhitney
	t := comparison{
		ID: "test-groups", Caption: "Models in the tests", Corner: "models",
		Heads: []head{{"number", "of models"}, {"share", "of all models"}},
	}
	add := func(name, info string, n int, share analytics.Number, number, part printed) {
		t.Rows = append(t.Rows, row{name, info, []cell{compareCount(n, number), withBar(compare(percent, share, part), share, part)}})
	}
	of := func(n int) analytics.Number {
		if r.About.Counts.Models == 0 {
			return analytics.Undefined
		}
		return analytics.Number(float64(n) / float64(r.About.Counts.Models))
	}
	add("in the tests", "", m.N, m.Share, p.MannWhitney.N, p.MannWhitney.Share)
	add("permissive", "", m.Groups.Permissive, of(m.Groups.Permissive), printed{}, printed{})
	add("restrictive", "", m.Groups.Restrictive, of(m.Groups.Restrictive), printed{}, printed{})
	add("unlicensed", "no licence tag", m.Groups.None, of(m.Groups.None), printed{}, printed{})
	return t
}

// testTables are table 5: a table for each pair of licence classes.
func testTables(r *analytics.Results, p *paper) []comparison {
	var tables []comparison
	for _, pair := range testedPairs {
		t := comparison{
			ID: "tests-" + pair.key, Corner: "activity",
			Caption: fmt.Sprintf("Table 5. Models with %s against %s", licenceWords(pair.first), licenceWords(pair.second)),
			Heads:   testHeads,
		}
		sizes := false
		for _, e := range r.MannWhitney.Tests {
			test, _ := e.Value.Get(pair.key)
			if test != nil && !sizes {
				t.Caption += fmt.Sprintf(": %s against %s", whole(test.N1), whole(test.N2))
				sizes = true
			}
			t.Rows = append(t.Rows, row{Name: figures.ActivityName(e.Key), Cells: testCells(test, p.Tables.MannWhitneyU[e.Key][pair.key])})
		}
		tables = append(tables, t)
	}
	return tables
}

func licenceWords(class string) string {
	if class == "unlicensed" {
		return "no licence"
	}
	return "a " + class + " licence"
}

var testHeads = []head{
	{"U", "counts the pairs of a model of the first group and one of the second in which the first has more, ties as one half"},
	{"effect", "is U over all pairs, 0.5 where neither has more"},
	{"rank-biserial", "is twice the effect minus 1, from −1 to 1"},
	{"p", "is the chance of a U as far from the middle, were there no difference (two-sided)"},
	{"p, Holm", "is p adjusted for all tests of the table"},
	{"more", "is the group that tends to have more"},
}

func testCells(t *analytics.Test, says printed) []cell {
	if t == nil {
		cells := make([]cell, len(testHeads))
		for i := range cells {
			cells[i].Text = undefined
		}
		cells[0] = compare(count, analytics.Undefined, says)
		return cells
	}
	more := "neither"
	if t.Higher != nil {
		more = *t.Higher
	}
	if more == "none" {
		more = "unlicensed"
	}
	return []cell{
		compare(count, t.U, says),
		compare(fraction, t.Effect, printed{}), compare(fraction, t.RankBiserial, printed{}),
		pCell(t.P, t.Log10P), pCell(t.PHolm, t.Log10PHolm),
		{Text: more},
	}
}
