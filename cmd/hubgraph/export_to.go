package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics/export"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// exportSource is where an export reads: a database, or files with their rejects.
type exportSource struct {
	db       *graphdb.DB
	snapshot *snapshot.Snapshot
	rejects  *snapshot.Rejects
}

// exportTo finds the format, opens output and source, has write write, and commits the
// files. names are those of the files, "" when nothing was written; the error may be
// that of rejected lines, after which the files are there.
func exportTo[W, D any](c *cli.Context, e *env, find func(name, path string) (export.FileFormat[W, D], error),
	write func(from exportSource, open func(D) (W, error)) error) (names string, err error) {
	if c.String("output") == "" {
		return "", hub.Usagef("give -o FILE, or -o - for standard output")
	}
	format, err := find(c.String("format"), c.String("output"))
	if err != nil {
		return "", err
	}
	out, err := export.Create(format, c.String("output"), e.Out)
	if err != nil {
		return "", err
	}
	defer out.Abort()
	from, closeSource, err := e.openExportSource(c)
	if err != nil {
		return "", err
	}
	defer closeSource()
	err = write(from, out.Open)
	if err == nil {
		err = out.Commit()
	}
	if err == nil {
		if names = strings.Join(out.Names(), ", "); names == "" {
			names = "standard output"
		}
	}
	if from.rejects != nil {
		err = from.rejects.End(err)
	}
	return names, err
}

func (e *env) openExportSource(c *cli.Context) (exportSource, func(), error) {
	if c.IsSet("from") {
		s, rejects, err := e.openSnapshot(c, c.String("from"))
		if err != nil {
			return exportSource{}, nil, err
		}
		return exportSource{snapshot: s, rejects: rejects}, e.ShowBytes("reading", s.Progress), nil
	}
	db, err := e.openDB(c.Context)
	if err != nil {
		return exportSource{}, nil, err
	}
	return exportSource{db: db}, func() { db.Close(context.WithoutCancel(c.Context)) }, nil
}
