package synthetic

// contributors is a group of people who share a repository. The first
// firstAuthors members make commits of their own; the others are only named as
// co-authors. Since an edge goes from a commit's first author to everybody
// else of the repository, an edge between two first authors goes both ways,
// one between a first author and a co-author only once.
type contributors struct {
	members      []int32
	firstAuthors int
	topic        topic
}

// network collects groups of contributors and the edges of the collaboration
// network that they make.
type network struct {
	groups []contributors
	edges  map[[2]int32]struct{}
	s      *stream
}

// add makes a group of the distinct members. Each is a first author with a
// probability of share per million, and at least one is. Fewer than two
// members make no group.
func (n *network) add(t topic, share int, members ...int32) {
	firstAuthors := make([]int32, 0, len(members))
	var rest []int32
	seen := map[int32]bool{}
	for _, m := range members {
		switch {
		case seen[m]:
			continue
		case n.s.chance(share):
			firstAuthors = append(firstAuthors, m)
		default:
			rest = append(rest, m)
		}
		seen[m] = true
	}
	if len(firstAuthors) == 0 && len(rest) > 0 {
		firstAuthors, rest = rest[:1:1], rest[1:]
	}
	n.join(t, firstAuthors, rest)
}

// join makes a group of given first authors and others, which must be distinct.
func (n *network) join(t topic, firstAuthors, others []int32) {
	members := append(firstAuthors, others...)
	if len(members) < 2 {
		return
	}
	for _, a := range members[:len(firstAuthors)] {
		for _, b := range members {
			if a != b {
				n.edges[[2]int32{a, b}] = struct{}{}
			}
		}
	}
	n.groups = append(n.groups, contributors{members: members, firstAuthors: len(firstAuthors), topic: t})
}

// degrees returns in-degree plus out-degree of each member within the group.
func (n *network) degrees(members []int32) map[int32]int {
	d := map[int32]int{}
	for _, a := range members {
		for _, b := range members {
			if _, ok := n.edges[[2]int32{a, b}]; ok {
				d[a]++
				d[b]++
			}
		}
	}
	return d
}
