package pairs

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// both the comparing and the radix sort; few ids make many equal keys
		n := rapid.SampledFrom([]int{0, 1, 2, 40, radixFrom - 1, radixFrom, 3 * radixFrom}).Draw(t, "n")
		ids := rapid.SampledFrom([]int64{1, 3, 1 << 12, 1 << 31}).Draw(t, "ids")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		p := make([]Pair, n)
		for i := range p {
			p[i] = Pair{Key(int32(r.Int64N(ids)), int32(r.Int64N(ids))), int64(i)}
		}
		want := slices.Clone(p)
		slices.SortStableFunc(want, func(x, y Pair) int { return cmp.Compare(x.Key, y.Key) })
		if got := Sort(p); !slices.Equal(got, want) {
			t.Fatalf("%d pairs of %d ids are not in stable order", n, ids)
		}
	})
}

func TestCounter(t *testing.T) {
	for _, n := range []int{0, 1, 100, firstLimit, 5 * firstLimit} {
		r := rand.New(rand.NewPCG(3, uint64(n)))
		var c Counter
		want := map[[2]int32]int64{}
		for range n {
			a, b, x := r.Int32N(300), r.Int32N(2), r.Int64N(4)
			c.Add(a, b, x)
			want[[2]int32{a, b}] += x
		}
		if len(c.pairs) > firstLimit {
			t.Errorf("%d pairs counted: %d kept at once, want at most %d", n, len(c.pairs), firstLimit)
		}
		got := map[[2]int32]int64{}
		var last *Pair
		for _, p := range c.Pairs() {
			if last != nil && last.Key >= p.Key {
				t.Fatalf("%d pairs counted: %v after %v", n, p, *last)
			}
			got[[2]int32{p.A(), p.B()}] = p.Count
			last = &p
		}
		if !maps.Equal(got, want) {
			t.Errorf("%d pairs counted: wrong counts", n)
		}
		if c.Pairs() != nil {
			t.Error("the counter is not empty after Pairs")
		}
	}
}

func TestPairKeepsIds(t *testing.T) {
	p := Pair{Key: Key(1<<31-1, 1<<31-2)}
	if p.A() != 1<<31-1 || p.B() != 1<<31-2 {
		t.Errorf("got (%d, %d)", p.A(), p.B())
	}
}

func BenchmarkSort(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	p := make([]Pair, 600_000)
	for i := range p {
		p[i] = Pair{Key(r.Int32N(570_000), r.Int32N(100_000)), 1}
	}
	work := make([]Pair, len(p))
	for b.Loop() {
		copy(work, p)
		Sort(work)
	}
}

// Pairs that become equal by renumbering are one.
func TestRenumber(t *testing.T) {
	var c Counter
	c.Add(0, 2, 5)
	c.Add(1, 0, 1)
	c.Add(2, 0, 2)
	c.Renumber([]int32{7, 3, 3}, []int32{4, 0, 1})
	if got, want := c.Pairs(), []Pair{{Key(3, 4), 3}, {Key(7, 1), 5}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
