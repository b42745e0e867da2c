package synthetic

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// assignModelMembers gives the models their authors: every group of the
// collaboration network has at least one model, some models have no author,
// everybody who works alone has at least one model, and the rest go to the
// busy.
func (p *plan) assignModelMembers(cat *catalogue, groups []contributors) {
	s := p.stream("staff", cat.kind)
	cat.groups = groups
	places := make([]int32, cat.len())
	for i := range places {
		places[i] = int32(i)
	}
	shuffle(s, places)
	shared := max(len(groups), p.sizes.SharedModels)
	for i, t := range p.groupsOfModels(shared, groups, s) {
		r := places[i]
		cat.groupOf[r], cat.authors[r] = t, groups[t].members[0]
		cat.topics[r] = p.topicNear(groups[t].topic, 30_000, s)
		cat.popularity[r] += cat.popularity[r] / 4
	}
	places = places[shared:]
	for _, r := range places[:p.sizes.WithoutCommits[cat.kind]] {
		cat.topics[r] = modelTopics.draw(s)
	}
	places = places[p.sizes.WithoutCommits[cat.kind]:]
	alone := p.people.developers - p.people.collaborators
	for i, r := range places {
		who := int32(p.people.collaborators + i)
		if i >= alone {
			who = p.developer(s)
		}
		cat.authors[r] = who
		cat.topics[r] = p.topicNear(p.people.home[who], 200_000, s)
	}
}

// groupsOfModels lists the group of each shared model: each group at least
// once, small ones several times.
func (p *plan) groupsOfModels(shared int, groups []contributors, s *stream) []int32 {
	order := make([]int32, len(groups))
	for i := range order {
		order[i] = int32(i)
	}
	out := slices.Clone(order)
	shuffle(s, order)
	slices.SortStableFunc(order, func(a, b int32) int {
		return min(len(groups[a].members), 4) - min(len(groups[b].members), 4)
	})
	for len(out) < shared {
		out = append(out, order[s.skewed(len(order), 3)])
	}
	return out
}

// developer draws somebody who commits to models, favouring the busy ones.
func (p *plan) developer(s *stream) int32 {
	n := p.people.developers
	return int32(s.skewed(n, 5) * coprime(n) % n)
}

// topicNear returns t or, with a probability per million, another topic.
func (p *plan) topicNear(t topic, chance int, s *stream) topic {
	if s.chance(chance) {
		return modelTopics.draw(s)
	}
	return t
}

// assignMembers gives datasets and spaces their authors: none, one, or a group
// of the size that the paper's numbers of committers ask for.
func (p *plan) assignMembers(cat *catalogue) {
	s := p.stream("staff", cat.kind)
	score := make([]int64, cat.len())
	for i, z := range cat.popularity {
		score[i] = 10*z + 90*s.heavy()
	}
	for i, n := range paper[cat.kind].committers.assign(score) {
		cat.topics[i] = modelTopics.draw(s)
		if n == 0 {
			continue
		}
		cat.authors[i] = p.people.anybody(s)
		if n > 1 {
			cat.groupOf[i] = int32(len(cat.groups))
			cat.groups = append(cat.groups, p.gather(cat.authors[i], int(n), s))
		}
	}
	p.clearWithoutCommits(cat, score)
}

// gather forms a group of n people around one of them.
func (p *plan) gather(around int32, n int, s *stream) contributors {
	members := []int32{around}
	in := map[int32]bool{around: true}
	for len(members) < min(n, len(p.people.all)/2) {
		if who := p.people.anybody(s); !in[who] {
			in[who] = true
			members = append(members, who)
		}
	}
	firstAuthors := max(1, len(members)-s.below(1+len(members)/3))
	return contributors{members: members, firstAuthors: firstAuthors}
}

// clearWithoutCommits makes the number of repositories without commits equal
// to that of SizesAt; rounding of the curve may leave one more or less.
func (p *plan) clearWithoutCommits(cat *catalogue, score []int64) {
	order := rank(score)
	idle := p.sizes.WithoutCommits[cat.kind]
	s := p.stream("idle", cat.kind)
	for i, r := range order {
		switch busy := i < len(order)-idle; {
		case busy && cat.authors[r] < 0:
			cat.authors[r] = p.people.anybody(s)
		case !busy:
			cat.authors[r], cat.groupOf[r] = -1, -1
		}
	}
}

// duplicate turns two fifths of the spaces with a few committers into
// duplicates: they begin with the history of another space and continue with
// commits of their own author.
func (p *plan) duplicate(cat *catalogue) {
	s := p.stream("duplicates", hub.Space)
	for i := range cat.origins {
		if cat.groupOf[i] < 0 || len(cat.groups[cat.groupOf[i]].members) > 6 || !s.chance(400_000) {
			continue
		}
		from := cat.popular(s, 5)
		if int(from) == i || cat.authors[from] < 0 || cat.origins[from] >= 0 || cat.copied(from, i) == 0 {
			continue
		}
		cat.origins[i] = from
		cat.groupOf[i] = -1
		o := cat.windows[from]
		copied := cat.copied(from, i)
		since := o.from + int32(int64(o.to-o.from)*copied/max(cat.commits[from], 1))
		cat.windows[i] = s.active(since)
	}
	p.shareDuplicates(cat)
}

// copied is the number of commits that a duplicate takes over: all of the
// origin's, or as many as leave one of its own; a duplicate with a single
// commit has only the origin's.
func (cat *catalogue) copied(origin int32, i int) int64 {
	if cat.commits[i] < 2 {
		return cat.commits[i]
	}
	return min(cat.commits[origin], cat.commits[i]-1)
}

// shareDuplicates makes sure that even a small hub has a duplicate: a space
// with two commits or more begins with those of the most popular other one.
func (p *plan) shareDuplicates(cat *catalogue) {
	for _, o := range cat.origins {
		if o >= 0 {
			return
		}
	}
	for _, from := range cat.byPopularity {
		for i := range cat.origins {
			if int32(i) != from && cat.authors[from] >= 0 && cat.commits[i] > 1 {
				cat.origins[i], cat.groupOf[i] = from, -1
				cat.windows[i] = window{cat.windows[from].to, int32(lifetime - 1)}
				return
			}
		}
	}
}
