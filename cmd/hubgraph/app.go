package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/config"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

// env is what the subcommands share.
type env struct {
	terminal.IO
	cfg *config.Config
}

// commands lists the subcommands in the order of --help.
func commands(e *env) []*cli.Command {
	return []*cli.Command{
		demoCommand(e),
		dbCommand(e),
		generateCommand(e),
		loadCommand(e),
		diffCommand(e),
		queryCommand(e),
		cypherCommand(e),
		recipeCommand(e),
		browserCommand(e),
		analyzeCommand(e),
		exportCommand(e),
		deriveCommand(e),
		reportCommand(e),
		configCommand(e),
		completionCommand(e), manCommand(e), completeCommand(e),
		versionCommand(e),
	}
}

// exitStatus is what the exit codes mean, in every help and the manual page.
var exitStatus = []cmdline.Entry{
	{Term: "0", Text: "done"},
	{Term: "1", Text: "failure"},
	{Term: "2", Text: "wrong use"},
	{Term: "3", Text: "done with rejected records"},
}

// run is the whole command. It returns the exit code, see exitStatus.
func run(ctx context.Context, t terminal.IO, args []string) int {
	e := &env{IO: t}
	app := newApp(e)
	err := app.RunContext(ctx, cmdline.Arrange(app, args))
	if err == nil {
		return 0
	}
	if ctx.Err() != nil {
		fmt.Fprintln(e.Err, "hubgraph: interrupted")
		return 1
	}
	fmt.Fprintln(e.Err, "hubgraph: "+strings.TrimSpace(err.Error()))
	return exitCode(err)
}

// exitCode is 0 for nil, 2 for a hub.UsageError, 3 for a hub.RejectedError, 1
// for any other error.
func exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.As(err, new(*hub.UsageError)):
		return 2
	case errors.As(err, new(*hub.RejectedError)):
		return 3
	}
	return 1
}

func newApp(e *env) *cli.App {
	all := commands(e)
	wrongFlagsAreWrongUse(all)
	app := &cli.App{
		Name:  "hubgraph",
		Usage: "explore the development activity of the Hugging Face Hub as a graph",
		Description: `Start with:  hubgraph demo

A snapshot (a folder of JSON Lines) is loaded into Neo4j, queried with Cypher, exported,
analysed with the metrics of arXiv:2405.13058 and reported.`,
		Version:                   hub.Version,
		HideVersion:               true,
		Flags:                     globalFlags(),
		Commands:                  all,
		Reader:                    e.In,
		Writer:                    e.Out,
		ErrWriter:                 e.Err,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              usageError,
		Action:                    unknownCommand,
		Before: func(c *cli.Context) (err error) {
			e.cfg, err = loadConfig(c)
			return err
		},
	}
	cmdline.ExplainExit(app, exitStatus)
	return app
}

// settingFlags are the global flags that set a setting, by flag name.
var settingFlags = map[string]string{
	"neo4j-uri":      "neo4j.uri",
	"neo4j-username": "neo4j.username",
	"neo4j-database": "neo4j.database",
	"neo4j-ca-file":  "neo4j.ca_file",
}

func globalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "read settings from `FILE`"},
		&cli.StringFlag{Name: "neo4j-uri", Usage: "address of Neo4j, such as neo4j://localhost:7687 (or NEO4J_URI)"},
		&cli.StringFlag{Name: "neo4j-username", Usage: "Neo4j user (or NEO4J_USERNAME; the password only by NEO4J_PASSWORD or the file)"},
		&cli.StringFlag{Name: "neo4j-database", Usage: "database name (or NEO4J_DATABASE)"},
		&cli.StringFlag{Name: "neo4j-ca-file", Usage: "trust the authorities of a PEM `FILE` for bolt+s:// and neo4j+s:// (or HUBGRAPH_NEO4J_CA_FILE)"},
	}
}

func loadConfig(c *cli.Context) (*config.Config, error) {
	flags := map[string]string{}
	for flag, key := range settingFlags {
		if c.IsSet(flag) {
			flags[key] = c.String(flag)
		}
	}
	return config.Load(config.Options{File: c.String("config"), Flags: flags, Home: config.Folder()})
}

// usageError makes a wrong flag wrong use.
func usageError(c *cli.Context, err error, _ bool) error {
	name := c.App.HelpName
	if c.Command != nil && c.Command.HelpName != "" {
		name = c.Command.HelpName
	}
	return hub.Usagef("%v; see %s --help", err, name)
}

// wrongFlagsAreWrongUse sets what cli/v2 does not hand down to subcommands.
func wrongFlagsAreWrongUse(commands []*cli.Command) {
	for _, c := range commands {
		c.OnUsageError = usageError
		wrongFlagsAreWrongUse(c.Subcommands)
	}
}

// unknownCommand is what a command with subcommands does by itself: it shows
// its help, or names the nearest subcommand to what was asked for.
func unknownCommand(c *cli.Context) error {
	asked := c.Args().First()
	if asked == "" {
		if c.Command != nil && len(c.Command.Subcommands) > 0 && c.Command.HelpName != c.App.Name {
			return cli.ShowSubcommandHelp(c)
		}
		return cli.ShowAppHelp(c)
	}
	subcommands, name := c.App.Commands, c.App.Name
	if c.Command != nil && len(c.Command.Subcommands) > 0 {
		subcommands, name = c.Command.Subcommands, c.Command.HelpName
	}
	var names []string
	for _, s := range subcommands {
		if !s.Hidden && s.Name != "help" {
			names = append(names, s.Name)
		}
	}
	return hub.Usagef("%s has no command %q; it has %s", name, asked, strings.Join(names, ", "))
}

// group returns a command that only holds subcommands.
func group(name, usage string, subcommands ...*cli.Command) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Subcommands: subcommands, Action: unknownCommand}
}

// wantArgs checks the number of arguments.
func wantArgs(c *cli.Context, least, most int, form string) error {
	if n := c.Args().Len(); n < least || n > most {
		return hub.Usagef("want %s %s; see %s --help", c.Command.HelpName, form, c.Command.HelpName)
	}
	return nil
}
