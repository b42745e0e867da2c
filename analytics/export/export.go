package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Networks lists the networks that can be exported.
var Networks = []string{Collaboration, Contributions, Owners, Usage, CoUsage, Lineage}

// The networks.
const (
	// Collaboration joins developers of models: each commit gives an edge from its
	// first author to every other author of the repository. Weight: commits.
	Collaboration = "collaboration"
	// Contributions joins developers to the repositories that they commit to. Weight:
	// commits.
	Contributions = "contributions"
	// Owners joins owners to whose repositories the same developers commit;
	// undirected. Weight: the number of such developers.
	Owners = "owners"
	// Usage joins spaces to the models that they use. Weight: 1.
	Usage = "usage"
	// CoUsage joins models that a space uses together; undirected. Weight: the
	// number of such spaces.
	CoUsage = "co-usage"
	// Lineage joins models to the models that they derive from. Weight: 1.
	Lineage = "lineage"
)

// Options says which network to export, and which part of it.
type Options struct {
	Network   string          // one of Networks
	Scope     analytics.Scope // the models it is built from; the zero value is all, of Contributions and Owners with datasets and spaces
	K         int             // only the k-core, without self-loops and isolates; 0 is the whole network
	MinWeight int64           // only edges of at least this weight, and the nodes that have one; CoUsage and Owners only
	Metrics   bool            // core number, community and PageRank of each node, of what is written
	Raw       bool            // leave identities and bots as recorded (Collaboration, Contributions, Owners)
	Rules     hub.Rules       // as of analytics.Options
}

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	switch {
	case o.K < 0:
		return hub.Usagef("k is %d; want 1 or more", o.K)
	case o.MinWeight < 0:
		return hub.Usagef("the least weight is %d; want 1 or more", o.MinWeight)
	case o.MinWeight > 1 && o.Network != CoUsage && o.Network != Owners:
		return hub.Usagef("only the networks %s and %s can be cut at a least weight", CoUsage, Owners)
	case slices.Contains(Networks, o.Network):
		return nil
	}
	return hub.Usagef("unknown network %q: want %s", o.Network, strings.Join(Networks, ", "))
}

// describe returns the line about the network that the file contains.
func (o Options) describe(what string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "hubgraph %s: %s network of %s", hub.Version, o.Network, what)
	if o.Scope.Field != 0 {
		fmt.Fprintf(&b, ", field %s", o.Scope.Name)
	}
	if o.MinWeight > 1 {
		fmt.Fprintf(&b, ", weight %d or more", o.MinWeight)
	}
	if o.K > 0 {
		fmt.Fprintf(&b, ", %d-core without self-loops and isolates", o.K)
	}
	if o.Raw {
		b.WriteString(", names as recorded")
	}
	return b.String()
}

// Open begins the output of a network, once its nodes have been counted.
type Open func(Schema) (Writer, error)

// Summary says how much was written.
type Summary struct {
	Nodes int
	Edges int64
}

// FromGraph reads a network from Neo4j and writes it. The error is
// analytics.ErrNoSnapshot when no load was ever completed.
func FromGraph(ctx context.Context, db analytics.Reader, o Options, open Open) (Summary, error) {
	if err := o.Check(); err != nil {
		return Summary{}, err
	}
	c, err := readCorpus(ctx, db, o)
	if err != nil {
		return Summary{}, err
	}
	return FromCorpus(ctx, c, o, open)
}

func readCorpus(ctx context.Context, db analytics.Reader, o Options) (*analytics.Corpus, error) {
	switch o.Network {
	case Usage, CoUsage:
		return analytics.UsagesFromGraph(ctx, db)
	case Lineage:
		return analytics.LineageFromGraph(ctx, db, o.Rules)
	}
	return analytics.FromGraph(ctx, db, o.reading())
}

// reading says what to read of a hub.
func (o Options) reading() analytics.Options {
	read := analytics.Defaults()
	read.Rules = o.Rules
	read.Raw, read.Dates, read.Lineage = o.Raw, o.Network == Collaboration || o.Network == Contributions, o.Network == Lineage
	return read
}

// FromSnapshot writes a network from the files of a snapshot: the same bytes as
// FromGraph. Bad lines go to rejects, as of analytics.FromSnapshot.
func FromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o Options, open Open) (Summary, error) {
	if err := o.Check(); err != nil {
		return Summary{}, err
	}
	c, err := analytics.FromSnapshot(ctx, s, rejects, o.reading())
	if err != nil {
		return Summary{}, err
	}
	return FromCorpus(ctx, c, o, open)
}

// FromCorpus writes a network from a corpus. Usage and CoUsage need only its usages,
// Lineage its lineage; edges of Collaboration have dates when the corpus has them, and Contributions is made of
// them.
func FromCorpus(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	if err := o.Check(); err != nil {
		return Summary{}, err
	}
	if err := ctx.Err(); err != nil {
		return Summary{}, err
	}
	switch o.Network {
	case Contributions:
		return contributions(ctx, c, o, open)
	case Owners:
		return owners(ctx, c, o, open)
	case Usage:
		return usageNetwork(ctx, c, o, open)
	case CoUsage:
		return coUsage(ctx, c, o, open)
	case Lineage:
		return lineage(ctx, c, o, open)
	}
	return collaboration(ctx, c, o, open)
}

// tally counts what is sent to a writer.
type tally struct {
	Writer
	Summary
}

func (t *tally) Node(n Node) error {
	t.Nodes++
	return t.Writer.Node(n)
}

func (t *tally) Edge(e Edge) error {
	t.Edges++
	return t.Writer.Edge(e)
}

// begin opens the output of a network of a corpus and counts what is sent to it.
func (open Open) begin(s Schema, c *analytics.Corpus) (*tally, error) {
	s.Provenance = c.Provenance
	w, err := open(s)
	return &tally{Writer: w}, err
}

// graph builds the graph of edges, or its k-core, and measures it. ids are what its
// nodes were called in the edges, rising.
func (o Options) graph(edges *network.Builder) (g *network.Graph, ids []int32, m *metrics, err error) {
	if g, ids, err = edges.Build(); err != nil {
		return nil, nil, nil, err
	}
	if o.K > 0 {
		var nodes []int32
		g, nodes = g.KCore(o.K)
		ids = picked(ids, nodes)
	}
	m, err = measure(o.Metrics, g)
	return g, ids, m, err
}

// picked returns the ids with the given numbers.
func picked(ids, numbers []int32) []int32 {
	out := make([]int32, len(numbers))
	for i, n := range numbers {
		out[i] = ids[n]
	}
	return out
}
