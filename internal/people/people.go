// Package people numbers the people behind recorded names, so that their
// activity can be counted by number.
package people

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// Nobody is the number behind an empty name or a bot.
const Nobody = -1

// Numbers gives people numbers. It remembers every recorded name, so that
// merges are followed only once for each.
type Numbers struct {
	who        *hub.People
	canonical  *names.Table
	recorded   names.Table
	numbers    []int32 // of each recorded name
	last       string  // the name asked for last, as authors come in runs
	lastNumber int32
	authors    []int32 // of the last commit
}

// New returns an empty Numbers. A person's number is that of the canonical
// name in the table, which several Numbers may share.
func New(who *hub.People, canonical *names.Table) *Numbers {
	return &Numbers{who: who, canonical: canonical, lastNumber: Nobody}
}

// Of returns who a recorded name is.
func (n *Numbers) Of(name string) int32 {
	if name == n.last {
		return n.lastNumber
	}
	if name == "" {
		return Nobody
	}
	i, added := n.recorded.Add(name)
	if added {
		n.numbers = append(n.numbers, n.number(n.recorded.Name(i)))
	}
	n.last, n.lastNumber = n.recorded.Name(i), n.numbers[i]
	return n.lastNumber
}

func (n *Numbers) number(name string) int32 {
	canonical, ok := n.who.Person(name)
	if !ok {
		return Nobody
	}
	p, _ := n.canonical.Add(canonical)
	return p
}

// Authors returns the people among the recorded authors of a commit, in order,
// possibly with repetitions. Bots and empty names are dropped first, so the
// first author is the first in the list. The next call reuses the list.
func (n *Numbers) Authors(recorded []string) []int32 {
	n.authors = n.authors[:0]
	for _, name := range recorded {
		if p := n.Of(name); p != Nobody {
			n.authors = append(n.authors, p)
		}
	}
	return n.authors
}
