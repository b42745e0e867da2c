package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// rulesLimit is the largest size of a file of rules.
const rulesLimit = 16 << 20

// rulesFlags are the flags of commands that classify licences and tags.
func rulesFlags() []cli.Flag {
	names := strings.Join(hub.BundledRules(), ", ")
	return []cli.Flag{
		&cli.StringFlag{Name: "licenses", Usage: "classes of licences by the rules `NAME|FILE`: " + names + ", or a CSV file license,class; default paper"},
		&cli.StringFlag{Name: "fields", Usage: "subfields of tags by the rules `NAME|FILE`: " + names + ", or a CSV file tag,field; default paper"},
	}
}

// rulesOf reads the rules that the flags name; those not named are nil.
func rulesOf(c *cli.Context) (r hub.Rules, err error) {
	if r.Licenses, err = rules(c, "licenses", hub.BundledLicenseRules, hub.ParseLicenseRules); err != nil {
		return r, err
	}
	r.Fields, err = rules(c, "fields", hub.BundledFieldRules, hub.ParseFieldRules)
	return r, err
}

// botRulesFlag names rules of bots.
func botRulesFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "rules", Value: cli.NewStringSlice(hub.DefaultBotRules),
		Usage: "known bots by the rules `NAME|FILE`: " + strings.Join(hub.BundledBotRuleNames(), ", ") + ", or a CSV file rule,value; more than once for all of them"}
}

// botRulesOf reads the rules of bots that the flag names.
func botRulesOf(c *cli.Context) (all *hub.BotRules, err error) {
	for _, value := range c.StringSlice("rules") {
		r, err := rulesNamed(c, "rules", value, hub.BundledBotRules, hub.ParseBotRules)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = r
			continue
		}
		all = all.And(r)
	}
	return all, nil
}

// rules reads the rules of a flag: what is no bundled name is a file.
func rules[T any](c *cli.Context, flag string, bundled func(string) (*T, error), parse func(string, []byte) (*T, error)) (*T, error) {
	if !c.IsSet(flag) {
		return nil, nil
	}
	return rulesNamed(c, flag, c.String(flag), bundled, parse)
}

// rulesNamed reads the rules of one value of a flag.
func rulesNamed[T any](c *cli.Context, flag, value string, bundled func(string) (*T, error), parse func(string, []byte) (*T, error)) (*T, error) {
	r, err := bundled(value)
	if err == nil {
		return r, nil
	}
	if !strings.ContainsRune(value, filepath.Separator) && !strings.Contains(value, ".") {
		return nil, fmt.Errorf("--%s: %w", flag, err)
	}
	text, err := infile.Text(c.Context, value, rulesLimit)
	if err != nil {
		return nil, err
	}
	r, err = parse(value, text)
	var usage *hub.UsageError
	if errors.As(err, &usage) {
		return nil, hub.Usagef("--%s: %v", flag, err)
	}
	return r, err
}
