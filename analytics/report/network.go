package report

import (
	"fmt"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// scopeNames describes the scopes of the networks.
var scopeNames = map[string]string{
	"all": "all models",
	"cv":  "computer vision",
	"nlp": "natural language processing",
	"mm":  "multimodal",
}

// sizeTable puts the sizes of the four collaboration networks side by side.
func sizeTable(r *analytics.Results, p *paper) comparison {
	t := comparison{ID: "network-sizes", Caption: "Sizes of the collaboration networks", Corner: "number of"}
	for _, s := range analytics.Scopes {
		t.Heads = append(t.Heads, head{s.Name, scopeNames[s.Name]})
	}
	for _, line := range sizeLines {
		next := row{Name: line.name, Info: line.info}
		for _, s := range analytics.Scopes {
			n := r.Network.At(s)
			var says printed
			if line.paper != nil {
				says = line.paper(p, s.Name)
			}
			next.Cells = append(next.Cells, compare(line.unit, line.get(n), says))
		}
		t.Rows = append(t.Rows, next)
	}
	return t
}

// sizeLine is a row of the table of sizes; paper is nil where nothing is printed.
type sizeLine struct {
	name, info string
	unit       unit
	get        func(*analytics.Network) analytics.Number
	paper      func(p *paper, scope string) printed
}

var sizeLines = []sizeLine{
	{"models", "", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Repositories) },
		onlyAll(func(p *paper) printed { return number(float64(p.Repositories["model"])) })},
	{"models with authors", "that are known", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.RepositoriesWithAuthors) }, nil},
	{"developers", "", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.Developers) },
		onlyAll(func(p *paper) printed { return p.Developers.AfterMerging })},
	{"isolates", "share no model with anybody", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.Isolates) }, nil},
	{"share of isolates", "", percent, func(n *analytics.Network) analytics.Number { return n.Size.IsolateShare },
		onlyAll(func(p *paper) printed { return p.Developers.IsolateShare })},
	{"developers who collaborate", "N at k = 1", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.NonIsolates) },
		func(p *paper, scope string) printed { return p.core(scope, 1)["N"] }},
	{"edges", "E at k = 1", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.Edges) },
		func(p *paper, scope string) printed { return p.core(scope, 1)["E"] }},
	{"commits on edges", "sum of the edge weights", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.WeightTotal) }, nil},
	{"developers with models of their own", "where nobody else commits", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.SelfLoopDevelopers) }, nil},
	{"… who also collaborate", "", count, func(n *analytics.Network) analytics.Number {
		return analytics.Number(n.Size.SelfLoopDevelopersNotIsolate)
	}, nil},
	{"commits to such models", "", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.Size.SelfLoopCommits) }, nil},
	{"largest k", "with a k-core", count, func(n *analytics.Network) analytics.Number { return analytics.Number(n.KMax) },
		func(p *paper, scope string) printed { return number(float64(p.largestK(scope))) }},
}

func onlyAll(get func(*paper) printed) func(*paper, string) printed {
	return func(p *paper, scope string) printed {
		if scope != "all" {
			return printed{}
		}
		return get(p)
	}
}

// coreMetric is a column of tables 6-9. A new metric of results.json takes one more
// line here.
type coreMetric struct {
	key  string // in paper.json and results.json
	info string
	unit unit
	get  func(analytics.CoreRow) analytics.Number
}

var coreMetrics = []coreMetric{
	{"N", "developers", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.N) }},
	{"E", "directed edges", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.E) }},
	{"MOD", "modularity of the communities", coefficient, func(c analytics.CoreRow) analytics.Number { return c.Mod }},
	{"COM", "number of communities (greedy modularity, every edge counting 1)", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.Com) }},
	{"DENS", "density, E\u00a0/\u00a0(N\u00a0(N\u00a0−\u00a01))", decimal, func(c analytics.CoreRow) analytics.Number { return c.Dens }},
	{"RECIP", "reciprocity, the share of edges whose reverse is there too", decimal, func(c analytics.CoreRow) analytics.Number { return c.Recip }},
	{"ARCC", "rich club, the density among the tenth of highest degree", decimal, func(c analytics.CoreRow) analytics.Number { return c.Arcc }},
	{"ASS", "assortativity, the correlation of out- and in-degree over edges", coefficient, func(c analytics.CoreRow) analytics.Number { return c.Ass }},
	{"AD", "average degree, 2E\u00a0/\u00a0N", decimal, func(c analytics.CoreRow) analytics.Number { return c.AD }},
	{"ACC", "average clustering, edges counting their weight", decimal, func(c analytics.CoreRow) analytics.Number { return c.Acc }},
}

