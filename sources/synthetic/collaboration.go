package synthetic

import "math"

// The collaboration network of models is drawn from the inside out, with the
// numbers of the paper's tables 6 to 9 in mind:
//
//   - labs: dense groups of about 18 people, the 10-core. One holds a complete
//     group, the innermost core.
//   - the middle core: groups of four or five tied to labs and to each other, the 5-core.
//   - newcomers: attached to one or two others.
//   - the star: one developer who has shared a model with a sixth of all.
//   - islands: groups of two to five without ties to others.
//
// Edges still missing from the total are added between people who are already
// well connected.

// Topics deep inside, midway and outside (tables 7 to 9: nodes at k = 10, 5, 1).
var (
	midCoreTopics = shares{nlp: 490, mm: 175, cv: 45, other: 290}
	outerTopics   = shares{nlp: 335, mm: 85, cv: 22, other: 558}
)

// lab is a dense group.
type lab struct {
	topic   topic
	members []int32
}

// collaboration is the work of drawing the network.
type collaboration struct {
	network
	z      Sizes
	topics []topic // of each collaborator
	next   int32   // the first collaborator not yet placed
	labs   []lab
	inner  []int32 // people of labs and of the middle core
	linked []int32 // all those newcomers attach to, the oldest first
}

// collaborate draws the groups of contributors of a hub. Everybody below
// z.Collaborators is in one, and there are z.Edges edges, or a few more if the
// parts alone have more.
func collaborate(seed uint64, z Sizes) *collaboration {
	c := &collaboration{z: z, topics: make([]topic, z.Collaborators)}
	c.edges = make(map[[2]int32]struct{}, 2*z.Edges)
	c.s = newStream(seed, "collaboration", 0)
	star := c.take(1, other)[0]
	c.buildLabs()
	c.buildMidCore()
	c.crowd()
	c.buildIslands()
	leaves := c.buildNewcomers()
	c.buildStar(star, leaves)
	c.fill()
	return c
}

// scaled scales a number of the paper's network of 10,524 people to this hub's
// size.
func (c *collaboration) scaled(n int) int {
	return int(math.Round(float64(n*c.z.Collaborators) / 10524))
}

// take assigns a topic to the next n collaborators, or as many as are left.
func (c *collaboration) take(n int, t topic) []int32 {
	var out []int32
	for ; n > 0 && int(c.next) < c.z.Collaborators; n-- {
		c.topics[c.next] = t
		out = append(out, c.next)
		c.next++
	}
	return out
}

// buildLabs makes the labs: every hub has one for each subfield with a
// complete group in it, the largest in mm (table 9: the innermost core of the
// whole network is mm's), the smallest in cv.
func (c *collaboration) buildLabs() {
	clique := c.z.Clique
	size := min(clique+4, 2*clique-5)
	plan := []struct{ count, size, clique int }{
		nlp:   {max(1, c.scaled(10)), size, clique - 1},
		mm:    {max(1, c.scaled(4)), size, clique},
		cv:    {max(1, c.scaled(1)), min(clique-1, 6), min(clique-1, 6)},
		other: {c.scaled(3), size, 0},
	}
	for t, p := range plan {
		for i := range p.count {
			l := lab{topic(t), c.take(p.size, topic(t))}
			if i == 0 && p.clique > 0 {
				group := append([]int32(nil), l.members[:p.clique]...)
				c.join(l.topic, group, nil)
			}
			c.labs = append(c.labs, l)
		}
	}
	for _, l := range c.labs {
		c.fillLab(l)
		c.inner = append(c.inner, l.members...)
	}
	c.bridge()
}

// fillLab adds groups within a lab until it has half of its possible edges,
// and then more until nobody has fewer than ten.
func (c *collaboration) fillLab(l lab) {
	n := len(l.members)
	edges := func() (sum int) {
		for _, d := range c.degrees(l.members) {
			sum += d
		}
		return sum / 2
	}
	for edges() < n*(n-1)*labDensity/100 {
		c.add(l.topic, labFirstAuthor, c.some(l.members, c.s.between(3, 6))...)
	}
	for _, m := range l.members {
		for c.degrees(l.members)[m] < min(10, n) {
			c.add(l.topic, labFirstAuthor, append(c.some(l.members, 3), m)...)
		}
	}
}

