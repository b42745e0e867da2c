package main

import (
	"context"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/report"
)

func neo4jBrowserFlag() cli.Flag {
	return &cli.StringFlag{Name: "neo4j-browser", Usage: "link statements to the Neo4j Browser at `ADDRESS`; by default to that of the server of db start"}
}

// pages tells the explorer's pages where Neo4j Browser is, and how a report is made.
func (e *env) pages(ctx context.Context, s *serving, db analytics.Reader) {
	if s.Browser == "" && e.cfg.Neo4j.URI == "" {
		if _, info, running, err := ownServer(ctx); err == nil && running {
			s.Browser = info.BrowserURL()
		}
	}
	s.Report = func(ctx context.Context, w io.Writer) error {
		o := defaultAnalysis()
		corpus, err := analytics.FromGraph(ctx, db, o)
		if err != nil {
			return err
		}
		results, err := analytics.Analyze(ctx, corpus, o)
		if err != nil {
			return err
		}
		return report.Write(w, results, report.Options{})
	}
}
