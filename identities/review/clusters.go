package review

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
)

// cluster is what one screen shows: names, and the suggested pairs among them.
type cluster struct {
	names []name
	pairs []pair
}

// name is a name of a cluster and what is known of it.
type name struct {
	text        string
	account     bool // the Hub knows it as an account
	bot         bool // bots.jsonl lists it
	first, last string
}

// pair is a suggested pair in all the passes that it belongs to.
type pair struct {
	decisions.Pair
	best   *identities.Suggestion
	passes []string
}

// clustersOf groups suggestions, the most confident cluster first; blind, by name.
// Without all, clusters in which every pair is settled are left out: by identities.jsonl
// as the snapshot came with it, or by a decision other than later.
func clustersOf(found *identities.Suggestions, f *decisions.Folder, blind, all bool) []cluster {
	byNumber := map[int]*cluster{}
	order := map[int]float64{}
	var numbers []int
	for i := range found.Rows {
		x := &found.Rows[i]
		n := x.Cluster.Number
		if byNumber[n] == nil {
			byNumber[n] = &cluster{}
			numbers = append(numbers, n)
		}
		byNumber[n].add(x)
		order[n] = max(order[n], x.Confidence)
	}
	slices.SortFunc(numbers, func(a, b int) int {
		if !blind && order[a] != order[b] {
			return cmp.Compare(order[b], order[a])
		}
		return cmp.Compare(a, b)
	})
	var out []cluster
	for _, n := range numbers {
		c := byNumber[n]
		slices.SortFunc(c.pairs, func(a, b pair) int { return slices.Compare(a.Pair[:], b.Pair[:]) })
		slices.SortFunc(c.names, func(a, b name) int { return strings.Compare(a.text, b.text) })
		if all || slices.ContainsFunc(c.pairs, func(p pair) bool { return open(&p, f.Log()) }) {
			out = append(out, *c)
		}
	}
	return out
}

// open reports whether a pair is still to be decided.
func open(p *pair, l *decisions.Log) bool {
	d, ok := l.Of(p.Pair)
	if !ok || d.Verdict == decisions.Undone {
		return !p.best.Accepted
	}
	return d.Verdict == decisions.Later
}

func (c *cluster) add(x *identities.Suggestion) {
	c.addName(name{x.Name, x.NameAccount, x.NameBot, day(x.NameFirst), day(x.NameLast)})
	c.addName(name{x.Other, x.OtherAccount, x.OtherBot, day(x.OtherFirst), day(x.OtherLast)})
	p := decisions.PairOf(x.Name, x.Other)
	i := slices.IndexFunc(c.pairs, func(y pair) bool { return y.Pair == p })
	if i < 0 {
		i = len(c.pairs)
		c.pairs = append(c.pairs, pair{Pair: p, best: x})
	}
	c.pairs[i].passes = append(c.pairs[i].passes, x.Pass)
}

func (c *cluster) addName(n name) {
	if !slices.ContainsFunc(c.names, func(m name) bool { return m.text == n.text }) {
		c.names = append(c.names, n)
	}
}

// canonical is the name that is proposed for the person: a bot, since only so all of
// them are one, else an account, else a name without a blank, else the first.
func (c *cluster) canonical() string {
	best := slices.MinFunc(c.names, func(a, b name) int {
		return cmp.Or(before(a.bot, b.bot), before(a.account, b.account),
			before(!strings.Contains(a.text, " "), !strings.Contains(b.text, " ")), strings.Compare(a.text, b.text))
	})
	return best.text
}

// before puts what holds first.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// evidence is what a decision about a pair keeps.
func (p *pair) evidence() []byte {
	text, err := json.Marshal(p.best.Columns(identities.EvidenceColumns()))
	if err != nil {
		return nil // nothing of it fails
	}
	return text
}
