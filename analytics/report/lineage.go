package report

import (
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
)

const lineageIntro = "Which listed models derive from which, as their tags, their cards or the Hub say. A root is a base that derives from no other; the depth of a model is the number of steps of the longest chain from a root to it; " +
	"a family is what any derivations join together. Models that derive from each other in a circle count as one model for the depth. " +
	"A conflict is a model with a permissive licence that derives, directly or over others, from one with a restrictive licence. Whether that licence allows it is for a lawyer to say."

// lineageTables are the tables of the lineage of models.
func lineageTables(l *analytics.Lineage) []comparison {
	return append([]comparison{
		lineageSizes(l), relationTable(l),
		countTable(l.Depth.Histogram, "models", comparison{ID: "lineage-depth", Caption: "Depth of models", Corner: "steps from a root"}),
		countTable(l.Parents, "models", comparison{ID: "lineage-bases", Caption: "Bases that models derive from", Corner: "bases"}),
		familyTable(l),
		baseTable("lineage-descendants", "Models with most descendants", l.MostDescendants),
		baseTable("lineage-children", "Models from which most derive directly", l.MostChildren),
		circleTable(l), classTable(l), tagTable(l), stepTable(l),
	}, conflictTables(l)...)
}

// partOf is a count beside the share of a whole that it is.
func partOf(n, whole int) []cell {
	share := analytics.Undefined
	if whole > 0 {
		share = analytics.Number(float64(n) / float64(whole))
	}
	return []cell{compareCount(n, printed{}), withBar(compare(percent, share, printed{}), share, printed{})}
}

func lineageSizes(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-sizes", Caption: "Models that derive from others", Corner: "of", Heads: []head{{"number", ""}}}
	several := l.Models
	if n, ok := l.Parents.Get("1"); ok {
		several -= n
	}
	largest := 0
	if len(l.Families.Largest) > 0 {
		largest = l.Families.Largest[0].Models
	}
	for _, x := range []struct {
		name string
		n    int
	}{
		{"derivations: pairs of a model and its base", l.Derivations}, {"models that derive from another", l.Models}, {"of them from several", several},
		{"bases", l.Bases}, {"roots: bases that derive from no other", l.Roots}, {"families", l.Families.Number}, {"models in the largest family", largest},
		{"steps of the longest chain", l.Depth.Max}, {"circles", l.Cycles.Number}, {"models in a circle", l.Cycles.Models}, {"models that name themselves as base", l.SelfReferences.Number},
	} {
		t.Rows = append(t.Rows, row{Name: x.name, Cells: []cell{compareCount(x.n, printed{})}})
	}
	return t
}

func relationTable(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-relations", Caption: "How models derive from their bases", Corner: "relation", Heads: []head{{"derivations", ""}, {"share", ""}}}
	for _, e := range l.Relations {
		t.Rows = append(t.Rows, row{Name: e.Key, Cells: partOf(e.Value, l.Derivations)})
	}
	return t
}

// countTable fills a table of things by a number: a row for each number below 10, and
// ranges of more.
func countTable(h analytics.Ordered[int], things string, t comparison) comparison {
	t.Heads = []head{{things, ""}, {"share", ""}}
	all := 0
	for _, e := range h {
		all += e.Value
	}
	ranges := []struct {
		from int
		name string
	}{{10, "10 to 19"}, {20, "20 to 49"}, {50, "50 to 99"}, {100, "100 or more"}}
	var names []string
	count := map[string]int{}
	for _, e := range h { // rising
		name := e.Key
		for _, x := range ranges {
			if n, err := strconv.Atoi(e.Key); err == nil && n >= x.from {
				name = x.name
			}
		}
		if count[name] == 0 {
			names = append(names, name)
		}
		count[name] += e.Value
	}
	for _, name := range names {
		t.Rows = append(t.Rows, row{Name: name, Cells: partOf(count[name], all)})
	}
	return t
}

func familyTable(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-families", Caption: "Largest families", Corner: "most liked root", Heads: []head{{"its likes", ""}, {"models", "with the roots"}, {"roots", "models of depth 0"}, {"depth", "of the deepest model"}}}
	for _, f := range l.Families.Largest {
		t.Rows = append(t.Rows, row{Name: f.Root, Cells: []cell{compareCount(f.Likes, printed{}), compareCount(f.Models, printed{}), compareCount(f.Roots, printed{}), compareCount(f.Depth, printed{})}})
	}
	return t
}

