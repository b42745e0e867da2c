package synthetic

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/hub"
)

// botNames are the accounts of machines. The first is also recorded under
// botAlias, which bots.jsonl does not list: it is a bot by its canonical name.
var botNames = []string{
	"tensor-format-robot", "card-shelf-bot", "score-table-bot", "ci-runner[bot]", "version-bump[bot]",
	"column-store-robot", "night-train-agent", "space-sync-action", "graph-export-bot", "spam-sieve-bot",
	"model-scale-bot", "clean-up Robot",
}

const botAlias = "Tensor Format Robot (CI)"

// merge makes n accepted merges: other spellings of people, half of them
// collaborators, and one of a bot. Every 20th person has a chain: a spelling
// of a spelling.
func (p *people) merge(r *register, s *stream, n int) {
	for i := 0; len(p.identities) < n-1; i++ {
		who := p.nextToMerge(i, s)
		canonical := p.all[who].name
		alias := p.respell(r, who, i)
		p.identities = append(p.identities, hub.Identity{Alias: alias, Canonical: canonical})
		p.spellings[who] = []string{alias}
		if i%20 == 0 && len(p.identities) < n-1 {
			again := r.unique(alias + "-old")
			p.identities = append(p.identities, hub.Identity{Alias: again, Canonical: alias})
			p.spellings[who] = append(p.spellings[who], again)
		}
	}
	r.claim(botAlias)
	p.identities = append(p.identities, hub.Identity{Alias: botAlias, Canonical: botNames[0]})
}

// nextToMerge draws somebody without a second spelling, for every sixth merge
// somebody whose name has a decomposed form.
func (p *people) nextToMerge(i int, s *stream) int32 {
	lo, hi := 0, p.collaborators
	if i%2 == 1 {
		lo, hi = p.collaborators, p.developers
	}
	if i%6 == decomposed {
		for ; p.composed < len(p.all); p.composed++ {
			if n := p.all[p.composed].name; p.spellings[p.composed] == nil && norm.NFD.String(n) != n {
				return int32(p.composed)
			}
		}
	}
	for {
		if who := s.between(lo, hi-1); p.spellings[who] == nil {
			return int32(who)
		}
	}
}

// The ways to spell a name differently.
const (
	otherCase = iota
	decomposed
	punctuation
	realName
	trailing
	dotted
	ways
)

// respell returns a new spelling of a person's name, by the i-th way or the
// next that changes something.
func (p *people) respell(r *register, who int32, i int) string {
	for k := i; k < i+ways; k++ {
		name := p.all[who].respelled(k % ways)
		if name != "" && r.claimSpelling(name) {
			return name
		}
	}
	return r.unique(p.all[who].name + "_")
}

// respelled returns the name in another spelling, or "" if that way does not
// suit the name.
func (p person) respelled(way int) string {
	switch way {
	case otherCase:
		if up := strings.ToUpper(p.name); up != p.name {
			return up
		}
	case decomposed:
		if d := norm.NFD.String(p.name); d != p.name {
			return d
		}
	case punctuation:
		if q := strings.Map(otherPunctuation, p.name); q != p.name {
			return q
		}
		return p.name + "."
	case realName:
		if p.first != "" {
			return capital(p.first) + " " + capital(p.last)
		}
	case trailing:
		return "_" + p.name + "_"
	case dotted:
		if p.first != "" {
			return p.first[:1] + ". " + p.last
		}
	}
	return ""
}

func otherPunctuation(c rune) rune {
	switch {
	case c == '-':
		return '_'
	case unicode.IsPunct(c):
		return '-'
	}
	return c
}

// claimSpelling takes a name that may share its slug with the person's own.
func (r *register) claimSpelling(name string) bool {
	if _, ok := r.taken[name]; ok {
		return false
	}
	r.taken[name] = struct{}{}
	return true
}
