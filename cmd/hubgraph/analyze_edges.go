package main

import (
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/edgelist"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
)

// analyzeEdges measures an edge list. The results are written despite bad lines;
// the error gives their number.
func analyzeEdges(c *cli.Context, e *env) error {
	for _, flag := range []string{"from", "raw", "license-min", "pareto", "max-line"} {
		if c.IsSet(flag) {
			return hub.Usagef("either --edges or --%s: an edge list has neither repositories nor commits, and its records end where their format says", flag)
		}
	}
	o, _, err := e.rejectOptions(c)
	if err != nil {
		return err
	}
	path := c.String("edges")
	for _, written := range []string{c.String("output"), o.Path} {
		if written != "" && sameFile(path, written) {
			return hub.Usagef("%s is read, so it cannot be written", path)
		}
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
	results, err := measureEdges(c, list)
	if err != nil {
		return rejects.End(fmt.Errorf("%s: %w", path, err))
	}
	if err := out.write(results); err != nil {
		return rejects.End(err)
	}
	fmt.Fprintf(e.Err, "analysed %d nodes, %d edges in %.1f s\n", results.About.Nodes, results.About.Edges, e.Now().Sub(start).Seconds())
	return rejects.End(nil)
}

// sameFile reports whether two paths are one file, links followed.
func sameFile(a, b string) bool {
	x, err1 := filepath.EvalSymlinks(a)
	y, err2 := filepath.EvalSymlinks(b)
	return err1 == nil && err2 == nil && x == y
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

func measureEdges(c *cli.Context, list *edgelist.List) (*analytics.EdgeResults, error) {
	n, err := analytics.CollaborationOf(len(list.Names), list.Edges)
	if err != nil {
		return nil, err
	}
	r := &analytics.EdgeResults{About: analytics.EdgeAbout{Hubgraph: hub.Version, Edges: len(list.Edges), Nodes: len(list.Names)}}
	r.Network.All, err = analytics.Measure(c.Context, n, list.Names)
	return r, err
}
