package network

// level is an undirected network whose nodes are sets of nodes of a graph: the links of
// node v are start[v]:start[v+1], each with the total count of the edges between the two,
// either way. Edges within a node are left out, as no move changes them.
type level struct {
	start   []int
	node    []int32
	count   []int64
	out, in []int64 // total count of the edges that leave and enter the members
	total   float64 // total count of the edges of the graph
}

func (l *level) n() int { return len(l.start) - 1 }

// newLevel returns the level of single nodes.
func newLevel(g *Graph, w Weighting) *level {
	l := &level{start: make([]int, 1, g.N()+1), out: g.out.strengths(w), in: g.in.strengths(w), total: float64(g.total(w))}
	for v := range int32(g.N()) {
		for u := range g.neighbours(v) {
			l.node = append(l.node, u.node)
			l.count = append(l.count, g.between(v, u, w))
		}
		l.start = append(l.start, len(l.node))
	}
	return l
}

// excess returns how many edges more than expected there are between two sets of nodes,
// times the total count: of edges between them, and of all edges of each. It is exact
// where the total count is below 2^26.
func (l *level) excess(edges, out, in, otherOut, otherIn int64) float64 {
	return float64(l.total*float64(edges)) - (float64(float64(out)*float64(otherIn)) + float64(float64(in)*float64(otherOut)))
}

// joined returns the level whose nodes are count parts of this one; parts has that of each
// node.
func (l *level) joined(parts []int32, count int) *level {
	j := &level{start: make([]int, 1, count+1), out: make([]int64, count), in: make([]int64, count), total: l.total}
	members, first := grouped(parts, count)
	links := newTally(count)
	for p := range int32(count) {
		for _, v := range members[first[p]:first[p+1]] {
			j.out[p] += l.out[v]
			j.in[p] += l.in[v]
			for i := l.start[v]; i < l.start[v+1]; i++ {
				if q := parts[l.node[i]]; q != p {
					links.add(q, l.count[i])
				}
			}
		}
		for _, q := range links.seen {
			j.node = append(j.node, q)
			j.count = append(j.count, links.sum[q])
		}
		links.clear()
		j.start = append(j.start, len(j.node))
	}
	return j
}

// grouped lists items 0..len(of)-1 by their group: those of group i are
// members[first[i]:first[i+1]], rising.
func grouped(of []int32, groups int) (members []int32, first []int) {
	first = make([]int, groups+1)
	for _, i := range of {
		first[i+1]++
	}
	for i := range groups {
		first[i+1] += first[i]
	}
	members = make([]int32, len(of))
	next := append([]int(nil), first...)
	for v, i := range of {
		members[next[i]] = int32(v)
		next[i]++
	}
	return members, first
}

// tally sums counts by number, and lists the numbers in the order in which they came.
type tally struct {
	sum  []int64
	seen []int32
}

func newTally(n int) *tally { return &tally{sum: make([]int64, n)} }

// add adds a count above 0.
func (t *tally) add(i int32, count int64) {
	if t.sum[i] == 0 {
		t.seen = append(t.seen, i)
	}
	t.sum[i] += count
}

func (t *tally) clear() {
	for _, i := range t.seen {
		t.sum[i] = 0
	}
	t.seen = t.seen[:0]
}
