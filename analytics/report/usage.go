package report

import (
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
)

// usageTable puts the usage of the four scopes side by side.
func usageTable(r *analytics.Results, p *paper) comparison {
	t := comparison{ID: "usage-sizes", Caption: "Usage and co-usage of models by spaces", Corner: "of the models", keyed: true}
	for _, s := range analytics.Scopes {
		t.Heads = append(t.Heads, head{s.Name, scopeNames[s.Name]})
	}
	for _, line := range usageLines {
		next := row{Name: line.name, Info: line.info}
		for _, s := range analytics.Scopes {
			x := analytics.Undefined
			if u := r.Usage.At(s); u.Adoption != nil {
				x = line.get(u)
			} else if line.unit == count {
				x = 0
			}
			var says printed
			if line.paper != nil {
				says = line.paper(p, s.Name)
			}
			next.Cells = append(next.Cells, compare(line.unit, x, says))
		}
		t.Rows = append(t.Rows, next)
	}
	return t
}

// usageLine is a row of the usage table; paper is nil where nothing is printed.
type usageLine struct {
	name, info string
	unit       unit
	get        func(*analytics.Usage) analytics.Number
	paper      func(p *paper, scope string) printed
}

// printedDegree is what the paper prints about the number of spaces per model.
func printedDegree(get func(centrality) printed) func(*paper, string) printed {
	return onlyAll(func(p *paper) printed { return get(p.Usage.ModelDegree) })
}

// printedPopularity is a printed correlation with usage. The paper does not say over
// which models, so the values are shown beside both readings.
func printedPopularity(pair string) func(*paper, string) printed {
	return onlyAll(func(p *paper) printed {
		usage, _ := p.Pearson.Get("model_usage")
		says, _ := usage.Get(pair)
		return says
	})
}

const (
	likesPair     = "n_likes,n_usage_spaces"
	downloadsPair = "n_downloads,n_usage_spaces"
)

// byRank gets a correlation by ranks, which results of an earlier version lack.
func byRank(get func(*analytics.AdoptionCorrelations) analytics.Correlation) func(*analytics.Usage) analytics.Number {
	return func(u *analytics.Usage) analytics.Number {
		if u.Spearman == nil {
			return analytics.Undefined
		}
		return get(u.Spearman).R
	}
}

var usageLines = []usageLine{
	{"used models", "in at least one space", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.Models) },
		func(p *paper, scope string) printed { return p.Usage.Fields[scope].Models }},
	{"spaces", "that use one of them", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.Spaces) }, nil},
	{"usages", "pairs of a space and a model", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.Edges) }, nil},
	{"spaces of a model", "mean", decimal, func(u *analytics.Usage) analytics.Number { return u.ModelDegree.Mean }, printedDegree(func(c centrality) printed { return c.Mean })},
	{"spaces of a model", "median", mixed, func(u *analytics.Usage) analytics.Number { return u.ModelDegree.P50 }, printedDegree(func(c centrality) printed { return c.Median })},
	{"spaces of a model", "standard deviation", decimal, func(u *analytics.Usage) analytics.Number { return u.ModelDegree.Std }, printedDegree(func(c centrality) printed { return c.Std })},
	{"spaces of a model", "most", mixed, func(u *analytics.Usage) analytics.Number { return u.ModelDegree.Max }, printedDegree(func(c centrality) printed { return c.Max })},
	{"models of a space", "mean", decimal, func(u *analytics.Usage) analytics.Number { return u.SpaceDegree.Mean }, nil},
	{"models of a space", "most", mixed, func(u *analytics.Usage) analytics.Number { return u.SpaceDegree.Max }, nil},
	{"co-usage edges", "pairs of models in the same space", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.CoUsage.Edges) }, nil},
	{"co-usage weight", "spaces with both, summed up", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.CoUsage.WeightTotal) }, nil},
	{"heaviest edge", "spaces with both", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.CoUsage.WeightMax) }, nil},
	{"models never co-used", "alone in all their spaces", count, func(u *analytics.Usage) analytics.Number { return analytics.Number(u.CoUsage.Isolates) }, nil},
	{"co-used models of a model", "mean", decimal, func(u *analytics.Usage) analytics.Number { return u.CoUsage.Degree.Mean }, nil},
	{"co-used models of a model", "median", mixed, func(u *analytics.Usage) analytics.Number { return u.CoUsage.Degree.P50 }, nil},
	{"co-used models of a model", "most", mixed, func(u *analytics.Usage) analytics.Number { return u.CoUsage.Degree.Max }, nil},
	{"likes and spaces", "correlation over all models", coefficient, func(u *analytics.Usage) analytics.Number { return u.Pearson.AllModels.LikesUsage.R }, printedPopularity(likesPair)},
	{"likes and spaces", "correlation over used models", coefficient, func(u *analytics.Usage) analytics.Number { return u.Pearson.UsedModels.LikesUsage.R }, printedPopularity(likesPair)},
	{"downloads and spaces", "correlation over all models", coefficient, func(u *analytics.Usage) analytics.Number { return u.Pearson.AllModels.DownloadsUsage.R }, printedPopularity(downloadsPair)},
	{"downloads and spaces", "correlation over used models", coefficient, func(u *analytics.Usage) analytics.Number { return u.Pearson.UsedModels.DownloadsUsage.R }, printedPopularity(downloadsPair)},
	{"likes and spaces", "by ranks (Spearman) over all models", coefficient, byRank(func(c *analytics.AdoptionCorrelations) analytics.Correlation { return c.AllModels.LikesUsage }), nil},
	{"likes and spaces", "by ranks (Spearman) over used models", coefficient, byRank(func(c *analytics.AdoptionCorrelations) analytics.Correlation { return c.UsedModels.LikesUsage }), nil},
	{"downloads and spaces", "by ranks (Spearman) over all models", coefficient, byRank(func(c *analytics.AdoptionCorrelations) analytics.Correlation { return c.AllModels.DownloadsUsage }), nil},
	{"downloads and spaces", "by ranks (Spearman) over used models", coefficient, byRank(func(c *analytics.AdoptionCorrelations) analytics.Correlation { return c.UsedModels.DownloadsUsage }), nil},
}

