package network

// newMerger returns the state in which each node is a community.
func newMerger(g *Graph, w Weighting) *merger {
	n := g.N()
	m := &merger{communities: make([]community, n), rows: make([][]int32, n), queues: make([]*candidates, n), parent: make([]int32, n)}
	unit := 1 / float64(g.total(w)) // without edges infinite and not used
	out, in := g.out.strengths(w), g.in.strengths(w)
	for v := range m.communities {
		m.parent[v] = int32(v)
		m.communities[v] = community{out: float64(out[v]) * unit, in: float64(in[v]) * unit, label: int32(v), mark: none}
	}
	m.link(g, w, unit)
	m.findBest()
	return m
}

// link makes the links: one for each pair of nodes with an edge either way. The
// end with more edges owns it, so that hubs answer for their leaves.
func (m *merger) link(g *Graph, w Weighting, unit float64) {
	s := g.undirected()
	m.links = make([]link, 0, len(s.node)/2)
	row := make([]int32, len(s.node)) // links of all communities, one after the other
	next := append([]int(nil), s.start...)
	for v := range int32(g.N()) {
		x := &m.communities[v]
		m.rows[v] = row[s.start[v]:s.start[v+1]:s.start[v+1]]
		for u := range g.neighbours(v) {
			if u.node < v {
				continue
			}
			y := &m.communities[u.node]
			e := link{ends: u.node ^ v, owner: v}
			e.gain = float64(unit*float64(g.between(v, u, w))) - (float64(x.out*y.in) + float64(x.in*y.out))
			if s.degree(u.node) > s.degree(v) {
				e.owner = u.node
			}
			row[next[v]], row[next[u.node]] = int32(len(m.links)), int32(len(m.links))
			next[v]++
			next[u.node]++
			m.links = append(m.links, e)
		}
	}
}

// findBest fills the heap with the best link of each community that owns any.
func (m *merger) findBest() {
	m.best.at = make([]int32, len(m.communities))
	for s := range m.communities {
		m.best.at[s] = none
		var best candidate
		found := false
		for _, l := range m.rows[s] {
			if m.links[l].owner != int32(s) {
				continue
			}
			if c := m.candidate(int32(s), l); !found || c.before(&best) {
				best, found = c, true
			}
		}
		if found {
			m.best.items = append(m.best.items, best)
		}
	}
	m.best.build()
}
