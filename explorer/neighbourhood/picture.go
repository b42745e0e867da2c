package neighbourhood

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Node is a thing in a picture.
type Node struct {
	Thing
	Step int // the step that brought it, -1 for the thing in the middle
}

// Edge joins two nodes, by their indices.
type Edge struct {
	From, To     int
	Relationship string
	Mutual       bool   // it has no direction; From then has the smaller key
	Detail       string // such as finetune
	Weight       int64
	Unit         string // of the weight, "" for no weight
}

// About says in words what an edge is.
func (e Edge) About() string {
	about := e.Relationship
	if e.Detail != "" {
		about += ", " + e.Detail
	}
	if e.Unit != "" {
		about += ", " + thousands.Group(strconv.FormatInt(e.Weight, 10)) + " " + e.Unit
	}
	return about
}

// Picture is what a state shows.
type Picture struct {
	State  State // without the steps that were left out
	Nodes  []Node
	Edges  []Edge
	Groups []Group           // of State.At
	Facts  *content.Answer   // of State.At; nil where nothing more is known of it
	Asked  []*content.Answer // what was asked for the picture, with the Cypher
	Notes  []string          // what is not in it, in words

	shown map[string]int // neighbours in the picture, by expansion without its number
	own   [][]int        // the neighbours of each step, as nodes
}

// Draw asks for what a state shows. A thing that is not there is a
// *hub.NotFoundError; steps that lead nowhere are left out, and Notes says so.
func Draw(ctx context.Context, c *content.Content, s State) (*Picture, error) {
	if err := s.begin(ctx, c); err != nil {
		return nil, err
	}
	a, err := ask(ctx, c, s)
	if err != nil {
		return nil, err
	}
	if len(a.counts[s.Center].Rows) == 0 {
		return nil, c.Unknown(ctx, s.Center.Kind, s.Center.ID)
	}
	p := &Picture{State: State{Center: s.Center, At: s.At}, Nodes: []Node{{s.Center, -1}}, shown: map[string]int{}}
	p.Asked = append(p.Asked, a.counts[s.Center])
	for i, e := range s.Expand {
		p.expand(e, a.counts[e.Of], a.steps[i])
	}
	if p.find(s.At) < 0 {
		p.note("%s is not in the picture", s.At.Key())
		p.State.At = s.Center
	}
	p.Groups = groups(a.counts[p.State.At])
	if p.State.At == s.At {
		p.Facts = a.facts
	}
	return p, nil
}

// begin puts the steps of First in the place of it.
func (s *State) begin(ctx context.Context, c *content.Content) error {
	if s.First == 0 {
		return nil
	}
	counts, err := groupsOf(ctx, c, s.Center)
	if err != nil || len(counts.Rows) == 0 {
		return err
	}
	var first []Expansion
	for _, g := range groups(counts) {
		if g.Count > 0 {
			first = with(first, Expansion{s.Center, g.Name, s.First})
		}
	}
	for _, e := range s.Expand {
		first = with(first, e)
	}
	s.Expand, s.First = first[:min(len(first), MaxExpansions)], 0
	return nil
}

// answers are those to all that a state asks.
type answers struct {
	counts map[Thing]*content.Answer
	steps  []*content.Answer
	facts  *content.Answer // nil for none
}

// ask asks four questions at a time.
func ask(ctx context.Context, c *content.Content, s State) (answers, error) {
	things := []Thing{s.Center}
	for _, t := range append([]Thing{s.At}, of(s.Expand)...) {
		if !slices.Contains(things, t) {
			things = append(things, t)
		}
	}
	a := answers{counts: map[Thing]*content.Answer{}, steps: make([]*content.Answer, len(s.Expand))}
	counts := make([]*content.Answer, len(things))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for i, t := range things {
		group.Go(func() (err error) {
			counts[i], err = groupsOf(ctx, c, t)
			return err
		})
	}
	for i, e := range s.Expand {
		group.Go(func() (err error) {
			a.steps[i], err = c.Ask(ctx, statement(e.Of.Kind, e.Group), map[string]any{"id": e.Of.ID, "limit": int64(e.Most)})
			return err
		})
	}
	group.Go(func() (err error) {
		a.facts, err = c.Facts(ctx, s.At.Kind, s.At.ID)
		if content.Status(err) == 404 { // such as a space that is not listed
			a.facts, err = nil, nil
		}
		return err
	})
	if err := group.Wait(); err != nil {
		return a, err
	}
	for i, t := range things {
		a.counts[t] = counts[i]
	}
	return a, nil
}

