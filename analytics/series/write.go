package series

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// WriteJSON writes the series: UTF-8, fixed order of keys, indented by one space.
func (r *Results) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

// column is a column of the CSV. One of the functions is set: snapshot of what is known of a
// snapshot by itself, step of what compares it with the one before. nil stands for nothing.
type column struct {
	name     string
	snapshot func(*Snapshot) any
	step     func(*Step) any
}

var columns = []column{
	{"collected_at", func(s *Snapshot) any { return s.CollectedAt.Format(time.RFC3339) }, nil},
	{"days", nil, func(s *Step) any { return s.Days }},
	{"models", func(s *Snapshot) any { return s.Kinds.Model.Repositories }, nil},
	{"datasets", func(s *Snapshot) any { return s.Kinds.Dataset.Repositories }, nil},
	{"spaces", func(s *Snapshot) any { return s.Kinds.Space.Repositories }, nil},
	{"added", nil, func(s *Step) any { return s.Repositories.Added }},
	{"gone", nil, func(s *Step) any { return s.Repositories.Gone }},
	{"renamed", nil, func(s *Step) any { return renamed(s) }},
	{"likes", func(s *Snapshot) any { return s.total(likesOf) }, nil},
	{"likes_rose", nil, func(s *Step) any { return s.Likes.Rose }},
	{"likes_fell", nil, func(s *Step) any { return s.Likes.Fell }},
	{"likes_median_models", func(s *Snapshot) any { return number(s.Kinds.Model.Likes.Median) }, nil},
	{"likes_median_datasets", func(s *Snapshot) any { return number(s.Kinds.Dataset.Likes.Median) }, nil},
	{"likes_median_spaces", func(s *Snapshot) any { return number(s.Kinds.Space.Likes.Median) }, nil},
	{"downloads", func(s *Snapshot) any { return s.total(downloadsOf) }, nil},
	{"downloads_rose", nil, func(s *Step) any { return s.Downloads.Rose }},
	{"downloads_fell", nil, func(s *Step) any { return s.Downloads.Fell }},
	{"downloads_median_models", func(s *Snapshot) any { return number(s.Kinds.Model.Downloads.Median) }, nil},
	{"downloads_median_datasets", func(s *Snapshot) any { return number(s.Kinds.Dataset.Downloads.Median) }, nil},
	{"commits", func(s *Snapshot) any { return s.commits() }, nil},
	{"discussions", func(s *Snapshot) any { return s.discussions() }, nil},
	{"developers", func(s *Snapshot) any { return s.Network.Developers }, nil},
	{"isolates", func(s *Snapshot) any { return s.Network.Isolates }, nil},
	{"edges", func(s *Snapshot) any { return s.Network.Edges }, nil},
	{"density", func(s *Snapshot) any { return number(s.Network.Density) }, nil},
	{"reciprocity", func(s *Snapshot) any { return number(s.Network.Reciprocity) }, nil},
	{"k_max", func(s *Snapshot) any { return s.Network.KMax }, nil},
	{"core_size", func(s *Snapshot) any { return s.Network.CoreSize }, nil},
	{"modularity", func(s *Snapshot) any { return number(s.Network.Modularity) }, nil},
	{"communities", func(s *Snapshot) any { return s.Network.Communities }, nil},
}

