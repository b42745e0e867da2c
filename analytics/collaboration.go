package analytics

import (
	"slices"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// Collaboration is the network of the people who commit to the models of one scope
// (arXiv:2405.13058, section 3): each commit gives an edge from its first author to
// every other committer of the repository. The weight of an edge is the number of
// such commits over all repositories. In a repository with a single committer each
// commit is a self-loop, which is counted but is not in the graph.
type Collaboration struct {
	Graph  *network.Graph // people with an edge to or from somebody else
	People []int32        // by node of Graph: index into Corpus.People; rising, so nodes are in order of name
	Size   NetworkSize

	Repositories int // models in the scope, with or without commits
}

// Collaborate builds the network of one scope. It fails when the weights add up to
// 2^63 or more.
func Collaborate(c *Corpus, s Scope) (*Collaboration, error) {
	models := &c.Repositories[hub.Model]
	out := &Collaboration{}
	var edges network.Builder
	add := edges.Add
	there := make([]bool, len(c.People))  // commits in the scope
	alone := make([]int64, len(c.People)) // commits to repositories where nobody else commits
	for i := range models.Len() {
		if !s.Has(models.Fields[i]) {
			continue
		}
		out.Repositories++
		people, firsts := models.Committers.Of(i), models.Committers.Counts(i)
		if len(people) == 0 {
			continue
		}
		out.Size.RepositoriesWithAuthors++
		for _, p := range people {
			there[p] = true
		}
		if len(people) == 1 {
			alone[people[0]] += firsts[0]
		} else {
			hub.CollaborationEdges(people, firsts, add)
		}
	}
	var err error
	if out.Graph, out.People, err = edges.Build(); err != nil {
		return nil, err
	}
	out.count(there, alone)
	return out, nil
}

// PageRankOptions are those of every PageRank of a hub: damping 0.85, accurate to about
// 10 digits; the reference values in the tests use the same tolerance.
var PageRankOptions = network.PageRankOptions{Damping: 0.85, Tolerance: 1e-13, MaxIterations: 1000}

// PageRank returns the PageRank of each node, with PageRankOptions.
func (n *Collaboration) PageRank(w network.Weighting) ([]float64, error) {
	return n.Graph.PageRank(w, PageRankOptions)
}

// count fills in Size: who commits at all, and how often alone.
func (n *Collaboration) count(there []bool, alone []int64) {
	s := &n.Size
	for p := range there {
		if there[p] {
			s.Developers++
		}
		if alone[p] > 0 {
			s.SelfLoopDevelopers++
			s.SelfLoopCommits += alone[p]
			if _, connected := slices.BinarySearch(n.People, int32(p)); connected {
				s.SelfLoopDevelopersNotIsolate++
			}
		}
	}
	s.NonIsolates = n.Graph.N()
	s.Isolates = s.Developers - s.NonIsolates
	s.IsolateShare = ratio(s.Isolates, s.Developers)
	s.Edges = n.Graph.E()
	s.WeightTotal = n.Graph.Weight()
}
