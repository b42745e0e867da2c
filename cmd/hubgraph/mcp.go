package main

import (
	"context"
	"errors"
	"io"
	"log/slog"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/explorer/assistant"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

func mcpCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "mcp",
		Usage: "let an assistant ask the graph: the Model Context Protocol on standard input and output",
		Description: `Programs that assist people start it by themselves; see docs/assistants.md for their settings. Each stored query is
a tool, and find and schema are; every one only reads. Neo4j may go away and come back. Examples:

  hubgraph mcp
  hubgraph mcp --queries ./ours --max-rows 200
  hubgraph mcp --allow-cypher`,
		Flags: []cli.Flag{
			allowCypherFlag(),
			&cli.DurationFlag{Name: "timeout", Value: content.DefaultTime, Usage: "end a statement after `TIME`"},
			&cli.IntFlag{Name: "max-rows", Value: assistant.DefaultMost, Usage: "at most `N` rows of an answer"},
			queriesFlag(),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			limits := queries.Limits{Rows: c.Int("max-rows"), Time: c.Duration("timeout")}
			if limits.Rows < 1 || limits.Time <= 0 {
				return hub.Usagef("want --max-rows of 1 or more and a --timeout such as 10s")
			}
			return e.mcp(c, limits)
		},
	}
}

func allowCypherFlag() cli.Flag {
	return &cli.BoolFlag{Name: "allow-cypher", Usage: "let assistants ask by Cypher of their own, too, that only reads"}
}

// mcp answers on standard output until its input ends.
func (e *env) mcp(c *cli.Context, limits queries.Limits) error {
	ctx := c.Context
	from, err := e.catalog(c)
	if err != nil {
		return err
	}
	own, err := from.OwnQueries()
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(e.Err, nil))
	db := graphdb.OpenLater(e.opener(own, log))
	defer db.Close(context.WithoutCancel(ctx))
	asked, err := content.New(content.Options{DB: db, Catalog: from, Limits: limits})
	if err != nil {
		return err
	}
	server, err := assistant.New(asked, assistant.Options{Cypher: c.Bool("allow-cypher"), Most: limits.Rows})
	if err != nil {
		return err
	}
	if err := firstLook(ctx, db, log, "Neo4j is away; tools answer once it is there"); err != nil {
		return err
	}
	err = server.Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(e.In), Writer: unclosed{e.Out}})
	if errors.Is(err, io.EOF) || ctx.Err() != nil {
		return nil // the program that asked has ended it
	}
	return err
}

// unclosed is a stream that others close.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }
