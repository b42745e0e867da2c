package sample

import (
	"cmp"
	"container/heap"
	"crypto/sha256"
	"encoding/binary"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// choose numbers all repositories and chooses some.
func (c *cut) choose() error {
	owners := map[string]int{}
	for _, name := range c.o.Owners {
		owners[name] = 0
	}
	best := &lowest{}
	err := c.look(only{repository: func(r *hub.Repository) error {
		n, added := c.ids[r.Kind].Add(r.ID)
		if !added {
			return nil
		}
		if _, wanted := owners[r.Owner]; wanted {
			owners[r.Owner]++
			c.chosen.add(r.Kind, n)
		} else if c.o.Repositories > 0 {
			best.offer(ticket{rank(c.o.Seed, r), r.Kind, n}, c.o.Repositories)
		}
		return nil
	}}, snapshot.RepositoriesFile)
	if err != nil {
		return err
	}
	for _, name := range c.o.Owners {
		if owners[name] == 0 {
			return hub.NotFoundf("no repository is owned by %q", name)
		}
	}
	for _, t := range *best {
		c.chosen.add(t.kind, t.n)
	}
	for kind := range c.chosen {
		c.sample[kind] = append(c.sample[kind], c.chosen[kind]...)
	}
	return nil
}

// rank is a number that is random over the seeds; the lowest are chosen.
func rank(seed uint64, r *hub.Repository) uint64 {
	text := binary.LittleEndian.AppendUint64(nil, seed)
	sum := sha256.Sum256(append(append(text, byte(r.Kind)), r.ID...))
	return binary.LittleEndian.Uint64(sum[:])
}

// ticket is a repository with its rank.
type ticket struct {
	rank uint64
	kind hub.Kind
	n    int32
}

// lowest is a heap with the highest ticket on top.
type lowest []ticket

func (l lowest) Len() int           { return len(l) }
func (l lowest) Less(i, j int) bool { return l[i].compare(l[j]) > 0 }
func (l lowest) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *lowest) Push(x any)        { *l = append(*l, x.(ticket)) }
func (l *lowest) Pop() any          { panic("nothing is taken out") }

func (t ticket) compare(u ticket) int {
	return cmp.Or(cmp.Compare(t.rank, u.rank), cmp.Compare(t.kind, u.kind), cmp.Compare(t.n, u.n))
}

// offer keeps a ticket if it is one of the lowest.
func (l *lowest) offer(t ticket, most int) {
	switch {
	case len(*l) < most:
		heap.Push(l, t)
	case t.compare((*l)[0]) < 0:
		(*l)[0] = t
		heap.Fix(l, 0)
	}
}
