package identities

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/intersect"
)

// Suggestion is a pair of names in one of the passes, and what speaks for and against
// that both are one person's.
type Suggestion struct {
	Pass        string
	Name, Other string
	Score       int     // TokenSetRatio of the normalised names
	Confidence  float64 // 0 to 1; docs/identities.md has the formula
	Evidence
	Cluster *Cluster
}

// Evidence is what a confidence is made of.
type Evidence struct {
	Shared                    int    // repositories of any kind in which both committed or started a discussion
	SameMinute                int    // minutes in which both did: this speaks against
	NameFirst, NameLast       *int64 // the first and the last that each did, milliseconds since 1970; nil when no date is known
	OtherFirst, OtherLast     *int64
	Initials                  bool // the one has initials where the other has whole names
	Swapped                   bool // the parts of the one are those of the other in another order
	DigitsDiffer              bool // the names have other digits: this speaks against
	Transliterated            int  // the score of both in Latin letters
	Length                    int  // characters of the shorter normalised name
	NameAccount, OtherAccount bool // the Hub knows the name as that of an account: in accounts.jsonl, or as an owner
	NameBot, OtherBot         bool // bots.jsonl lists the name, or what it is merged into
	Rivals                    int  // other pairs that the two names are in: this speaks against
	SameForm                  bool // both are the same text once normalised
	Accepted                  bool // identities.jsonl makes both one person

	Verdict decisions.Verdict // what was decided about the pair; "" for nothing
}

// evidence collects what is known of the names in pairs.
type evidence struct {
	s        *search
	o        Options
	details  *details
	at       map[int32]int   // where a name is in details.activity
	accounts map[string]bool // owners and accounts
	all      lists           // by name: repositories of all kinds with a commit or discussion of theirs
}

func newEvidence(ctx context.Context, from Source, c *analytics.Corpus, s *search, pairs []pair) (*evidence, error) {
	e := &evidence{s: s, o: s.o, at: map[int32]int{}}
	var numbers []int32
	for _, p := range pairs {
		numbers = append(numbers, p.a, p.b)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i], e.at[n] = s.names[n], i
	}
	var err error
	if e.details, err = from.details(ctx, names); err != nil {
		return nil, err
	}
	e.accounts = e.details.accounts
	repositories := 0
	for kind := range c.Repositories {
		repositories += c.Repositories[kind].Len()
		for _, owner := range c.Repositories[kind].Owners {
			if owner != "" {
				e.accounts[owner] = true
			}
		}
	}
	e.all = listsOf(len(s.names), repositories, func(i int) []int32 {
		kind := 0
		for i >= c.Repositories[kind].Len() {
			i -= c.Repositories[kind].Len()
			kind++
		}
		return union(c.Repositories[kind].Committers.Of(i), c.Repositories[kind].Starters.Of(i))
	})
	return e, nil
}

// union returns the numbers of two rising lists, rising.
func union(a, b []int32) []int32 {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// of returns the evidence on two names.
func (e *evidence) of(name, other int32) Evidence {
	a, b := e.s.names[name], e.s.names[other]
	one, two := &e.details.activity[e.at[name]], &e.details.activity[e.at[other]]
	x := Evidence{
		Shared:         e.all.common(name, other),
		SameMinute:     intersect.Count(one.minutes, two.minutes),
		Initials:       initials(a, b),
		Swapped:        swapped(a, b),
		DigitsDiffer:   digits(e.s.normal[name]) != digits(e.s.normal[other]),
		Transliterated: transliterated(a, b),
		Length:         min(utf8.RuneCountInString(e.s.normal[name]), utf8.RuneCountInString(e.s.normal[other])),
		NameAccount:    e.accounts[a], OtherAccount: e.accounts[b],
		NameBot: e.details.people.IsBot(a), OtherBot: e.details.people.IsBot(b),
		Accepted: e.accepted(a, b),
		Verdict:  e.o.verdict(a, b),
	}
	if len(one.minutes) > 0 {
		x.NameFirst, x.NameLast = &one.first, &one.last
	}
	if len(two.minutes) > 0 {
		x.OtherFirst, x.OtherLast = &two.first, &two.last
	}
	return x
}

// accepted reports whether two names are one person by the accepted merges.
func (e *evidence) accepted(a, b string) bool {
	return e.details.people.Canonical(a) == e.details.people.Canonical(b)
}

// suggestions makes rows of pairs, in the order of passes and names.
func (e *evidence) suggestions(pairs []pair) *Suggestions {
	out := &Suggestions{}
	for _, normal := range e.s.normal {
		if normal == "" {
			out.Nothing++
		}
	}
	var kept []pair
	for _, p := range pairs {
		a, b := e.s.names[p.a], e.s.names[p.b]
		if !e.o.New || !e.accepted(a, b) && !e.o.settled(a, b) {
			kept = append(kept, p)
		}
	}
	partners := map[int32]int{}
	for _, p := range kept {
		partners[p.a]++
		partners[p.b]++
	}
	suggestion := func(p pair, pass string) Suggestion {
		name, other := e.s.order(p, pass)
		x := Suggestion{Pass: pass, Name: e.s.names[name], Other: e.s.names[other], Score: p.score, Evidence: e.of(name, other)}
		x.Rivals, x.SameForm = partners[p.a]+partners[p.b]-2, p.passes&equalForm > 0
		x.Confidence = confidence(&x)
		return x
	}
	likely := slices.DeleteFunc(slices.Clone(kept), func(p pair) bool {
		if e.o.Confidence == 0 {
			return false
		}
		x := suggestion(p, "")
		return x.Confidence < e.o.Confidence && x.Verdict == "" && !x.Accepted
	})
	out.Unlikely = len(kept) - len(likely)
	cluster := e.clusters(likely)
	for _, p := range likely {
		for bit, pass := range passes {
			if p.passes&(1<<bit) == 0 {
				continue
			}
			x := suggestion(p, pass)
			x.Cluster = cluster[p.a]
			out.Rows = append(out.Rows, x)
		}
	}
	slices.SortFunc(out.Rows, Suggestion.compare)
	out.count()
	return out
}
