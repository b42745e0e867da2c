package bulk

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// role is what an account is besides, as bits.
type role uint8

const (
	developer role = 1 << iota // authored a commit or started a discussion
	bot                        // listed as one
)

// people are the accounts seen so far.
type people struct {
	names names.Table
	roles []role
	last  []int64 // one more than the last commit they are an author of
}

// add returns the number of an account.
func (p *people) add(name string, as role) int64 {
	n, added := p.names.Add(name)
	if added {
		p.roles = append(p.roles, as)
		p.last = append(p.last, 0)
	}
	p.roles[n] |= as
	return int64(n)
}

func (w *writer) identity(x hub.Identity) error {
	return w.to.aliasOf.link(w.people.add(x.Alias, 0), w.people.add(x.Canonical, 0))
}

func (w *writer) bot(b hub.Bot) error {
	w.people.add(b.Name, bot)
	return nil
}

// writePeople comes last: only then is known what everybody is.
func (w *writer) writePeople() error {
	for n, role := range w.people.roles {
		t := w.to.accounts[role]
		t.int(int64(n))
		t.text(w.people.names.Name(int32(n)))
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}
