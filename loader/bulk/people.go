package bulk

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/internal/account"
)

// people are the accounts seen so far.
type people struct {
	account.Set
	last []int64 // by account: one more than the last commit it is an author of
}

// add returns the number of an account.
func (p *people) add(name string, as hub.Roles) int64 {
	n, _ := p.Set.Add(name, as)
	if int(n) == len(p.last) {
		p.last = append(p.last, 0)
	}
	return int64(n)
}

// writePeople comes last: only then are all roles known.
func (w *writer) writePeople() error {
	for n, roles := range w.people.Roles {
		t := w.to.accounts[roles]
		t.int(int64(n))
		t.text(w.people.Names.Name(int32(n)))
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}
