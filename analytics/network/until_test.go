package network

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// countdown is a context that ends when it has been asked so many times.
type countdown struct {
	context.Context
	left, asked atomic.Int64
}

func ending(after int64) *countdown {
	c := &countdown{Context: context.Background()}
	c.left.Store(after)
	return c
}

func (c *countdown) Err() error {
	c.asked.Add(1)
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// team is a graph of so many people who all commit to one repository.
func team(people int32) *Graph {
	var b Builder
	for v := range people {
		for u := range people {
			if u != v {
				b.Add(v, u, int64(1+(u+v)%3))
			}
		}
	}
	g, _, err := b.Build()
	if err != nil {
		panic(err)
	}
	return g
}

// TestUntil: the long metrics stop where their context ends, and are what they
// always are where it does not.
func TestUntil(t *testing.T) {
	const people = 120
	g := team(people)
	if c := g.Until(ending(1 << 40)).CNM(Weighted); c.Count() != g.CNM(Weighted).Count() {
		t.Errorf("%d communities", c.Count())
	}
	if got := g.Until(ending(1 << 40)).AverageClustering(Weighted); got != g.AverageClustering(Weighted) {
		t.Errorf("clustering %v", got)
	}
	for _, after := range []int64{0, 1, 7, 50} {
		// A merge for each time that the context was asked and had not ended.
		if c := g.Until(ending(after)).CNM(Weighted); c.Count() != people-int(after) {
			t.Errorf("ended after %d merges, there are %d communities of %d", after, c.Count(), people)
		}
		sub, _ := g.Until(ending(after)).Induced(func(v int32) bool { return v < 100 })
		if c := sub.CNM(Weighted); c.Count() != 100-int(after) {
			t.Errorf("induced: ended after %d merges, there are %d communities", after, c.Count())
		}
		ctx := ending(after)
		g.Until(ctx).AverageClustering(Weighted)
		if asked := ctx.asked.Load(); asked > after+triangleParts+1 {
			t.Errorf("clustering goes on: ended after %d, asked %d times", after, asked)
		}
		ctx = ending(after)
		g.Until(ctx).Betweenness()
		if asked := ctx.asked.Load(); asked > after+lanes+1 {
			t.Errorf("betweenness goes on: ended after %d, asked %d times", after, asked)
		}
		if after > 1 {
			continue // it may have converged
		}
		ctx = ending(after)
		g.Until(ctx).Leiden(Weighted, 1)
		if asked := ctx.asked.Load(); asked > after+2 {
			t.Errorf("Leiden goes on: ended after %d, asked %d times", after, asked)
		}
		ctx = ending(after)
		_, err := g.Until(ctx).PageRank(Weighted, PageRankOptions{Tolerance: 1e-300, MaxIterations: 1000})
		if !errors.Is(err, context.Canceled) || ctx.asked.Load() > after+2 {
			t.Errorf("PageRank: %v, asked %d times", err, ctx.asked.Load())
		}
	}
}
