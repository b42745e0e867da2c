package cmdline

import (
	"context"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// ExplainExit adds the meaning of the exit status to the help of a command and
// all its subcommands. The entries must not contain template actions.
func ExplainExit(app *cli.App, status []Entry) {
	var b strings.Builder
	b.WriteString("\nEXIT STATUS:\n")
	for _, s := range status {
		b.WriteString("   " + s.Term + "  " + s.Text + "\n")
	}
	app.CustomAppHelpTemplate = cli.AppHelpTemplate + b.String()
	explainExit(app.Commands, cli.CommandHelpTemplate+b.String())
}

func explainExit(commands []*cli.Command, template string) {
	for _, c := range commands {
		if len(c.Subcommands) == 0 {
			c.CustomHelpTemplate = template
		}
		explainExit(c.Subcommands, template)
	}
}

// Help reports whether a command line asks for help, by -h or --help anywhere
// before --, or by the word help before a command. at is what it asks about: a
// command, perhaps with arguments, which may name something that has help of its
// own.
func Help(app *cli.App, args []string) (at *Cursor, asked bool) {
	var words []string
	ends := len(args)
	if i := slices.Index(args, "--"); i >= 0 {
		ends = i
	}
	for _, w := range args[min(1, ends):ends] {
		if slices.Contains([]string{"-h", "--help", "-help"}, w) {
			asked = true
			continue
		}
		words = append(words, w)
	}
	at = readLine(app, append(words, args[ends:]...))
	// The word stands where a command is wanted: hubgraph help query, hubgraph query help run.
	for len(at.Args) > 0 && at.Args[0] == "help" && len(at.commands) > 0 && !at.noFlags {
		i := slices.Index(words, "help")
		words, asked = slices.Delete(words, i, i+1), true
		at = readLine(app, append(words, args[ends:]...))
	}
	return at, asked
}

// ShowHelp shows the help that a command line asks for. A word that is no command
// is wrong use, as it is without help.
func ShowHelp(ctx context.Context, app *cli.App, at *Cursor) error {
	args := append([]string{app.Name}, at.path...)
	if len(at.Args) > 0 && len(at.commands) > 0 {
		return app.RunContext(ctx, append(append(args, "--"), at.Args...))
	}
	return app.RunContext(ctx, append(args, "--help"))
}

// Found returns the command that the cursor has reached, nil for the program.
func (at *Cursor) Found() *cli.Command { return at.found }