// otherMetrics are other readings of the columns of tables 6-9.
var otherMetrics = []coreMetric{
	{"MOD w", "modularity where edges count their weight, also for the communities", coefficient, func(c analytics.CoreRow) analytics.Number { return c.ModWeighted }},
	{"COM w", "number of these communities", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.ComWeighted) }},
	{"MOD mixed", "modularity by weight of the communities of COM", coefficient, func(c analytics.CoreRow) analytics.Number { return c.ModMixed }},
	{"club k", "least degree in the rich club", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.ArccDetail.K) }},
	{"club N", "its developers", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.ArccDetail.AtLeastN) }},
	{"ARCC >", "rich club of those with more than the least degree", decimal, func(c analytics.CoreRow) analytics.Number { return c.ArccDetail.MoreThan }},
	{"ASS und", "assortativity without directions", coefficient, func(c analytics.CoreRow) analytics.Number { return c.AssUndirected }},
	{"ACC 1", "average clustering, every edge counting 1", decimal, func(c analytics.CoreRow) analytics.Number { return c.AccUnweighted }},
	{"parts", "weakly connected components", count, func(c analytics.CoreRow) analytics.Number { return analytics.Number(c.WeakComponents) }},
}

// coreTables are tables 6-9: the k-cores of each network.
func coreTables(r *analytics.Results, p *paper) []comparison {
	var tables []comparison
	for _, s := range analytics.Scopes {
		n := r.Network.At(s)
		t := comparison{
			ID:      "kcore-" + s.Name,
			Caption: "k-cores, " + scopeNames[s.Name],
			Corner:  "k",
			Note:    coreNote(s),
			Nothing: "nobody there shares a model with anybody, so there is no core.",
		}
		for _, m := range coreMetrics {
			t.Heads = append(t.Heads, head{m.key, m.info})
		}
		for _, k := range coreKs(n, p, s.Name) {
			t.Rows = append(t.Rows, coreRow(n, p, s.Name, strconv.Itoa(k), "", k, k))
		}
		ours, theirs := n.KMax, p.largestK(s.Name)
		info := fmt.Sprintf("ours %d, paper %d", ours, theirs)
		if ours == 0 {
			info = fmt.Sprintf("ours none, paper %d", theirs)
		}
		t.Rows = append(t.Rows, coreRow(n, p, s.Name, "largest", info, ours, theirs))
		tables = append(tables, t)
	}
	return tables
}

// coreNote lists the printed values of a table that no reading of the definitions
// reproduces.
func coreNote(s analytics.Scope) string {
	note := "No reading of the definition gives the printed column ARCC"
	if s.Field == hub.NLP {
		note += ", nor NaN for ASS at k = 25"
	}
	return note + "; the reasons stand at the end."
}

// otherTable has the other readings for the k-cores of all four networks.
func otherTable(r *analytics.Results) comparison {
	t := comparison{ID: "kcore-other", Caption: "Other readings of tables 6–9", Corner: "k", keyed: true}
	for _, m := range otherMetrics {
		t.Heads = append(t.Heads, head{m.key, m.info})
	}
	for _, s := range analytics.Scopes {
		for _, e := range r.Network.At(s).KCore {
			line := row{Name: e.Key, Info: scopeNames[s.Name]}
			for _, m := range otherMetrics {
				line.Cells = append(line.Cells, compare(m.unit, m.get(e.Value), printed{}))
			}
			t.Rows = append(t.Rows, line)
		}
	}
	return t
}

// coreKs lists the values of k of either, rising, except the largest ones.
func coreKs(n *analytics.Network, p *paper, scope string) []int {
	var ks []int
	for _, k := range []int{1, 5, 10} {
		_, has := n.KCore.Get(strconv.Itoa(k))
		if has || p.core(scope, k) != nil {
			ks = append(ks, k)
		}
	}
	return ks
}

// coreRow compares our k-core with the paper's, whose k may differ.
func coreRow(n *analytics.Network, p *paper, scope, name, info string, ourK, paperK int) row {
	core, has := n.KCore.Get(strconv.Itoa(ourK))
	line := row{Name: name, Info: info}
	for _, m := range coreMetrics {
		x := analytics.Undefined
		if has {
			x = m.get(core)
		}
		c := compare(m.unit, x, p.core(scope, paperK)[m.key])
		if !has {
			c.Text, c.Same = "none", false
		}
		line.Cells = append(line.Cells, c)
	}
	return line
}
