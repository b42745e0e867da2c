package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/hub"
)

// testedPairs are the comparisons of table 5 by their keys.
var testedPairs = []struct{ key, first, second string }{
	{"permissive_vs_restrictive", "permissive", "restrictive"},
	{"permissive_vs_none", "permissive", "none"},
	{"restrictive_vs_none", "restrictive", "none"},
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
	add("no licence tag", "", m.Groups.None, of(m.Groups.None), printed{}, printed{})
	return t
}

// testTables are table 5: a table for each pair of licence classes, without those of
// which no test could be made. When there are none at all, a sentence says why.
func testTables(r *analytics.Results, p *paper) (tables []comparison, none string) {
	for i, pair := range testedPairs {
		t := comparison{
			ID: "tests-" + pair.key, Corner: "activity",
			Caption: fmt.Sprintf("Table 5%c. Models with %s against %s", 'a'+i, licenceWords(pair.first), licenceWords(pair.second)),
			Heads:   testHeads,
			Plain:   fmt.Sprintf("Models with %s against %s", licenceWords(pair.first), licenceWords(pair.second)),
		}
		sized := false
		for _, e := range r.MannWhitney.Tests {
			test, _ := e.Value.Get(pair.key)
			if test != nil && !sized {
				t.Caption += fmt.Sprintf(": %s against %s", whole(test.N1), whole(test.N2))
				sized = true
			}
			t.Rows = append(t.Rows, row{Name: figures.ActivityName(e.Key), Cells: testCells(test, p.Tables.MannWhitneyU[e.Key][pair.key])})
		}
		if !t.Empty() {
			tables = append(tables, t)
		}
	}
	if g := r.MannWhitney.Groups; len(tables) == 0 {
		none = fmt.Sprintf("No test could be made, as it takes models of two classes: %s permissive, %s restrictive and %s unlicensed %s enter, since a licence counts here from %s models on.",
			whole(g.Permissive), whole(g.Restrictive), whole(g.None), plural(r.MannWhitney.N, "model"), whole(r.About.LicenseMin))
	}
	return tables, none
}

// testNotes say what the tests leave out, and what is to be known of the rest.
func testNotes(r *analytics.Results) []string {
	least := r.About.LicenseMin
	licences, models, of := 0, 0, 0
	for _, x := range r.Licenses.Model.Table {
		if x.Class != hub.Permissive.String() && x.Class != hub.Restrictive.String() {
			continue
		}
		of += x.Repositories
		if x.Repositories < least {
			licences, models = licences+1, models+x.Repositories
		}
	}
	var notes []string
	if models > 0 {
		notes = append(notes, fmt.Sprintf("Left out: %s of the %s models with a permissive or restrictive licence tag, whose %s %s fewer than %s models carry. The paper takes 100; hubgraph analyze --license-min N takes another number",
			whole(models), whole(of), whole(licences), plural(licences, "licence"), whole(least)))
	}
	return append(notes, r.MannWhitney.Warnings...)
}

func licenceWords(class string) string {
	if class == "none" {
		return "no licence tag"
	}
	return "a " + class + " licence tag"
}

// significant is the level below which an adjusted p-value shows a difference.
const significant = 0.05

var testHeads = []head{
	{"U", "counts the pairs of a model of the first group and one of the second in which the first has more, ties as one half"},
	{"effect", "is U over all pairs, 0.5 where neither has more"},
	{"rank-biserial", "is twice the effect minus 1, from −1 to 1"},
	{"p", "is the chance of a U as far from the middle, were there no difference (two-sided)"},
	{"p, Holm", "is p adjusted for all tests of the table"},
	{"more", "is the group that tends to have more, where p, Holm is below 0.05"},
}

func testCells(t *analytics.Test, says printed) []cell {
	if t == nil {
		cells := make([]cell, len(testHeads))
		for i := range cells {
			cells[i] = cell{Text: undefined, unit: word}
		}
		cells[0] = compare(count, analytics.Undefined, says)
		return cells
	}
	more := "not shown"
	if t.Higher != nil && t.PHolm < significant {
		more = *t.Higher
	}
	if more == "none" {
		more = "no licence tag"
	}
	u := compare(count, t.U, says)
	u.Diff = "" // U grows with the groups: a difference between hubs says nothing
	return []cell{
		u,
		compare(fraction, t.Effect, printed{}), compare(signed, t.RankBiserial, printed{}),
		pCell(t.P, t.Log10P), pCell(t.PHolm, t.Log10PHolm),
		{Text: more, unit: word},
	}
}
