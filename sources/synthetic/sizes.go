package synthetic

import (
	"math"

	"github.com/hubgraph/hubgraph/hub"
)

// Sizes are the sizes of a hub. The numbers hold after cleaning, that is with
// identities merged and without bots, and count listed repositories only.
type Sizes struct {
	Repositories   [hub.KindCount]int // per kind
	WithoutCommits [hub.KindCount]int // of those, without commits
	Developers     int                // accounts with a commit in a model
	Collaborators  int                // of those, who share a model with somebody: the non-isolates
	Edges          int                // of the collaboration network, without self-loops; below scale 0.2 up to a quarter more
	Clique         int                // members of the densest group, a 2(Clique-1)-core of the network
	Outsiders      int                // people seen only in datasets, spaces and discussions
	Organizations  int                // accounts that own repositories and never commit
	SharedModels   int                // minimum number of models with several committers
	UsedModels     int                // models used by a space
	Identities     int                // records of identities.jsonl
	Bots           int                // records of bots.jsonl
	Legacy         int                // models whose id has no owner
	Records        int                // repositories, commits and discussions together, approximately
}

// SizesAt returns the sizes at a scale: the paper's sizes (arXiv:2405.13058,
// section 3 and tables 2 to 9) times the scale, rounded to the nearest
// integer, but never below the smallest hub that still has everything.
func SizesAt(scale float64) Sizes {
	size := func(paper float64, least int) int {
		return max(least, int(math.Round(paper*scale)))
	}
	s := Sizes{
		Repositories:  [hub.KindCount]int{size(348181, 240), size(65761, 30), size(156642, 70)},
		Developers:    size(101144, 130),
		Collaborators: size(10524, 56),
		Edges:         size(21598, 240),
		Outsiders:     size(60686, 80),
		Organizations: size(2000, 12),
		SharedModels:  size(29000, 0),
		UsedModels:    size(10000, 40),
		Identities:    size(546, 14),
		Bots:          len(botNames),
		Legacy:        size(60, 3),
	}
	for k, n := range s.Repositories {
		s.WithoutCommits[k] = int(math.Round(float64(n) * 0.047))
	}
	s.Clique = cliqueSize(s.Edges)
	s.Records = size(6_624_000, 4000)
	return s
}

// cliqueSize returns the paper's 14, or less in hubs where a clique of 14 (182
// edges) would be more than an eleventh of all edges, but at least 6, so that
// every hub has a 10-core.
func cliqueSize(edges int) int {
	c := 6
	for c < 14 && (c+1)*c*11 <= edges {
		c++
	}
	return c
}
