package analytics

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// corpus puts everything into its final order. The builder is used up.
func (b *builder) corpus() *Corpus {
	c := &Corpus{}
	var licenses []int32
	c.Licenses, licenses = sortStrings(b.licenseKeys) // "" stays first
	for i, l := range b.columns.License {
		b.columns.License[i] = licenses[l]
	}
	order, number := b.sortRepositories()
	var rank []int32
	c.People, rank = sortStrings(b.people.Names())
	committers := renumber(&b.committers, number, rank)
	starters := renumber(&b.starters, number, rank)
	b.columns.arrange(order)
	from := 0
	for _, k := range hub.Kinds {
		to := from
		for to < len(order) && b.kinds[order[to]] == k {
			to++
		}
		r := &c.Repositories[k]
		*r = b.columns.slice(from, to)
		r.Committers, committers = membersOf(committers, from, to)
		r.Starters, starters = membersOf(starters, from, to)
		from = to
	}
	c.Unlisted, c.Usages = b.sortUsages(c, number)
	return c
}

// sortRepositories returns the arrival numbers in the order (kind, id), and the
// place of each arrival number in it.
func (b *builder) sortRepositories() (order, number []int32) {
	order = sortedIndex(b.columns.IDs, b.kinds)
	return order, inverse(order)
}

// arrange puts the rows into the given order, one column after the other.
func (r *Repositories) arrange(order []int32) {
	r.IDs, r.Owners = pick(r.IDs, order), pick(r.Owners, order)
	r.Likes, r.Downloads = pick(r.Likes, order), pick(r.Downloads, order)
	r.License, r.Fields = pick(r.License, order), pick(r.Fields, order)
	r.Commits, r.Discussions = pick(r.Commits, order), pick(r.Discussions, order)
}

// slice returns the rows from:to of the columns.
func (r *Repositories) slice(from, to int) Repositories {
	return Repositories{
		IDs: r.IDs[from:to:to], Owners: r.Owners[from:to:to], Likes: r.Likes[from:to:to], Downloads: r.Downloads[from:to:to],
		License: r.License[from:to:to], Fields: r.Fields[from:to:to], Commits: r.Commits[from:to:to], Discussions: r.Discussions[from:to:to],
	}
}

func pick[T any](column []T, rows []int32) []T {
	out := make([]T, len(rows))
	for i, row := range rows {
		out[i] = column[row]
	}
	return out
}

// renumber returns the counted pairs with both ids replaced, rising.
func renumber(c *pairs.Counter, number, rank []int32) []pairs.Pair {
	p := c.Pairs()
	for i, x := range p {
		p[i].Key = pairs.Key(number[x.A()], rank[x.B()])
	}
	return pairs.Sort(p)
}

// membersOf takes the pairs of the repositories from:to off the front of p.
func membersOf(p []pairs.Pair, from, to int) (m Members, rest []pairs.Pair) {
	end, _ := slices.BinarySearchFunc(p, pairs.Key(int32(to), 0), func(x pairs.Pair, key uint64) int { return cmp.Compare(x.Key, key) })
	m = Members{start: make([]int, to-from+1), person: make([]int32, end), count: make([]int64, end)}
	for i, x := range p[:end] {
		m.start[int(x.A())-from+1]++
		m.person[i], m.count[i] = x.B(), x.Count
	}
	for i := range to - from {
		m.start[i+1] += m.start[i]
	}
	return m, p[end:]
}

// sortUsages returns the unlisted spaces by name and the usages in final numbers.
func (b *builder) sortUsages(c *Corpus, number []int32) (unlisted []string, usages []usage.Pair) {
	unlisted, rank := sortStrings(b.unlisted.Names())
	spaces := int32(c.Repositories[hub.Space].Len())
	firstSpace := int32(len(number)) - spaces
	usages = b.usages
	for i, u := range usages {
		space := spaces
		if u.Space >= 0 {
			space = number[u.Space] - firstSpace
		} else {
			space += rank[-1-u.Space]
		}
		usages[i] = usage.Pair{Space: space, Model: number[u.Model]} // models come first of all
	}
	slices.SortFunc(usages, func(u, v usage.Pair) int {
		return cmp.Or(cmp.Compare(u.Space, v.Space), cmp.Compare(u.Model, v.Model))
	})
	return unlisted, usages
}

// sortStrings returns s in rising order and the place of each of its members there.
func sortStrings(s []string) (sorted []string, rank []int32) {
	order := sortedIndex(s, nil)
	return pick(s, order), inverse(order)
}

// sortedIndex returns the indices of names ordered by kind, if there are kinds,
// then by name. Most names differ early: a number made of the kind (2 bits) and
// the first 62 bits of the name decides, and only equal ones are compared whole.
func sortedIndex(names []string, kinds []hub.Kind) []int32 {
	type entry struct {
		prefix uint64
		i      int32
	}
	entries := make([]entry, len(names))
	for i, name := range names {
		var first [8]byte
		copy(first[:], name)
		prefix := binary.BigEndian.Uint64(first[:]) >> 2
		if kinds != nil {
			prefix |= uint64(kinds[i]) << 62
		}
		entries[i] = entry{prefix, int32(i)}
	}
	slices.SortFunc(entries, func(x, y entry) int {
		if x.prefix != y.prefix {
			return cmp.Compare(x.prefix, y.prefix)
		}
		return strings.Compare(names[x.i], names[y.i])
	})
	order := make([]int32, len(names))
	for i, e := range entries {
		order[i] = e.i
	}
	return order
}

// inverse returns the place of each number in order.
func inverse(order []int32) []int32 {
	at := make([]int32, len(order))
	for i, x := range order {
		at[x] = int32(i)
	}
	return at
}
