package analytics

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Results is results.json: every number of one run. It holds no time, path or
// host, so that equal input gives equal bytes.
type Results struct {
	About    About            `json:"about"`
	Ignored  Ordered[int64]   `json:"ignored"` // records left out, or kept despite an unlisted repository; only counts above 0
	Activity ByKind[Activity] `json:"activity"`
	Licenses ByKind[Licenses] `json:"licenses"`

	Pearson     ByKind[Ordered[Correlations]] `json:"pearson"`  // all, and for models each licence class of two or more
	Spearman    ByKind[Ordered[Correlations]] `json:"spearman"` // of the same columns and repositories, by ranks
	MannWhitney MannWhitney                   `json:"mann_whitney"`

	Network ByScope[Network] `json:"network"`
	Usage   ByScope[Usage]   `json:"usage"`

	Tails     *Tails     `json:"tails,omitempty"`     // nil unless asked for
	Lineage   *Lineage   `json:"lineage,omitempty"`   // likewise
	Retention *Retention `json:"retention,omitempty"` // likewise

	Communities  *Communities  `json:"communities,omitempty"`   // likewise
	Nulls        *Nulls        `json:"nulls,omitempty"`         // likewise
	TruckFactors *TruckFactors `json:"truck_factors,omitempty"` // likewise
	Uncertainty  *Uncertainty  `json:"uncertainty,omitempty"`   // likewise
}

// About says which program, with which options, made the results, and from how much
// data.
type About struct {
	Hubgraph string `json:"hubgraph"` // version
	hub.Provenance
	Since            string `json:"since,omitempty"` // where the hub was cut to what happened from this time on, RFC 3339, UTC
	Until            string `json:"until,omitempty"` // likewise before this time
	Raw              bool   `json:"raw"`             // identities and bots were not applied
	LicenseMin       int    `json:"license_min"`
	Pareto           []int  `json:"pareto"`            // percent
	LicenseRules     string `json:"license_rules"`     // name of the rules that give licences a class
	FieldRules       string `json:"field_rules"`       // name of the rules that give tags a subfield
	IdentitiesMerged int    `json:"identities_merged"` // aliases; 0 when raw
	Bots             int    `json:"bots"`              // names listed as bots; 0 when raw
	Rejected         int64  `json:"rejected"`          // lines of the snapshot that are no records
	Counts           Counts `json:"counts"`
}

// Window says in words what the hub was cut to; "" for all of it.
func (a *About) Window() string {
	var sides []string
	if a.Since != "" {
		sides = append(sides, "from "+a.Since+" on")
	}
	if a.Until != "" {
		sides = append(sides, "before "+a.Until)
	}
	return strings.Join(sides, " and ")
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

// Encode writes results.json: UTF-8, fixed order of keys, indented by one
// space, newline at the end.
func (r *Results) Encode(w io.Writer) error { return encodeResults(w, r) }

func encodeResults(w io.Writer, results any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(results); err != nil {
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
