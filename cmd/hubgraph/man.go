package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/config"
	"github.com/hubgraph/hubgraph/internal/cmdline"
)

func manCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page, for man",
		Description: `Examples:

  hubgraph man | man -l -
  hubgraph man > ~/.local/share/man/man1/hubgraph.1`,
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			_, err := e.Out.Write(cmdline.Man(c.App, settingsSection(),
				cmdline.Section{Title: "EXIT STATUS", Entries: exitStatus},
				cmdline.Section{Title: "SEE ALSO", Text: "neo4j(1), cypher-shell(1)"}))
			return err
		},
	}
}

// settingsSection describes the settings that config show lists.
func settingsSection() cmdline.Section {
	s := cmdline.Section{Title: "SETTINGS", Text: "A setting comes from the first of: an option, the environment, the configuration file, the default."}
	for _, setting := range config.Settings {
		s.Entries = append(s.Entries, cmdline.Entry{Term: setting.Key, Beside: ", " + strings.Join(setting.Env, ", "), Text: setting.Help})
	}
	return s
}
