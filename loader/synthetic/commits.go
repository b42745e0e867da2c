package synthetic

import "github.com/hubgraph/hubgraph/hub"

// history goes through the commits of a repository in order of time. It is a
// function of seed and repository alone, so that a duplicate can tell its
// origin's history again.
type history struct {
	g      *generator
	h      *shelf
	repo   int
	leads  []int32 // who make commits
	others []int32 // who are named as co-authors
	own    int     // number of commits
	next   int
	origin *history // what a duplicate tells first
	copied int
	s      stream
	hash   [40]byte
}

// start makes t the history of a repository.
func (t *history) start(g *generator, h *shelf, repo int) {
	*t = history{g: g, h: h, repo: repo, own: int(h.commits[repo]), origin: t.origin}
	t.s.reset(g.seed, "history of "+h.kind.String(), repo)
	if h.authors[repo] < 0 {
		return
	}
	t.leads = h.authors[repo : repo+1]
	if c := h.teams[repo]; c >= 0 {
		t.leads, t.others = h.crews[c].members[:h.crews[c].leads], h.crews[c].members[h.crews[c].leads:]
	}
	if from := h.origins[repo]; from >= 0 {
		t.copied = int(h.copied(from, repo))
		t.own -= t.copied
		if t.origin == nil {
			t.origin = &history{}
		}
		t.origin.start(g, h, int(from))
	}
}

// step fills in the next commit; false at the end.
func (t *history) step(c *hub.Commit) bool {
	if t.copied > 0 {
		t.copied--
		t.origin.step(c)
		c.Repo = t.h.ids[t.repo]
		return true
	}
	if t.next == t.own {
		return false
	}
	c.Repo, c.Kind, c.SHA = t.h.ids[t.repo], t.h.kind, t.sha()
	c.Date = at(t.h.windows[t.repo].moment(t.next, t.own, &t.s))
	if t.s.chance(1000) || t.odd(0) {
		c.Date = at(never)
	}
	c.Title = t.title()
	c.Authors = t.authors(c)
	t.next++
	return true
}

// authors returns the authors of the next commit. Each lead makes one at
// least, and the others are named in the first; beyond that there are bots,
// commits without author, and co-authors.
func (t *history) authors(c *hub.Commit) []string {
	a := c.Authors[:0]
	people := t.g.people
	if t.next < len(t.leads) {
		a = append(a, people.recorded(t.leads[t.next], &t.s))
		if t.next == 0 {
			for _, who := range t.others {
				a = append(a, people.recorded(who, &t.s))
			}
		}
		return a
	}
	lead := t.leads[t.s.skewed(len(t.leads), 3)]
	odd := t.s.below(100_000)
	for i, o := range oddities {
		if t.odd(i) {
			odd = o
		}
	}
	switch {
	case odd < 20: // nobody
		return a
	case odd < 30: // nobody, said otherwise
		return append(a, "")
	case odd < 40: // somebody with a nobody and again
		name := people.recorded(lead, &t.s)
		return append(a, "", name, name)
	case odd < 50: // a bot by its other name
		c.Title = "Convert weights"
		return append(a, botAlias)
	case odd < 300: // a bot
		c.Title = "Automated update"
		return append(a, pick(&t.s, botNames))
	case odd < 430: // a bot together with a person
		return append(a, people.recorded(lead, &t.s), pick(&t.s, botNames))
	case odd < 1500 && len(t.leads) > 1: // two of the team
		return append(a, people.recorded(lead, &t.s), people.recorded(pick(&t.s, t.leads), &t.s))
	}
	return append(a, people.recorded(lead, &t.s))
}

// oddities are the draws that authors takes for some commits of the busiest
// model, so that even a small hub has one of each.
var oddities = [...]int{0, 20, 30, 40, 50, 300}

// odd says whether the next commit is the i-th odd one.
func (t *history) odd(i int) bool {
	return t.h.kind == hub.Model && int32(t.repo) == t.h.busiest && t.next == len(t.leads)+i
}

const hexDigits = "0123456789abcdef"

// sha draws a commit hash.
func (t *history) sha() string {
	for i := 0; i < len(t.hash); i += 16 {
		x := t.s.pcg.Uint64()
		for j := i; j < min(i+16, len(t.hash)); j++ {
			t.hash[j] = hexDigits[x&15]
			x >>= 4
		}
	}
	return string(t.hash[:])
}

// commits writes the commits of a kind, repository by repository, and some of
// repositories that are gone, and some twice.
func (g *generator) commits(h *shelf) error {
	var t history
	var c hub.Commit
	every := min(max(h.len()/3, 1), 5000)
	for i := range h.ids {
		t.start(g, h, i)
		n := 0
		for ; t.step(&c); n++ {
			if err := g.sink.Commit(&c); err != nil {
				return err
			}
		}
		if i%every != 1 || n == 0 {
			continue
		}
		if err := g.sink.Commit(&c); err != nil { // the last one again
			return err
		}
		c.Repo = goneID(h.kind, i/every)
		if err := g.sink.Commit(&c); err != nil {
			return err
		}
	}
	return nil
}
