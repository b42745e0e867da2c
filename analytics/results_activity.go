package analytics

// Activity is the activity in and around the repositories of one kind (tables 2-4 of
// the paper).
type Activity struct {
	Repositories         int             `json:"repositories"`
	Metrics              Ordered[Metric] `json:"metrics"` // in the order of MetricNames; no n_downloads for spaces
	CommittersExactlyOne Part            `json:"committers_exactly_one"`
}

// Metric describes one activity over all repositories of a kind.
type Metric struct {
	Summary
	Total     int64          `json:"total"`
	Zeros     int            `json:"zeros"`
	ZeroShare Number         `json:"zero_share"`
	Pareto    Ordered[*Part] `json:"pareto"`   // percent of the total -> the fewest repositories that hold it; nil when the total is 0
	AtLeast   Ordered[int]   `json:"at_least"` // value -> repositories with at least that much, at the values of stats.Levels
}

// Summary describes a sample as pandas.Series.describe does.
type Summary struct {
	Count int    `json:"count"`
	Mean  Number `json:"mean"`
	Std   Number `json:"std"` // divides by n-1
	Min   Number `json:"min"`
	P25   Number `json:"p25"`
	P50   Number `json:"p50"`
	P75   Number `json:"p75"`
	Max   Number `json:"max"`
}

// Part is a number of repositories and its share of all.
type Part struct {
	Repositories int    `json:"repositories"`
	Share        Number `json:"share"`
}

// Licenses says how repositories of one kind are licensed.
type Licenses struct {
	Repositories int            `json:"repositories"`
	Without      int            `json:"without"`
	WithoutShare Number         `json:"without_share"`
	With         int            `json:"with"`
	Classes      LicenseClasses `json:"classes"`
	Table        []License      `json:"table"` // by falling count, then key
}

// LicenseClasses counts repositories by hub.LicenseClass.
type LicenseClasses struct {
	Permissive  int `json:"permissive"`
	Restrictive int `json:"restrictive"`
	None        int `json:"none"`
	Unlabelled  int `json:"unlabelled"`
}

// License is one licence with the repositories that carry it.
type License struct {
	License         string `json:"license"`
	Class           string `json:"class"`
	Repositories    int    `json:"repositories"`
	ShareOfLicensed Number `json:"share_of_licensed"`
}
