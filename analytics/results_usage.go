package analytics

// Usage says which models of one scope the spaces use (RQ3). Without usages it
// has only Edges, which is 0.
type Usage struct {
	Edges int `json:"edges"` // pairs of a space and a model that it uses
	*Adoption
}

// Adoption holds the numbers of a scope that has usages.
type Adoption struct {
	Models      int          `json:"models"` // used ones
	Spaces      int          `json:"spaces"` // that use one of them
	ModelDegree Distribution `json:"model_degree"`
	SpaceDegree Summary      `json:"space_degree"`
	CoUsage     CoUsage      `json:"co_usage"`

	TopUsed         Ranking `json:"top_used"`        // models by falling number of spaces, then id
	TopUsedOwners   Ranking `json:"top_used_owners"` // owners of TopUsed by falling number of models, then name; "" for none
	TopCoUsed       Ranking `json:"top_co_used"`     // models by falling number of co-used models, then id
	TopCoUsedOwners Ranking `json:"top_co_used_owners"`

	Pearson  AdoptionCorrelations  `json:"pearson"`
	Spearman *AdoptionCorrelations `json:"spearman,omitempty"` // by ranks; nil in results of an earlier version
}

// Distribution is a summary of a column with the number of times each value occurs.
type Distribution struct {
	Summary
	Histogram Ordered[int] `json:"histogram"` // value -> how often, values rising
}

// CoUsage is the network that joins two models when a space uses both; the
// weight of an edge is the number of such spaces.
type CoUsage struct {
	Nodes       int          `json:"nodes"` // all used models
	Edges       int64        `json:"edges"`
	WeightTotal int64        `json:"weight_total"`
	Isolates    int          `json:"isolates"`
	WeightMax   int64        `json:"weight_max"` // 0 when there are no edges
	Degree      Distribution `json:"degree"`
	Strength    Summary      `json:"strength"` // sum of the weights at a model
}

// AdoptionCorrelations correlates popularity with the number of spaces, over
// all models of the scope and over those with a space.
type AdoptionCorrelations struct {
	AllModels  Popularity `json:"all_models"`
	UsedModels Popularity `json:"used_models"`
}

// Popularity correlates likes and downloads with the number of spaces.
type Popularity struct {
	LikesUsage     Correlation `json:"likes_usage"`
	DownloadsUsage Correlation `json:"downloads_usage"`
}
