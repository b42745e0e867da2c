package export

import (
	"context"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/hub"
)

// developer is a node of the collaboration network to be written. The whole network
// has everybody who committed to a model of the scope; a k-core has its members.
type developer struct {
	person int32 // index into Corpus.People
	node   int32 // in the graph of the edges; -1 for an isolate
	core   int64 // core number in the whole network; 0 for an isolate
}

// effort is a person's work in the scope.
type effort struct {
	models  int64 // repositories they committed to
	commits int64 // commits with them as first author
	alone   int64 // of these, commits to repositories where nobody else commits: the self-loop
}

// collaboration writes the collaboration network of a corpus.
func collaboration(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	n, err := analytics.Collaborate(c, o.Scope)
	if err != nil {
		return Summary{}, err
	}
	done := efforts(c, o.Scope)
	graph, developers := n.Graph, everybody(n, done)
	if o.K > 0 {
		graph, developers = coreOf(n, o.K)
	}
	m, err := measure(o.Metrics, graph)
	if err != nil {
		return Summary{}, err
	}
	dates := datesOf(c, n, o.Scope)
	s := Schema{
		Name:         Collaboration,
		Description:  o.describe("developers; weight: commits of the source, as first author, to models that the target commits to"),
		Directed:     true,
		Relationship: "COLLABORATES_WITH",
		NodeCount:    len(developers),
		Attributes:   []Attribute{{"models", Int}, {"commits", Int}, {"core", Int}},
	}
	if m != nil {
		s.Attributes = append(s.Attributes, metricAttributes[1:]...)
	}
	if dates != nil {
		s.EdgeAttributes = []Attribute{{first, Time}, {last, Time}}
	}
	w, err := open.begin(s, c)
	if err != nil {
		return Summary{}, err
	}
	at := make([]int, graph.N()) // node of the graph -> node of the file
	for i, d := range developers {
		name, e := c.People[d.person], done[d.person]
		values := []any{e.models, e.commits, d.core}
		if m != nil {
			values = append(values, m.of(d.node)[1:]...)
		}
		if err := w.Node(Node{name, name, values}); err != nil {
			return Summary{}, err
		}
		if d.node >= 0 {
			at[d.node] = i
		}
	}
	edges := edgeWriter{Writer: w, graph: graph, at: at, developers: developers, dates: dates}
	for i, d := range developers {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		loop := done[d.person].alone
		if o.K > 0 {
			loop = 0
		}
		if err := edges.from(i, d.node, loop); err != nil {
			return Summary{}, err
		}
	}
	return w.Summary, w.Close()
}

// edgeWriter writes the edges of the network.
type edgeWriter struct {
	Writer
	graph      *network.Graph
	at         []int // node of the graph -> node of the file
	developers []developer
	dates      *commitDates
}

// from writes the edges that leave one node of the file, which is a node of the graph
// or -1, targets rising, with the self-loop in its place.
func (w *edgeWriter) from(source int, node int32, loop int64) error {
	var targets []int32
	var weights []int64
	if node >= 0 {
		targets, weights = w.graph.Out(node), w.graph.OutWeights(node)
	}
	for i, to := range targets {
		if loop > 0 && w.at[to] > source {
			if err := w.edge(source, source, loop); err != nil {
				return err
			}
			loop = 0
		}
		if err := w.edge(source, w.at[to], weights[i]); err != nil {
			return err
		}
	}
	if loop > 0 {
		return w.edge(source, source, loop)
	}
	return nil
}

func (w *edgeWriter) edge(source, target int, weight int64) error {
	return w.Edge(Edge{source, target, weight, w.dates.values(w.developers[source].person, w.developers[target].person), ""})
}

// efforts counts, for each person of the corpus, what they did in the scope.
func efforts(c *analytics.Corpus, s analytics.Scope) []effort {
	done := make([]effort, len(c.People))
	models := &c.Repositories[hub.Model]
	for i := range models.Len() {
		if !s.Has(models.Fields[i]) {
			continue
		}
		people, firsts := models.Committers.Of(i), models.Committers.Counts(i)
		for j, p := range people {
			done[p].models++
			done[p].commits += firsts[j]
			if len(people) == 1 {
				done[p].alone += firsts[j]
			}
		}
	}
	return done
}

// everybody lists those who committed in the scope, by name.
func everybody(n *analytics.Collaboration, done []effort) []developer {
	core := n.Graph.CoreNumbers()
	var out []developer
	next := int32(0) // node of the graph; its people rise as well
	for p := range int32(len(done)) {
		d := developer{person: p, node: -1}
		if int(next) < len(n.People) && n.People[next] == p {
			d.node, d.core = next, int64(core[next])
			next++
		}
		if done[p].models > 0 {
			out = append(out, d)
		}
	}
	return out
}

// coreOf returns the k-core and its developers, by name.
func coreOf(n *analytics.Collaboration, k int) (*network.Graph, []developer) {
	core := n.Graph.CoreNumbers()
	sub, nodes := n.Graph.Induced(func(v int32) bool { return int(core[v]) >= k })
	out := make([]developer, len(nodes))
	for i, v := range nodes {
		out[i] = developer{person: n.People[v], node: int32(i), core: int64(core[v])}
	}
	return sub, out
}
