package synthetic

import "github.com/hubgraph/hubgraph/hub"

// history iterates over the commits of a repository in order of time. It
// depends on seed and repository alone, so that a duplicate can repeat its
// origin's history.
type history struct {
	g            *generator
	cat          *catalogue
	repo         int
	firstAuthors []int32 // first authors of its commits
	coauthors    []int32 // named in the first commit only
	own          int     // number of commits
	next         int
	origin       *history // what a duplicate begins with
	copied       int
	s            stream
	hash         [40]byte
}

// start makes t the history of a repository.
func (t *history) start(g *generator, cat *catalogue, repo int) {
	*t = history{g: g, cat: cat, repo: repo, own: int(cat.commits[repo]), origin: t.origin}
	t.s.reset(g.seed, "history of "+cat.kind.String(), repo)
	if cat.authors[repo] < 0 {
		return
	}
	t.firstAuthors = cat.authors[repo : repo+1]
	if c := cat.groupOf[repo]; c >= 0 {
		t.firstAuthors, t.coauthors = cat.groups[c].members[:cat.groups[c].firstAuthors], cat.groups[c].members[cat.groups[c].firstAuthors:]
	}
	if from := cat.origins[repo]; from >= 0 {
		t.copied = int(cat.copied(from, repo))
		t.own -= t.copied
		if t.origin == nil {
			t.origin = &history{}
		}
		t.origin.start(g, cat, int(from))
	}
}

// step fills in the next commit; it returns false at the end.
func (t *history) step(c *hub.Commit) bool {
	if t.copied > 0 {
		t.copied--
		t.origin.step(c)
		c.Repo = t.cat.ids[t.repo]
		return true
	}
	if t.next == t.own {
		return false
	}
	c.Repo, c.Kind, c.SHA = t.cat.ids[t.repo], t.cat.kind, t.sha()
	c.Date = at(t.cat.windows[t.repo].moment(t.next, t.own, &t.s))
	if t.s.chance(1000) || t.odd(0) {
		c.Date = at(never)
	}
	c.Title = t.title()
	c.Authors = t.authors(c)
	t.next++
	return true
}

// authors returns the authors of the next commit. Each first author makes at
// least one, and the co-authors are named in the first commit; beyond that there
// are bots, commits without author, and pairs of first authors.
func (t *history) authors(c *hub.Commit) []string {
	a := c.Authors[:0]
	people := t.g.people
	if t.next < len(t.firstAuthors) {
		a = append(a, people.recorded(t.firstAuthors[t.next], &t.s))
		if t.next == 0 {
			for _, who := range t.coauthors {
				a = append(a, people.recorded(who, &t.s))
			}
		}
		return a
	}
	author := t.firstAuthors[t.s.skewed(len(t.firstAuthors), 3)]
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
		name := people.recorded(author, &t.s)
		return append(a, "", name, name)
	case odd < 50: // a bot by its other name
		c.Title = "Convert weights"
		return append(a, botAlias)
	case odd < 300: // a bot
		c.Title = "Automated update"
		return append(a, pick(&t.s, botNames))
	case odd < 430: // a bot together with a person
		return append(a, people.recorded(author, &t.s), pick(&t.s, botNames))
	case odd < 1500 && len(t.firstAuthors) > 1: // two of the group
		return append(a, people.recorded(author, &t.s), people.recorded(pick(&t.s, t.firstAuthors), &t.s))
	}
	return append(a, people.recorded(author, &t.s))
}

// oddities are the draws that authors uses for some commits of the busiest
// model, so that even a small hub has one of each.
var oddities = [...]int{0, 20, 30, 40, 50, 300}

// odd reports whether the next commit is the i-th odd one.
func (t *history) odd(i int) bool {
	return t.cat.kind == hub.Model && int32(t.repo) == t.cat.busiest && t.next == len(t.firstAuthors)+i
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
func (g *generator) commits(cat *catalogue) error {
	var t history
	var c hub.Commit
	every := min(max(cat.len()/3, 1), 5000)
	for i := range cat.ids {
		t.start(g, cat, i)
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
		c.Repo = goneID(cat.kind, i/every)
		if err := g.sink.Commit(&c); err != nil {
			return err
		}
	}
	return nil
}
