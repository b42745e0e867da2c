package diff

import (
	"cmp"
	"math"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// repositories compares the repositories of the two sides.
func (s *shared) repositories(a, b *side) Repositories {
	c := &comparison{a: a, b: b, limit: s.Limit, licenses: map[[2]int32]int64{}, lists: newLists(s.Limit, byName), changed: newTop(s.Limit, byID)}
	for _, t := range []*total{&c.likes, &c.downloads} {
		t.movers, t.gained = newTop(s.Limit, byMove), newTop(s.Limit, byMove)
	}
	for i := range a.rows.len {
		r := a.rows.at(i)
		c.count(r, r.other == 0, func(n *Count) *int64 { return &n.From }, func(n *Count) *int64 { return &n.Gone })
		if r.other == 0 {
			c.lists.gone.add(Change{Kind: r.kind.String(), Name: a.id(r)})
		}
		c.likes.From, c.downloads.From = sum(c.likes.From, r.likes), sum(c.downloads.From, r.downloads)
	}
	for i := range b.rows.len {
		r := b.rows.at(i)
		c.count(r, r.other < 0, func(n *Count) *int64 { return &n.To }, func(n *Count) *int64 { return &n.Added })
		c.likes.To, c.downloads.To = sum(c.likes.To, r.likes), sum(c.downloads.To, r.downloads)
		if r.other < 0 {
			c.lists.added.add(Change{Kind: r.kind.String(), Name: b.id(r)})
		} else {
			c.both(a.rows.at(int(r.other)), r)
		}
	}
	return c.result(s)
}

// comparison is a Repositories under construction.
type comparison struct {
	a, b             *side
	limit            int
	out              Repositories
	likes, downloads total
	licenses         map[[2]int32]int64
	lists            lists
	changed          *top[pair] // what lists.changed is finally made from
}

// pair is a repository that both sides have.
type pair struct {
	kind    hub.Kind
	id      string
	was, is *row
}

func byID(a, b pair) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id)) }

// count counts a repository of one side, also as one that only that side has.
func (c *comparison) count(r *row, only bool, here, alone func(*Count) *int64) {
	counts := []*Count{&c.out.Count, c.kind(r.kind)}
	for i, n := range counts {
		*here(n)++
		if only {
			*alone(counts[i])++
		}
	}
	for _, f := range hub.Fields {
		if r.fields.Has(f) {
			*here(c.field(f))++
			if only {
				*alone(c.field(f))++
			}
		}
	}
}

func (c *comparison) kind(k hub.Kind) *Count {
	kinds := &c.out.Kinds
	return [hub.KindCount]*Count{&kinds.Model, &kinds.Dataset, &kinds.Space}[k]
}

func (c *comparison) field(f hub.Field) *Count {
	switch f {
	case hub.CV:
		return &c.out.Fields.CV
	case hub.NLP:
		return &c.out.Fields.NLP
	}
	return &c.out.Fields.MM
}

// both compares the two records of a repository that both sides have.
func (c *comparison) both(was, is *row) {
	changed := is.renamed
	if was.hubID != 0 && is.hubID != 0 {
		c.out.ByHubID++
	}
	if is.renamed {
		c.out.Changes.ID++
	}
	for _, a := range attributes {
		if a.differs(was, is) {
			changed = true
			*a.count(&c.out.Changes)++
		}
	}
	if !changed {
		return
	}
	c.out.Changed++
	c.kind(is.kind).Changed++
	id := c.b.id(is)
	c.changed.add(pair{is.kind, id, was, is})
	c.likes.move(is.kind, id, was.likes, is.likes)
	c.downloads.move(is.kind, id, was.downloads, is.downloads)
	if was.license != is.license {
		c.licenses[[2]int32{was.license, is.license}]++
	}
	for _, f := range hub.Fields {
		switch {
		case is.fields.Has(f) && !was.fields.Has(f):
			c.field(f).Added++
		case was.fields.Has(f) && !is.fields.Has(f):
			c.field(f).Gone++
		}
	}
}

func (c *comparison) result(s *shared) Repositories {
	out := c.out
	out.Lists = c.lists.sorted()
	for _, p := range c.changed.sorted() {
		if p.is.renamed {
			out.Lists.Changed = append(out.Lists.Changed, Change{Kind: p.kind.String(), Name: p.id, Value: &Value{"id", c.a.id(p.was), p.id}})
		}
		for _, a := range attributes {
			if a.differs(p.was, p.is) {
				value := &Value{Attribute: a.name}
				if a.value != nil {
					value.From, value.To = a.value(s, p.was), a.value(s, p.is)
				}
				out.Lists.Changed = append(out.Lists.Changed, Change{Kind: p.kind.String(), Name: p.id, Value: value})
			}
		}
	}
	out.Licenses = s.transitions(c.licenses, &s.licenses)
	out.Likes, out.Downloads = c.likes.result(), c.downloads.result()
	return out
}

// total is a Total under construction.
type total struct {
	Total
	movers, gained *top[Mover]
}

func (t *total) move(kind hub.Kind, id string, from, to int64) {
	m := Mover{kind.String(), id, from, to, to - from}
	switch {
	case to > from:
		t.Rose++
		t.gained.add(m)
	case to < from:
		t.Fell++
	default:
		return
	}
	t.movers.add(m)
}

func (t *total) result() Total {
	t.Change = t.To - t.From
	t.Movers, t.Gained = some(slices.Clone(t.movers.sorted())), some(slices.Clone(t.gained.sorted()))
	return t.Total
}

// byMove orders by how far a number moved in either direction; counts are
// never negative, so a difference cannot overflow.
func byMove(a, b Mover) int {
	size := func(m Mover) int64 { return max(m.Change, -m.Change) }
	return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(kindNumber(a.Kind), kindNumber(b.Kind)), cmp.Compare(a.Name, b.Name))
}

// sum adds counts, saturating at the largest integer.
func sum(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
