package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"
	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/syntax"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

func TestWrongUse(t *testing.T) {
	for args, want := range map[string]string{
		"nope":                      `no command "nope"`,
		"config nope":               `no command "nope"`,
		"config show --nope":        "no flag --nope",
		"config show x":             "config show --help",
		"config show -o xml":        `unknown format "xml"`,
		"version --config none.yml": "none.yml",
		"load hub --rejects":        "--rejects needs a value",
		"qurey list":                "did you mean query?",
		"qurey list --help":         "did you mean query?",
		"help qurey":                "did you mean query?",
		"show":                      "did you mean hubgraph query show or hubgraph recipe show or hubgraph config show?",
		"cypher Q --timout 5s":      "there is no flag --timout; did you mean --timeout?",
		"cypher Q --timeout 5":      "--timeout 5: want a time with its unit, such as 30s or 5m",
		"cypher Q --limit ten":      "--limit ten: want a whole number",
	} {
		code, out, errOut := runCommand(t, strings.Fields(args)...)
		if code != 2 || !strings.Contains(errOut, want) || out != "" || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, out %q, err %q; want one line with %q and exit 2", args, code, out, errOut, want)
		}
	}
}

// leaves calls visit for every command that has no subcommands, with its name.
func leaves(name string, commands []*cli.Command, visit func(name string, c *cli.Command)) {
	for _, c := range commands {
		if own := name + " " + c.Name; len(c.Subcommands) > 0 {
			leaves(own, c.Subcommands, visit)
		} else if c.Name != "help" {
			visit(own, c)
		}
	}
}

// Every command has help, which says what it is for and what its exit status
// means, and takes no flag that it does not have.
func TestHelp(t *testing.T) {
	check := func(name, usage string) {
		args := strings.Fields(name)[1:]
		code, out, errOut := runCommand(t, append(args, "--help")...)
		if code != 0 || errOut != "" || !strings.Contains(out, usage) || usage == "" {
			t.Errorf("%s --help: exit %d, %q %q", name, code, out, errOut)
		}
		if code, _, errOut := runCommand(t, append(args, "--no-such-flag")...); code != 2 || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s --no-such-flag: exit %d, %q; want wrong use in one line", name, code, errOut)
		}
	}
	for _, c := range commands(&env{}) {
		check("hubgraph "+c.Name, c.Usage)
	}
	leaves("hubgraph", commands(&env{}), func(name string, c *cli.Command) {
		check(name, c.Usage)
		if _, out, _ := runCommand(t, append(strings.Fields(name)[1:], "--help")...); !strings.HasSuffix(out, "\nEXIT STATUS:\n   0  done\n   1  failure\n   2  wrong use\n   3  done with rejected records\n") {
			t.Errorf("%s --help does not tell the exit status", name)
		}
	})
	if code, out, _ := runCommand(t, "--help"); code != 0 || !strings.Contains(out, "\nEXIT STATUS:\n") {
		t.Errorf("--help: exit %d, %q", code, out)
	}
}

// TestHelpAnywhere: help is given wherever it is asked for on the line, of the command
// that the line names.
func TestHelpAnywhere(t *testing.T) {
	noDB(t)
	for args, want := range map[string]string{
		"query run adoption/top-models --help":        "hubgraph query run - Which models do most spaces use?",
		"query run adoption/top-models -h -p limit=5": "limit int = 20 min 0",
		"query -h run Adoption/Top-Models":            "only models of this subfield",
		"query show licenses/shares -h":               "hubgraph query show - ",
		"recipe run licences --help":                  "hubgraph recipe run - ",
		"recipe export model -h":                      "model string = null",
		"recipe run account -h":                       "kind, repositories, likes, downloads",
		"load DIR -h":                                 "hubgraph load - write a snapshot into Neo4j",
		"load DIR --replace --help":                   "--replace",
		"export collaboration -h":                     "hubgraph export - ",
		"help query run":                              "hubgraph query run - answer a stored query",
		"query help run":                              "hubgraph query run - answer a stored query",
		"help query run adoption/top-models":          "id of the model",
		"help query":                                  "hubgraph query - ",
		"help":                                        "Start with:  hubgraph demo",
		"-h cypher":                                   "hubgraph cypher - ",
		"cypher 'Q' -o -h":                            "hubgraph cypher - ",
	} {
		code, out, errOut := runCommand(t, strings.Fields(args)...)
		if code != 0 || !strings.Contains(out, want) || errOut != "" {
			t.Errorf("%s: exit %d, %q, %q; want %q", args, code, out, errOut, want)
		}
	}
	if code, out, errOut := runCommand(t, "query", "run", "adoption/top-model", "--help"); code != 2 || out != "" || !strings.Contains(errOut, "did you mean adoption/top-models") {
		t.Errorf("help of a query that is none: exit %d, %q, %q", code, out, errOut)
	}
	if code, out, _ := runCommand(t, "cypher", "--", "--help"); code == 0 || strings.Contains(out, "NAME:") {
		t.Errorf("after --, --help is an argument: exit %d, %q", code, out)
	}
	_, version, _ := runCommand(t, "version")
	for _, args := range [][]string{{"--version"}, {"query", "list", "--version"}} {
		if code, out, _ := runCommand(t, args...); code != 0 || out != version || !strings.HasPrefix(out, "hubgraph ") {
			t.Errorf("%q: exit %d, %q, want %q", args, code, out, version)
		}
	}
}

