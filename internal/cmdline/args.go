// Package cmdline makes a urfave/cli v2 command behave as people expect: flags
// before or after arguments, shell completion, a manual page, and the exit
// status in every help. It knows no particular command.
package cmdline

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Arrange puts global flags first and the flags of a subcommand before its
// arguments, since cli/v2 stops at the first argument: `cypher 'Q' -o csv`
// becomes `cypher -o csv -- 'Q'`. What follows `--` is always an argument. A global
// flag with the name of a command, such as --version, stands for that command.
func Arrange(app *cli.App, args []string) []string {
	if len(args) == 0 {
		return args
	}
	var global, path, flags, rest []string
	own, subcommands := []cli.Flag(nil), app.Commands
	for i := 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case len(arg) > 1 && arg[0] == '-':
			name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			to, flag := &flags, findFlag(own, name)
			if flag == nil {
				if flag = findFlag(app.Flags, name); flag != nil {
					to = &global
				}
			}
			if to == &global && !takesValue(flag) && findCommand(app.Commands, name) != nil {
				return []string{args[0], name}
			}
			*to = append(*to, arg)
			if takesValue(flag) && !hasValue {
				if i++; i >= len(args) || args[i] == "--" {
					// No value: cli/v2 reports it when nothing follows the
					// flag.
					return slices.Concat(args[:1], global, path, flags)
				}
				*to = append(*to, args[i])
			}
		case len(rest) == 0 && findCommand(subcommands, arg) != nil:
			c := findCommand(subcommands, arg)
			path, flags = append(append(path, flags...), arg), nil // a flag before a command is not its own
			own, subcommands = c.Flags, c.Subcommands
		default:
			rest = append(rest, arg)
		}
	}
	out := slices.Concat(args[:1], global, path, flags)
	if len(rest) > 0 {
		out = append(append(out, "--"), rest...)
	}
	return out
}

func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

func findCommand(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}
