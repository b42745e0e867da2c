package content_test

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
)

// files is the sample counted from its files.
type files struct {
	repos       []hub.Repository
	people      *hub.People
	commits     []map[string]int64          // of each repository, by month
	discussions []map[string]int64          // likewise
	by          []map[string]int64          // commits of each repository, by person
	peopled     []map[[2]string]bool        // months and people of each repository
	active      map[string]map[string]int64 // repositories of each person, by month of a commit
	spaces      map[string][]string         // that use a model
	bases       map[string][]string         // of a model
	derived     map[string][]string
	datasets    map[string][]string
}

func readFiles(t *testing.T) *files {
	t.Helper()
	f := &files{active: map[string]map[string]int64{}, spaces: map[string][]string{}, bases: map[string][]string{}, derived: map[string][]string{}, datasets: map[string][]string{}}
	seen := map[string]bool{}
	_, err := loadtest.Open(t, sample.FS()).Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			f.repos = append(f.repos, *r)
			f.commits, f.discussions, f.by = append(f.commits, map[string]int64{}), append(f.discussions, map[string]int64{}), append(f.by, map[string]int64{})
			f.peopled = append(f.peopled, map[[2]string]bool{})
			return nil
		},
		People: func(p *hub.People) error { f.people = p; return nil },
		Commit: func(repo int, c *hub.Commit) error {
			if !c.Date.IsZero() {
				f.commits[repo][month(c.Date)]++
			}
			once := map[string]bool{}
			for _, name := range c.Authors {
				person, ok := f.people.Person(name)
				if !ok || once[person] {
					continue
				}
				once[person] = true
				f.by[repo][person]++
				if key := fmt.Sprint(repo, person, month(c.Date)); !c.Date.IsZero() && !seen[key] {
					seen[key], f.peopled[repo][[2]string{month(c.Date), person}] = true, true
					if f.active[person] == nil {
						f.active[person] = map[string]int64{}
					}
					f.active[person][month(c.Date)]++
				}
			}
			return nil
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			if !d.Date.IsZero() {
				f.discussions[repo][month(d.Date)]++
			}
			return nil
		},
		Usage: func(_, _ int, u hub.Usage) error { f.spaces[u.Model] = append(f.spaces[u.Model], u.Space); return nil },
		Lineage: func(_, _ int, l hub.Lineage) error {
			f.bases[l.Model], f.derived[l.Base] = append(f.bases[l.Model], l.Base), append(f.derived[l.Base], l.Model)
			return nil
		},
		TrainedOn: func(_, _ int, x hub.TrainedOn) error {
			f.datasets[x.Model] = append(f.datasets[x.Model], x.Dataset)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func month(at time.Time) string { return at.UTC().Format("2006-01") }

// largest are at most ten names with their numbers, the largest first.
func largest(of map[string]int64) (rows [][]any) {
	names := slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(cmp.Compare(of[b], of[a]), cmp.Compare(a, b)) })
	for _, name := range names[:min(10, len(names))] {
		rows = append(rows, []any{name, of[name]})
	}
	return rows
}

// TestThingsAgainstTheFiles: what stands on the pages of things is what the files of
// the snapshot say.
func TestThingsAgainstTheFiles(t *testing.T) {
	c, f := onSample(t), readFiles(t)
	kinds := map[hub.Kind]find.Kind{hub.Model: find.Model, hub.Dataset: find.Dataset, hub.Space: find.Space}
	for i, r := range f.repos {
		if i%7 > 0 && len(f.bases[r.ID])+len(f.derived[r.ID]) == 0 { // some of them, and all that are built on others
			continue
		}
		e, err := c.Entity(t.Context(), kinds[r.Kind], r.ID)
		if err != nil {
			t.Fatal(err)
		}
		f.checkRepository(t, e, i)
	}
	for i, person := range slices.Sorted(maps.Keys(f.active)) {
		if i%5 > 0 {
			continue
		}
		e, err := c.Entity(t.Context(), find.Account, person)
		if err != nil {
			t.Fatal(err)
		}
		f.checkPerson(t, e)
	}
}

