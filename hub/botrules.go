package hub

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// BotRules say which names are known to be bots', and which titles of commits are
// written by machines. A rule is a kind and a value:
//
//	name     a name, exactly
//	glob     a name in which * stands for any text and ? for one character, and nothing else for more than itself
//	regexp   a whole name by a regular expression of RE2
//	owner    an account in whose repositories machines work: its own name, and names that did nothing elsewhere
//	title    a glob of titles that bots write
//	library  a glob of titles that a program writes for the person who runs it: these say nothing of bots
type BotRules struct {
	name            string
	names, owners   map[string]bool
	patterns        []botPattern // of names, in the order of the file
	titles, library []botPattern
}

// botPattern is a rule that matches more than one text.
type botPattern struct {
	rule  string // kind and value
	match *regexp.Regexp
}

// DefaultBotRules is the name of the bundled rules that are used where none are named.
const DefaultBotRules = "hub-2026"

// BundledBotRules returns bundled rules by their name; a NotFoundError names them.
func BundledBotRules(name string) (*BotRules, error) {
	text, err := bundled("bots", name)
	if err != nil {
		return nil, err
	}
	r, err := ParseBotRules(name, text)
	if err == nil {
		r.name = name
	}
	return r, err
}

// BundledBotRuleNames are the names of the bundled rules of bots.
func BundledBotRuleNames() []string { return ruleNames("bots") }

// ParseBotRules reads rules from CSV: a header line rule,value or rule,value,source,
// then a rule on each line; lines that begin with # are comments. An error names file
// and line. The name of the rules is that of the file and a hash of what they say.
func ParseBotRules(file string, text []byte) (*BotRules, error) {
	r, said := &BotRules{names: map[string]bool{}, owners: map[string]bool{}}, map[string]string{}
	err := eachRule(file, text, []string{"rule", "value", "source"}, 2, func(record []string) error {
		rule := record[0] + " " + record[1]
		switch _, twice := said[rule]; {
		case record[1] == "":
			return fmt.Errorf("no value")
		case twice:
			return fmt.Errorf("%q stands there twice", rule)
		}
		said[rule] = ""
		return r.add(record[0], record[1])
	})
	r.name = rulesName(file, said)
	return r, err
}

// add adds a rule.
func (r *BotRules) add(kind, value string) (err error) {
	p := botPattern{rule: kind + " " + value}
	switch kind {
	case "name":
		r.names[value] = true
	case "owner":
		r.owners[value] = true
	case "glob":
		p.match = glob(value)
		r.patterns = append(r.patterns, p)
	case "regexp":
		if p.match, err = regexp.Compile(`(?s)\A(?:` + value + `)\z`); err != nil {
			return fmt.Errorf("no regular expression: %w", err)
		}
		r.patterns = append(r.patterns, p)
	case "title":
		p.match = glob(value)
		r.titles = append(r.titles, p)
	case "library":
		p.match = glob(value)
		r.library = append(r.library, p)
	default:
		return fmt.Errorf("unknown rule %q; want name, glob, regexp, owner, title or library", kind)
	}
	return nil
}

// glob is a pattern of * and ? as a regular expression.
func glob(pattern string) *regexp.Regexp {
	text := regexp.QuoteMeta(pattern)
	text = strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(text)
	return regexp.MustCompile(`(?s)\A` + text + `\z`)
}

// Name returns the name of the rules.
func (r *BotRules) Name() string { return r.name }

// And returns the rules with those of another set behind them.
func (r *BotRules) And(other *BotRules) *BotRules {
	out := &BotRules{name: r.name + ", " + other.name, names: map[string]bool{}, owners: map[string]bool{}}
	for _, of := range []*BotRules{r, other} {
		for name := range of.names {
			out.names[name] = true
		}
		for name := range of.owners {
			out.owners[name] = true
		}
		out.patterns = append(out.patterns, of.patterns...)
		out.titles = append(out.titles, of.titles...)
		out.library = append(out.library, of.library...)
	}
	return out
}

// OfName returns the rule that a name is a bot's by, as kind and value; "" for none. An
// exact name comes first, then an owner, then patterns in their order.
func (r *BotRules) OfName(name string) string {
	switch {
	case r.names[name]:
		return "name " + name
	case r.owners[name]:
		return "owner " + name
	}
	return matching(r.patterns, name)
}

// Owners are the accounts in whose repositories machines work, rising.
func (r *BotRules) Owners() []string {
	var out []string
	for name := range r.owners {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// IsBotTitle reports whether a title is one that bots write.
func (r *BotRules) IsBotTitle(title string) bool { return matching(r.titles, title) != "" }

// IsLibraryTitle reports whether a title is one that a program writes for a person.
func (r *BotRules) IsLibraryTitle(title string) bool { return matching(r.library, title) != "" }

func matching(patterns []botPattern, text string) string {
	for _, p := range patterns {
		if p.match.MatchString(text) {
			return p.rule
		}
	}
	return ""
}
