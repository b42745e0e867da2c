package report

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

// Side is one of two results that are put side by side.
type Side struct {
	Label   string
	Results *analytics.Results
	Field   string // the name of a scope to take the networks and usage of; "" for the whole results
}

// CompareFormats are those of Compare.
var CompareFormats = []string{"html", "md", "csv"}

// CompareOptions are the options of a comparison; the zero value is ready to use.
type CompareOptions struct {
	Title  string // "" is one made of the labels
	Format string // one of CompareFormats; "" is html
	Anyway bool   // also compare what was counted by other rules
}

// versus is everything that a comparison shows.
type versus struct {
	Title    string
	Style    template.CSS
	Hubgraph string
	Sides    [2]versusSide
	Warnings []string
	Parts    []versusPart
}

// versusSide is what is said of one side, and what only this one has.
type versusSide struct {
	Label string
	About []string
	Only  []string
}

type versusPart struct {
	Title  string
	Tables []versusTable
}

// versusTable is a table of both sides: in its cells the second one stands where the
// report has the paper.
type versusTable struct {
	comparison
	Sides   sideNames
	Entries []versusEntry
}

// versusEntry is one number of both.
type versusEntry struct {
	table, row, column string
	a, b               cell
}

// Compare writes two results side by side, with the differences of the second to the
// first. Results of other rules are refused with a hub.UsageError, unless Anyway.
func Compare(w io.Writer, a, b Side, o CompareOptions) error {
	v, err := newVersus(a, b, o)
	if err != nil {
		return err
	}
	switch o.Format {
	case "", "html":
		err = page.ExecuteTemplate(w, "versus.html", v)
	case "md":
		err = v.writeMarkdown(w)
	case "csv":
		err = v.writeCSV(w)
	default:
		return hub.Usagef("unknown format %q of comparisons; there are %s", o.Format, strings.Join(CompareFormats, ", "))
	}
	if err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}

func newVersus(a, b Side, o CompareOptions) (*versus, error) {
	refused, warnings := apart(a, b)
	if len(refused) > 0 && !o.Anyway {
		return nil, hub.Usagef("not comparable: %s", strings.Join(refused, "; "))
	}
	v := &versus{Title: o.Title, Style: template.CSS(styleText + chart.Stylesheet("var(--bg)")), Hubgraph: hub.Version, Warnings: sentences(append(refused, warnings...))}
	if v.Title == "" {
		v.Title = a.Label + " and " + b.Label
	}
	first, err := a.parts()
	if err != nil {
		return nil, err
	}
	second, err := b.parts()
	if err != nil {
		return nil, err
	}
	for i, side := range []Side{a, b} {
		v.Sides[i] = versusSide{Label: side.Label, About: side.about()}
	}
	names := sideNames{a.Label, b.Label, "Δ"}
	for _, p := range partPairs(first, second) {
		part := versusPart{Title: p[0].Title}
		for _, both := range tablePairs(p[0].Tables, p[1].Tables) {
			t, onlyA, onlyB := pairTables(both[0], both[1])
			v.Sides[0].Only, v.Sides[1].Only = append(v.Sides[0].Only, onlyA...), append(v.Sides[1].Only, onlyB...)
			if t.Sides = names; len(t.Entries) > 0 {
				part.Tables = append(part.Tables, t)
			}
		}
		if len(part.Tables) > 0 {
			v.Parts = append(v.Parts, part)
		}
	}
	return v, nil
}

// about says whose numbers a side has.
func (s Side) about() []string {
	lines := s.Results.About.Provenance.Lines()
	if w := s.Results.About.Window(); w != "" {
		lines = append(lines, "Only what happened "+w+".")
	}
	if s.Field != "" {
		lines = append(lines, "Only the field: "+scopeNames[s.Field]+".")
	}
	return lines
}

// parts are the sections of a side that can be compared.
func (s Side) parts() ([]part, error) {
	r, p := s.Results, loadPaper()
	if s.Field != "" {
		i := slices.IndexFunc(analytics.Scopes[:], func(x analytics.Scope) bool { return x.Name == s.Field })
		if i < 0 {
			return nil, hub.Usagef("unknown field %q; there are all, cv, nlp, mm", s.Field)
		}
		r = ofScope(r, analytics.Scopes[i])
	}
	v := newView(r, Options{})
	parts := v.parts(r, p)
	parts = parts[:len(parts)-1] // but how the results were made
	if s.Field == "" {
		return parts, nil
	}
	var out []part
	for _, p := range parts {
		var tables []comparison
		for _, t := range p.Tables {
			if t, ok := t.onlyAll(); ok {
				tables = append(tables, t)
			}
		}
		if len(tables) > 0 {
			out = append(out, part{Title: p.Title, Tables: tables})
		}
	}
	return out, nil
}

