package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
)

//go:embed completion
var completionScripts embed.FS

// shells are those that completion has a script for.
var shells = []string{"bash", "zsh", "fish"}

func completionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script by which a shell completes commands, flags, names and parameters",
		ArgsUsage: strings.Join(shells, "|"),
		Description: "Examples, for one shell and for good:\n\n" +
			"  source <(hubgraph completion bash)\n" +
			"  hubgraph completion bash > ~/.local/share/bash-completion/completions/hubgraph\n" +
			"  source <(hubgraph completion zsh)\n" +
			"  hubgraph completion zsh > ~/.zfunc/_hubgraph     (a folder of $fpath)\n" +
			"  hubgraph completion fish > ~/.config/fish/completions/hubgraph.fish",
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, strings.Join(shells, "|")); err != nil {
				return err
			}
			script, err := completionScripts.ReadFile("completion/hubgraph." + c.Args().First())
			if err != nil {
				return hub.Usagef("no completion for %q; want one of %s", c.Args().First(), strings.Join(shells, ", "))
			}
			_, err = e.Out.Write(script)
			return err
		},
	}
}

// completeCommand is what the scripts ask: the words of the command line up to
// the cursor come as arguments, the last one as far as it is typed. Each line
// of the answer is a word that may stand there, a tab, and what it is; :files
// and :dirs leave it to the shell.
func completeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:   "__complete",
		Usage:  "what the completion scripts ask",
		Hidden: true,
		Action: func(c *cli.Context) error {
			for _, w := range e.complete(c.App, c.Args().Slice()) {
				if _, err := fmt.Fprintln(e.Out, strings.TrimSuffix(w.text+"\t"+w.about, "\t")); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
