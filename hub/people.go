package hub

import (
	"maps"
	"slices"
)

// People resolves recorded names to persons: it follows accepted merges to the
// canonical name and knows which names are bots. With the zero value every
// name is its own person and nobody is a bot.
type People struct {
	to   map[string]string // alias -> the canonical name of its record, not yet the end of the chain
	of   map[string]bool   // names that an alias was merged into
	bots map[string]bool
}

// NewPeople returns a People without merges or bots, ready for Merge and
// AddBot.
func NewPeople() *People {
	return &People{to: map[string]string{}, of: map[string]bool{}, bots: map[string]bool{}}
}

// Merge adds one identity record. The first record of an alias wins: a later
// one is ignored and reported as MergeRepeated. A record that would close a
// circle of merges is ignored and reported as MergeCircle: its line is bad.
func (p *People) Merge(id Identity) MergeResult {
	if _, ok := p.to[id.Alias]; ok {
		return MergeRepeated
	}
	if p.end(id.Canonical) == id.Alias {
		return MergeCircle
	}
	p.to[id.Alias] = id.Canonical
	p.of[id.Canonical] = true
	return Merged
}

// MergeResult says what became of an identity record.
type MergeResult uint8

// The results of Merge.
const (
	Merged MergeResult = iota
	MergeRepeated
	MergeCircle
)

// AddBot adds one bot record; it returns false when the name is already
// listed.
func (p *People) AddBot(name string) bool {
	if p.bots[name] {
		return false
	}
	p.bots[name] = true
	return true
}

// Names returns the names of all merges and bots, rising.
func (p *People) Names() []string {
	all := maps.Clone(p.bots)
	for alias, canonical := range p.to {
		all[alias], all[canonical] = true, true
	}
	return slices.Sorted(maps.Keys(all))
}

// Aliases is the number of accepted merges.
func (p *People) Aliases() int { return len(p.to) }

// Bots is the number of listed bot names.
func (p *People) Bots() int { return len(p.bots) }

// IsBot reports whether name or its canonical name is listed as a bot.
func (p *People) IsBot(name string) bool {
	return len(p.bots) > 0 && (p.bots[name] || p.bots[p.end(name)])
}

// IsMerged reports whether name is merged into another, or another into it.
func (p *People) IsMerged(name string) bool {
	_, ok := p.to[name]
	return ok || p.of[name]
}

// Person returns the canonical name behind a recorded name; ok is false for
// nobody ("") and for a bot.
func (p *People) Person(name string) (person string, ok bool) {
	if name == "" || p.IsBot(name) {
		return "", false
	}
	return p.end(name), true
}

// Canonical returns the canonical name behind a recorded name, a bot's too.
func (p *People) Canonical(name string) string { return p.end(name) }

// end follows the chain of merges from name to its end: with a -> b and b -> c,
// a is c. A name without a merge is itself.
func (p *People) end(name string) string {
	for {
		next, ok := p.to[name]
		if !ok {
			return name
		}
		name = next
	}
}
