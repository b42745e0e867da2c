package cmdline

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
)

// WrongFlagsAreWrongUse turns a wrong flag of the command or a subcommand into
// a *hub.UsageError that names the help to read.
func WrongFlagsAreWrongUse(app *cli.App) {
	app.OnUsageError = usageError
	var all func([]*cli.Command)
	all = func(commands []*cli.Command) {
		for _, c := range commands {
			c.OnUsageError = usageError // cli/v2 does not pass it on
			all(c.Subcommands)
		}
	}
	all(app.Commands)
}

func usageError(c *cli.Context, err error, _ bool) error {
	name := c.App.HelpName
	if c.Command != nil && c.Command.HelpName != "" {
		name = c.Command.HelpName
	}
	return hub.Usagef("%v; see %s --help", err, name)
}

// Group returns a command that only holds subcommands.
func Group(name, usage string, subcommands ...*cli.Command) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Subcommands: subcommands, Action: UnknownCommand}
}

// UnknownCommand is the action of a command with subcommands: it shows the
// help, or returns a *hub.UsageError that lists the subcommands if the one
// asked for is unknown.
func UnknownCommand(c *cli.Context) error {
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
	for _, s := range commandNames(subcommands) {
		names = append(names, s.Text)
	}
	return hub.Usagef("%s has no command %q; it has %s", name, asked, strings.Join(names, ", "))
}