// ofScope are results whose networks and usage of all models are those of a field.
func ofScope(r *analytics.Results, s analytics.Scope) *analytics.Results {
	out := analytics.Results{About: r.About}
	out.Network.All, out.Usage.All = *r.Network.At(s), *r.Usage.At(s)
	return &out
}

const allModels = "all models"

// onlyAll is a table of the networks or of usage without the fields; ok is false for
// other tables.
func (t comparison) onlyAll() (out comparison, ok bool) {
	all := slices.IndexFunc(t.Heads, func(h head) bool { return h.Info == allModels })
	switch {
	case all >= 0:
		t.Heads = []head{{"number", ""}}
		rows := slices.Clone(t.Rows)
		for i := range rows {
			rows[i].Cells = rows[i].Cells[all : all+1]
		}
		t.Rows = rows
		return t, true
	case t.ID == "kcore-other":
		rows := slices.Clone(t.Rows)
		for i := range rows {
			rows[i].Info = ""
		}
		t.Rows = rows
		return t, true
	}
	title, ok := strings.CutSuffix(t.plain(), ", "+allModels)
	t.Plain = title
	return t, ok
}

// apart says why two results cannot be compared, and what is to be known when they are.
func apart(a, b Side) (refused, warnings []string) {
	x, y := a.Results.About, b.Results.About
	say := func(list *[]string, differ bool, format string, args ...any) {
		if differ {
			*list = append(*list, fmt.Sprintf(format, args...))
		}
	}
	rules := func(name string) string {
		if name == "" {
			return hub.Paper
		}
		return name
	}
	said := func(what, first, second string) string {
		return fmt.Sprintf("%s %s in %s and %s in %s", what, first, a.Label, second, b.Label)
	}
	raw := map[bool]string{false: "cleaned", true: "raw"}
	say(&refused, rules(x.LicenseRules) != rules(y.LicenseRules), "%s", said("classes of licences are by the rules", rules(x.LicenseRules), rules(y.LicenseRules)))
	say(&refused, rules(x.FieldRules) != rules(y.FieldRules), "%s", said("subfields are by the rules", rules(x.FieldRules), rules(y.FieldRules)))
	say(&refused, x.Raw != y.Raw, "%s", said("names are", raw[x.Raw], raw[y.Raw]))
	say(&warnings, x.Hubgraph != y.Hubgraph, "%s: differences may come from the program", said("the results are of hubgraph", x.Hubgraph, y.Hubgraph))
	say(&warnings, x.LicenseMin != y.LicenseMin, "%s: other models are tested", said("a licence counts in the tests from this many models on:", whole(x.LicenseMin), whole(y.LicenseMin)))
	say(&warnings, !slices.Equal(x.Pareto, y.Pareto), "the Pareto levels are not the same; those that only one has are listed")
	s, u := x.Snapshot, y.Snapshot
	say(&warnings, s.Source != u.Source, "the snapshots are of different hubs, %q and %q", s.Source, u.Source)
	say(&warnings, !s.CollectedAt.IsZero() && !u.CollectedAt.IsZero() && s.CollectedAt.After(u.CollectedAt), "%s was collected after %s", a.Label, b.Label)
	say(&warnings, s.Fingerprint != "" && s.Fingerprint == u.Fingerprint && a.Field == b.Field, "both are of the same snapshot")
	say(&warnings, !x.Raw && (x.IdentitiesMerged == 0) != (y.IdentitiesMerged == 0), "%s: one person under two names counts twice where none are", said("merged identities:", whole(x.IdentitiesMerged), whole(y.IdentitiesMerged)))
	for _, gap := range []struct {
		what string
		a, b int64
	}{{"commits", x.Counts.Commits, y.Counts.Commits}, {"discussions", x.Counts.Discussions, y.Counts.Discussions}} {
		say(&warnings, (gap.a == 0) != (gap.b == 0), "one side has no %s: that is a gap in the data, not a change", gap.what)
	}
	return refused, warnings
}
