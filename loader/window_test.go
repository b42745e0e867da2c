package loader

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestLanesShareNoNode deals random rows: each is there once, lanes touch no
// common node, the order within a lane is that of the rows, transactions are no
// larger than allowed, and the same rows are dealt alike.
func TestLanesShareNoNode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type row struct {
			number, weight int
			nodes          []string
		}
		var rows []row
		for i := range rapid.IntRange(0, 60).Draw(t, "rows") {
			r := row{number: i, weight: rapid.IntRange(1, 5).Draw(t, "weight")}
			for range rapid.IntRange(0, 3).Draw(t, "nodes") {
				r.nodes = append(r.nodes, fmt.Sprint("n", rapid.IntRange(0, 80).Draw(t, "node")))
			}
			rows = append(rows, r)
		}
		lanes, most := rapid.IntRange(1, 5).Draw(t, "lanes"), rapid.IntRange(1, 12).Draw(t, "most")
		s := &stage{}
		deal := func() sealed {
			for _, r := range rows {
				s.open(r)
				for w := range r.weight {
					s.touch(1, r.nodes[min(w, len(r.nodes)):min(w+1, len(r.nodes))]...)
				}
			}
			return s.seal(lanes, most)
		}
		out := deal()
		if again := deal(); fmt.Sprint(again) != fmt.Sprint(out) {
			t.Fatalf("dealt %v, then %v", out, again)
		}
		if len(out.lanes) != lanes {
			t.Fatalf("%d lanes, want %d", len(out.lanes), lanes)
		}
		seen := map[int]bool{}
		laneOf := map[string]int{}
		for i, lane := range out.lanes {
			last := -1
			for _, tx := range lane {
				weight := 0
				for _, r := range tx {
					r := r.(row)
					if seen[r.number] || r.number < last {
						t.Fatalf("row %d is there twice or out of order: %v", r.number, out)
					}
					seen[r.number], last = true, r.number
					weight += r.weight
					for _, n := range r.nodes[:min(r.weight, len(r.nodes))] {
						if other, ok := laneOf[n]; ok && other != i {
							t.Fatalf("lanes %d and %d touch %s: %v", other, i, n, out)
						}
						laneOf[n] = i
					}
				}
				if weight > most && len(tx) > 1 {
					t.Fatalf("a transaction of %d records, want at most %d", weight, most)
				}
			}
		}
		if len(seen) != len(rows) {
			t.Fatalf("%d of %d rows dealt", len(seen), len(rows))
		}
	})
}

// TestLanesAreEven deals rows of separate teams: no lane gets more than another
// by more than a team.
func TestLanesAreEven(t *testing.T) {
	s := &stage{}
	for i := range 300 {
		s.add(i, fmt.Sprint("repo", i/7), fmt.Sprint("account", i/14))
	}
	var sizes []int
	for _, lane := range s.seal(4, 1000).lanes {
		sizes = append(sizes, len(lane[0]))
	}
	if slices.Max(sizes)-slices.Min(sizes) > 14 {
		t.Errorf("lanes of %v rows", sizes)
	}
}

// TestAloneIsOneLane keeps rows that may touch anything in one lane.
func TestAloneIsOneLane(t *testing.T) {
	s := &stage{oneLane: true}
	for i := range 10 {
		s.add(i)
	}
	out := s.seal(4, 4)
	if len(out.lanes) != 1 || len(out.lanes[0]) != 3 {
		t.Errorf("%v, want one lane of three transactions", out.lanes)
	}
}

func TestProgressOrder(t *testing.T) {
	inOrder := []progress{{}, {1, 5}, {1, 7}, {2, 0}, {2, 3}, {4, 1}}
	for i, p := range inOrder {
		for j, q := range inOrder {
			if p.before(q) != (i < j) {
				t.Errorf("%v before %v: %v", p, q, p.before(q))
			}
		}
	}
}
