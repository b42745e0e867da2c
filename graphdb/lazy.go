package graphdb

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"
)

// Lazy is a database for services that outlive it: it is opened when it is first
// asked, and opened anew after its connection was lost or the database was replaced. While it cannot be opened,
// each question is answered by an *Error that is Lost. It is safe for concurrent use.
type Lazy struct {
	open func(context.Context) (*DB, error)

	mu      sync.Mutex
	current *opened  // nil for none
	opening *attempt // nil for none under way
	last    *attempt // that failed
	closed  bool
}

// opened is a database in use. It is closed when it is no longer current and the last
// of its users has ended.
type opened struct {
	*DB
	users int
	gone  bool
}

// attempt is one to open the database. The fields are there once done is closed.
type attempt struct {
	done chan struct{}
	err  error
	at   time.Time
}

const (
	openLimit = 10 * time.Second       // of one attempt to open a database
	openPause = 250 * time.Millisecond // between a failed attempt and the next
)

// OpenLater returns a database that open opens, which may be called again and again,
// never by two at once.
func OpenLater(open func(context.Context) (*DB, error)) *Lazy { return &Lazy{open: open} }

// Connect opens the database if it is not open.
func (l *Lazy) Connect(ctx context.Context) error {
	db, err := l.take(ctx)
	if err == nil {
		l.give(db, nil)
	}
	return err
}

// Read is DB.Read.
func (l *Lazy) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	db, err := l.take(ctx)
	if err != nil {
		return nil, nil, err
	}
	columns, rows, err := db.Read(ctx, cypher, params)
	if err != nil {
		l.give(db, err)
		return nil, nil, err
	}
	return columns, func(yield func([]any, error) bool) {
		var broken error
		defer func() { l.give(db, broken) }()
		for row, err := range rows {
			if broken = err; !yield(row, err) {
				return
			}
		}
	}, nil
}

// Plan is DB.Plan.
func (l *Lazy) Plan(ctx context.Context, cypher string, params map[string]any) (statementType string, columns []string, err error) {
	return l.PlanRemarks(ctx, cypher, params, func(string, string, int, int) {})
}

// PlanRemarks is DB.PlanRemarks.
func (l *Lazy) PlanRemarks(ctx context.Context, cypher string, params map[string]any, remark func(code, text string, line, column int)) (statementType string, columns []string, err error) {
	db, err := l.take(ctx)
	if err != nil {
		return "", nil, err
	}
	defer func() { l.give(db, err) }()
	return db.PlanRemarks(ctx, cypher, params, remark)
}

// Stamp is DB.Stamp.
func (l *Lazy) Stamp(ctx context.Context) (stamp string, err error) {
	db, err := l.take(ctx)
	if err != nil {
		return "", err
	}
	defer func() { l.give(db, err) }()
	return db.Stamp(ctx)
}

// Close closes all connections, those in use when their use ends.
func (l *Lazy) Close(ctx context.Context) error {
	l.mu.Lock()
	l.closed = true
	db := l.leave()
	l.mu.Unlock()
	if db == nil {
		return nil
	}
	return db.Close(ctx)
}

// take returns the database for one use.
func (l *Lazy) take(ctx context.Context) (*opened, error) {
	for {
		l.mu.Lock()
		switch {
		case l.closed:
			l.mu.Unlock()
			return nil, &Error{msg: "read from Neo4j: the connection was closed", lost: true, final: true}
		case l.current != nil:
			l.current.users++
			defer l.mu.Unlock()
			return l.current, nil
		case l.opening == nil && l.last != nil && time.Since(l.last.at) < openPause:
			defer l.mu.Unlock()
			return nil, l.last.err
		case l.opening == nil:
			l.opening = &attempt{done: make(chan struct{})}
			go l.attempt(l.opening)
		}
		a := l.opening
		l.mu.Unlock()
		select {
		case <-a.done:
		case <-ctx.Done():
			return nil, fmt.Errorf("connect to Neo4j: %w", context.Cause(ctx))
		}
		if a.err != nil {
			return nil, a.err
		}
	}
}

// attempt opens the database, for all who wait for it.
func (l *Lazy) attempt(a *attempt) {
	ctx, cancel := context.WithTimeout(context.Background(), openLimit)
	defer cancel()
	db, err := l.open(ctx)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.opening = nil
	if err != nil {
		a.err, a.at = &Error{Text: err.Error(), msg: err.Error(), err: err, lost: true, final: true}, time.Now()
		l.last = a
	} else {
		l.current = &opened{DB: db}
	}
	if l.closed {
		l.leave().end()
	}
	close(a.done)
}

// give ends a use. After a lost connection the database is opened anew: it may have
// come back at another address. The driver finds those of a cluster by itself, also
// when that of the URI is gone. It is opened anew as well when the server does not know the bookmarks:
// another database may have taken its place.
func (l *Lazy) give(db *opened, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	db.users--
	var failed *Error
	switch {
	case db == l.current && errors.As(err, &failed) && (failed.Lost() && !db.at.routed() || failed.stale()):
		l.leave().end()
	case db.gone && db.users == 0:
		db.end()
	}
}

// leave has the current database be used no more, and returns it if nobody uses it.
func (l *Lazy) leave() *opened {
	db := l.current
	if l.current = nil; db == nil {
		return nil
	}
	db.gone = true
	if db.users > 0 {
		return nil // the last of them ends it
	}
	return db
}

// end closes the connections, which may take a while where the server is gone.
func (db *opened) end() {
	if db == nil {
		return
	}
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), openLimit)
		defer cancel()
		db.Close(ctx)
	}()
}
