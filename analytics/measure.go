package analytics

import (
	"context"
	"io"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// Edge is a directed edge of a network that comes as a list of edges.
type Edge struct {
	From, To int32
	Weight   int64 // above 0
}

// CollaborationOf makes a network of edges between people numbered from 0, as
// Collaborate makes one of commits: the weights of parallel edges add up, and
// self-loops are counted, but are not in the graph. It fails when the weights add
// up to 2^63 or more.
func CollaborationOf(people int, edges []Edge) (*Collaboration, error) {
	out := &Collaboration{}
	var build network.Builder
	there, alone := make([]bool, people), make([]int64, people)
	for i := range there {
		there[i] = true
	}
	for _, e := range edges {
		if e.From == e.To {
			alone[e.From] += e.Weight
		} else {
			build.Add(e.From, e.To, e.Weight)
		}
	}
	var err error
	if out.Graph, out.People, err = build.Build(); err != nil {
		return nil, err
	}
	out.count(there, alone)
	return out, nil
}

// Measure computes every number of one network. names are those of the people.
func Measure(ctx context.Context, n *Collaboration, names []string) (*Network, error) {
	out, ending := new(Network), *n
	ending.Graph = n.Graph.Until(ctx)
	return out, measure(&ending, names, out).run(ctx)
}

// measure fills in what is known of a network at once, and returns the tasks that
// fill in the rest.
func measure(n *Collaboration, names []string, out *Network) tasks {
	*out = Network{Size: n.Size, KCore: Ordered[CoreRow]{}, Repositories: n.Repositories}
	if n.Graph.N() == 0 {
		return nil
	}
	return append(cores(n.Graph, out), centralityTasks(n, names, out)...)
}

// EdgeResults is results.json of a network that came as a list of edges. It has
// the keys of Results that make sense for it: what is known of repositories is 0.
type EdgeResults struct {
	About   EdgeAbout `json:"about"`
	Network struct {
		All *Network `json:"all"`
	} `json:"network"`

	Communities *Communities `json:"communities,omitempty"` // nil unless asked for
	Nulls       *Nulls       `json:"nulls,omitempty"`       // likewise
}

// Beyond computes what goes beyond the paper, of the options those of a network alone:
// Communities and Nulls, of all. names are those of the people.
func (r *EdgeResults) Beyond(ctx context.Context, n *Collaboration, names []string, o Options) error {
	ending := *n
	ending.Graph = n.Graph.Until(ctx)
	var work tasks
	if o.Communities {
		r.Communities = &Communities{Runs: leidenRuns, Seed: o.Seed}
		work = append(work, communityTasks(&ending, names, o.Seed, &r.Communities.Scopes.All)...)
	}
	if o.Nulls {
		r.Nulls = &Nulls{Samples: nullSamples, Seed: o.Seed}
		work = append(work, nullTasks(ctx, ending.Graph, o.Seed, &r.Nulls.Scopes.All)...)
	}
	return work.run(ctx)
}

// EdgeAbout says which program made the results, and from what.
type EdgeAbout struct {
	Hubgraph string `json:"hubgraph"` // version
	Edges    int    `json:"edges"`    // read, parallel ones and self-loops too
	Nodes    int    `json:"nodes"`
}

// Encode writes the results as Results.Encode does.
func (r *EdgeResults) Encode(w io.Writer) error { return encodeResults(w, r) }
