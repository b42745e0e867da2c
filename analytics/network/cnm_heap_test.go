package network

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawCandidate(t *rapid.T, community int32) candidate {
	lo := rapid.Int32Range(0, 3).Draw(t, "lo")
	hi := rapid.Int32Range(lo+1, 5).Draw(t, "hi")
	return candidate{gain: rapid.SampledFrom([]float64{-1, 0, 0.5, 2}).Draw(t, "gain"), lo: lo, hi: hi, community: community}
}

// first returns the candidate that is to come first, by community.
func first(all map[int32]candidate) (best candidate) {
	found := false
	for _, c := range all {
		if !found || c.before(&best) {
			best, found = c, true
		}
	}
	return best
}

func (c candidate) key() [3]float64 { return [3]float64{c.gain, float64(c.lo), float64(c.hi)} }

func TestCandidates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const communities = 12
		h := &candidates{at: slices.Repeat([]int32{none}, communities)}
		want := map[int32]candidate{}
		for community := range rapid.Int32Range(0, communities).Draw(t, "at first") {
			c := drawCandidate(t, community)
			h.items, want[community] = append(h.items, c), c
		}
		h.build()
		t.Repeat(map[string]func(*rapid.T){
			"set": func(t *rapid.T) {
				c := drawCandidate(t, rapid.Int32Range(0, communities-1).Draw(t, "community"))
				h.set(c)
				want[c.community] = c
			},
			"remove": func(t *rapid.T) {
				community := rapid.Int32Range(0, communities-1).Draw(t, "community")
				if h.at[community] >= 0 {
					h.remove(int(h.at[community]))
					delete(want, community)
				}
			},
			"": func(t *rapid.T) {
				if len(h.items) != len(want) {
					t.Fatalf("%d candidates, want %d", len(h.items), len(want))
				}
				for i, c := range h.items {
					if c != want[c.community] || h.at[c.community] != int32(i) {
						t.Fatalf("%v at %d, known at %d, want %v", c, i, h.at[c.community], want[c.community])
					}
				}
				if len(want) > 0 && h.items[0].key() != first(want).key() {
					t.Fatalf("%v on top, want %v", h.items[0], first(want))
				}
			},
		})
	})
}

func TestCandidatesWithoutPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &candidates{}
		for range rapid.IntRange(0, 30).Draw(t, "candidates") {
			h.items = append(h.items, drawCandidate(t, 0))
		}
		h.build()
		for last := (*candidate)(nil); len(h.items) > 0; h.remove(0) {
			c := h.items[0]
			if last != nil && c.before(last) {
				t.Fatalf("%v after %v", c, *last)
			}
			last = &c
		}
	})
}
