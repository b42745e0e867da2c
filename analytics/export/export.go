package export

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// Networks lists the networks that can be exported.
var Networks = []string{Collaboration, Usage, CoUsage}

// The networks.
const (
	// Collaboration joins developers of models: each commit gives an edge from its
	// first author to every other author of the repository. Weight: commits.
	Collaboration = "collaboration"
	// Usage joins spaces to the models that they use. Weight: 1.
	Usage = "usage"
	// CoUsage joins models that a space uses together; undirected. Weight: the
	// number of such spaces.
	CoUsage = "co-usage"
)

// Options says which network to export, and which part of it.
type Options struct {
	Network string          // one of Networks
	Scope   analytics.Scope // the models it is built from; the zero value is all
	K       int             // only the k-core, without self-loops and isolates; 0 is the whole network
	Raw     bool            // leave identities and bots as recorded (matters to Collaboration only)
}

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	for _, n := range Networks {
		if o.Network == n && o.K >= 0 {
			return nil
		}
	}
	if o.K < 0 {
		return hub.Usagef("k is %d; want 1 or more", o.K)
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
	Nodes    int
	Edges    int64
	Warnings []string // what casts doubt on the network
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
	if o.Network != Collaboration {
		return analytics.UsagesFromGraph(ctx, db)
	}
	read := analytics.Defaults()
	read.Raw = o.Raw
	return analytics.FromGraph(ctx, db, read)
}

// FromCorpus writes a network from a corpus. Usage and CoUsage need only its usages.
func FromCorpus(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	if err := o.Check(); err != nil {
		return Summary{}, err
	}
	if err := ctx.Err(); err != nil {
		return Summary{}, err
	}
	switch o.Network {
	case Usage:
		return usageNetwork(ctx, c, o, open)
	case CoUsage:
		return coUsage(ctx, c, o, open)
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

// begin opens the output and counts what is sent to it.
func (open Open) begin(s Schema, warnings []string) (*tally, error) {
	w, err := open(s)
	return &tally{Writer: w, Summary: Summary{Warnings: warnings}}, err
}
