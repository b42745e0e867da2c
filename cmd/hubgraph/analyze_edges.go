package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/edgelist"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/snapshot"
)

// analyzeEdges measures an edge list. The results are written despite bad lines;
// the error gives their number.
func analyzeEdges(c *cli.Context, e *env) error {
	for _, flag := range []string{"from", "raw", "license-min", "pareto", "max-line", "licenses", "fields"} {
		if c.IsSet(flag) {
			return hub.Usagef("either --edges or --%s: an edge list has neither repositories nor commits, and its records end where their format says", flag)
		}
	}
	for _, flag := range []string{"since", "until", "bootstrap"} {
		if c.IsSet(flag) {
			return hub.Usagef("either --edges or --%s: an edge list has neither dates nor activities", flag)
		}
	}
	parts := analytics.Options{Seed: c.Uint64("seed")}
	if err := beyond(c.String("beyond"), edgeParts, &parts); err != nil {
		return err
	}
	o, _, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	path := c.String("edges")
	if err := notOver([]string{path}, c.String("output"), o.Path); err != nil {
		return err
	}
	start := e.Now()
	out, err := e.resultsFile(c.String("output"))
	if err != nil {
		return err
	}
	defer out.abort()
	rejects := snapshot.NewRejects(o)
	list, err := e.readEdges(c, path, rejects)
	if err != nil {
		return rejects.End(err)
	}
	results, err := measureEdges(c, list, parts)
	if err != nil {
		return rejects.End(fmt.Errorf("%s: %w", path, err))
	}
	if err := out.write(results); err != nil {
		return rejects.End(err)
	}
	fmt.Fprintf(e.Err, "analysed %s, %s in %.1f s\n", thousands.Count(results.About.Nodes, "node", "nodes"), thousands.Count(results.About.Edges, "edge", "edges"), e.Now().Sub(start).Seconds())
	return rejects.End(nil)
}

func (e *env) readEdges(c *cli.Context, path string, rejects *snapshot.Rejects) (*edgelist.List, error) {
	f, err := infile.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	stop := e.ShowBytes("reading", f.Progress)
	defer stop()
	return edgelist.Read(c.Context, f, path, rejects)
}

// edgeParts are those of beyondParts that a network has.
var edgeParts = []string{"communities", "nulls"}

func measureEdges(c *cli.Context, list *edgelist.List, parts analytics.Options) (*analytics.EdgeResults, error) {
	n, err := analytics.CollaborationOf(len(list.Names), list.Edges)
	if err != nil {
		return nil, err
	}
	r := &analytics.EdgeResults{About: analytics.EdgeAbout{Hubgraph: hub.Version, Edges: len(list.Edges), Nodes: len(list.Names)}}
	if r.Network.All, err = analytics.Measure(c.Context, n, list.Names); err != nil {
		return nil, err
	}
	return r, r.Beyond(c.Context, n, list.Names, parts)
}
