package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/shellword"
	"github.com/hubgraph/hubgraph/queries"
)

// spareWords tells how values are given that stand as words of their own after the
// name of a query or a recipe, "recipe run account NAME".
func spareWords(c *cli.Context, name string, params []queries.Param, words []string) error {
	if len(params) == 0 {
		return hub.Usagef("%s takes one name: %s has no parameters, and %q is one word more", c.Command.HelpName, name, words[0])
	}
	var given, free []string
	for i := 0; i < len(words); i++ {
		key, value, assigned := strings.Cut(words[i], "=")
		at := slices.IndexFunc(params, func(p queries.Param) bool { return nearest.Fold(p.Name) == nearest.Fold(key) })
		switch {
		case at >= 0 && assigned:
			given = append(given, params[at].Name+"="+value)
		case at >= 0 && i+1 < len(words): // name and value, each a word
			i++
			given = append(given, params[at].Name+"="+words[i])
		default:
			p, ok := paramFor(params, words[i])
			last := len(given) - 1
			switch {
			case !ok:
				free = append(free, words[i])
			case last >= 0 && strings.HasPrefix(given[last], p+"="): // a name of several words, without quotes
				given[last] += " " + words[i]
			default:
				given = append(given, p+"="+words[i])
			}
		}
	}
	if len(free) > 0 || len(given) == 0 {
		var names []string
		for _, p := range params {
			names = append(names, p.Name)
		}
		return hub.Usagef("%s takes one name, and parameters by -p NAME=VALUE: %q is none; %s has %s", c.Command.HelpName, free[0], name, strings.Join(names, ", "))
	}
	say := c.Command.HelpName + " " + shellword.Quote(name)
	for _, g := range given {
		say += " -p " + shellword.Quote(g)
	}
	return hub.Usagef("parameters are given by -p: %s", say)
}

// paramFor finds the parameter that a value is meant for: one of few values, a number
// or a time rather than one that takes any text.
func paramFor(params []queries.Param, value string) (name string, ok bool) {
	for _, any := range []bool{false, true} {
		for _, p := range params {
			if (p.Type == queries.String && len(p.OneOf) == 0) != any {
				continue
			}
			if _, err := p.Parse(value); err == nil {
				return p.Name, true
			}
		}
	}
	return "", false
}
