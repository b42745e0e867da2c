package analytics

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// Collaboration is the network of the people who commit to the models of one
// scope (arXiv:2405.13058, section 3): for each commit an edge from its first
// author to each other committer of the repository. The weight of an edge is
// the number of such commits over all repositories. A repository with one
// committer makes a self-loop a commit, which is counted and not in the graph.
type Collaboration struct {
	Graph  *network.Graph // of the people with an edge to or from somebody else
	People []int32        // of each node of Graph, index into Corpus.People; rising, so nodes go by name
	Size   NetworkSize

	Repositories int // models in the scope, with or without commits
}

// Collaborate builds the network of one scope.
func Collaborate(c *Corpus, s Scope) *Collaboration {
	models := &c.Repositories[hub.Model]
	out := &Collaboration{}
	var edges network.Builder
	there := make([]bool, len(c.People))  // commits in the scope
	alone := make([]int64, len(c.People)) // commits to repositories of nobody else
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
			connect(&edges, people, firsts)
		}
	}
	out.Graph, out.People = edges.Build()
	out.count(there, alone)
	return out
}

// connect adds the edges of one repository: from everybody who is the first
// author of a commit to everybody else.
func connect(edges *network.Builder, people []int32, firsts []int64) {
	for i, from := range people {
		if firsts[i] == 0 {
			continue
		}
		for _, to := range people {
			if to != from {
				edges.Add(from, to, firsts[i])
			}
		}
	}
}

// count fills in Size from who commits at all and how often alone.
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

// coreRows are the cores of tables 6-9, besides the largest.
var coreRows = []int{1, 5, 10}

// collaborationResults computes tables 6-9 for one network.
func collaborationResults(n *Collaboration) Network {
	out := Network{Size: n.Size, KCore: Ordered[CoreRow]{}, Repositories: n.Repositories}
	if n.Graph.N() == 0 {
		return out
	}
	core := n.Graph.CoreNumbers()
	out.KMax = int(slices.Max(core))
	out.CoreNumberHistogram = histogram(core)
	rows := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(coreRows), out.KMax))))
	for _, k := range rows {
		if k > out.KMax {
			break
		}
		g, _ := n.Graph.KCore(core, k)
		out.KCore = append(out.KCore, Entry[CoreRow]{strconv.Itoa(k), coreRow(g)})
	}
	return out
}

func coreRow(g *network.Graph) CoreRow {
	return CoreRow{N: g.N(), E: g.E(), Dens: Number(g.Density()), Recip: Number(g.Reciprocity()), AD: Number(g.AverageDegree())}
}

// histogram counts values, keys in numeric order.
func histogram(values []int32) Ordered[int] {
	var count []int
	for _, v := range values {
		for int(v) >= len(count) {
			count = append(count, 0)
		}
		count[v]++
	}
	out := Ordered[int]{}
	for v, n := range count {
		if n > 0 {
			out = append(out, Entry[int]{strconv.Itoa(v), n})
		}
	}
	return out
}
