package network

import "math/rand/v2"

// cover is a partition of the nodes of a level, with the counts of the edges of each
// community.
type cover struct {
	of      []int32
	size    []int32
	out, in []int64
}

func (l *level) cover(of []int32) *cover {
	n := l.n()
	c := &cover{of: of, size: make([]int32, n), out: make([]int64, n), in: make([]int64, n)}
	for v := range int32(n) {
		c.add(l, v, of[v])
	}
	return c
}

func (c *cover) add(l *level, v, community int32) {
	c.of[v] = community
	c.size[community]++
	c.out[community] += l.out[v]
	c.in[community] += l.in[v]
}

func (c *cover) take(l *level, v int32) {
	community := c.of[v]
	c.size[community]--
	c.out[community] -= l.out[v]
	c.in[community] -= l.in[v]
}

// move moves single nodes to where they gain most, a community of their own too, and looks
// again at the neighbours of each that moved, until no move gains. It begins with the
// partition of, in a random order, and returns the new one.
func (l *level) move(of []int32, random *rand.Rand) []int32 {
	n := l.n()
	c := l.cover(append([]int32(nil), of...))
	var empty []int32
	for i, size := range c.size {
		if size == 0 {
			empty = append(empty, int32(i))
		}
	}
	links := newTally(n)
	waiting := newQueue(n, random)
	for v, ok := waiting.next(); ok; v, ok = waiting.next() {
		from := c.of[v]
		to := l.best(c, v, links)
		if to == none {
			to, empty = empty[len(empty)-1], empty[:len(empty)-1]
		}
		c.add(l, v, to)
		if c.size[from] == 0 {
			empty = append(empty, from)
		}
		if to == from {
			continue
		}
		for _, u := range l.node[l.start[v]:l.start[v+1]] {
			if c.of[u] != to {
				waiting.add(u)
			}
		}
	}
	return c.of
}

// best takes v out of its community and returns the one where it belongs: its own where
// no other gains more, none for a new one.
func (l *level) best(c *cover, v int32, links *tally) int32 {
	from := c.of[v]
	c.take(l, v)
	for i := l.start[v]; i < l.start[v+1]; i++ {
		links.add(c.of[l.node[i]], l.count[i])
	}
	gain := func(to int32) float64 { return l.excess(links.sum[to], l.out[v], l.in[v], c.out[to], c.in[to]) }
	best, most := from, gain(from)
	for _, to := range links.seen {
		if g := gain(to); g > most {
			best, most = to, g
		}
	}
	links.clear()
	if most < 0 {
		return none
	}
	return best
}

// queue has each node at most once.
type queue struct {
	nodes   []int32 // a ring
	first   int
	length  int
	waiting []bool
}

// newQueue returns a queue of all nodes in a random order.
func newQueue(n int, random *rand.Rand) *queue {
	q := &queue{nodes: shuffled(n, random), length: n, waiting: make([]bool, n)}
	for v := range q.waiting {
		q.waiting[v] = true
	}
	return q
}

func (q *queue) next() (v int32, ok bool) {
	if q.length == 0 {
		return 0, false
	}
	v = q.nodes[q.first]
	q.first++
	if q.first == len(q.nodes) {
		q.first = 0
	}
	q.length--
	q.waiting[v] = false
	return v, true
}

func (q *queue) add(v int32) {
	if q.waiting[v] {
		return
	}
	q.waiting[v] = true
	q.nodes[(q.first+q.length)%len(q.nodes)] = v
	q.length++
}

// shuffled returns 0..n-1 in a random order.
func shuffled(n int, random *rand.Rand) []int32 {
	order := numbers(n)
	random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
