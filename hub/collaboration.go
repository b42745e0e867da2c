package hub

// CollaborationEdges calls edge for each collaboration edge of one repository
// (arXiv:2405.13058, section 3): from each committer who is the first author
// of a commit to every other committer, weighted by the number of commits the
// source is the first author of.
//
// committers are distinct, without bots and empty names; firsts[i] is the
// number of commits whose first author is committers[i]. A repository with one
// committer has no edge: the paper counts its commits as a self-loop.
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
