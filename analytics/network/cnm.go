package network

import "math"

// CNM returns the communities found by the greedy maximisation of modularity of
// Clauset, Newman and Moore [1]. It makes the same merges as NetworkX 3.1's
// greedy_modularity_communities(G) when Unweighted, and with weight="weight" when
// Weighted. The modularity is that of the directed graph (see Modularity).
// Every node starts as a community. The pair of communities whose merge gains most
// is merged until the largest gain is negative or no linked pair is left (a gain of
// 0 is still taken). As in NetworkX, among equal gains the pair with the smallest
// labels (lower, then higher) goes first, a merged community takes the higher label
// of the two, and gains are float64 updated in place, so ties are those that
// NetworkX's rounding produces. The result depends on nothing else; communities are
// numbered by falling size, then label. Without nodes there are none, and a node
// without edges is a community of its own.
//
// Only the order of merges is prescribed, not how the best pair is found. Here a
// link between two communities is stored once and owned by one of the two. A merge
// passes once over the links of both communities, as all their gains change, and
// makes the merged community the owner of all. So a gain never changes without its
// owner knowing, and the best link of each owner, kept in one heap, is stale only if
// another community has taken it: it is then too good, and is corrected when it
// reaches the top. These passes take nearly all the time; NetworkX updates two heaps
// for each link.
//
// [1] Clauset, Newman, Moore (2004): Finding community structure in very large
// networks, Physical Review E 70, 066111, doi:10.1103/PhysRevE.70.066111.
func (g *Graph) CNM(w Weighting) *Communities {
	m := newMerger(g, w)
	for {
		best, ok := m.next()
		if !ok || best.gain < 0 || g.ended() {
			return m.partition()
		}
		m.merge(best)
	}
}

// merger is the state of the merging. A community is known by the number of one of
// its nodes.
type merger struct {
	communities []community   // by node
	rows        [][]int32     // links of each community, with some that are gone
	queues      []*candidates // of each community, the links it owns, once they were asked for since its last merge
	links       []link
	parent      []int32    // of each node, itself or the community that it was merged into
	best        candidates // the best link of each community that owns one
}

// community is what a merge needs to know of a community.
type community struct {
	out, in float64 // shares of the degrees of the graph
	label   int32
	mark    int32 // during a merge, the link to the smaller of the two
}

// link joins two communities.
type link struct {
	gain  float64 // of merging the two
	ends  int32   // exclusive or of the two
	owner int32   // the one that finds it among its links; gone after a merge
}

const none, gone = int32(-1), int32(-1)

// candidate returns link l as seen from community s, which has it.
func (m *merger) candidate(s, l int32) candidate {
	x, y := m.communities[s].label, m.communities[m.links[l].ends^s].label
	return candidate{gain: m.links[l].gain, lo: min(x, y), hi: max(x, y), community: s, link: l}
}

// next returns the merge to do; ok is false when no two communities are linked.
func (m *merger) next() (c candidate, ok bool) {
	for len(m.best.items) > 0 {
		c = m.best.items[0]
		if m.links[c.link].owner == c.community {
			return c, true
		}
		m.renew(c.community)
	}
	return c, false
}

// renew finds the best link of a community that has lost it. The first time after a
// merge it sorts out all its links; later it goes on from there, as the links
// it still owns have not changed.
func (m *merger) renew(s int32) {
	q := m.queues[s]
	if q == nil {
		q = &candidates{}
		for _, l := range m.rows[s] {
			if m.links[l].owner == s {
				q.items = append(q.items, m.candidate(s, l))
			}
		}
		q.build()
		m.queues[s] = q
	}
	for len(q.items) > 0 && m.links[q.items[0].link].owner != s {
		q.remove(0)
	}
	if len(q.items) == 0 {
		m.best.remove(int(m.best.at[s]))
		return
	}
	m.best.set(q.items[0])
}

// merge joins the two communities of c under the number of the one with more links.
func (m *merger) merge(c candidate) {
	big, small := c.community, m.links[c.link].ends^c.community
	if len(m.rows[big]) < len(m.rows[small]) {
		big, small = small, big
	}
	m.links[c.link].owner = gone
	x, y := &m.communities[big], &m.communities[small]
	x.label = c.hi
	p := pass{communities: m.communities, links: m.links, big: big, small: small, of: *x, other: *y, best: none, gain: math.Inf(-1)}
	m.rows[big] = p.run(m.rows[big], m.rows[small])
	m.rows[small] = nil
	m.queues[big], m.queues[small] = nil, nil
	x.out += y.out
	x.in += y.in
	m.parent[small] = big
	for _, s := range [2]int32{small, big} {
		if i := m.best.at[s]; i >= 0 && (s == small || p.best == none) {
			m.best.remove(int(i))
		}
	}
	if p.best != none {
		m.best.set(m.candidate(big, p.best))
	}
}

func (m *merger) partition() *Communities {
	label := make([]int32, len(m.communities))
	for v := range label {
		label[v] = m.communities[root(m.parent, int32(v))].label
	}
	return newCommunities(label)
}
