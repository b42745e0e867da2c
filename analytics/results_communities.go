package analytics

// Communities says into which communities the collaboration networks fall by the Leiden
// algorithm, how far another draw of random numbers changes them, and which developers
// join others. Every edge counts 1; isolates are left out.
type Communities struct {
	Runs   int                            `json:"runs"` // of Leiden, each with random numbers of its own
	Seed   uint64                         `json:"seed"`
	Scopes ByScope[*CommunitiesOfNetwork] `json:"scopes"` // null for a network without edges
}

// CommunitiesOfNetwork is that of one network. NMI is the mutual information of two
// partitions over the arithmetic mean of their entropies.
type CommunitiesOfNetwork struct {
	Developers  int         `json:"developers"`
	Leiden      Leiden      `json:"leiden"`
	CNM         CNM         `json:"cnm"`
	Betweenness Betweenness `json:"betweenness"`
}

// Leiden describes the partition of the highest modularity of all runs.
type Leiden struct {
	Modularity  Number       `json:"modularity"`
	Least       Number       `json:"least_modularity"` // of the runs
	Communities int          `json:"communities"`
	Largest     int          `json:"largest"` // developers in the largest community
	Sizes       Ordered[int] `json:"sizes"`   // developers -> communities with so many
	NMI         Between      `json:"nmi"`     // of each run with each other one
}

// Between is a number of each pair of several.
type Between struct {
	Mean Number `json:"mean"`
	Min  Number `json:"min"`
}

// CNM is the greedy partition of the same network, MOD and COM of its 1-core.
type CNM struct {
	Modularity  Number `json:"modularity"`
	Communities int    `json:"communities"`
	NMI         Number `json:"nmi"` // with the partition of Leiden
}

// Betweenness is the distribution of the betweenness centrality of the developers.
type Betweenness struct {
	Summary
	Sources int     `json:"sources"` // developers whose shortest paths were followed: all, or a sample
	Sampled bool    `json:"sampled"`
	Epsilon Number  `json:"epsilon"` // no value is further off, with a probability of 1 - Delta; 0 where all were followed
	Delta   Number  `json:"delta"`
	Top     Ranking `json:"top"` // up to TopLength developers with more than 0, by falling value, then name
}
