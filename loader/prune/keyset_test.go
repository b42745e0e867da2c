package prune

import (
	"strconv"
	"testing"
)

// TestKeySet puts keys in twice, far beyond and far below the room foreseen.
func TestKeySet(t *testing.T) {
	for _, room := range []int64{0, 1000, 100000} {
		s := newKeySet(room)
		for range 2 {
			for i := range 5000 {
				s.add([]byte(strconv.Itoa(2 * i)))
			}
		}
		if s.count != 5000 {
			t.Errorf("room %d: %d keys, want 5000", room, s.count)
		}
		for i := range 10000 {
			if got := s.has([]byte(strconv.Itoa(i))); got != (i%2 == 0) {
				t.Fatalf("room %d: has %d: %v", room, i, got)
			}
		}
	}
}

// TestKeySetCollisions finds keys whose hashes share a slot, or a half.
func TestKeySetCollisions(t *testing.T) {
	s := newKeySet(0)
	n := uint64(len(s.slots))
	put := []hash{{0, 7}, {n, 7}, {2 * n, 7}, {n - 1, 1}, {2*n - 1, 1}, {n - 1, 2}}
	for _, h := range put {
		s.slots[s.find(h)] = h
	}
	for _, h := range put {
		if s.slots[s.find(h)] != h {
			t.Errorf("%v is not found", h)
		}
	}
	for _, h := range []hash{{3 * n, 7}, {0, 8}, {n - 1, 3}} {
		if s.slots[s.find(h)] == h {
			t.Errorf("%v is found", h)
		}
	}
}

// TestPairs: the ends of a relationship are told apart.
func TestPairs(t *testing.T) {
	k := &keys{}
	seen := map[string]bool{}
	for _, p := range [][2]string{{"a", "b"}, {"b", "a"}, {"ab", ""}, {"", "ab"}} {
		seen[string(k.pair(p[0], p[1]))] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d keys, want 4", len(seen))
	}
}

// TestExamples keeps the first names, whatever order they come in.
func TestExamples(t *testing.T) {
	var g Group
	for _, name := range []string{"m", "z", "b", "a", "y", "c"} {
		g.add(name, 3)
	}
	if g.Count != 6 || len(g.Examples) != 3 || g.Examples[0] != "a" || g.Examples[1] != "b" || g.Examples[2] != "c" {
		t.Errorf("got %+v", g)
	}
}

// TestStatements: every kind has the files that it is found and removed by.
func TestStatements(t *testing.T) {
	for k := range kindCount {
		if len(statements("remove/"+kindNames[k].file)) != 1 {
			t.Errorf("%s: want one statement under remove", k)
		}
	}
	for _, p := range parts {
		if len(statements("page/"+kindNames[p.of].file)) != 1 {
			t.Errorf("%s: want one statement under page", p.of)
		}
	}
}
