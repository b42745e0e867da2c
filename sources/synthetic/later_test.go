package synthetic

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func generateMonth(t *testing.T, months int) *memory {
	t.Helper()
	m := &memory{}
	if err := Generate(context.Background(), Options{Scale: 0.005, Seed: 3, Months: months}, m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMonthsAreDeterministic(t *testing.T) {
	zero := Options{Scale: 0.0005, Seed: 7}
	three := Options{Scale: 0.0005, Seed: 7, Months: 3}
	a, b := write(t, three), write(t, three)
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from one run to the next", name)
		}
	}
	if bytes.Equal(a["repositories.jsonl"], write(t, zero)["repositories.jsonl"]) {
		t.Error("month 3 is month 0")
	}
	for months, ok := range map[int]bool{-1: false, 0: true, MaxMonths: true, MaxMonths + 1: false} {
		if err := (Options{Scale: 1, Months: months}).Validate(); (err == nil) != ok {
			t.Errorf("month %d: %v", months, err)
		}
	}
}

// TestAMonthGoesOnFromTheOneBefore compares months 1 and 2 by the Hub's _id: every
// kind of change occurs, and what is in both is told alike.
func TestAMonthGoesOnFromTheOneBefore(t *testing.T) {
	one, two := generateMonth(t, 1), generateMonth(t, 2)
	type id struct {
		kind hub.Kind
		hub  string
	}
	index := func(m *memory) map[id]hub.Repository {
		all := map[id]hub.Repository{}
		for _, r := range m.repositories {
			if r.HubID == "" {
				t.Fatalf("%s has no _id", r.ID)
			}
			all[id{r.Kind, r.HubID}] = r
		}
		if len(all) != len(m.repositories) {
			t.Errorf("%d repositories, %d _ids", len(m.repositories), len(all))
		}
		return all
	}
	before, after := index(one), index(two)
	changes := map[string]int{}
	for key, was := range before {
		is, there := after[key]
		switch {
		case !there:
			changes["gone"]++
			continue
		case is.ID != was.ID:
			changes["renamed"]++
		}
		if is.Likes > was.Likes {
			changes["more likes"]++
		} else if is.Likes < was.Likes {
			changes["fewer likes"]++
		}
		if is.Downloads > was.Downloads {
			changes["more downloads"]++
		} else if is.Downloads < was.Downloads {
			changes["fewer downloads"]++
		}
		if is.Owner != was.Owner || !is.CreatedAt.Equal(was.CreatedAt) || is.Likes < 0 || is.Downloads < 0 || is.LastModified.Before(was.LastModified) {
			t.Errorf("%+v became %+v", was, is)
		}
	}
	for key, r := range after {
		if _, there := before[key]; !there {
			changes["new"]++
			if r.CreatedAt.Before(monthEnd(1)) || r.CreatedAt.After(monthEnd(2)) {
				t.Errorf("%s is new, and made %v", r.ID, r.CreatedAt)
			}
		}
	}
	for _, what := range []string{"gone", "renamed", "new", "more likes", "fewer likes", "more downloads", "fewer downloads"} {
		if changes[what] == 0 {
			t.Errorf("none is %s: %v", what, changes)
		}
	}
	commits := func(m *memory) map[string]bool { // by sha; a duplicated space carries those of its origin
		all := map[string]bool{}
		for _, c := range m.commits {
			all[c.SHA] = true
			if c.Date.After(monthEnd(2)) {
				t.Errorf("commit of %v", c.Date)
			}
		}
		return all
	}
	older, newer := commits(one), commits(two)
	maps.DeleteFunc(newer, func(sha string, _ bool) bool { return older[sha] })
	if len(newer) == 0 {
		t.Error("no new commit")
	}
	if len(two.discussions) <= len(one.discussions) {
		t.Errorf("discussions: %d, then %d", len(one.discussions), len(two.discussions))
	}
}

// TestReferencesFollow: what refers to a listed repository in month 0 refers to one
// later, unless it is gone; ids are unique, and so are commits.
func TestReferencesFollow(t *testing.T) {
	m := generateMonth(t, 6)
	listed := map[key]bool{}
	for _, r := range m.repositories {
		if listed[key{r.Kind, r.ID}] {
			t.Errorf("%v %s twice", r.Kind, r.ID)
		}
		listed[key{r.Kind, r.ID}] = true
	}
	for _, c := range m.commits {
		if !listed[key{c.Kind, c.Repo}] && !strings.HasPrefix(c.Repo, goneOwner) {
			t.Errorf("commit of %s", c.Repo)
		}
	}
	for _, d := range m.discussions {
		if !listed[key{d.Kind, d.Repo}] && !strings.HasPrefix(d.Repo, goneOwner) {
			t.Errorf("discussion of %s", d.Repo)
		}
	}
	for _, l := range m.lineage {
		if !listed[key{hub.Model, l.Model}] || l.Model == l.Base {
			t.Errorf("lineage of %s", l.Model)
		}
	}
	if !slices.ContainsFunc(m.repositories, func(r hub.Repository) bool { return strings.HasSuffix(r.ID, "-2024-04") }) {
		t.Error("nothing was made in the last month, April 2024")
	}
}
