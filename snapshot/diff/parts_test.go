package diff

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// An index finds exactly what was added, in whatever order repositories come.
func TestIndexAgainstAMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		type place struct {
			repo int
			key  uint64
		}
		const repositories = 5
		var x index[int]
		all, sizes := map[place]int{}, make([]int64, repositories)
		key := rapid.OneOf(rapid.Uint64Range(0, 20), rapid.Uint64())
		for i := range rapid.IntRange(0, 300).Draw(rt, "entries") {
			p := place{rapid.IntRange(0, repositories-1).Draw(rt, "repo"), key.Draw(rt, "key")}
			if _, ok := all[p]; !ok {
				all[p] = i
				sizes[p.repo]++
				x.add(p.repo, p.key, i)
			}
		}
		x.sort(repositories)
		if got := x.sizes(); !slices.Equal(got, sizes) {
			rt.Fatalf("sizes %v, want %v", got, sizes)
		}
		for repo := range repositories {
			for k := range uint64(25) {
				want, ok := all[place{repo, k}]
				if got, found := x.find(repo, k); found != ok || got != want {
					rt.Fatalf("find(%d, %d) is %d, %v; want %d, %v", repo, k, got, found, want, ok)
				}
			}
		}
		for p, want := range all {
			if got, found := x.find(p.repo, p.key); !found || got != want {
				rt.Fatalf("find(%v) is %d, %v; want %d", p, got, found, want)
			}
		}
	})
}

// An index of more entries than a block holds is whole.
func TestLargeIndex(t *testing.T) {
	const n = 3*blockLen + 17
	var x index[uint64]
	for i := range uint64(n) {
		x.add(int(i%7), i*i, i)
	}
	x.sort(8)
	for i := range uint64(n) {
		if got, ok := x.find(int(i%7), i*i); !ok || got != i {
			t.Fatalf("find %d: %d, %v", i, got, ok)
		}
	}
	if got := x.sizes(); got[7] != 0 || got[0] != (n+6)/7 {
		t.Errorf("sizes %v", got)
	}
}

func TestTopAgainstSorting(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		limit := rapid.IntRange(0, 6).Draw(rt, "limit")
		list := rapid.SliceOfN(rapid.IntRange(0, 30), 0, 60).Draw(rt, "list")
		best := newTop(limit, cmp.Compare[int])
		for _, x := range list {
			best.add(x)
			if limit > 0 && len(best.list) > 2*limit {
				rt.Fatalf("%d elements are kept", len(best.list))
			}
		}
		slices.Sort(list)
		if limit > 0 {
			list = list[:min(limit, len(list))]
		}
		if got := best.sorted(); !slices.Equal(got, list) {
			rt.Fatalf("%v, want %v", got, list)
		}
	})
}