// TestExamplesOfHelp runs every example of every --help, and so of the manual
// page: each is a line of shell, and no use of hubgraph in it is wrong. Commands,
// flags, arguments, names of queries and recipes, and parameters are looked up as
// ever, but there is no database and each run is interrupted at once.
func TestExamplesOfHelp(t *testing.T) {
	leaves("hubgraph", commands(&env{}), func(name string, c *cli.Command) {
		own := 0
		for line := range strings.Lines(c.Description) {
			if line = strings.TrimSuffix(line, "\n"); !strings.HasPrefix(line, "  ") || !strings.Contains(line, "hubgraph ") {
				continue
			}
			calls, err := hubgraphCalls(line)
			if err != nil || len(calls) == 0 {
				t.Errorf("%s --help: %q is no example: %v", name, line, err)
			}
			for _, call := range calls {
				if strings.HasPrefix(strings.Join(call.args, " ")+" ", name+" ") {
					own++
				}
				t.Run(strings.TrimSpace(line), call.check)
			}
		}
		if own == 0 && len(c.Flags) > 0 {
			t.Errorf("%s --help shows no example", name)
		}
	})
}

// hubgraphCall is a use of hubgraph in a line of shell.
type hubgraphCall struct {
	env  map[string]string
	args []string
}

func hubgraphCalls(line string) (calls []hubgraphCall, err error) {
	file, err := syntax.NewParser().Parse(strings.NewReader(line), "")
	if err != nil {
		return nil, err
	}
	syntax.Walk(file, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.CallExpr); ok && len(c.Args) > 0 && c.Args[0].Lit() == "hubgraph" {
			call := hubgraphCall{env: map[string]string{}}
			for _, a := range c.Assigns {
				call.env[a.Name.Value] = a.Value.Lit()
			}
			args, failed := expand.Fields(nil, c.Args...)
			call.args, err = args, errors.Join(err, failed)
			calls = append(calls, call)
		}
		return true
	})
	return calls, err
}

func (c hubgraphCall) check(t *testing.T) {
	dbFolders(t)
	t.Setenv("HOME", t.TempDir())
	t.Chdir(t.TempDir())
	exampleFiles(t)
	for name, value := range c.env {
		t.Setenv(name, value)
	}
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	e := &env{IO: terminal.IO{In: strings.NewReader("RETURN 1 AS one"), Out: io.Discard, Err: io.Discard, Now: time.Now}}
	app := newApp(e)
	if err := app.RunContext(interrupted, cmdline.Arrange(app, c.args)); errors.As(err, new(*hub.UsageError)) {
		t.Errorf("%q: %v", c.args, err)
	}
}

// exampleFiles writes the files that examples name into the current folder.
func exampleFiles(t *testing.T) {
	t.Helper()
	for path, text := range map[string]string{ // what examples name
		"token":                         "0123456789abcdef\n",
		"mine.cypher":                   "MATCH (m:Model) RETURN m.id LIMIT $limit",
		"ours/ours/fresh-models.cypher": "// name: ours/fresh-models\n// question: Which?\n// returns: id string -- which\nMATCH (m:Model)\nRETURN m.id AS id\nORDER BY id\n",
		"ours/our-licences.md":          "---\ntitle: Ours\nquestion: Which?\n---\n\n```query licences/shares {name=l}\n```\n",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