// modelRankings list the models of each scope by spaces and by co-used models.
func modelRankings(r *analytics.Results, p *paper) []rankingTable {
	var tables []rankingTable
	for _, s := range analytics.Scopes {
		u := r.Usage.At(s)
		if u.Adoption == nil {
			continue
		}
		t := ranking("models-"+s.Name+"-used", "Models by the spaces that use them, "+scopeNames[s.Name], "model", "spaces", count, u.TopUsed)
		t.shareOf(u.Edges)
		says := p.Usage.Fields[s.Name].Top
		if s.Field == 0 {
			says = p.Usage.TopModels
		}
		t.Says = printedRanking("by spaces", says)
		t.Note = join("Under the spaces: their share of all usages of these models.", t.Says)
		tables = append(tables, t,
			ranking("models-"+s.Name+"-co-used", "Models by the models that are used together with them, "+scopeNames[s.Name], "model", "co-used models", count, u.TopCoUsed))
	}
	return tables
}

// ownerRankings list the owners of the models in the rankings.
func ownerRankings(r *analytics.Results, p *paper) []rankingTable {
	var tables []rankingTable
	for _, s := range analytics.Scopes {
		u := r.Usage.At(s)
		if u.Adoption == nil {
			continue
		}
		const shares = "Under the numbers: their share of the models looked at."
		used := ranking("owners-"+s.Name+"-used", fmt.Sprintf("Owners of the %d most used models, %s", len(u.TopUsed), scopeNames[s.Name]), "owner", "models", count, u.TopUsedOwners)
		coUsed := ranking("owners-"+s.Name+"-co-used", fmt.Sprintf("Owners of the %d most co-used models, %s", len(u.TopCoUsed), scopeNames[s.Name]), "owner", "models", count, u.TopCoUsedOwners)
		used.Plain, coUsed.Plain = "Owners of the most used models, "+scopeNames[s.Name], "Owners of the most co-used models, "+scopeNames[s.Name]
		used.shareOf(len(u.TopUsed))
		coUsed.shareOf(len(u.TopCoUsed))
		used.Note, coUsed.Note = shares, shares
		if s.Field == 0 {
			used.Says = printedRanking("of the 100 most used", asRanking(p.Usage.Top100Owners.Used))
			coUsed.Says = printedRanking("of the 100 most co-used", asRanking(p.Usage.Top100Owners.CoUsed))
			used.Note, coUsed.Note = join(shares, used.Says), join(shares, coUsed.Says)
		}
		tables = append(tables, used, coUsed)
	}
	return tables
}

func asRanking(o analytics.Ordered[int]) analytics.Ranking {
	var out analytics.Ranking
	for _, e := range o {
		out = append(out, analytics.Ranked{Name: e.Key, Value: analytics.Number(e.Value)})
	}
	return out
}

// printedRanking says which places the paper prints; "" for none.
func printedRanking(by string, says analytics.Ranking) string {
	var places []string
	for _, x := range says {
		places = append(places, x.Name+" "+count.format(float64(x.Value)))
	}
	if len(places) == 0 {
		return ""
	}
	return "The paper prints " + by + ": " + strings.Join(places, ", ") + "."
}

func join(sentences ...string) string {
	return strings.TrimSpace(strings.Join(sentences, " "))
}
