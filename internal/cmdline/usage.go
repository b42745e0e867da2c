package cmdline

import (
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
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
	flags := slices.Clone(c.App.Flags)
	if c.Command != nil {
		flags = append(flags, c.Command.Flags...)
	}
	return hub.Usagef("%s; see %s --help", flagFault(err.Error(), flags), name)
}

// What package flag says of a wrong flag; it names every flag with one dash.
var (
	unknownFlag  = regexp.MustCompile(`^flag provided but not defined: -+(.*)$`)
	lacksValue   = regexp.MustCompile(`^flag needs an argument: -+(.*)$`)
	invalidValue = regexp.MustCompile(`(?s)^invalid value "(.*)" for flag -+(\S+): (.*)$`)
)

// flagFault says what is wrong with a flag in the words of this program: with the
// dashes that were typed, the nearest flag, and what a value looks like.
func flagFault(text string, flags []cli.Flag) string {
	if m := unknownFlag.FindStringSubmatch(text); m != nil {
		var names []string
		for _, f := range flags {
			names = append(names, f.Names()[0]) // one letter is near to any other
		}
		text = "there is no flag " + dashed(m[1])
		if near := nearest.Names(m[1], names); len(near) > 0 {
			text += "; did you mean " + dashed(near[0]) + "?"
		}
		return text
	}
	if m := lacksValue.FindStringSubmatch(text); m != nil {
		return dashed(m[1]) + " needs a value"
	}
	if m := invalidValue.FindStringSubmatch(text); m != nil {
		return dashed(m[2]) + " " + m[1] + ": want " + wanted(findFlag(flags, m[2]), m[3])
	}
	return text
}

// dashed is a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// wanted says what the value of a flag looks like; fault is what the parser says.
func wanted(f cli.Flag, fault string) string {
	switch f.(type) {
	case *cli.DurationFlag:
		return "a time with its unit, such as 30s or 5m"
	case *cli.IntFlag, *cli.Int64Flag:
		return "a whole number"
	case *cli.UintFlag, *cli.Uint64Flag:
		return "a whole number from 0 on"
	case *cli.Float64Flag:
		return "a number"
	case *cli.BoolFlag:
		return "true or false"
	}
	return "another value: " + fault
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
	if near := nearest.Names(asked, names); len(near) > 0 {
		return hub.Usagef("%s has no command %q; did you mean %s?", name, asked, strings.Join(near, " or "))
	}
	if paths := pathsOf(c.App.Name, c.App.Commands, asked); len(paths) > 0 {
		return hub.Usagef("%s has no command %q; did you mean %s?", name, asked, strings.Join(paths, " or "))
	}
	return hub.Usagef("%s has no command %q; it has %s", name, asked, strings.Join(names, ", "))
}

// pathsOf returns the commands below others that have a name, as they are typed.
func pathsOf(path string, commands []*cli.Command, name string) (paths []string) {
	for _, c := range commands {
		for _, s := range c.Subcommands {
			if !s.Hidden && s.Name == name && name != "help" {
				paths = append(paths, path+" "+c.Name+" "+s.Name)
			}
		}
	}
	return paths[:min(3, len(paths))]
}
