package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/config"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

var configFormats = []string{"text", "json"}

func configCommand(e *env) *cli.Command {
	show := &cli.Command{
		Name:  "show",
		Usage: "print every setting, its value, where it comes from, and the database in use; secrets are masked",
		Description: `Examples:

  hubgraph config show
  NEO4J_URI=neo4j://db.example:7687 hubgraph config show -o json`,
		Flags: []cli.Flag{
			outputFlag(configFormats, "text", ""),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			database, err := e.chosenDatabase(c.Context)
			if err != nil {
				return err
			}
			return showConfig(e, c.String("output"), append(slices.Clone(e.cfg.Values()), database))
		},
	}
	return cmdline.Group("config", "show the settings in effect", show)
}

// chosenDatabase says which database commands use with these settings.
func (e *env) chosenDatabase(ctx context.Context) (config.Value, error) {
	v := config.Value{Key: "database"}
	if e.cfg.Neo4j.URI != "" {
		v.Value, v.Source = e.cfg.Neo4j.URI, "neo4j.uri"
		return v, nil
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return v, err
	}
	info, running, err := dbserver.Status(ctx, dirs)
	v.Value, v.Source = "none", "hubgraph db start starts one"
	if running {
		v.Value, v.Source = info.BoltURI, "started by hubgraph db start, data in "+info.DataDir
	}
	return v, err
}

func showConfig(e *env, format string, values []config.Value) error {
	switch format {
	case "json":
		enc := json.NewEncoder(e.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(values)
	case "text":
		for _, v := range values {
			if _, err := fmt.Fprintln(e.Out, v); err != nil {
				return err
			}
		}
		return nil
	}
	return hub.Usagef("unknown format %q; want text or json", format)
}
