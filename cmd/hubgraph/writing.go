package main

import (
	"context"
	"errors"
	"os"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader/lease"
)

// writing runs work that writes to a database, as its only writer.
func (e *env) writing(ctx context.Context, db *graphdb.DB, what string, work func(context.Context, *graphdb.Guarded) error) error {
	own, err := lease.Take(ctx, db, e.leaseOptions(what))
	if err != nil {
		return err
	}
	running, end := own.Keep(ctx)
	defer end()
	err = work(running, guarded(db, own))
	if err != nil && ctx.Err() == nil && errors.Is(context.Cause(running), lease.ErrLost) {
		return lease.ErrLost
	}
	return err
}

// guarded returns a database that is written to only while the lease is held.
func guarded(db *graphdb.DB, own *lease.Lease) *graphdb.Guarded {
	text, params := own.Guard()
	return db.Guarded(graphdb.Guard{Cypher: text, Params: params, Lost: lease.ErrLost})
}

func (e *env) leaseOptions(what string) lease.Options {
	host, _ := os.Hostname()
	pid := os.Getpid()
	return lease.Options{
		Owner: lease.Owner{What: what, Host: host, Machine: dbserver.Machine(), PID: pid, Process: dbserver.ProcessIdentity(pid)},
		Say:   e.say,
		Life: func(o lease.Owner) lease.Life {
			switch {
			case o.Machine != dbserver.Machine() || o.Process == "":
				return lease.Unknown
			case dbserver.Runs(o.PID, o.Process):
				return lease.Alive
			}
			return lease.Gone
		},
	}
}
