package main

import (
	"encoding/json"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
)

func configCommand(e *env) *cli.Command {
	show := &cli.Command{
		Name:  "show",
		Usage: "print every setting, its value and where it comes from; secrets are masked",
		Description: `Examples:

  hubgraph config show
  NEO4J_URI=neo4j://db.example:7687 hubgraph config show -o json`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "text", Usage: "`FORMAT`: text or json"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			return showConfig(e, c.String("output"))
		},
	}
	return cmdline.Group("config", "show the settings in effect", show)
}

func showConfig(e *env, format string) error {
	switch format {
	case "json":
		enc := json.NewEncoder(e.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(e.cfg.Values())
	case "text":
		for _, v := range e.cfg.Values() {
			if _, err := fmt.Fprintln(e.Out, v); err != nil {
				return err
			}
		}
		return nil
	}
	return hub.Usagef("unknown format %q; want text or json", format)
}
