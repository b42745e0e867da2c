package report

import (
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// communitiesIntro says what the numbers are.
func communitiesIntro(c *analytics.Communities) string {
	return fmt.Sprintf("Which developers work with each other more than with others, by the Leiden algorithm (Traag, Waltman, van Eck 2019), which maximises modularity and whose communities are connected; every edge counts 1, isolates are left out. "+
		"It draws random numbers: of %s the partition of the highest modularity is shown, and how much two of them agree, by their normalised mutual information (NMI), 1 for the same partition and 0 for independent ones. "+
		"Where they agree little, the communities say little. Betweenness is the share of the shortest paths between others that go through a developer: who has much of it joins communities.",
		thousands.Count(c.Runs, "run", "runs"))
}

func communitiesTables(c *analytics.Communities) []comparison {
	return []comparison{communityTable(c), communitySizes(c), betweennessTable(c)}
}

// networksOf are those with edges.
func networksOf(c *analytics.Communities) []analytics.Scope {
	return slices.DeleteFunc(slices.Clone(analytics.Scopes[:]), func(s analytics.Scope) bool { return *c.Scopes.At(s) == nil })
}

func communityTable(c *analytics.Communities) comparison {
	t := comparison{ID: "communities", Caption: "Communities of developers", Corner: "of", Nothing: "nobody shares a model with anybody, so there are no communities.", Heads: []head{
		{"developers", "without isolates"}, {"communities", ""}, {"largest", "developers in the largest one"}, {"modularity", "of this partition"}, {"least", "modularity of the runs"},
		{"NMI", "of two runs, on average"}, {"least NMI", "of two runs"}, {"COM", "communities of the greedy algorithm, as in tables 6–9"}, {"MOD", "their modularity"}, {"NMI, greedy", "of both partitions"}}}
	for _, s := range networksOf(c) {
		x := *c.Scopes.At(s)
		t.Rows = append(t.Rows, row{Name: scopeNames[s.Name], Cells: []cell{
			compareCount(x.Developers, printed{}), compareCount(x.Leiden.Communities, printed{}), compareCount(x.Leiden.Largest, printed{}),
			compare(signed, x.Leiden.Modularity, printed{}), compare(signed, x.Leiden.Least, printed{}),
			compare(signed, x.Leiden.NMI.Mean, printed{}), compare(signed, x.Leiden.NMI.Min, printed{}),
			compareCount(x.CNM.Communities, printed{}), compare(signed, x.CNM.Modularity, printed{}), compare(signed, x.CNM.NMI, printed{})}})
	}
	return t
}

// communitySizes has the sizes of the communities of all models.
func communitySizes(c *analytics.Communities) comparison {
	t := comparison{ID: "community-sizes", Caption: "Sizes of the communities, all models", Corner: "developers", Nothing: "there are none."}
	var sizes analytics.Ordered[int]
	if x := c.Scopes.All; x != nil {
		sizes = x.Leiden.Sizes
	}
	return countTable(sizes, "communities", t)
}

func betweennessTable(c *analytics.Communities) comparison {
	t := comparison{ID: "betweenness", Caption: "Betweenness of developers", Corner: "of", Nothing: "nobody shares a model with anybody.", Heads: []head{
		{"sources", "developers whose shortest paths were followed"}, {"± at most", "what a value is off, with a probability of 90 %; 0 where these are all"}}}
	for _, x := range statistics {
		t.Heads = append(t.Heads, x.head)
	}
	for _, s := range networksOf(c) {
		b := (*c.Scopes.At(s)).Betweenness
		line := summaryRow(scopeNames[s.Name], "", b.Summary, fraction, fraction, nil)
		line.Cells = append([]cell{compareCount(b.Sources, printed{}), compare(mixed, b.Epsilon, printed{})}, line.Cells...)
		t.Rows = append(t.Rows, line)
	}
	return t
}

// betweennessRankings list the developers of each network by betweenness.
func betweennessRankings(c *analytics.Communities) []rankingTable {
	var tables []rankingTable
	for _, s := range networksOf(c) {
		tables = append(tables, ranking("developers-"+s.Name+"-betweenness", "Developers by betweenness, "+scopeNames[s.Name], "developer", "betweenness", fraction, (*c.Scopes.At(s)).Betweenness.Top))
	}
	return tables
}
