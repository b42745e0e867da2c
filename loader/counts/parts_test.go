package counts_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// TestParts counts a drawn hub, with commits in any order, all together in memory
// and in small parts from files.
func TestParts(t *testing.T) {
	for seed := range uint64(20) {
		whole := countDrawn(t, seed, "")
		dir := t.TempDir()
		undo := counts.SetLeastWidth(1 + int(seed%7))
		parts := countDrawn(t, seed, dir)
		undo()
		if d := cmp.Diff(whole, parts, cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); d != "" {
			t.Fatalf("seed %d: (-whole +parts):\n%s", seed, d)
		}
		if len(whole) < 100 {
			t.Fatalf("seed %d: only %d counts", seed, len(whole))
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("seed %d: %d files are left, %v", seed, len(left), err)
		}
	}
}

// countDrawn returns the counts of a drawn hub by what they are of.
func countDrawn(t *testing.T, seed uint64, dir string) map[string]map[string]any {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	draw := rand.New(rand.NewPCG(seed, 7))
	people := hub.NewPeople()
	people.AddBot("account 3")
	people.Merge(hub.Identity{Alias: "account 5", Canonical: "account 1"})
	people.Merge(hub.Identity{Alias: "account 6", Canonical: "somebody"}) // an account of no number yet
	var accounts names.Table
	for i := range 20 {
		accounts.Add(fmt.Sprintf("account %d", i))
	}
	when := func() time.Time {
		if draw.IntN(9) == 0 {
			return time.Time{}
		}
		return time.Unix(1_500_000_000+draw.Int64N(300_000_000), draw.Int64N(2)*draw.Int64N(1e9)).UTC()
	}
	b := counts.NewBuilder(&accounts, people, dir)
	repositories := int32(10 + draw.IntN(30))
	var listings []counts.Listing
	for range repositories {
		x := counts.Listing{Kind: hub.Kind(draw.IntN(int(hub.KindCount))), Likes: draw.Int64N(5), Downloads: draw.Int64N(5), Created: when()}
		owner := draw.Int32N(5) - 1
		x.Owned = owner >= 0
		b.Repository(x.Kind, hub.FieldSet(draw.IntN(8)), owner, x.Created)
		listings = append(listings, x)
	}
	for range 600 {
		repo := draw.Int32N(repositories)
		for range 1 + draw.IntN(4) {
			var authors []int32
			for _, a := range draw.Perm(20)[:draw.IntN(3)] {
				authors = append(authors, int32(a))
			}
			if draw.IntN(4) > 0 {
				check(b.Commit(repo, authors, when()))
			} else {
				check(b.Discussion(repo, draw.Int32N(21)-1, when(), draw.IntN(2) == 0, draw.IntN(2) == 0))
			}
		}
		b.Used(draw.Int32N(repositories))
	}
	c := b.Finish()
	got := map[string]map[string]any{}
	c.Links = func(kind string, account, repo int32, p map[string]any) error {
		got[fmt.Sprintf("%s %d %d", kind, account, repo)] = p
		return nil
	}
	for n := range repositories {
		p, err := c.Repository(n, &listings[n])
		check(err)
		got[fmt.Sprintf("repository %d", n)] = p
	}
	check(c.Accounts(func(account int32, p map[string]any) error {
		got[fmt.Sprintf("account %d", account)] = p
		return nil
	}))
	check(c.Tallies(func(p map[string]any) error {
		got["tally "+p["key"].(string)] = p
		return nil
	}))
	check(c.Close())
	return got
}
