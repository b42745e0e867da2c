package analytics

// TruckFactors says on how few people the work in repositories, and in all repositories of
// an owner, rests. Commits count for their first author; those without one, bots' too, count
// for nothing.
type TruckFactors struct {
	LeastCommits int                 `json:"least_commits"` // what has fewer is left out
	Repositories ByKind[TruckFactor] `json:"repositories"`
	Owners       TruckFactor         `json:"owners"` // users and organisations, with repositories of any kind

	// Organizations are the owners that the snapshot knows as such; nil where it knows the
	// type of no owner that somebody commits to.
	Organizations *TruckFactor `json:"organizations"`
}

// TruckFactor is the distribution of the smallest number of people who together made more
// than half of the commits.
type TruckFactor struct {
	Committed int          `json:"committed"` // repositories or owners with a commit by anybody
	Counted   int          `json:"counted"`   // those with LeastCommits or more
	One       Part         `json:"one"`       // of the counted: one person made more than half
	Single    Part         `json:"single"`    // of the counted: one person made all
	Summary   Summary      `json:"summary"`   // of the factor
	Histogram Ordered[int] `json:"histogram"` // factor -> repositories or owners
}
