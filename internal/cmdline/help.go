package cmdline

import (
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
