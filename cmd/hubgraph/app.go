package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

// commands lists the subcommands in the order of --help.
func commands(e *env) []*cli.Command {
	return []*cli.Command{
		demoCommand(e),
		dbCommand(e),
		generateCommand(e),
		convertCommand(e),
		collectCommand(e),
		loadCommand(e),
		diffCommand(e),
		seriesCommand(e),
		snapshotCommand(e),
		mergeCommand(e),
		identitiesCommand(e),
		queryCommand(e),
		findCommand(e),
		cypherCommand(e),
		recipeCommand(e),
		serveCommand(e),
		mcpCommand(e),
		browserCommand(e),
		analyzeCommand(e),
		timelineCommand(e),
		familyCommand(e),
		exportCommand(e),
		deriveCommand(e),
		reportCommand(e),
		compareCommand(e),
		configCommand(e),
		completionCommand(e), manCommand(e), completeCommand(e),
		versionCommand(e),
	}
}

// exitStatus is the meaning of the exit codes, for every help and the manual
// page.
var exitStatus = []cmdline.Entry{
	{Term: "0", Text: "done"},
	{Term: "1", Text: "failure"},
	{Term: "2", Text: "wrong use"},
	{Term: "3", Text: "done with rejected records"},
}

// run is the whole command. It returns the exit code, see exitStatus.
func run(ctx context.Context, t terminal.IO, args []string) int {
	t, stop := terminal.Attend(t)
	defer stop()
	e := &env{IO: t, program: programName(args[0])}
	app := newApp(e)
	var err error
	if at, asked := cmdline.Help(app, args); asked {
		err = e.showHelp(ctx, app, at)
	} else {
		err = app.RunContext(ctx, cmdline.Arrange(app, args))
	}
	if code := exitCode(err); e.next != "" && (code == 0 || code == 3) {
		e.say(e.next)
	}
	if err == nil {
		return 0
	}
	if ctx.Err() != nil {
		fmt.Fprintln(e.Err, "hubgraph: interrupted")
		return 1
	}
	e.say("hubgraph: " + strings.TrimSpace(err.Error()))
	return exitCode(err)
}

// exitCode returns 0 for nil, 2 for a hub.UsageError, 3 for a
// hub.RejectedError, 1 for any other error.
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
	app := &cli.App{
		Name:  "hubgraph",
		Usage: "explore the development activity of the Hugging Face Hub as a graph",
		Description: `Start with:  hubgraph demo

A snapshot (a folder of JSON Lines) is loaded into Neo4j, queried with Cypher, exported,
analysed with the metrics of arXiv:2405.13058 and reported.`,
		Version:                   hub.Version,
		HideVersion:               true,
		Flags:                     globalFlags(),
		Commands:                  commands(e),
		Reader:                    e.In,
		Writer:                    e.Out,
		ErrWriter:                 e.Err,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		Action:                    cmdline.UnknownCommand,
		Before: func(c *cli.Context) (err error) {
			e.cfg, err = loadConfig(c)
			return err
		},
	}
	e.filesByOutput(app.Commands)
	cmdline.WrongFlagsAreWrongUse(app)
	cmdline.ExplainExit(app, exitStatus)
	return app
}

func globalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "read settings from `FILE`"},
		&cli.StringFlag{Name: "neo4j-uri", Usage: "address of Neo4j, such as neo4j://localhost:7687 (or NEO4J_URI)"},
		&cli.StringFlag{Name: "neo4j-username", Usage: "Neo4j user (or NEO4J_USERNAME; the password only by NEO4J_PASSWORD or the file)"},
		&cli.StringFlag{Name: "neo4j-database", Usage: "database name (or NEO4J_DATABASE)"},
		&cli.BoolFlag{Name: "version", Usage: "print the version, as the command of this name"},
		&cli.StringFlag{Name: "neo4j-ca-file", Usage: "trust the authorities of a PEM `FILE` for bolt+s:// and neo4j+s:// (or HUBGRAPH_NEO4J_CA_FILE)"},
	}
}

// wantArgs checks the number of arguments.
func wantArgs(c *cli.Context, least, most int, form string) error {
	if n := c.Args().Len(); n < least || n > most {
		if most == 0 {
			if form != "" {
				form = fmt.Sprintf("; want %s %s", c.Command.HelpName, form)
			}
			return hub.Usagef("%s takes no argument, and %q is one%s; see %[1]s --help", c.Command.HelpName, c.Args().First(), form)
		}
		return hub.Usagef("want %s %s; see %s --help", c.Command.HelpName, form, c.Command.HelpName)
	}
	return nil
}