// How likely a contributor is a first author, per million; the density of a lab
// in percent.
const (
	labDensity         = 53
	labFirstAuthor     = 850_000
	midCoreFirstAuthor = 820_000
)

// some draws n members, possibly with repetitions.
func (c *collaboration) some(members []int32, n int) []int32 {
	out := make([]int32, 0, n+1)
	for range n {
		out = append(out, pick(c.s, members))
	}
	return out
}

// bridge ties the labs: groups with people of two labs, the first of nlp and cv.
func (c *collaboration) bridge() {
	ties := len(c.labs) * 6
	for i := range ties {
		a, b := pick(c.s, c.labs), pick(c.s, c.labs)
		if i == 0 {
			a, b = c.labOf(nlp), c.labOf(cv)
		}
		t := a.topic
		c.add(t, labFirstAuthor, append(c.some(a.members, 2), c.some(b.members, 1)...)...)
	}
}

func (c *collaboration) labOf(t topic) lab {
	for _, l := range c.labs {
		if l.topic == t {
			return l
		}
	}
	return c.labs[0]
}

// buildMidCore makes the groups of the middle core and ties each to labs and to other such groups.
func (c *collaboration) buildMidCore() {
	q := quota{shares: midCoreTopics}
	for range c.scaled(155) {
		t := q.next()
		members := c.take(c.s.between(4, 5), t)
		c.add(t, midCoreFirstAuthor, members...)
		for range c.s.between(1, 2) {
			c.add(t, midCoreFirstAuthor, append(c.some(members, 2), pick(c.s, c.inner))...)
		}
		c.inner = append(c.inner, members...)
	}
}

// crowd makes one model with the paper's largest number of committers, 18, of
// whom only two commit themselves. Small hubs have none.
func (c *collaboration) crowd() {
	if c.z.Collaborators < 2000 {
		return
	}
	l := c.labOf(nlp)
	c.join(nlp, append([]int32(nil), l.members[1:3]...), c.take(16, nlp))
}

// buildIslands makes the groups without ties to others.
func (c *collaboration) buildIslands() {
	q := quota{shares: outerTopics}
	for _, p := range []struct{ count, size, firstAuthor int }{
		{2420, 2, 880_000}, {250, 3, 840_000}, {55, 4, 840_000}, {15, 5, 840_000},
	} {
		for range c.scaled(p.count) {
			t := q.next()
			c.add(t, p.firstAuthor, c.take(p.size, t)...)
		}
	}
}

// buildNewcomers attaches the rest to people who are there, more often to the
// old ones, and leaves those who will know only the star.
func (c *collaboration) buildNewcomers() (leaves []int32) {
	q := quota{shares: outerTopics}
	n := c.scaled(1000)
	for range n {
		leaves = append(leaves, c.take(1, q.next())...)
	}
	c.linked = append(c.linked, c.inner...)
	for int(c.next) < c.z.Collaborators {
		old := c.linked[c.s.skewed(len(c.linked), 3)]
		t := c.topics[old]
		if c.s.one(8) {
			t = q.next()
		}
		who := c.take(1, t)[0]
		c.add(t, newcomerFirstAuthor, who, old)
		c.linked = append(c.linked, who)
	}
	return leaves
}

const newcomerFirstAuthor = 760_000

// buildStar ties the star to its leaves and to others of all kinds.
func (c *collaboration) buildStar(star int32, leaves []int32) {
	others := append([]int32(nil), c.linked...)
	shuffle(c.s, others)
	others = others[:min(len(others), max(c.scaled(1630)-len(leaves), 2))]
	for _, who := range append(leaves, others...) {
		known := []int32{who}
		if c.s.chance(starReturn) {
			c.join(c.topics[who], []int32{star, who}, nil)
		} else {
			c.join(c.topics[who], []int32{star}, known)
		}
	}
}

const starReturn = 880_000

// fill adds pairs until the network has its edges.
func (c *collaboration) fill() {
	for len(c.edges) < c.z.Edges {
		a, b := pick(c.s, c.linked), pick(c.s, c.linked)
		share := newcomerFirstAuthor
		if len(c.edges) == c.z.Edges-1 {
			share = 0 // one edge only
		}
		c.add(c.topics[a], share, a, b)
	}
}
