package main

import (
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func TestArrange(t *testing.T) {
	app := &cli.App{
		Flags: []cli.Flag{&cli.StringFlag{Name: "config"}},
		Commands: []*cli.Command{
			{Name: "cypher", Flags: []cli.Flag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}}, &cli.BoolFlag{Name: "raw"}}},
			{Name: "query", Subcommands: []*cli.Command{{Name: "run", Flags: []cli.Flag{&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}}}}}},
		},
	}
	for in, want := range map[string]string{
		"cypher Q -o csv":                    "cypher -o csv -- Q",
		"cypher -o csv Q":                    "cypher -o csv -- Q",
		"cypher Q -o=csv --raw R":            "cypher -o=csv --raw -- Q R",
		"cypher Q --config f":                "--config f cypher -- Q",
		"cypher -- -o csv":                   "cypher -- -o csv",
		"cypher Q -o":                        "cypher -o",
		"cypher Q -o -- R":                   "cypher -o",
		"cypher - -o csv":                    "cypher -o csv -- -",
		"query run a/b -p x=1 -p y=-2":       "query run -p x=1 -p y=-2 -- a/b",
		"query run run":                      "query run -- run",
		"nope query":                         "-- nope query",
		"query run --unknown a/b --config=f": "--config=f query run --unknown -- a/b",
		"":                                   "",
	} {
		args := append([]string{"hubgraph"}, strings.Fields(in)...)
		if got := strings.Join(arrange(app, args)[1:], " "); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestWrongUse(t *testing.T) {
	for args, want := range map[string]string{
		"nope":                      `no command "nope"`,
		"config nope":               `no command "nope"`,
		"config show --nope":        "-nope",
		"config show x":             "config show --help",
		"config show -o xml":        `unknown format "xml"`,
		"version --config none.yml": "none.yml",
		"load hub --rejects":        "flag needs an argument",
	} {
		code, out, errOut := runCommand(t, strings.Fields(args)...)
		if code != 2 || !strings.Contains(errOut, want) || out != "" || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, out %q, err %q; want one line with %q and exit 2", args, code, out, errOut, want)
		}
	}
}

// Every command has help with an example, and says what it is for.
func TestHelp(t *testing.T) {
	var walk func(path []string, commands []*cli.Command)
	walk = func(path []string, commands []*cli.Command) {
		for _, c := range commands {
			if c.Name == "help" {
				continue
			}
			own := append(append([]string(nil), path...), c.Name)
			name := "hubgraph " + strings.Join(own, " ")
			code, out, errOut := runCommand(t, append(own, "--help")...)
			if code != 0 || errOut != "" || !strings.Contains(out, c.Usage) || c.Usage == "" {
				t.Errorf("%s --help: exit %d, %q %q", name, code, out, errOut)
			}
			if code, _, errOut := runCommand(t, append(own, "--no-such-flag")...); code != 2 || strings.Count(errOut, "\n") != 1 {
				t.Errorf("%s --no-such-flag: exit %d, %q; want wrong use in one line", name, code, errOut)
			}
			if len(c.Subcommands) == 0 && len(c.Flags) > 0 && !strings.Contains(c.Description, name) {
				t.Errorf("%s --help shows no example", name)
			}
			walk(own, c.Subcommands)
		}
	}
	walk(nil, commands(&env{}))
}
