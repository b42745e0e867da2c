package export

import (
	"context"
	"slices"
)

// coUsage writes the co-usage network: the models that a space uses, and an
// edge between two that a space uses together. The pairs of a space with
// thousands of models are millions, so they are never held: the neighbours of
// one model at a time are gathered and written.
func coUsage(ctx context.Context, u *uses, o Options, open Open) (Summary, error) {
	p := newProjection(u)
	if o.K > 0 {
		if err := p.peel(ctx, o.K); err != nil {
			return Summary{}, err
		}
	}
	number, kept := p.number()
	w, err := open.begin(Schema{
		Name:         CoUsage,
		Description:  o.describe("models; weight: spaces that use both"),
		Relationship: "CO_USED_WITH",
		NodeCount:    kept,
		Attributes:   append([]Attribute{{"spaces", Int}}, repositoryAttributes...),
	}, u.warnings)
	if err != nil {
		return Summary{}, err
	}
	for m, r := range u.models {
		if p.gone[m] {
			continue
		}
		if err := w.Node(Node{r.id, r.id, append([]any{int64(len(p.spacesOf(int32(m))))}, r.values...)}); err != nil {
			return Summary{}, err
		}
	}
	for m := range int32(len(u.models)) {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		if p.gone[m] {
			continue
		}
		near := p.neighbours(m)
		slices.Sort(near)
		for _, other := range near {
			if other < m {
				continue // written from the other end
			}
			if err := w.Edge(Edge{number[m], number[other], p.shared[other]}); err != nil {
				return Summary{}, err
			}
		}
	}
	return w.Summary, w.Close()
}

// projection finds the neighbours of a model in the co-usage network from the
// usages alone. It takes memory in proportion to the usages.
type projection struct {
	models, spaces rows // spaces of each model, models of each space
	gone           []bool
	shared         []int64 // spaces shared with the model asked for last; 0 for all others
	touched        []int32 // where shared is not 0
}

// rows holds lists of numbers one after the other: list i is at[start[i]:start[i+1]].
type rows struct {
	start []int
	at    []int32
}

func (r *rows) of(i int32) []int32 { return r.at[r.start[i]:r.start[i+1]] }

func newProjection(u *uses) *projection {
	p := &projection{
		models: newRows(len(u.models), u.pairs, func(x pair) (int32, int32) { return x.model, x.space }),
		spaces: newRows(len(u.spaces), u.pairs, func(x pair) (int32, int32) { return x.space, x.model }),
		gone:   make([]bool, len(u.models)),
		shared: make([]int64, len(u.models)),
	}
	return p
}

func newRows(n int, pairs []pair, key func(pair) (row, value int32)) rows {
	r := rows{start: make([]int, n+1), at: make([]int32, len(pairs))}
	for _, p := range pairs {
		row, _ := key(p)
		r.start[row+1]++
	}
	for i := range n {
		r.start[i+1] += r.start[i]
	}
	next := slices.Clone(r.start)
	for _, p := range pairs {
		row, value := key(p)
		r.at[next[row]] = value
		next[row]++
	}
	return r
}

// spacesOf lists the spaces that use a model.
func (p *projection) spacesOf(model int32) []int32 { return p.models.of(model) }

// neighbours lists the models that share a space with m and are not gone, in
// no order; shared then holds the number of spaces. Both are good until the
// next call.
func (p *projection) neighbours(m int32) []int32 {
	for _, other := range p.touched {
		p.shared[other] = 0
	}
	p.touched = p.touched[:0]
	for _, s := range p.models.of(m) {
		for _, other := range p.spaces.of(s) {
			if other == m || p.gone[other] {
				continue
			}
			if p.shared[other] == 0 {
				p.touched = append(p.touched, other)
			}
			p.shared[other]++
		}
	}
	return p.touched
}

// peel leaves the k-core: it takes away models with fewer than k neighbours
// until none is left. Each model's neighbours are gathered at most twice.
func (p *projection) peel(ctx context.Context, k int) error {
	degree := make([]int, len(p.gone))
	var low []int32 // to be taken away
	queued := make([]bool, len(p.gone))
	for m := range int32(len(p.gone)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if degree[m] = len(p.neighbours(m)); degree[m] < k {
			low, queued[m] = append(low, m), true
		}
	}
	for len(low) > 0 {
		m := low[len(low)-1]
		low = low[:len(low)-1]
		p.gone[m] = true
		for _, other := range p.neighbours(m) {
			if degree[other]--; degree[other] < k && !queued[other] {
				low, queued[other] = append(low, other), true
			}
		}
	}
	return nil
}

// number gives the models that are left numbers 0, 1, ...
func (p *projection) number() (number []int, kept int) {
	number = make([]int, len(p.gone))
	for m, gone := range p.gone {
		if !gone {
			number[m] = kept
			kept++
		}
	}
	return number, kept
}
