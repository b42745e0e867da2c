package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
)

// corpus reads the hub in the files of --from, or that in Neo4j by fromGraph, and has it
// used. otherwise are the flags by which files are read, as messages name them. Outputs must
// not be files of the snapshot. Bad lines are an error after the use.
func (e *env) corpus(c *cli.Context, o analytics.Options, fromGraph func(context.Context, analytics.Reader) (*analytics.Corpus, error),
	otherwise string, outputs []string, use func(*analytics.Corpus) error) error {
	if !c.IsSet("from") {
		if err := refuseRejectFlags(c, otherwise); err != nil {
			return err
		}
		db, err := e.openDB(c.Context)
		if err != nil {
			return err
		}
		defer db.Close(context.WithoutCancel(c.Context))
		e.Doing("reading")
		corpus, err := fromGraph(c.Context, db)
		if err != nil {
			return err
		}
		return use(corpus)
	}
	if err := notOver([]string{c.String("from")}, outputs...); err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, c.String("from"))
	if err != nil {
		return err
	}
	stop := e.ShowBytes("reading", s.Progress)
	corpus, err := analytics.FromSnapshot(c.Context, s, rejects, o)
	stop()
	if err == nil {
		err = use(corpus)
	}
	return rejects.End(err)
}

// wholeGraph reads the hub in Neo4j with the same options.
func wholeGraph(o analytics.Options) func(context.Context, analytics.Reader) (*analytics.Corpus, error) {
	return func(ctx context.Context, db analytics.Reader) (*analytics.Corpus, error) {
		return analytics.FromGraph(ctx, db, o)
	}
}
