package dbserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ImportJob is what Import makes a database from.
type ImportJob struct {
	Dir  string   // folder of the import files; other users need no access to it
	Args []string // of "neo4j-admin database import full", for a process in that folder; the database is neo4j
}

// Import makes a database from import files with neo4j-admin, replaces the
// existing one by it, and starts the server, on the ports of the one that was
// running.
//
// A local database and its server stay as they are until the new database is
// made, and any failure before the new server answers leaves the old database
// in place, though its server may be stopped. In Docker the server is stopped
// first and the old database overwritten. The error says what happened.
func Import(ctx context.Context, d Dirs, o Options, job ImportJob) (*Info, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	release, err := lockState(ctx, d, o)
	if err != nil {
		return nil, err
	}
	defer release()
	last, err := readState(d)
	if err != nil {
		return nil, err
	}
	name, err := chooseEngine(ctx, d, o, last)
	if err != nil {
		return nil, err
	}
	if last != nil && last.Running {
		o.BoltPort, o.HTTPPort = last.BoltPort, last.HTTPPort
	}
	e := engineNamed(name, d, o)
	password, err := ensurePassword(ctx, d, e)
	if err != nil {
		return nil, err
	}
	stopOld := func() error {
		_, err := stop(ctx, d, o)
		return err
	}
	s, err := e.importFiles(ctx, job, stopOld, password)
	if err != nil {
		return nil, err
	}
	info := s.info(d)
	info.Password, info.Ready = password, true
	return info, nil
}

// HasData reports whether the engine that Start would choose has ever made a
// database. A server need not be running.
func HasData(ctx context.Context, d Dirs, o Options) (bool, error) {
	last, err := readState(d)
	if err != nil {
		return false, err
	}
	name, err := chooseEngine(ctx, d, o, last)
	if err != nil {
		return false, err
	}
	return engineNamed(name, d, o).hasData(ctx)
}

// asItWas says that the database was not touched.
func asItWas(err error) error {
	return fmt.Errorf("%w; the database is as it was", err)
}

// exists reports whether anything exists at a path.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
