package synthetic

import (
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// vocabulary holds the words of repository names of a kind. The kinds share no
// second word, so that ids coincide only where they are meant to.
type vocabulary struct{ first, second, third []string }

var vocabularies = [hub.KindCount]vocabulary{
	hub.Model: {
		first: strings.Fields(`tiny small base large mini nano micro giant swift quiet bright deep wide slim light dense
			sparse merry plain spring summer autumn winter amber copper silver indigo violet crimson ivory north south
			river harbor meadow canyon island valley glacier comet orbit lunar solar pixel vector tensor prism echo
			cedar maple willow poppy clay paper velvet granite`),
		second: strings.Fields(`chat vision speech diffuser segmenter flow mixer coder math poem legal medic bio
			ocr caption retriever ranker embedder parser tagger translator summarizer detector depth pose voice music
			agent planner player critic reward policy classifier generator encoder decoder upscaler inpainter`),
		third: []string{"", "", "-v2", "-7b", "-small", "-xl", "-en", "-multi", "-512", "-beta"},
	},
	hub.Dataset: {
		first: strings.Fields(`open clean raw daily weekly tiny broad labeled noisy paired mixed curated crowd street
			field kitchen library museum radio railway weather garden market school court clinic factory ocean forest`),
		second: strings.Fields(`dialogs reviews captions headlines recipes questions answers sentences articles letters
			scans photos sketches maps tables tickets transcripts recordings songs proverbs riddles code-review logs
			sensors traces faces-synthetic signs plants birds rocks`),
		third: []string{"", "", "-2022", "-2023", "-en", "-de", "-ja", "-10k", "-1m", "-test"},
	},
	hub.Space: {
		first: strings.Fields(`my live quick easy simple magic instant friendly lazy happy secret little public
			playful handy pocket midnight sunday studio workshop`),
		second: strings.Fields(`demo playground gallery leaderboard arena translator-app chatroom colorizer editor viewer
			explorer dashboard assistant painter karaoke quiz storyteller tutor converter inspector`),
		third: []string{"", "", "-app", "-ui", "-2", "-test", "-webui", "-docker"},
	},
}

func (v vocabulary) size() int { return len(v.first) * len(v.second) * len(v.third) }

// name returns the n-th name, 0 <= n; from size() on, a number is appended.
func (v vocabulary) name(n int) string {
	round := n / v.size()
	n %= v.size()
	a, n := v.first[n%len(v.first)], n/len(v.first)
	b, n := v.second[n%len(v.second)], n/len(v.second)
	name := a + "-" + b
	if len(a)%5 == 0 {
		name = capital(a) + capital(b)
	}
	// third has the empty word twice; an underscore distinguishes the second
	if n == 1 {
		name = strings.ReplaceAll(a, "-", "_") + "_" + b
	}
	name += v.third[n]
	if round > 0 {
		name += "-r" + strconv.Itoa(round+1)
	}
	return name
}

// An owner is an index: people, then organizations.

func (p *plan) ownerSlug(owner int) string {
	if n := len(p.people.slugs); owner >= n {
		return p.people.organizations[owner-n]
	}
	return p.people.slugs[owner]
}

// owner decides who owns a repository: mostly its author; organizations own
// many of the shared and popular ones.
func (p *plan) owner(cat *catalogue, i int, popular bool, s *stream) int {
	chance, halves := 30_000, 4
	switch {
	case cat.origins[i] >= 0:
		chance = 0
	case popular:
		chance, halves = 550_000, 8 // a few organizations have many of them
	case cat.groupOf[i] >= 0:
		chance = 250_000
	}
	if s.chance(chance) {
		return len(p.people.all) + s.skewed(len(p.people.organizations), halves)
	}
	if cat.authors[i] >= 0 {
		return int(cat.authors[i])
	}
	return int(p.people.anybody(s))
}

// markLegacy chooses the models whose ids have no owner, like the earliest on
// the Hub: every seventh of the most popular.
func (p *plan) markLegacy(cat *catalogue) {
	cat.legacy = make([]bool, cat.len())
	for i := range p.sizes.Legacy {
		cat.legacy[cat.byPopularity[7*i]] = true
	}
}

// name gives every repository its owner and id. An owner's repositories of a
// kind are numbered, so ids are unique.
func (p *plan) name(cat *catalogue) {
	s := p.stream("ids", cat.kind)
	popular := make([]bool, cat.len())
	for _, r := range cat.byPopularity[:(cat.len()+99)/100] {
		popular[r] = true
	}
	owned := make([]int32, len(p.people.all)+len(p.people.organizations))
	numbers := make([]int32, cat.len())
	vocab := vocabularies[cat.kind]
	for i := range cat.ids {
		o := p.owner(cat, i, popular[i], s)
		numbers[i] = owned[o]
		owned[o]++
		// the owner's k-th name: names of one owner are a step apart that has
		// no common factor with the vocabulary's size, so they differ
		step := coprime(vocab.size())
		first := int(scramble(p.seed^uint64(o)) % uint64(vocab.size()))
		round, k := int(numbers[i])/vocab.size(), int(numbers[i])%vocab.size()
		cat.stems[i] = vocab.name((first+k*step)%vocab.size() + round*vocab.size())
		cat.owners[i] = p.ownerSlug(o)
		cat.ids[i] = cat.owners[i] + "/" + cat.stems[i]
	}
	if cat.kind == hub.Model {
		p.nameDerived(cat, numbers)
		p.nameLegacy(cat)
		return
	}
	p.nameDuplicates(cat, numbers)
	p.nameTwins(cat)
}

// nameDerived names models after what they derive from. No other name ends
// in such a word with a number.
func (p *plan) nameDerived(cat *catalogue, numbers []int32) {
	byAge := make([]int64, cat.len())
	for i, w := range cat.windows {
		byAge[i] = -int64(w.from)
	}
	endings := [...]string{"-tuned", "-q", "-lora", "-blend", "-next"} // as hub.Relations
	for _, i := range rank(byAge) {
		if len(cat.bases[i]) == 0 {
			continue
		}
		if b := cat.bases[i][0]; b.to >= 0 {
			cat.stems[i] = cat.stems[b.to]
		}
		cat.ids[i] = cat.owners[i] + "/" + cat.stems[i] + endings[cat.bases[i][0].relation] + strconv.Itoa(int(numbers[i])+1)
	}
}

// nameLegacy removes the owner from the ids of the oldest and best known.
func (p *plan) nameLegacy(cat *catalogue) {
	n := 0
	for i := range cat.ids {
		if cat.legacy[i] {
			n++
			cat.owners[i] = ""
			cat.ids[i] = "classic-" + cat.stems[i] + "-" + strconv.Itoa(n)
		}
	}
}

// nameDuplicates names a duplicate as its origin.
func (p *plan) nameDuplicates(cat *catalogue, numbers []int32) {
	for i, from := range cat.origins {
		if from >= 0 {
			cat.ids[i] = cat.owners[i] + "/" + cat.stems[from] + "-copy" + strconv.Itoa(int(numbers[i])+1)
		}
	}
}

// nameTwins gives every 97th repository (in small hubs, every tenth part) the
// id of a model: ids are unique per kind only.
func (p *plan) nameTwins(cat *catalogue) {
	models := p.catalogues[hub.Model]
	step := min(97, cat.len()/10)
	for i := 3; i < min(cat.len(), models.len()); i += step {
		if cat.origins[i] < 0 && models.owners[i] != "" {
			cat.ids[i], cat.owners[i] = models.ids[i], models.owners[i]
		}
	}
}
