package synthetic

// team is a set of people who share a repository. The first leads of them make
// commits of their own; the others are only named as co-authors. Since an edge
// goes from a commit's first author to everybody else of the repository, an
// edge between two leads goes both ways, one between a lead and another only
// once.
type team struct {
	members []int32
	leads   int
	topic   topic
}

// network collects teams and the edges of the collaboration network that they
// make.
type network struct {
	teams []team
	edges map[[2]int32]struct{}
	s     *stream
}

// add makes a team of the distinct members; each of them leads with a chance
// of lead per million, at least one does. Less than two members make none.
func (n *network) add(t topic, lead int, members ...int32) {
	leads := make([]int32, 0, len(members))
	var rest []int32
	seen := map[int32]bool{}
	for _, m := range members {
		switch {
		case seen[m]:
			continue
		case n.s.chance(lead):
			leads = append(leads, m)
		default:
			rest = append(rest, m)
		}
		seen[m] = true
	}
	if len(leads) == 0 && len(rest) > 0 {
		leads, rest = rest[:1:1], rest[1:]
	}
	n.join(t, leads, rest)
}

// join makes a team of given leads and others, which must be distinct.
func (n *network) join(t topic, leads, others []int32) {
	members := append(leads, others...)
	if len(members) < 2 {
		return
	}
	for _, a := range members[:len(leads)] {
		for _, b := range members {
			if a != b {
				n.edges[[2]int32{a, b}] = struct{}{}
			}
		}
	}
	n.teams = append(n.teams, team{members: members, leads: len(leads), topic: t})
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