func of(steps []Expansion) []Thing {
	var out []Thing
	for _, e := range steps {
		out = append(out, e.Of)
	}
	return out
}

func (p *Picture) note(format string, args ...any) {
	p.Notes = append(p.Notes, fmt.Sprintf(format, args...)+".")
}

// find returns the index of a node, -1 for none.
func (p *Picture) find(t Thing) int {
	return slices.IndexFunc(p.Nodes, func(n Node) bool { return n.Thing == t })
}

// expand takes a step.
func (p *Picture) expand(e Expansion, counts, rows *content.Answer) {
	from := p.find(e.Of)
	if from < 0 || len(counts.Rows) == 0 {
		p.note("%s is left out: %s is not in the picture", e, e.Of.Key())
		return
	}
	step := len(p.State.Expand)
	p.State.Expand = append(p.State.Expand, e)
	p.Asked = append(p.Asked, rows)
	var own []int
	full := false
	for _, n := range neighbours(rows) {
		to := p.find(n.Thing)
		if to < 0 && len(p.Nodes) == MaxNodes || len(p.Edges) == chart.MaxEdges {
			full = true
			break
		}
		if to < 0 {
			to = len(p.Nodes)
			p.Nodes = append(p.Nodes, Node{n.Thing, step})
		}
		p.join(from, to, n)
		own = append(own, to)
	}
	p.own = append(p.own, own)
	p.shown[group(e.Of, e.Group)] = len(own)
	count, _ := counts.Value(column(e.Group)).(int64)
	if more := count - int64(len(own)); more > 0 {
		why := "the most important are here"
		if full {
			why = fmt.Sprintf("the picture is full with %d nodes and %d edges", len(p.Nodes), len(p.Edges))
		}
		p.note("%s has %s more %s: %s", e.Of.Key(), thousands.Group(strconv.FormatInt(more, 10)), docOf(counts, e.Group), why)
	}
}

// group is an expansion without its number.
func group(of Thing, name string) string { return of.Key() + ":" + name }

// docOf says what the members of a group are.
func docOf(counts *content.Answer, group string) string {
	for _, c := range counts.Columns {
		if c.Name == column(group) {
			return c.Doc
		}
	}
	return group
}

// join adds an edge, unless it came from its other end before.
func (p *Picture) join(from, to int, n neighbour) {
	e := Edge{From: from, To: to, Relationship: n.relationship, Detail: n.detail, Weight: n.weight, Unit: n.unit, Mutual: n.direction == "both"}
	if n.direction == "in" || e.Mutual && p.Nodes[to].Key() < p.Nodes[from].Key() {
		e.From, e.To = to, from
	}
	if !slices.ContainsFunc(p.Edges, func(o Edge) bool {
		return o.From == e.From && o.To == e.To && o.Relationship == e.Relationship
	}) {
		p.Edges = append(p.Edges, e)
	}
}

// without returns the steps that are left when one is taken back: also those of things
// that are then no longer in the picture.
func (p *Picture) without(of Thing, name string) []Expansion {
	seen := map[int]bool{0: true}
	var left []Expansion
	for i, e := range p.State.Expand {
		if e.Of == of && e.Group == name || !seen[p.find(e.Of)] {
			continue
		}
		left = append(left, e)
		for _, n := range p.own[i] {
			seen[n] = true
		}
	}
	return left
}
