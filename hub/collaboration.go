package hub

// CollaborationEdges calls edge for each edge of collaboration in one repository
// (arXiv:2405.13058, section 3): from everybody who is the first author of
// commits to every other committer. The weight of an edge is the number of those
// commits.
//
// Committers are distinct and firsts says of how many commits each is the first
// author, bots and nobody aside. A repository with one committer has no edge: the
// paper counts its commits as a self-loop.
func CollaborationEdges(committers []int32, firsts []int64, edge func(from, to int32, commits int64)) {
	for i, from := range committers {
		if firsts[i] == 0 {
			continue
		}
		for _, to := range committers {
			if to != from {
				edge(from, to, firsts[i])
			}
		}
	}
}
