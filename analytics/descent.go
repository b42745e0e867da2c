package analytics

import (
	"cmp"
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/lineage"
	"github.com/hubgraph/hubgraph/hub"
)

// How much Lineage lists.
const (
	lineageTop    = 10 // families and bases
	lineageListed = 20 // cycles, models of each, models that name themselves, conflicts
)

// descent is the lineage of a corpus as a graph, whose nodes are models.
type descent struct {
	*lineage.Graph
	c      *Corpus
	models *Repositories
	depth  []int32
}

// descentOf makes the graph of a corpus with lineage.
func descentOf(c *Corpus) (*descent, error) {
	edges := make([]lineage.Edge, len(c.Lineage))
	for i, d := range c.Lineage {
		edges[i] = lineage.Edge{Model: d.Model, Base: d.Base}
	}
	g, err := lineage.New(edges)
	if err != nil {
		return nil, err
	}
	return &descent{Graph: g, c: c, models: &c.Repositories[hub.Model], depth: g.Depths()}, nil
}

// lineageOf computes the lineage of a corpus.
func lineageOf(ctx context.Context, c *Corpus) (*Lineage, error) {
	d, err := descentOf(c)
	if err != nil {
		return nil, err
	}
	out := &Lineage{Derivations: len(c.Lineage), Relations: relations(c.Lineage), SelfReferences: d.selfReferences()}
	d.degrees(out)
	out.Depth, out.Families, out.Cycles = d.depths(), d.families(), d.cycles()
	if err := d.bases(ctx, out); err != nil {
		return nil, err
	}
	out.Licenses = LineageLicenses{Classes: d.classes(), Tags: d.tags(), Conflicts: d.conflicts()}
	return out, nil
}

// relations counts derivations by their relation.
func relations(all []Derivation) Ordered[int] {
	out := make(Ordered[int], len(hub.Relations))
	for i, name := range hub.Relations {
		out[i].Key = name
	}
	for _, d := range all {
		out[slices.Index(hub.Relations, d.Relation)].Value++
	}
	return out
}

func (d *descent) id(v int32) string   { return d.models.IDs[d.ID(v)] }
func (d *descent) likes(v int32) int64 { return d.models.Likes[d.ID(v)] }

// liked orders nodes by falling likes, then by id.
func (d *descent) liked(v, u int32) int {
	return cmp.Or(cmp.Compare(d.likes(u), d.likes(v)), cmp.Compare(v, u))
}

// ids returns the ids of the first nodes.
func (d *descent) ids(nodes []int32) []string {
	out := make([]string, min(len(nodes), lineageListed))
	for i := range out {
		out[i] = d.id(nodes[i])
	}
	return out
}

// degrees counts models, bases, roots and parents.
func (d *descent) degrees(out *Lineage) {
	var parents []int32
	for v := range int32(d.N()) {
		if n := len(d.Bases(v)); n > 0 {
			parents = append(parents, int32(n))
		}
		if len(d.Derived(v)) > 0 {
			out.Bases++
			if len(d.Bases(v)) == 0 {
				out.Roots++
			}
		}
	}
	out.Models, out.Parents = len(parents), histogram(parents)
}

func (d *descent) depths() LineageDepth {
	out := LineageDepth{Histogram: histogram(d.depth)}
	deepest := int32(-1)
	for v, depth := range d.depth {
		if v := int32(v); deepest < 0 || depth > d.depth[deepest] || depth == d.depth[deepest] && d.liked(v, deepest) < 0 {
			deepest = v
		}
	}
	if deepest >= 0 {
		out.Max, out.Deepest = int(d.depth[deepest]), d.id(deepest)
	}
	return out
}

func (d *descent) families() LineageFamilies {
	all := d.Families()
	sizes := make([]int32, len(all))
	list := make([]LineageFamily, len(all))
	for i, family := range all {
		sizes[i] = int32(len(family))
		f := LineageFamily{Models: len(family)}
		root := int32(-1)
		for _, v := range family {
			f.Depth = max(f.Depth, int(d.depth[v]))
			if d.depth[v] > 0 {
				continue
			}
			f.Roots++
			if root < 0 || d.liked(v, root) < 0 {
				root = v
			}
		}
		f.Root, f.Likes = d.id(root), d.likes(root)
		list[i] = f
	}
	slices.SortFunc(list, func(x, y LineageFamily) int {
		return cmp.Or(cmp.Compare(y.Models, x.Models), cmp.Compare(x.Root, y.Root))
	})
	return LineageFamilies{Number: len(all), Sizes: histogram(sizes), Largest: slices.Clip(list[:min(len(list), lineageTop)])}
}

// bases ranks the models that others derive from.
func (d *descent) bases(ctx context.Context, out *Lineage) error {
	descendants, err := d.Descendants(ctx)
	if err != nil {
		return err
	}
	list := []LineageBase{}
	for v := range int32(d.N()) {
		if n := len(d.Derived(v)); n > 0 {
			list = append(list, LineageBase{d.id(v), d.likes(v), descendants[v], n})
		}
	}
	most := func(by func(LineageBase) int) []LineageBase {
		slices.SortFunc(list, func(x, y LineageBase) int {
			return cmp.Or(cmp.Compare(by(y), by(x)), cmp.Compare(x.Model, y.Model))
		})
		return slices.Clone(list[:min(len(list), lineageTop)])
	}
	out.MostDescendants = most(func(b LineageBase) int { return b.Descendants })
	out.MostChildren = most(func(b LineageBase) int { return b.Children })
	return nil
}

func (d *descent) selfReferences() LineageModels {
	out := LineageModels{Models: []string{}}
	for _, x := range d.c.Lineage {
		if x.Model != x.Base {
			continue
		}
		out.Number++
		if out.Number <= lineageListed {
			out.Models = append(out.Models, d.models.IDs[x.Model])
		}
	}
	return out
}

func (d *descent) cycles() LineageCycles {
	all := d.Cycles()
	out := LineageCycles{Number: len(all), First: []LineageModels{}}
	for i, nodes := range all {
		out.Models += len(nodes)
		if i < lineageListed {
			out.First = append(out.First, LineageModels{len(nodes), d.ids(nodes)})
		}
	}
	return out
}
