package analytics

// Network is the collaboration network of the models in one scope. A network
// without edges has only Size, an empty KCore and Repositories.
type Network struct {
	Size                NetworkSize      `json:"size"`
	KCore               Ordered[CoreRow] `json:"kcore"`                          // k -> the k-core, for k = 1, 5, 10 and KMax where they exist
	KMax                int              `json:"k_max,omitzero"`                 // the largest k with a core; 0 when there are no edges
	CoreNumberHistogram Ordered[int]     `json:"core_number_histogram,omitzero"` // core number -> developers
	Degree              *Degree          `json:"degree,omitempty"`
	PageRank            *PageRank        `json:"pagerank,omitempty"`            // an edge counts its weight
	PageRankUnweighted  *PageRank        `json:"pagerank_unweighted,omitempty"` // every edge counts 1
	Repositories        int              `json:"repositories"`                  // models in the scope
}

// NetworkSize counts the people and edges that make up the network. A developer is
// an isolate when nothing joins them to another developer.
type NetworkSize struct {
	RepositoriesWithAuthors      int    `json:"repositories_with_authors"`
	Developers                   int    `json:"developers"`
	Isolates                     int    `json:"isolates"`
	NonIsolates                  int    `json:"non_isolates"`
	IsolateShare                 Number `json:"isolate_share"`
	SelfLoopDevelopers           int    `json:"self_loop_developers"`
	SelfLoopCommits              int64  `json:"self_loop_commits"`
	SelfLoopDevelopersNotIsolate int    `json:"self_loop_developers_not_isolate"`
	Edges                        int    `json:"edges"`
	WeightTotal                  int64  `json:"weight_total"`
}

// CoreRow is one row of tables 6-9: the metrics of a k-core. Without a suffix a
// metric counts every edge 1, except Acc.
type CoreRow struct {
	N              int      `json:"N"`            // developers
	E              int      `json:"E"`            // directed edges
	Mod            Number   `json:"MOD"`          // modularity of the greedy partition
	Com            int      `json:"COM"`          // its communities
	ModMixed       Number   `json:"MOD_mixed"`    // the same partition, edges counting their weight in the modularity only
	ModWeighted    Number   `json:"MOD_weighted"` // edges counting their weight in both
	ComWeighted    int      `json:"COM_weighted"`
	Dens           Number   `json:"DENS"`  // E / (N (N-1))
	Recip          Number   `json:"RECIP"` // share of edges whose reverse also exists
	Arcc           Number   `json:"ARCC"`  // density of the rich club, RichClub.AtLeast
	ArccDetail     RichClub `json:"ARCC_detail"`
	Ass            Number   `json:"ASS"` // degree assortativity, out to in
	AssUndirected  Number   `json:"ASS_undirected"`
	AD             Number   `json:"AD"`  // average degree, 2E/N
	Acc            Number   `json:"ACC"` // average clustering, edges counting their weight
	AccUnweighted  Number   `json:"ACC_unweighted"`
	WeakComponents int      `json:"weakly_connected_components"`
}

// RichClub is the club of the developers of highest degree: those with K edges
// or more, or with more than K. A density is undefined for fewer than two.
type RichClub struct {
	K         int    `json:"k"` // the smallest degree among the top tenth
	AtLeast   Number `json:"ge"`
	AtLeastN  int    `json:"ge_n"`
	AtLeastE  int    `json:"ge_e"`
	MoreThan  Number `json:"gt"`
	MoreThanN int    `json:"gt_n"`
	MoreThanE int    `json:"gt_e"`
}

// Degree is the distribution of in-degree plus out-degree.
type Degree struct {
	Summary
	Histogram Ordered[int] `json:"histogram"` // degree -> developers
	Top       Ranking      `json:"top"`       // up to TopLength developers by falling degree, then name
	In        Summary      `json:"in"`
	Out       Summary      `json:"out"`
}

// PageRank is the distribution of the PageRank of the developers.
type PageRank struct {
	Summary
	AtLeast Ordered[int] `json:"at_least"` // rank -> developers with at least that rank, at the ranks of stats.AtLeastFractions
	Top     Ranking      `json:"top"`      // up to TopLength developers by falling rank, then name
}
