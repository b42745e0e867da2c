// Package lease lets one writer at a time into a database: whoever loads,
// prunes, imports, derives or repairs takes its lease first.
//
// The lease is a node (:Lease) in the database itself, since writers may be on
// several machines. It runs out unless it is renewed, by the clock of the
// server, so that one whose owner was killed can be taken over; at once where
// the owner is known to be gone. A writer asks in each transaction whether the
// lease is still its own (Guard), and so ends with an error, instead of going
// on, when the database was emptied or replaced, or another has taken over.
package lease

import (
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }

// Owner is a writer.
type Owner struct {
	What    string // what it does, such as "load"
	Host    string // the name of its machine, for messages
	Machine string // identifies its machine, as long as that runs
	PID     int
	Process string // identifies the process, besides its id
}

func (o Owner) String() string { return fmt.Sprintf("%s (process %d on %s)", o.What, o.PID, o.Host) }

// Life is what is known of a process.
type Life uint8

// Whether a process runs.
const (
	Unknown Life = iota // it is on another machine
	Alive
	Gone
)

// Duration is how long a lease holds that is not renewed.
const Duration = 30 * time.Second

// giveBack is how long an ended writer waits for the database, to give its
// lease back.
const giveBack = 3 * time.Second

// Options says who takes a lease.
type Options struct {
	Owner Owner
	Life  func(Owner) Life  // of the owner that has the lease; nil knows of none
	Say   func(line string) // gets a line when Take has to wait; nil for none

	Duration time.Duration                                    // 0 is Duration
	Now      func() time.Time                                 // nil is the clock of the server
	Sleep    func(ctx context.Context, d time.Duration) error // nil sleeps
}

// HeldError says that another writer has the lease.
type HeldError struct {
	Owner Owner
	Since time.Time
}

func (e *HeldError) Error() string {
	return fmt.Sprintf("another hubgraph writes to this database: %s, since %s; only one may at a time, so run this again when it is done",
		e.Owner, e.Since.UTC().Format(time.RFC3339))
}

// ErrLost says that the lease is no longer there, or another's.
var ErrLost = errors.New("the database was emptied or replaced, or another writer took over, while this was under way; it has ended and writes nothing more: see what the database holds, and run it again")

// Lease is one that was taken. It is safe for concurrent use.
type Lease struct {
	store loader.Store
	o     Options
	token string
}

// held is the lease as it is in the database.
type held struct {
	Owner
	token        string
	since, until int64 // milliseconds
}

// Take takes the lease of a database. The error is a *HeldError if a writer has
// it that is known to be alive, or renews it. One that may have been killed is
// watched until its lease runs out.
func Take(ctx context.Context, store loader.Store, o Options) (*Lease, error) {
	l := &Lease{store: store, o: o.withDefaults(), token: rand.Text()}
	if err := l.constrain(ctx); err != nil {
		return nil, err
	}
	var watched *held
	gone := ""
	for {
		if err := l.ask(ctx, gone); err != nil {
			return nil, fmt.Errorf("take the lease of the database: %w", err)
		}
		now, err := l.read(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the lease of the database: %w", err)
		}
		switch {
		case now == nil: // given back just now
			continue
		case now.token == l.token:
			return l, nil
		}
		refused := &HeldError{Owner: now.Owner, Since: time.UnixMilli(now.since)}
		switch life := l.o.Life(now.Owner); {
		case life == Gone && gone != now.token:
			gone = now.token
			continue
		case life == Alive, watched != nil && (watched.token != now.token || watched.until != now.until):
			return nil, refused
		case watched == nil:
			watched = now
			l.o.Say(fmt.Sprintf("%s has written to this database since %s; waiting up to %v for a sign of life", now.Owner, refused.Since.UTC().Format(time.RFC3339), l.o.Duration))
		}
		if err := l.o.Sleep(ctx, l.o.Duration/6); err != nil {
			return nil, err
		}
	}
}

func (o Options) withDefaults() Options {
	if o.Life == nil {
		o.Life = func(Owner) Life { return Unknown }
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	if o.Duration == 0 {
		o.Duration = Duration
	}
	if o.Sleep == nil {
		o.Sleep = func(ctx context.Context, d time.Duration) error {
			select {
			case <-ctx.Done():
				return context.Cause(ctx)
			case <-time.After(d):
				return nil
			}
		}
	}
	return o
}

// constrain makes the constraint on the lease, which mostly exists.
func (l *Lease) constrain(ctx context.Context) error {
	text := statement("constraint")
	if err := l.store.Exec(ctx, text, nil); err == nil {
		return nil
	}
	return loader.MakeConstraints(ctx, l.store, []loader.Constraint{{Name: "lease_id", Label: "Lease", Cypher: text}})
}

// askTries is how often a lease is asked for whose node another deletes at the
// same moment.
const askTries = 3

func (l *Lease) ask(ctx context.Context, gone string) (err error) {
	for range askTries {
		err = l.store.Write(ctx, statement("take"), l.params(map[string]any{
			"gone": gone, "what": l.o.Owner.What, "host": l.o.Owner.Host, "machine": l.o.Owner.Machine,
			"pid": int64(l.o.Owner.PID), "process": l.o.Owner.Process,
		}))
		if err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}

// params adds the parameters that statements share.
func (l *Lease) params(more map[string]any) map[string]any {
	more["token"], more["duration"], more["now"] = l.token, l.o.Duration.Milliseconds(), nil
	if l.o.Now != nil {
		more["now"] = l.o.Now().UnixMilli()
	}
	return more
}

// read returns nil if nobody has the lease.
func (l *Lease) read(ctx context.Context) (*held, error) {
	rows, err := cypher.Rows(ctx, l.store, statement("read"), nil)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var h held
	row := rows[0]
	for i, to := range []*string{&h.token, &h.What, &h.Host, &h.Machine} {
		*to, _ = row[i].(string)
	}
	pid, _ := row[4].(int64)
	h.PID = int(pid)
	h.Process, _ = row[5].(string)
	h.since, _ = row[6].(int64)
	h.until, _ = row[7].(int64)
	return &h, nil
}

// Guard returns a reading statement, with its parameters, that has a row as
// long as the lease is this one.
func (l *Lease) Guard() (cypher string, params map[string]any) {
	return statement("holds"), map[string]any{"token": l.token}
}

// Renew makes the lease hold for its whole duration again. The error is ErrLost
// if it is not this one any more.
func (l *Lease) Renew(ctx context.Context) error {
	if err := l.store.Write(ctx, statement("renew"), l.params(map[string]any{})); err != nil {
		return err
	}
	text, params := l.Guard()
	rows, err := cypher.Rows(ctx, l.store, text, params)
	if err == nil && len(rows) == 0 {
		return ErrLost
	}
	return err
}

// Keep renews the lease until end is called, which gives it back. If it is lost
// before, the returned context ends, with the cause ErrLost. A renewal that
// fails is tried again: whether the database is away, the writer sees itself.
func (l *Lease) Keep(ctx context.Context) (running context.Context, end func()) {
	running, lose := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for l.o.Sleep(running, l.o.Duration/3) == nil {
			if err := l.Renew(running); errors.Is(err, ErrLost) {
				lose(ErrLost)
			}
		}
	}()
	return running, func() {
		lose(context.Canceled)
		<-ended
		giving, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveBack)
		defer cancel()
		// One that cannot be given back runs out.
		_ = l.Release(giving)
	}
}

// Release gives the lease back. It is no error if it is another's by now.
func (l *Lease) Release(ctx context.Context) error {
	return l.store.Write(ctx, statement("release"), l.params(map[string]any{}))
}
