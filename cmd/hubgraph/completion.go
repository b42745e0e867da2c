package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
)

func completionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script by which a shell completes commands, flags, names and parameters",
		ArgsUsage: strings.Join(cmdline.Shells, "|"),
		Description: `Examples, for one shell and for good:

  source <(hubgraph completion bash)
  hubgraph completion bash > ~/.local/share/bash-completion/completions/hubgraph
  source <(hubgraph completion zsh)
  hubgraph completion zsh > ~/.zfunc/_hubgraph     # a folder of $fpath
  hubgraph completion fish > ~/.config/fish/completions/hubgraph.fish`,
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, strings.Join(cmdline.Shells, "|")); err != nil {
				return err
			}
			script, ok := cmdline.Script(c.Args().First())
			if !ok {
				return hub.Usagef("no completion for %q; want one of %s", c.Args().First(), strings.Join(cmdline.Shells, ", "))
			}
			_, err := e.Out.Write(script)
			return err
		},
	}
}

// completeCommand is what the scripts call: its arguments are the words of the
// command line up to the cursor, the last one as far as it is typed. Each line
// it prints is a possible word, a tab, and what it is; :files and :dirs leave
// completion to the shell.
func completeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:   "__complete",
		Usage:  "what the completion scripts ask",
		Hidden: true,
		Action: func(c *cli.Context) error {
			for _, w := range cmdline.Complete(c.App, c.Args().Slice(), names{e}) {
				if _, err := fmt.Fprintln(e.Out, strings.TrimSuffix(w.Text+"\t"+w.About, "\t")); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
