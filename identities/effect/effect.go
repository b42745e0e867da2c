// Package effect measures what merging names changes in the collaboration network: the
// numbers of tables 6-9 without any merge, with the accepted ones, and as they would be
// if every pair from a score on were one person's.
package effect

import (
	"context"
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says what is measured.
type Options struct {
	Least, Most int // thresholds, 50 to 100, both measured
	Degree      int // as in identities.Options
	Top         int // places of the rankings
	Decided     *decisions.Log
	Progress    func(done, of int) // nil for none
}

// Table is a row a number, a column a variant.
type Table struct {
	Variants []string // before, accepted, then the thresholds
	Rows     []Row
}

// Row is a number, or a name of a ranking, in each variant.
type Row struct {
	Field, Core, Metric string // core is "" for what is about the whole network
	Values              []any  // int64, float64, string; nil for undefined
}

// Columns are the headings of the table.
func (t *Table) Columns() []string { return append([]string{"field", "core", "metric"}, t.Variants...) }

// Cells are the rows of the table.
func (t *Table) Cells() (rows [][]any) {
	for _, r := range t.Rows {
		rows = append(rows, append([]any{r.Field, r.Core, r.Metric}, r.Values...))
	}
	return rows
}

// Measure measures the variants of a snapshot. Bots are out of all of them. Merged at a
// threshold is every suggested pair that scores it or more, and whom pairs join, but for
// pairs that were rejected, those with a listed bot, and those of two names that the Hub
// knows as different accounts.
func Measure(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o Options) (*Table, error) {
	if o.Least > o.Most {
		return nil, hub.Usagef("the least threshold is %d, the most %d", o.Least, o.Most)
	}
	found, err := identities.Suggest(ctx, identities.FromSnapshot(s, rejects), identities.Options{Threshold: o.Least, Degree: o.Degree, Decided: o.Decided})
	if err != nil {
		return nil, err
	}
	names, merges := []string{"before", "accepted"}, [][]byte{{}, nil}
	for t := o.Least; t <= o.Most; t++ {
		names, merges = append(names, fmt.Sprint(t)), append(merges, mergesFrom(found, t))
	}
	out := &Table{Variants: names}
	rows := map[[3]string]*Row{}
	for i, text := range merges {
		if o.Progress != nil {
			o.Progress(i, len(merges))
		}
		v := variant{at: i, of: len(merges), table: out, rows: rows, top: o.Top}
		if err := v.measure(ctx, s, text); err != nil {
			return nil, fmt.Errorf("measure %s: %w", names[i], err)
		}
	}
	for i := range out.Rows {
		r := &out.Rows[i]
		r.Values = rows[[3]string{r.Field, r.Core, r.Metric}].Values
	}
	slices.SortStableFunc(out.Rows, func(a, b Row) int { return place(&a) - place(&b) })
	return out, nil
}

// mergesFrom are the merges of all pairs from a score on, as identities.jsonl.
func mergesFrom(found *identities.Suggestions, threshold int) []byte {
	people, text := hub.NewPeople(), []byte{}
	for i := range found.Rows {
		x := &found.Rows[i]
		if x.Score < threshold || x.NameBot || x.OtherBot || x.NameAccount && x.OtherAccount || x.Verdict == decisions.Rejected {
			continue
		}
		a, b := people.Canonical(x.Name), people.Canonical(x.Other)
		if a == b {
			continue
		}
		m := hub.Identity{Alias: max(a, b), Canonical: min(a, b)}
		people.Merge(m)
		text = append(text, decisions.MergeLine(m)...)
	}
	return text
}

// variant is one column of the table.
type variant struct {
	at, of int
	table  *Table
	rows   map[[3]string]*Row
	top    int
}

// measure fills in the column of a hub with other merges; nil for its own.
func (v *variant) measure(ctx context.Context, s *snapshot.Snapshot, merges []byte) error {
	if merges != nil {
		var err error
		if s, err = snapshot.Open(overlay{s.FS(), snapshot.IdentitiesFile, merges}); err != nil {
			return err
		}
	}
	c, err := analytics.FromSnapshot(ctx, s, snapshot.NewRejects(snapshot.RejectOptions{}), analytics.Options{})
	if err != nil {
		return err
	}
	v.set("all", "", "names merged", int64(c.IdentitiesMerged))
	for _, scope := range analytics.Scopes {
		collaboration, err := analytics.Collaborate(c, scope)
		if err != nil {
			return err
		}
		n, err := analytics.Measure(ctx, collaboration, c.People)
		if err != nil {
			return err
		}
		v.network(scope.Name, n)
	}
	return nil
}

func (v *variant) network(field string, n *analytics.Network) {
	v.set(field, "", "developers", int64(n.Size.Developers))
	v.set(field, "", "isolates", int64(n.Size.Isolates))
	v.set(field, "", "edges", int64(n.Size.Edges))
	if n.KMax > 0 {
		v.set(field, "", "largest k", int64(n.KMax))
	}
	for _, core := range n.KCore {
		names := []string{}
		if slices.Contains([]string{"1", "5", "10"}, core.Key) {
			names = append(names, "k "+core.Key)
		}
		if core.Key == fmt.Sprint(n.KMax) {
			names = append(names, "largest k")
		}
		for _, name := range names {
			v.core(field, name, &core.Value)
		}
	}
	if n.Degree != nil {
		v.ranking(field, "degree", n.Degree.Top)
	}
	if n.PageRank != nil {
		v.ranking(field, "PageRank", n.PageRank.Top)
	}
}

func (v *variant) core(field, name string, r *analytics.CoreRow) {
	for _, x := range []struct {
		metric string
		value  any
	}{
		{"Nodes", int64(r.N)}, {"Edges", int64(r.E)}, {"MOD", number(r.Mod)}, {"COM", int64(r.Com)}, {"DENS", number(r.Dens)},
		{"RECIP", number(r.Recip)}, {"ARCC", number(r.Arcc)}, {"ASS", number(r.Ass)}, {"AD", number(r.AD)}, {"ACC", number(r.Acc)},
	} {
		v.set(field, name, x.metric, x.value)
	}
}

func (v *variant) ranking(field, by string, of analytics.Ranking) {
	for i := range min(v.top, len(of)) {
		v.set(field, "", fmt.Sprintf("place %d by %s", i+1, by), of[i].Name)
	}
}

func number(x analytics.Number) any {
	if !x.Defined() {
		return nil
	}
	return float64(x)
}

// set sets a value of the column.
func (v *variant) set(field, core, metric string, value any) {
	key := [3]string{field, core, metric}
	if v.rows[key] == nil {
		v.rows[key] = &Row{Values: make([]any, v.of)}
		v.table.Rows = append(v.table.Rows, Row{Field: field, Core: core, Metric: metric})
	}
	v.rows[key].Values[v.at] = value
}

// place orders rows by field and core, however late one first came.
func place(r *Row) int {
	field := slices.IndexFunc(analytics.Scopes[:], func(s analytics.Scope) bool { return s.Name == r.Field })
	return 10*field + slices.Index([]string{"", "k 1", "k 5", "k 10", "largest k"}, r.Core)
}