// WriteCSV writes a row for each snapshot. What compares it with the one before is empty in
// the first, and so is what is not defined.
func (r *Results) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.name
	}
	out.Write(row)
	for i := range r.Snapshots {
		for k, c := range columns {
			row[k] = ""
			var value any
			switch {
			case c.snapshot != nil:
				value = c.snapshot(&r.Snapshots[i])
			case i > 0:
				value = c.step(&r.Steps[i-1])
			}
			switch v := value.(type) {
			case nil:
			case float64:
				row[k] = strconv.FormatFloat(v, 'g', -1, 64)
			default:
				row[k] = fmt.Sprint(v)
			}
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

// number is a number as a value of a table.
func number(x analytics.Number) any {
	if !x.Defined() {
		return nil
	}
	return float64(x)
}

func renamed(s *Step) any {
	if s.Renamed == nil {
		return nil
	}
	return *s.Renamed
}

func likesOf(k *Kind) *Amount { return &k.Likes }

func downloadsOf(k *Kind) *Amount { return k.Downloads }

// total is that of all kinds, as diff gives it.
func (s *Snapshot) total(of func(*Kind) *Amount) int64 {
	var sum int64
	for _, k := range hub.Kinds {
		if a := of(s.Kinds.At(k)); a != nil {
			sum += a.Total
		}
	}
	return sum
}

func (s *Snapshot) commits() int64 {
	return s.Kinds.Model.Commits + s.Kinds.Dataset.Commits + s.Kinds.Space.Commits
}

func (s *Snapshot) discussions() int64 {
	return s.Kinds.Model.Discussions + s.Kinds.Dataset.Discussions + s.Kinds.Space.Discussions
}

// Tables returns the series as tables for people. Downloads, commits, discussions and the
// network are left out where no snapshot has any.
func (r *Results) Tables() []diff.Table {
	out := []diff.Table{r.sizes(), r.changes(), r.moves("likes", likesOf, func(s *Step) *Moves { return &s.Likes })}
	downloads := r.moves("downloads in 30 days", downloadsOf, func(s *Step) *Moves { return &s.Downloads })
	if r.any(func(s *Snapshot) bool { return s.total(downloadsOf) > 0 }) {
		out = append(out, downloads)
	}
	if r.any(func(s *Snapshot) bool { return s.Network.Developers > 0 }) {
		out = append(out, r.network())
	}
	return out
}

// any reports whether something holds of any snapshot.
func (r *Results) any(holds func(*Snapshot) bool) bool {
	for i := range r.Snapshots {
		if holds(&r.Snapshots[i]) {
			return true
		}
	}
	return false
}

// sizes leaves commits and discussions out where no snapshot has any.
func (r *Results) sizes() diff.Table {
	t := diff.Table{Title: "snapshots", Columns: []string{"collected at", "models", "datasets", "spaces"}}
	active := r.any(func(s *Snapshot) bool { return s.commits()+s.discussions() > 0 })
	if active {
		t.Columns = append(t.Columns, "commits", "discussions")
	}
	for i := range r.Snapshots {
		s := &r.Snapshots[i]
		row := []any{s.CollectedAt, int64(s.Kinds.Model.Repositories), int64(s.Kinds.Dataset.Repositories), int64(s.Kinds.Space.Repositories)}
		if active {
			row = append(row, s.commits(), s.discussions())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r *Results) changes() diff.Table {
	t := diff.Table{Title: "repositories, since the snapshot before", Columns: []string{"collected at", "days", "repositories", "added", "gone", "renamed", "changed"}}
	for i := range r.Steps {
		s := &r.Steps[i]
		t.Rows = append(t.Rows, []any{s.To, s.days(), s.Repositories.To, s.Repositories.Added, s.Repositories.Gone, renamed(s), s.Repositories.Changed})
	}
	return t
}

// days is the length of a step to a tenth of a day.
func (s *Step) days() string { return strconv.FormatFloat(s.Days, 'f', 1, 64) }

// moves tells how a number moved. Medians are of the kinds that any snapshot has.
func (r *Results) moves(title string, of func(*Kind) *Amount, in func(*Step) *Moves) diff.Table {
	t := diff.Table{Title: title, Columns: []string{"collected at", "total"}}
	var kinds []hub.Kind
	for _, k := range hub.Kinds {
		if r.any(func(s *Snapshot) bool { return s.Kinds.At(k).Repositories > 0 && of(s.Kinds.At(k)) != nil }) {
			kinds = append(kinds, k)
			t.Columns = append(t.Columns, "median of "+k.String()+"s")
		}
	}
	t.Columns = append(t.Columns, "rose", "fell", "gained most", "by")
	for i := range r.Snapshots {
		s := &r.Snapshots[i]
		row := []any{s.CollectedAt, s.total(of)}
		for _, k := range kinds {
			row = append(row, number(of(s.Kinds.At(k)).Median))
		}
		last := []any{nil, nil, nil, nil}
		if i > 0 {
			m := in(&r.Steps[i-1])
			last[0], last[1] = m.Rose, m.Fell
			if len(m.Gained) > 0 {
				last[2], last[3] = m.Gained[0].Kind+" "+m.Gained[0].Name, m.Gained[0].Change
			}
		}
		t.Rows = append(t.Rows, append(row, last...))
	}
	return t
}

func (r *Results) network() diff.Table {
	t := diff.Table{Title: "collaboration network of models", Columns: []string{"collected at", "developers", "isolates", "edges", "density", "reciprocity", "largest k", "core", "modularity", "communities"}}
	for i := range r.Snapshots {
		s := &r.Snapshots[i]
		n := &s.Network
		t.Rows = append(t.Rows, []any{s.CollectedAt, int64(n.Developers), int64(n.Isolates), int64(n.Edges), number(n.Density), number(n.Reciprocity), int64(n.KMax), int64(n.CoreSize), number(n.Modularity), int64(n.Communities)})
	}
	return t
}
