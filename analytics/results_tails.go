package analytics

import "github.com/hubgraph/hubgraph/analytics/heavytail"

// Tails says how unequal activities and degrees are, and which distribution their upper
// tails follow.
type Tails struct {
	Bootstrap int                    `json:"bootstrap"` // synthetic samples of each test of fit; 0 for no test
	Seed      uint64                 `json:"seed"`
	Activity  ByKind[Ordered[*Tail]] `json:"activity"` // by activity, as in Results.Activity
	Degree    ByScope[*Tail]         `json:"degree"`   // of the developers of a collaboration network; null where it has no edges
}

// Tail describes one sample of counts.
type Tail struct {
	Positive int             `json:"positive"` // values above 0, which alone can lie on a power law
	Gini     Number          `json:"gini"`     // of all values, 0 too
	HHI      Number          `json:"hhi"`      // Herfindahl-Hirschman index of all values
	Lorenz   Ordered[Number] `json:"lorenz"`   // percent of the repositories or developers, the least first -> the share of the total they hold

	PowerLaw *heavytail.PowerLaw    `json:"power_law"` // null with fewer than three different positive values
	Goodness *heavytail.Goodness    `json:"goodness"`  // null without a bootstrap
	Laws     []heavytail.Comparison `json:"laws"`      // other laws on the same tail
}
