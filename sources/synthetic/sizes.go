package synthetic

import (
	"math"

	"github.com/hubgraph/hubgraph/hub"
)

// Sizes is how large a hub is. The numbers hold after cleaning, that is with
// identities merged and bots out, and count listed repositories only.
type Sizes struct {
	Repositories   [hub.KindCount]int // per kind
	WithoutCommits [hub.KindCount]int // of those, how many have no commit
	Developers     int                // accounts with a commit in a model
	Collaborators  int                // of those, how many share a model with somebody: the non-isolates
	Edges          int                // of the collaboration network, without self-loops; under scale 0.2 up to a quarter more
	Clique         int                // members of the closest group, a 2(Clique-1)-core of the network
	Outsiders      int                // people seen in datasets, spaces and discussions only
	Organizations  int                // accounts that own and never commit
	SharedModels   int                // models with several committers, at least
	UsedModels     int                // models that a space uses
	Identities     int                // records of identities.jsonl
	Bots           int                // records of bots.jsonl
	Legacy         int                // models whose id has no owner
	Records        int                // repositories, commits and discussions together, about
}

// SizesAt returns the sizes at a scale: the paper's sizes times the scale,
// rounded to the nearest, and not under a smallest hub that still has
// everything. Paper: section 3 and tables 2 to 9.
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

// cliqueSize is the paper's 14, less in hubs where a clique of 14 (182 edges)
// would be more than an eleventh of all edges, but at least 6, so that every hub
// has a 10-core.
func cliqueSize(edges int) int {
	c := 6
	for c < 14 && (c+1)*c*11 <= edges {
		c++
	}
	return c
}
