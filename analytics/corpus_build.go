package analytics

import (
	"cmp"
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// places says where everything that was read goes in the corpus.
type places struct {
	order      []int32                // arrival numbers of the repositories by (kind, id)
	first      [hub.KindCount + 1]int // in order, of each kind
	repository []int32                // by arrival number, the place in order
	person     []int32                // by number of the builder, the place in Corpus.People
	license    []int32                // likewise in Corpus.Licenses
}

// ids are those of the repositories, by kind in the order of arrival.
type ids interface{ All(hub.Kind) []string }

// corpus puts everything into its final order. The builder must not be used again.
func (b *builder) corpus(ctx context.Context, of ids) (*Corpus, error) {
	c, arrived := &Corpus{}, b.arrived()
	p := newPlaces(arrived)
	ids := make([]string, b.rows.n)
	var sorting tasks
	for _, k := range hub.Kinds {
		sorting.add(func() { p.sortRepositories(k, of.All(k), arrived[k], ids) })
	}
	sorting.add(func() {
		c.People, p.person = sortStrings(b.people.Names())
		c.Licenses, p.license = sortStrings(b.licenseKeys) // "" stays first
	})
	if err := sorting.run(ctx); err != nil {
		return nil, err
	}
	var arranging tasks
	var committers, starters [hub.KindCount]Members
	arranging.add(func() { committers = p.members(&b.committers) })
	arranging.add(func() {
		for _, k := range hub.Kinds {
			c.Repositories[k] = b.columns(ids, p.order[p.first[k]:p.first[k+1]], p.license)
		}
		c.Unlisted, c.Usages = b.sortUsages(p)
		c.Lineage = b.sortLineage(p)
		starters = p.members(&b.starters)
	})
	if b.dates != nil {
		arranging.add(func() { c.Dates = b.dates.arrange(p) })
	}
	if b.history != nil {
		arranging.add(func() { c.History = b.history.arrange(p) })
	}
	err := arranging.run(ctx)
	for k := range c.Repositories {
		c.Repositories[k].Committers, c.Repositories[k].Starters = committers[k], starters[k]
	}
	return c, err
}

// arrived returns the arrival numbers of the repositories by kind.
func (b *builder) arrived() (numbers [hub.KindCount][]int32) {
	var counts [hub.KindCount]int
	for i := range b.rows.n {
		counts[b.rows.at(i).kind]++
	}
	for k, n := range counts {
		numbers[k] = make([]int32, 0, n)
	}
	for i := range b.rows.n {
		k := b.rows.at(i).kind
		numbers[k] = append(numbers[k], int32(i))
	}
	return numbers
}

func newPlaces(arrived [hub.KindCount][]int32) *places {
	p := &places{}
	for k := range arrived {
		p.first[k+1] = p.first[k] + len(arrived[k])
	}
	n := p.first[hub.KindCount]
	p.order, p.repository = make([]int32, n), make([]int32, n)
	return p
}

// sortRepositories finds the places of the repositories of a kind, whose ids and
// arrival numbers are given, and puts the ids into a list by arrival number.
func (p *places) sortRepositories(k hub.Kind, names []string, arrived []int32, ids []string) {
	for i, number := range arrived {
		ids[number] = names[i]
	}
	for i, n := range sortedIndex(names) {
		at := p.first[k] + i
		p.order[at], p.repository[arrived[n]] = arrived[n], int32(at)
	}
}

// columns lays out the rows of the given numbers in their order, without
// members. ids are by arrival number, licenses are the final numbers of the
// licences.
func (b *builder) columns(ids []string, order, licenses []int32) Repositories {
	n := len(order)
	c := Repositories{
		IDs: make([]string, n), Owners: make([]string, n), Likes: make([]int64, n), Downloads: make([]int64, n),
		License: make([]int32, n), Fields: make([]hub.FieldSet, n), Commits: make([]int64, n), Discussions: make([]int64, n),
	}
	for i, number := range order {
		row, id := b.rows.at(int(number)), ids[number]
		c.IDs[i], c.Owners[i] = id, b.ownerOf(row, id)
		c.Likes[i], c.Downloads[i] = row.likes, row.downloads
		c.License[i], c.Fields[i] = licenses[row.license], row.fields
		c.Commits[i], c.Discussions[i] = row.commits, row.discussions
	}
	return c
}

func (b *builder) ownerOf(row *repositoryRow, id string) string {
	if row.owner < 0 {
		return b.owners.Name(int32(-1 - row.owner))
	}
	return id[:row.owner]
}

// members lists counted pairs (repository, person) by kind.
func (p *places) members(c *pairs.Counter) (out [hub.KindCount]Members) {
	c.Renumber(p.repository, p.person)
	all := c.Pairs()
	for k := range out {
		out[k], all = membersOf(all, p.first[k], p.first[k+1])
	}
	return out
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
func (b *builder) sortUsages(p *places) (unlisted []string, usages []usage.Pair) {
	unlisted, rank := sortStrings(b.unlisted.Names())
	firstSpace, end := int32(p.first[hub.Space]), int32(p.first[hub.KindCount])
	usages = b.usages
	for i, u := range usages {
		space := end - firstSpace
		if u.Space >= 0 {
			space = p.repository[u.Space] - firstSpace
		} else {
			space += rank[-1-u.Space]
		}
		usages[i] = usage.Pair{Space: space, Model: p.repository[u.Model]} // models are the first kind
	}
	slices.SortFunc(usages, func(u, v usage.Pair) int {
		return cmp.Or(cmp.Compare(u.Space, v.Space), cmp.Compare(u.Model, v.Model))
	})
	return unlisted, usages
}
