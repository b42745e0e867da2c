package synthetic

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/hub"
)

// users decides which spaces use a model. A space is an index; from the number
// of listed spaces on, it is unlisted.
type users struct {
	*plan
	s        *stream
	models   []int32   // used models, most used first
	left     []int64   // number of spaces still to find for each
	spaces   [][]int32 // found
	active   []int32   // spaces that use any model, the busy ones first
	unlisted int
	copies   [][]int32 // duplicates of each space
	mark     []int32   // by space: the last model it was given, plus one
}

// use draws the usages of a hub.
func (p *plan) use() *users {
	u := &users{plan: p, s: newStream(p.seed, "usages", 0)}
	u.chooseModels()
	spaces := p.catalogues[hub.Space]
	u.unlisted = max(2, 4*p.sizes.UsedModels/100)
	u.mark = make([]int32, spaces.len()+u.unlisted)
	u.copies = make([][]int32, spaces.len())
	for i, from := range spaces.origins {
		if from >= 0 {
			u.copies[from] = append(u.copies[from], int32(i))
		}
	}
	u.active = make([]int32, spaces.len())
	for i := range u.active {
		u.active[i] = int32(i)
	}
	shuffle(u.s, u.active)
	u.active = u.active[:min(max(spaces.len()*27/100, 30), spaces.len())]
	u.galleries()
	u.give(0, int32(spaces.len())) // even a small hub has a use by an unlisted space
	for i := range u.models {
		u.findSpaces(i)
	}
	return u
}

// chooseModels decides which models are used, and how much: the popular ones,
// and multimodal ones more than others (arXiv:2405.13058, section 4.3.2). The
// most used are popular as well.
func (u *users) chooseModels() {
	cat := u.catalogues[hub.Model]
	score := blend(cat.popularity, usageFollow, u.s)
	for i, t := range cat.topics {
		if t == mm {
			score[i] += score[i] / 2
		}
	}
	u.models = rank(score)[:u.sizes.UsedModels]
	u.left = usedBy.ranked(len(u.models))
	u.spaces = make([][]int32, len(u.models))
	most := int64(u.catalogues[hub.Space].len()) / 4
	for i := range u.left {
		u.left[i] = min(max(u.left[i], 1), most)
	}
}

// galleries are a few spaces that use very many models, each with a copy that
// uses most of the same: they are the source of the co-usage ties between
// models.
func (u *users) galleries() {
	for k, size := range []int{1400, 700, 320, 150, 70} {
		n := max(3, size*len(u.models)/10_000)
		var last []int
		for twin := range 2 {
			space := u.active[len(u.active)-1-2*k-twin]
			var chosen []int
			if twin == 1 {
				chosen = last[:len(last)*9/10]
			}
			for tries := 0; len(chosen) < n && tries < 20*n; tries++ {
				if m := u.s.below(len(u.models)); !slices.Contains(u.spaces[m], space) {
					chosen = append(chosen, m)
				}
			}
			last = nil
			for _, m := range chosen {
				if u.left[m] > 0 && !slices.Contains(u.spaces[m], space) {
					u.give(m, space)
					last = append(last, m)
				}
			}
		}
	}
}

// findSpaces finds the spaces that a model still lacks. After a space, its
// duplicates are likely.
func (u *users) findSpaces(m int) {
	for _, have := range u.spaces[m] {
		u.mark[have] = int32(m + 1)
	}
	listed := u.catalogues[hub.Space].len()
	last := int32(-1)
	for u.left[m] > 0 {
		var next int32
		switch {
		case last >= 0 && len(u.copies[last]) > 0 && u.s.one(3):
			next = pick(u.s, u.copies[last])
		case u.s.chance(10_000):
			next = int32(listed + u.s.below(u.unlisted))
		default:
			next = u.active[u.s.skewed(len(u.active), 4)]
			last = next
		}
		if u.mark[next] == int32(m+1) {
			last = -1
			continue
		}
		u.mark[next] = int32(m + 1)
		u.give(m, next)
	}
}

// give makes a space use a model, which it must not use already.
func (u *users) give(m int, space int32) {
	u.spaces[m] = append(u.spaces[m], space)
	u.left[m]--
}

func (u *users) id(space int32) string {
	cat := u.catalogues[hub.Space]
	if int(space) < cat.len() {
		return cat.ids[space]
	}
	return "hidden-guild/private-space-" + strconv.Itoa(int(space)-cat.len())
}

// usages writes usages.jsonl, model by model: every usage, then usages of
// unlisted models, then some lines again.
func (g *generator) usages() error {
	u := g.use()
	var again []hub.Usage
	total := 0
	for i, m := range u.models {
		for _, space := range u.spaces[i] {
			line := hub.Usage{Space: u.id(space), Model: g.catalogues[hub.Model].ids[m]}
			if total%500 == 0 {
				again = append(again, line)
			}
			total++
			if err := g.sink.Usage(line); err != nil {
				return err
			}
		}
	}
	for range max(3, total/50) {
		line := hub.Usage{Space: u.id(pick(u.s, u.active)), Model: goneID(hub.Model, u.s.below(max(3, total/200)))}
		again = append(again, line)
	}
	for _, line := range again {
		if err := g.sink.Usage(line); err != nil {
			return err
		}
	}
	return nil
}
