package snapshot

import (
	"testing"

	"pgregory.net/rapid"
)

// A set that is used again is as good as a new one.
func TestKeySetAgainstAMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var s keySet
		key := rapid.OneOf(rapid.Uint64Range(0, 40), rapid.Uint64(), rapid.Just(uint64(0)))
		for range rapid.IntRange(1, 4).Draw(rt, "sets") {
			s.reset(rapid.IntRange(0, 100).Draw(rt, "room"))
			all := map[uint64]bool{}
			for _, k := range rapid.SliceOfN(key, 0, 200).Draw(rt, "keys") {
				if got := s.add(k); got == all[k] {
					rt.Fatalf("add %d gave %v", k, got)
				}
				all[k] = true
			}
		}
	})
}
