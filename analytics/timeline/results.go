package timeline

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// Results is the timeline of a hub.
type Results struct {
	About About `json:"about"`
	Cuts  []Cut `json:"cuts"` // in order of time
}

// About says which program made the timeline, with which options and of what.
type About struct {
	Hubgraph string `json:"hubgraph"` // version
	hub.Provenance
	Every        string `json:"every"`                   // month, quarter or year
	WindowMonths int    `json:"window_months,omitempty"` // that a cut looks back; absent for all
	LicenseRules string `json:"license_rules"`
	FieldRules   string `json:"field_rules"`
}

// Cut is the hub at the end of a period.
type Cut struct {
	Period  string     `json:"period"`          // that it is the end of, such as 2023-04, 2023-Q2 or 2023
	Since   *time.Time `json:"since,omitempty"` // from when on things count; absent for all
	Until   time.Time  `json:"until"`           // the first moment after the period: what was done before it counts
	Partial bool       `json:"partial"`         // the snapshot was collected before the period ended

	Licenses analytics.LicenseClasses   `json:"licenses"` // models that were made in the window
	Scopes   analytics.ByScope[Network] `json:"scopes"`

	window analytics.Window
}

// Network is the collaboration network of the models of one scope at a cut. Each number is
// that of analyze --until (and --since, with a window) of the same name, but for those that
// compare it with the cuts before.
type Network struct {
	Models       int              `json:"models"`
	Developers   int              `json:"developers"`
	Isolates     int              `json:"isolates"`
	Newcomers    int              `json:"newcomers"` // developers who were in no cut before
	Leavers      *int             `json:"leavers"`   // developers of the cut before who are not in this one; null without a window, when nobody leaves
	Edges        int              `json:"edges"`
	Density      analytics.Number `json:"density"`
	Reciprocity  analytics.Number `json:"reciprocity"`
	KMax         int              `json:"k_max"`
	CoreSize     int              `json:"core_size"`     // developers of the innermost core
	CoreTurnover analytics.Number `json:"core_turnover"` // of it and that of the cut before: 1 - both/either; null where one has none
	Modularity   analytics.Number `json:"modularity"`
	Communities  int              `json:"communities"`
}

func aboutOf(c *analytics.Corpus, o Options) About {
	return About{Hubgraph: o.Version, Provenance: c.Provenance, Every: o.Every.String(), WindowMonths: o.Window,
		LicenseRules: c.Rules.Licenses.Name(), FieldRules: c.Rules.Fields.Name()}
}

// WriteJSON writes the timeline: UTF-8, fixed order of keys, indented by one space.
func (r *Results) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

// WriteCSV writes a row for each cut and scope. What is not defined is empty.
func (r *Results) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write([]string{"period", "until", "partial", "scope", "models", "developers", "isolates", "newcomers", "leavers", "edges", "density", "reciprocity",
		"k_max", "core_size", "core_turnover", "modularity", "communities", "permissive", "restrictive", "none", "unlabelled"})
	number := func(x analytics.Number) string {
		if !x.Defined() {
			return ""
		}
		return strconv.FormatFloat(float64(x), 'g', -1, 64)
	}
	for _, c := range r.Cuts {
		for _, s := range analytics.Scopes {
			n := c.Scopes.At(s)
			leavers, licenses := "", []string{"", "", "", ""} // licences are those of all models
			if n.Leavers != nil {
				leavers = fmt.Sprint(*n.Leavers)
			}
			if s.Field == 0 {
				licenses = []string{fmt.Sprint(c.Licenses.Permissive), fmt.Sprint(c.Licenses.Restrictive), fmt.Sprint(c.Licenses.None), fmt.Sprint(c.Licenses.Unlabelled)}
			}
			out.Write(append([]string{c.Period, c.Until.Format(time.RFC3339), strconv.FormatBool(c.Partial), s.Name, fmt.Sprint(n.Models), fmt.Sprint(n.Developers),
				fmt.Sprint(n.Isolates), fmt.Sprint(n.Newcomers), leavers, fmt.Sprint(n.Edges), number(n.Density), number(n.Reciprocity), fmt.Sprint(n.KMax),
				fmt.Sprint(n.CoreSize), number(n.CoreTurnover), number(n.Modularity), fmt.Sprint(n.Communities)}, licenses...))
		}
	}
	out.Flush()
	return out.Error()
}
