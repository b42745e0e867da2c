package bots

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/decisions"
)

// Options says what is suggested.
type Options struct {
	Rules   *hub.BotRules
	Least   int  // activities from which on an account can have a signal; 3 or more
	Signals int  // signals from which on an account is suggested without a rule; 1 to 3
	New     bool // leave out accounts that bots.jsonl has, and those decided to be none

	Decided *decisions.Log // what was decided about accounts so far; nil for nothing
}

// verdict is what was decided about a name, else about what it is merged into; "" for
// nothing.
func (o *Options) verdict(name string, people *hub.People) decisions.Verdict {
	if o.Decided == nil {
		return ""
	}
	d, ok := o.Decided.Of(decisions.Pair{name})
	if !ok {
		d, _ = o.Decided.Of(decisions.Pair{people.Canonical(name)})
	}
	return d.Verdict
}

// settled reports whether a name is not to be asked about again.
func (o *Options) settled(name string, people *hub.People) bool {
	v := o.verdict(name, people)
	return people.IsBot(name) || v == decisions.Accepted || v == decisions.Rejected
}

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	switch {
	case o.Least < 3:
		return hub.Usagef("the least number of activities is %d; want 3 or more", o.Least)
	case o.Signals < 1 || o.Signals > len(signals):
		return hub.Usagef("the number of signals is %d; want 1 to %d", o.Signals, len(signals))
	}
	return nil
}

// Suggestion is an account that may be a bot, and why.
type Suggestion struct {
	Name    string
	Rule    string   // that has the name, as kind and value; "" for none
	Signals []string // names of signals, in the order of Signals
	Measures
	Listed bool // bots.jsonl lists the name, or what it is merged into

	Verdict decisions.Verdict // what was decided about the name, else about what it is merged into; "" for nothing
}

// The bounds of signals.
const (
	regular   = -0.5 // a burstiness of this or less: the deviation of the gaps is a third of their mean, or less
	byClock   = 0.5  // a share of this or more in one minute of the hour
	botTitles = 0.5  // a share of this or more of titles that bots write
	oneTitle  = 0.8  // a share of this or more of titles of one form
	usualDay  = 5    // a median of this or more repositories a day
	busyDay   = 20   // this many repositories or more in one day
)

// signal is something that speaks for a bot, in an account that did at least so much with
// a date or a title.
type signal struct {
	name string
	of   func(m *Measures, least int) bool
}

var signals = [...]signal{
	{"rhythm", func(m *Measures, least int) bool {
		return m.Dated >= least && (m.Burstiness != nil && *m.Burstiness <= regular || *m.MinuteShare >= byClock)
	}},
	{"titles", func(m *Measures, least int) bool {
		return m.Titled >= least && (*m.BotTitles >= botTitles || *m.TopTitleShare >= oneTitle)
	}},
	{"breadth", func(m *Measures, least int) bool {
		return m.Dated >= least && (*m.DayMedian >= usualDay || *m.DayMax >= busyDay)
	}},
}

// SignalNames are the names of signals, in order.
func SignalNames() (names []string) {
	for _, s := range signals {
		names = append(names, s.name)
	}
	return names
}

// signalsOf returns the signals of an account.
func signalsOf(m *Measures, least int) []string {
	found := []string{}
	for _, s := range signals {
		if s.of(m, least) {
			found = append(found, s.name)
		}
	}
	return found
}

// Suggestions are the accounts that may be bots.
type Suggestions struct {
	Rows   []Suggestion // those with a rule first, then by signals and activities, falling, and name
	Looked int          // accounts with as many activities as are asked for, or with a rule
	ByRule int          // rows with a rule
	Listed int          // rows that bots.jsonl has
}

// Suggest returns the accounts that may be bots: those that a rule has, and those with
// enough signals.
func Suggest(ctx context.Context, from Source, o Options) (*Suggestions, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	all, people, err := from.tally(ctx, o.Rules.Owners())
	if err != nil {
		return nil, err
	}
	var asked []tallied
	var rules []string
	for _, t := range all {
		rule := o.Rules.OfName(t.name)
		if rule == "" && t.owner != "" {
			rule = "owner " + t.owner
		}
		if (rule != "" || t.activities >= o.Least) && !(o.New && o.settled(t.name, people)) {
			asked, rules = append(asked, t), append(rules, rule)
		}
	}
	out := &Suggestions{Looked: len(asked)}
	err = from.activities(ctx, asked, func(i int, all []activity) {
		x := Suggestion{Name: asked[i].name, Rule: rules[i], Measures: measure(all, o.Rules), Listed: people.IsBot(asked[i].name), Verdict: o.verdict(asked[i].name, people)}
		x.Signals = signalsOf(&x.Measures, o.Least)
		if x.Rule != "" || len(x.Signals) >= o.Signals {
			out.add(x)
		}
	})
	slices.SortFunc(out.Rows, Suggestion.compare)
	return out, err
}

func (s *Suggestions) add(x Suggestion) {
	s.Rows = append(s.Rows, x)
	if x.Rule != "" {
		s.ByRule++
	}
	if x.Listed {
		s.Listed++
	}
}

func (x Suggestion) compare(y Suggestion) int {
	rule := func(s Suggestion) int { return min(len(s.Rule), 1) }
	return cmp.Or(rule(y)-rule(x), len(y.Signals)-len(x.Signals), y.Commits+y.Discussions-x.Commits-x.Discussions, strings.Compare(x.Name, y.Name))
}
