package synthetic

import "github.com/hubgraph/hubgraph/hub"

// nobodyStarts is a discussion whose author's account is gone, botStarts one
// by a bot; other starters are people.
const (
	nobodyStarts int32 = -1
	botStarts    int32 = -2
)

// discussions writes the discussions of a kind: for each repository those of
// its starters, further ones by them, and those of bots, numbered in order of
// time with an occasional gap. One is written twice, and one belongs to a
// repository that is gone.
func (g *generator) discussions(cat *catalogue) error {
	var s stream
	var who []int32
	mark := make([]int32, len(g.people.all))
	leftover := false
	for i := range cat.ids {
		s.reset(g.seed, "discussions of "+cat.kind.String(), i)
		who = g.starters(who[:0], cat, i, mark, &s)
		d, err := g.discuss(cat, i, who, &s)
		if err != nil {
			return err
		}
		if len(who) == 0 || leftover {
			continue
		}
		leftover = true
		if err := g.sink.Discussion(&d); err != nil { // the last one again
			return err
		}
		d.Repo = goneID(cat.kind, 0)
		if err := g.sink.Discussion(&d); err != nil {
			return err
		}
	}
	return nil
}

// starters lists who starts each discussion of a repository, in random order.
func (g *generator) starters(who []int32, cat *catalogue, i int, mark []int32, s *stream) []int32 {
	people := int(cat.starters[i])
	for len(who) < people {
		p := g.people.anybody(s)
		if len(who) == 0 && cat.authors[i] >= 0 && s.one(10) {
			p = cat.authors[i]
		}
		if mark[p] != int32(i+1) {
			mark[p] = int32(i + 1)
			who = append(who, p)
		}
	}
	for range cat.extra[i] {
		next := nobodyStarts
		if !s.chance(30_000) {
			next = who[s.skewed(people, 4)]
		}
		who = append(who, next)
	}
	c := paper[cat.kind]
	chance := c.botAlone
	if people > 0 {
		chance = c.botWithPeople
	}
	if s.chance(chance) {
		who = append(who, botStarts)
	}
	shuffle(s, who)
	return who
}

// discuss writes the discussions of one repository and returns the last one.
func (g *generator) discuss(cat *catalogue, i int, who []int32, s *stream) (hub.Discussion, error) {
	d := hub.Discussion{Repo: cat.ids[i], Kind: cat.kind}
	w := window{cat.windows[i].from, int32(lifetime)}
	for j, p := range who {
		d.Num++
		if s.one(50) {
			d.Num++ // a deleted one
		}
		d.Date = at(w.moment(j, max(len(who), 2), s))
		if s.chance(1000) {
			d.Date = at(never)
		}
		d.IsPullRequest = s.chance(300_000)
		switch p {
		case nobodyStarts:
			d.Author = ""
		case botStarts:
			d.Author, d.IsPullRequest = botNames[s.skewed(len(botNames), 4)], true
		default:
			d.Author = g.people.recorded(p, s)
		}
		d.Status = status(d.IsPullRequest, s)
		if err := g.sink.Discussion(&d); err != nil {
			return d, err
		}
	}
	return d, nil
}

// status draws the state of a discussion or pull request; it is not always known.
func status(pullRequest bool, s *stream) string {
	x := s.below(100)
	switch {
	case x == 0:
		return ""
	case pullRequest && x < 45:
		return "merged"
	case pullRequest && x < 48:
		return "draft"
	case x < 70:
		return "open"
	}
	return "closed"
}
