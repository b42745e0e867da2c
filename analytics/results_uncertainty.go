package analytics

// Uncertainty says how far the numbers of the activities would differ in other hubs like
// this one, of which its repositories are a sample: percentile intervals of the bootstrap.
type Uncertainty struct {
	Level    Number                    `json:"level"` // of every interval, 0.95
	Draws    int                       `json:"draws"`
	Seed     uint64                    `json:"seed"`
	Activity ByKind[ActivityIntervals] `json:"activity"`

	// Pearson and Spearman have an interval for each two columns of Results.Pearson, over
	// all repositories of the kind: first column -> second column.
	Pearson  ByKind[Ordered[Ordered[Interval]]] `json:"pearson"`
	Spearman ByKind[Ordered[Ordered[Interval]]] `json:"spearman"`
}

// ActivityIntervals are those of Activity.
type ActivityIntervals struct {
	Metrics              Ordered[MetricIntervals] `json:"metrics"`
	CommittersExactlyOne Interval                 `json:"committers_exactly_one"` // the share
}

// MetricIntervals are those of a Metric, and of the Gini coefficient.
type MetricIntervals struct {
	ZeroShare Interval          `json:"zero_share"`
	Pareto    Ordered[Interval] `json:"pareto"` // percent of the total -> the share of the fewest repositories that hold it
	Gini      Interval          `json:"gini"`
}

// Interval is a number with the bounds between which it lies in Level of the resamples.
type Interval struct {
	Estimate Number `json:"estimate"` // of the repositories as they are
	Low      Number `json:"low"`
	High     Number `json:"high"`
	Level    Number `json:"level"`
	Draws    int    `json:"draws"` // the resamples in which it is defined
}
