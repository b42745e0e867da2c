package diff

import (
	"cmp"
	"slices"
	"sync"
)

// entry is a commit or discussion within its repository: its key and its
// content.
type entry[V any] struct {
	key   uint64
	value V
}

// index finds the entries of repositories by key. Entries may be added in any
// order, though those of a repository mostly come together; sort must be
// called before find.
type index[V any] struct {
	log     blocks[entry[V]]
	runs    blocks[run]
	entries []entry[V] // by repository and key
	first   []int      // where each repository begins in entries, and the end of the last
}

// run is a run of entries of one repository.
type run struct{ repo, count int32 }

func (x *index[V]) add(repo int, key uint64, value V) {
	if last := x.runs.len - 1; last >= 0 && x.runs.at(last).repo == int32(repo) && x.runs.at(last).count < 1<<30 {
		x.runs.at(last).count++
	} else {
		*x.runs.add() = run{int32(repo), 1}
	}
	*x.log.add() = entry[V]{key, value}
}

// sort readies the entries of the given number of repositories for find.
func (x *index[V]) sort(repositories int) {
	x.first = make([]int, repositories+1)
	for i := range x.runs.len {
		r := x.runs.at(i)
		x.first[r.repo+1] += int(r.count)
	}
	for i := range repositories {
		x.first[i+1] += x.first[i]
	}
	x.entries = make([]entry[V], x.log.len)
	next, from := slices.Clone(x.first), 0
	for i := range x.runs.len {
		r := x.runs.at(i)
		for range r.count {
			x.entries[next[r.repo]] = *x.log.at(from)
			next[r.repo]++
			from++
		}
	}
	x.log, x.runs = blocks[entry[V]]{}, blocks[run]{}
	x.sortEntries()
}

// sortEntries sorts the entries of every repository, on two goroutines.
func (x *index[V]) sortEntries() {
	var group sync.WaitGroup
	sortRange := func(from, to int) {
		for repo := from; repo < to; repo++ {
			slices.SortFunc(x.of(repo), func(a, b entry[V]) int { return cmp.Compare(a.key, b.key) })
		}
	}
	half := len(x.first) / 2
	group.Go(func() { sortRange(0, half) })
	sortRange(half, len(x.first)-1)
	group.Wait()
}

func (x *index[V]) of(repo int) []entry[V] { return x.entries[x.first[repo]:x.first[repo+1]] }

// find returns the content of an entry; ok is false when there is no such
// entry.
func (x *index[V]) find(repo int, key uint64) (value V, ok bool) {
	entries := x.of(repo)
	i, ok := slices.BinarySearchFunc(entries, key, func(e entry[V], key uint64) int { return cmp.Compare(e.key, key) })
	if ok {
		value = entries[i].value
	}
	return value, ok
}

// sizes returns how many entries each repository has.
func (x *index[V]) sizes() []int64 {
	out := make([]int64, len(x.first)-1)
	for i := range out {
		out[i] = int64(x.first[i+1] - x.first[i])
	}
	return out
}

// tally counts the entries of the newer snapshot against those of the older one.
type tally struct {
	total          int64
	added          []int32 // by newer repository
	found, changed []int32 // by older repository
}

func newTally(older, newer int) tally {
	return tally{added: make([]int32, newer), found: make([]int32, older), changed: make([]int32, older)}
}

// count counts an entry of a newer repository; was is the same repository on
// the older side, -1 for none.
func (t *tally) count(repo, was int, found, changed bool) {
	t.total++
	switch {
	case !found:
		t.added[repo]++
	case changed:
		t.changed[was]++
		t.found[was]++
	default:
		t.found[was]++
	}
}