// checkRepository compares a page with the files.
func (f *files) checkRepository(t *testing.T, e *content.Entity, i int) {
	t.Helper()
	r := f.repos[i]
	var months [][]any
	all := map[string]bool{}
	for _, of := range []map[string]int64{f.commits[i], f.discussions[i]} {
		for m := range of {
			all[m] = true
		}
	}
	for _, m := range slices.Sorted(maps.Keys(all)) {
		months = append(months, []any{m, f.commits[i][m], f.discussions[i][m]})
	}
	same(t, e, "months", rowsOf(t, e, "months", "month", "commits", "discussions"), months)
	active := map[string]int64{}
	for key := range f.peopled[i] {
		active[key[0]]++
	}
	for _, row := range rowsOf(t, e, "months", "month", "people") {
		if row[1] != active[row[0].(string)] {
			t.Errorf("%s: %v people in %v, want %d", e.ID, row[1], row[0], active[row[0].(string)])
		}
	}
	same(t, e, "people", rowsOf(t, e, "people", "person", "commits"), largest(f.by[i]))

	var siblings []hub.Repository
	for j, other := range f.repos {
		if j != i && r.Owner != "" && other.Owner == r.Owner {
			siblings = append(siblings, other)
		}
	}
	slices.SortFunc(siblings, func(a, b hub.Repository) int {
		return cmp.Or(cmp.Compare(b.Likes, a.Likes), cmp.Compare(fmt.Sprint(a.Kind), fmt.Sprint(b.Kind)), cmp.Compare(a.ID, b.ID))
	})
	var first [][]any
	for _, s := range siblings[:min(10, len(siblings))] {
		first = append(first, []any{fmt.Sprint(s.Kind), s.ID})
	}
	same(t, e, "siblings", rowsOf(t, e, "siblings", "kind", "repository"), first)
	counts := map[any]any{}
	for _, row := range rowsOf(t, e, "neighbours", "neighbours", "count") {
		counts[row[0]] = row[1]
	}
	wants := map[string]int{"people who committed to it": len(f.by[i]), "other repositories of its owner": len(siblings)}
	if r.Kind == hub.Model {
		wants["spaces that use it"], wants["models that it derives from"] = len(f.spaces[r.ID]), len(f.bases[r.ID])
		wants["models that derive from it"], wants["datasets that it was trained on"] = len(f.derived[r.ID]), len(f.datasets[r.ID])
		f.checkLineage(t, e, r.ID)
	}
	for what, want := range wants {
		if counts[what] != int64(want) {
			t.Errorf("%s: %v %s, want %d", e.ID, counts[what], what, want)
		}
	}
}

// checkLineage compares what a model is built on, and what is built on it.
func (f *files) checkLineage(t *testing.T, e *content.Entity, id string) {
	t.Helper()
	names := func(section, column string, keep func(row []any) bool) (all []string) {
		for _, row := range rowsOf(t, e, section, column, "*") {
			if keep == nil || keep(row[1].([]any)) {
				all = append(all, row[0].(string))
			}
		}
		slices.Sort(all)
		return all
	}
	direct := func(row []any) bool { return row[0] == int64(1) }
	for section, pair := range map[string][2][]string{
		"bases":    {names("bases", "base", direct), f.bases[id]},
		"derived":  {names("derived", "model", nil), f.derived[id]},
		"datasets": {names("datasets", "dataset", nil), f.datasets[id]},
	} {
		want := slices.Sorted(slices.Values(pair[1]))
		if len(want) <= 10 && !slices.Equal(pair[0], want) {
			t.Errorf("%s: %s %q, want %q", id, section, pair[0], want)
		}
	}
	// All that is behind the bases, each edge once.
	edges, queue, met := 0, []string{id}, map[string]bool{id: true}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, base := range f.bases[at] {
			edges++
			if !met[base] {
				met[base] = true
				queue = append(queue, base)
			}
		}
	}
	if got := len(rowsOf(t, e, "bases", "base")); got != min(20, edges) {
		t.Errorf("%s: %d steps to its bases, want %d", id, got, edges)
	}
}

// checkPerson compares the page of a person with the files.
func (f *files) checkPerson(t *testing.T, e *content.Entity) {
	t.Helper()
	commits, owners := map[string]int64{}, map[string]int64{}
	for i, by := range f.by {
		r := f.repos[i]
		if n := by[e.ID]; n > 0 {
			commits[fmt.Sprintf("%s %s", r.Kind, r.ID)] = n
			if r.Owner != e.ID && r.Owner != "" {
				owners[r.Owner] += n
			}
		}
	}
	var places [][]any
	for _, row := range rowsOf(t, e, "contributed", "kind", "repository", "commits") {
		places = append(places, []any{fmt.Sprintf("%v %v", row[0], row[1]), row[2]})
	}
	same(t, e, "contributed", places, largest(commits))
	var months [][]any
	for _, m := range slices.Sorted(maps.Keys(f.active[e.ID])) {
		months = append(months, []any{m, f.active[e.ID][m]})
	}
	var got [][]any
	for _, row := range rowsOf(t, e, "months", "month", "committed") {
		if row[1] != int64(0) {
			got = append(got, row)
		}
	}
	same(t, e, "months", got, months)
	sums := map[string]int64{}
	for _, row := range rowsOf(t, e, "organisations", "owner", "commits") {
		sums[row[0].(string)] = row[1].(int64)
	}
	if len(owners) <= 10 && !maps.Equal(sums, owners) {
		t.Errorf("%s works for %v, want %v", e.ID, sums, owners)
	}
}

// rowsOf are columns of the rows of a section; * is the whole row.
func rowsOf(t *testing.T, e *content.Entity, section string, columns ...string) (rows [][]any) {
	t.Helper()
	i := slices.IndexFunc(e.Sections, func(s content.Section) bool { return s.Name == section })
	if i < 0 || e.Sections[i].Err != nil {
		t.Fatalf("%s has no section %s: %v", e.ID, section, e.Sections)
	}
	a := e.Sections[i].Answer
	for _, row := range a.Rows {
		var some []any
		for _, name := range columns {
			if name == "*" {
				some = append(some, row)
				continue
			}
			for j, c := range a.Columns {
				if c.Name == name {
					some = append(some, row[j])
				}
			}
		}
		rows = append(rows, some)
	}
	return rows
}

func same(t *testing.T, e *content.Entity, section string, got, want [][]any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s %s: %s is %v, want %v", e.Kind, e.ID, section, got, want)
	}
}
