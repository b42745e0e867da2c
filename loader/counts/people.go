package counts

import "github.com/hubgraph/hubgraph/hub"

// Names numbers the names of accounts from 0 on.
type Names interface {
	Add(name string) (n int32, added bool) // the number of a name, a new one if there was none
	Name(n int32) string
	Len() int
}

// who knows the person behind each account.
type who struct {
	accounts Names
	people   *hub.People
	persons  []int32 // by account: the person's account; nobody for a bot; unasked
	apart    []bool  // by account: what is recorded under this name may differ from what the person did
}

const (
	nobody  = -1
	unasked = -2
)

// person returns the account of the person behind an account.
func (w *who) person(account int32) int32 {
	for int(account) >= len(w.persons) {
		w.persons, w.apart = append(w.persons, unasked), append(w.apart, false)
	}
	if w.persons[account] == unasked {
		w.ask(account)
	}
	return w.persons[account]
}

func (w *who) ask(account int32) {
	recorded := w.accounts.Name(account)
	name, ok := w.people.Person(recorded)
	w.apart[account] = !ok || w.people.IsMerged(recorded)
	w.persons[account] = nobody
	if ok {
		p, _ := w.accounts.Add(name)
		w.persons[account] = p
	}
}
