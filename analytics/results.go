package analytics

import (
	"encoding/json"
	"fmt"
	"io"
)

// Results is results.json: every number of one run. It holds no time, path or
// host, so that equal input gives equal bytes.
type Results struct {
	About    About            `json:"about"`
	Ignored  Ordered[int64]   `json:"ignored"` // records left out or kept in spite of an unlisted repository; only counts above 0
	Activity ByKind[Activity] `json:"activity"`
	Licenses ByKind[Licenses] `json:"licenses"`
	Network  ByScope[Network] `json:"network"`
}

// About says which program with which options made the results, and of how much.
type About struct {
	Hubgraph         string `json:"hubgraph"` // version
	Raw              bool   `json:"raw"`      // identities and bots were not applied
	LicenseMin       int    `json:"license_min"`
	Pareto           []int  `json:"pareto"`            // percent
	IdentitiesMerged int    `json:"identities_merged"` // aliases; 0 when raw
	Bots             int    `json:"bots"`              // names listed as bots; 0 when raw
	Counts           Counts `json:"counts"`
}

// Counts is the size of the hub that was analysed.
type Counts struct {
	Models      int   `json:"models"`
	Datasets    int   `json:"datasets"`
	Spaces      int   `json:"spaces"`
	Commits     int64 `json:"commits"`
	Discussions int64 `json:"discussions"`
	Usages      int   `json:"usages"`
	Developers  int   `json:"developers"` // people who made a commit or started a discussion, bots out
}

// Activity is what repositories of one kind get and see (tables 2-4 of the paper).
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
	Pareto    Ordered[*Part] `json:"pareto"` // percent of the total -> the fewest repositories that hold it; nil when the total is 0
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

// Network is the collaboration network of the models in one scope. A network
// without edges has only Size, an empty KCore and Repositories.
type Network struct {
	Size                NetworkSize      `json:"size"`
	KCore               Ordered[CoreRow] `json:"kcore"`                          // k -> the k-core, for k = 1, 5, 10 and KMax as far as they exist
	KMax                int              `json:"k_max,omitzero"`                 // the largest k with a core; 0 when there are no edges
	CoreNumberHistogram Ordered[int]     `json:"core_number_histogram,omitzero"` // core number -> developers
	Repositories        int              `json:"repositories"`                   // models in the scope
}

// NetworkSize counts what the network is made of. A developer is an isolate
// when no other developer shares a repository with them so that an edge arises.
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

// CoreRow is one row of tables 6-9: the metrics of a k-core.
type CoreRow struct {
	N     int    `json:"N"`     // developers
	E     int    `json:"E"`     // directed edges
	Dens  Number `json:"DENS"`  // E / (N (N-1))
	Recip Number `json:"RECIP"` // share of edges whose reverse is there too
	AD    Number `json:"AD"`    // average degree, 2E/N
}

// Encode writes results.json: UTF-8, fixed order of keys, indented by one
// space, newline at the end.
func (r *Results) Encode(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(r); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}

// Decode reads results.json. Keys that it does not know are passed over.
func Decode(r io.Reader) (*Results, error) {
	var out Results
	if err := json.NewDecoder(r).Decode(&out); err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	return &out, nil
}