func baseTable(id, caption string, bases []analytics.LineageBase) comparison {
	t := comparison{ID: id, Caption: caption, Corner: "base", Heads: []head{{"descendants", "models that derive from it, directly or not"}, {"children", "directly"}, {"likes", ""}}}
	for _, b := range bases {
		t.Rows = append(t.Rows, row{Name: b.Model, Cells: []cell{compareCount(b.Descendants, printed{}), compareCount(b.Children, printed{}), compareCount(b.Likes, printed{})}})
	}
	return t
}

func circleTable(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-circles", Caption: "Models that derive from each other", Corner: "first model of the circle", Heads: []head{{"models", ""}, {"names", "of at most 20 of them"}},
		Nothing: "no models derive from each other in a circle."}
	for _, c := range l.Cycles.First {
		t.Rows = append(t.Rows, row{Name: c.Models[0], Cells: []cell{compareCount(c.Number, printed{}), {Text: strings.Join(c.Models, ", "), unit: word}}})
	}
	return t
}

func classTable(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-classes", Caption: "Licence classes of bases and of what derives from them", Corner: "of the base",
		Note: "A row counts the derivations from bases of a class by the class of the model, and gives their share."}
	for _, name := range []string{"permissive", "restrictive", "no licence", "unlabelled"} {
		t.Heads = append(t.Heads, head{"to " + name, ""})
	}
	for _, e := range l.Licenses.Classes {
		c := e.Value
		all := c.Permissive + c.Restrictive + c.None + c.Unlabelled
		line := row{Name: e.Key}
		if e.Key == "none" {
			line.Name = "no licence"
		}
		for _, n := range []int{c.Permissive, c.Restrictive, c.None, c.Unlabelled} {
			part := partOf(n, all)
			if part[1].Exact != "" {
				part[0].Aside, part[0].also = part[1].Text, []also{{"share", part[1]}}
			}
			line.Cells = append(line.Cells, part[0])
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

func tagTable(l *analytics.Lineage) comparison {
	t := comparison{ID: "lineage-tags", Caption: "Licence tags of models and of their bases", Corner: "the tags are", Heads: []head{{"derivations", ""}, {"share", ""}}}
	g := l.Licenses.Tags
	for _, x := range []struct {
		name string
		n    int
	}{{"the same", g.Same}, {"different", g.Changed}, {"missing at the model alone", g.ModelMissing}, {"missing at the base alone", g.BaseMissing}, {"missing at both", g.BothMissing}} {
		t.Rows = append(t.Rows, row{Name: x.name, Cells: partOf(x.n, l.Derivations)})
	}
	return t
}

func stepTable(l *analytics.Lineage) comparison {
	return countTable(l.Licenses.Conflicts.Steps, "models", comparison{ID: "lineage-steps", Caption: "Steps from permissive models to the nearest restrictive one that they derive from", Corner: "steps",
		Nothing: "no permissive model derives from a restrictive one."})
}

// conflictTables has the table of conflicts, where there are some.
func conflictTables(l *analytics.Lineage) []comparison {
	c := &l.Licenses.Conflicts
	if c.Models == 0 {
		return nil
	}
	t := comparison{ID: "lineage-conflicts", Caption: "Permissive models that derive from a restrictive one, the most liked first", Corner: "model",
		Heads: []head{{"likes", ""}, {"licence", "its tag"}, {"chain", "what it derives from, up to the nearest restrictive one"}}}
	if n := len(c.First); n < c.Models {
		t.Note = whole(n) + " of " + whole(c.Models) + "."
	}
	for _, x := range c.First {
		var chain []string
		for _, link := range x.Chain[1:] {
			license := link.License
			if license == "" {
				license = "no licence"
			}
			chain = append(chain, link.Model+" ("+license+")")
		}
		t.Rows = append(t.Rows, row{Name: x.Model, Cells: []cell{compareCount(x.Likes, printed{}), {Text: x.Chain[0].License, unit: word}, {Text: strings.Join(chain, " from "), unit: word}}})
	}
	return []comparison{t}
}
