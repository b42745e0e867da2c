package synthetic

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// staffModels gives the models their authors: every team of the collaboration
// network at least one model, some none, everybody who works alone at least
// one, and the rest to the busy ones.
func (p *plan) staffModels(h *shelf, teams []team) {
	s := p.stream("staff", h.kind)
	h.crews = teams
	places := make([]int32, h.len())
	for i := range places {
		places[i] = int32(i)
	}
	shuffle(s, places)
	shared := max(len(teams), p.sizes.SharedModels)
	for i, t := range p.teamsOfModels(shared, teams, s) {
		r := places[i]
		h.teams[r], h.authors[r] = t, teams[t].members[0]
		h.topics[r] = p.topicNear(teams[t].topic, 30_000, s)
		h.popularity[r] += h.popularity[r] / 4
	}
	places = places[shared:]
	for _, r := range places[:p.sizes.WithoutCommits[h.kind]] {
		h.topics[r] = modelTopics.draw(s)
	}
	places = places[p.sizes.WithoutCommits[h.kind]:]
	alone := p.people.developers - p.people.collaborators
	for i, r := range places {
		who := int32(p.people.collaborators + i)
		if i >= alone {
			who = p.developer(s)
		}
		h.authors[r] = who
		h.topics[r] = p.topicNear(p.people.home[who], 200_000, s)
	}
}

// teamsOfModels lists the team of each shared model: each team once, small
// ones several times.
func (p *plan) teamsOfModels(shared int, teams []team, s *stream) []int32 {
	order := make([]int32, len(teams))
	for i := range order {
		order[i] = int32(i)
	}
	out := slices.Clone(order)
	shuffle(s, order)
	slices.SortStableFunc(order, func(a, b int32) int {
		return min(len(teams[a].members), 4) - min(len(teams[b].members), 4)
	})
	for len(out) < shared {
		out = append(out, order[s.skewed(len(order), 3)])
	}
	return out
}

// developer draws somebody who commits to models, the busy ones more often.
func (p *plan) developer(s *stream) int32 {
	n := p.people.developers
	return int32(s.skewed(n, 5) * coprime(n) % n)
}

// topicNear is t, or with a chance per million another.
func (p *plan) topicNear(t topic, chance int, s *stream) topic {
	if s.chance(chance) {
		return modelTopics.draw(s)
	}
	return t
}

// staff gives datasets and spaces their authors: none, one, or a team of the
// size that the paper's numbers of committers ask for.
func (p *plan) staff(h *shelf) {
	s := p.stream("staff", h.kind)
	score := make([]int64, h.len())
	for i, z := range h.popularity {
		score[i] = 10*z + 90*s.heavy()
	}
	for i, n := range paper[h.kind].committers.assign(score) {
		h.topics[i] = modelTopics.draw(s)
		if n == 0 {
			continue
		}
		h.authors[i] = p.people.anybody(s)
		if n > 1 {
			h.teams[i] = int32(len(h.crews))
			h.crews = append(h.crews, p.crew(h.authors[i], int(n), s))
		}
	}
	p.clearWithoutCommits(h, score)
}

// crew makes a team of n people around one of them.
func (p *plan) crew(around int32, n int, s *stream) team {
	members := []int32{around}
	in := map[int32]bool{around: true}
	for len(members) < min(n, len(p.people.all)/2) {
		if who := p.people.anybody(s); !in[who] {
			in[who] = true
			members = append(members, who)
		}
	}
	leads := max(1, len(members)-s.below(1+len(members)/3))
	return team{members: members, leads: leads}
}

// clearWithoutCommits makes the repositories without commits as many as
// SizesAt says; rounding of the curve may leave one more or less.
func (p *plan) clearWithoutCommits(h *shelf, score []int64) {
	order := rank(score)
	idle := p.sizes.WithoutCommits[h.kind]
	s := p.stream("idle", h.kind)
	for i, r := range order {
		switch busy := i < len(order)-idle; {
		case busy && h.authors[r] < 0:
			h.authors[r] = p.people.anybody(s)
		case !busy:
			h.authors[r], h.teams[r] = -1, -1
		}
	}
}

// duplicate turns two fifths of the spaces with a few committers into
// duplicates: they begin with the history of another space and go on with
// commits of their own author.
func (p *plan) duplicate(h *shelf) {
	s := p.stream("duplicates", hub.Space)
	for i := range h.origins {
		if h.teams[i] < 0 || len(h.crews[h.teams[i]].members) > 6 || !s.chance(400_000) {
			continue
		}
		from := h.popular(s, 5)
		if int(from) == i || h.authors[from] < 0 || h.origins[from] >= 0 || h.copied(from, i) == 0 {
			continue
		}
		h.origins[i] = from
		h.teams[i] = -1
		o := h.windows[from]
		copied := h.copied(from, i)
		since := o.from + int32(int64(o.to-o.from)*copied/max(h.commits[from], 1))
		h.windows[i] = s.active(since)
	}
	p.shareDuplicates(h)
}

// copied is the number of commits that a duplicate takes over: all of the
// origin, or as many as leave one of its own; a duplicate of one commit has
// only that.
func (h *shelf) copied(origin int32, i int) int64 {
	if h.commits[i] < 2 {
		return h.commits[i]
	}
	return min(h.commits[origin], h.commits[i]-1)
}

// shareDuplicates makes sure that even a small hub has a duplicate: a space
// with two commits or more begins with those of the most popular other one.
func (p *plan) shareDuplicates(h *shelf) {
	for _, o := range h.origins {
		if o >= 0 {
			return
		}
	}
	for _, from := range h.byPopularity {
		for i := range h.origins {
			if int32(i) != from && h.authors[from] >= 0 && h.commits[i] > 1 {
				h.origins[i], h.teams[i] = from, -1
				h.windows[i] = window{h.windows[from].to, int32(lifetime - 1)}
				return
			}
		}
	}
}
