package analytics

import (
	"runtime"

	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// usageOf measures which models of a scope the spaces use (RQ3).
func usageOf(c *Corpus, s Scope) Usage {
	models := &c.Repositories[hub.Model]
	o := usage.Options{Top: TopLength, Workers: runtime.GOMAXPROCS(0)}
	if s.Field != 0 {
		o.Keep = func(model int32) bool { return s.Has(models.Fields[model]) }
	}
	m := usage.Measure(&usage.Hub{Pairs: c.Usages, Owners: models.Owners, Likes: models.Likes, Downloads: models.Downloads}, o)
	if m.Pairs == 0 {
		return Usage{}
	}
	return Usage{Edges: m.Pairs, Adoption: &Adoption{
		Models: m.Models, Spaces: m.Spaces,
		ModelDegree: distribution(m.ModelDegree), SpaceDegree: summary(m.SpaceDegree),
		CoUsage: CoUsage{
			Nodes: m.Models, Edges: m.CoUsage.Edges, WeightTotal: m.CoUsage.WeightTotal,
			Isolates: m.CoUsage.Isolates, WeightMax: m.CoUsage.WeightMax,
			Degree: distribution(m.CoUsageDegree), Strength: summary(m.CoUsageStrength),
		},
		TopUsed: rankedModels(m.TopUsed, models.IDs), TopUsedOwners: rankedOwners(m.TopUsedOwners),
		TopCoUsed: rankedModels(m.TopCoUsed, models.IDs), TopCoUsedOwners: rankedOwners(m.TopCoUsedOwners),
		Pearson:  AdoptionCorrelations{AllModels: popularity(m.AllModels), UsedModels: popularity(m.UsedModels)},
		Spearman: &AdoptionCorrelations{AllModels: popularity(m.AllModelsByRank), UsedModels: popularity(m.UsedModelsByRank)},
	}}
}

func distribution(d usage.Distribution) Distribution {
	return Distribution{Summary: summary(d.Summary), Histogram: bins(d.Histogram)}
}

func rankedModels(models []usage.Ranked, ids []string) Ranking {
	out := make(Ranking, len(models))
	for i, m := range models {
		out[i] = Ranked{ids[m.Model], Number(m.Value)}
	}
	return out
}

func rankedOwners(owners []usage.OwnerCount) Ranking {
	out := make(Ranking, len(owners))
	for i, o := range owners {
		out[i] = Ranked{o.Owner, Number(o.Models)}
	}
	return out
}

func popularity(p usage.Popularity) Popularity {
	return Popularity{LikesUsage: correlation(p.Likes), DownloadsUsage: correlation(p.Downloads)}
}
