// Package watched opens the database in use for commands that time it, and notes what
// each statement takes.
package watched

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/config"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// Statement is one that was read, with its rows as text, the columns first.
type Statement struct {
	Cypher string
	Params map[string]any
	Took   time.Duration // from sending it to the last row
	Lines  [][]string
}

// DB is a database that notes each reading. It is safe for concurrent use.
type DB struct {
	*graphdb.DB

	mu   sync.Mutex
	read []*Statement
}

// Read notes the time from the call to the last row.
func (d *DB) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	start := time.Now()
	columns, rows, err := d.DB.Read(ctx, cypher, params)
	if err != nil {
		return nil, nil, err
	}
	s := &Statement{Cypher: cypher, Params: params, Lines: [][]string{columns}}
	d.mu.Lock()
	d.read = append(d.read, s)
	d.mu.Unlock()
	return columns, func(yield func([]any, error) bool) {
		for row, err := range rows {
			if err == nil {
				s.Lines = append(s.Lines, texts(row))
			}
			if !yield(row, err) {
				return
			}
		}
		s.Took = time.Since(start)
	}, nil
}

// Taken returns what was read since the last call, in the order of sending.
func (d *DB) Taken() []*Statement {
	d.mu.Lock()
	defer d.mu.Unlock()
	read := d.read
	d.read = nil
	return read
}

// texts writes values so that different ones differ.
func texts(row []any) []string {
	line := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case string:
			line[i] = v
		case time.Time:
			line[i] = v.UTC().Format(time.RFC3339Nano)
		default:
			line[i] = fmt.Sprint(v)
		}
	}
	return line
}

// Open connects to the database in use, that of NEO4J_URI or the one that db start
// started.
func Open(ctx context.Context) (*graphdb.DB, error) {
	c, err := config.Load(config.Options{})
	if err != nil {
		return nil, err
	}
	if n := c.Neo4j; n.URI != "" {
		return graphdb.Open(ctx, graphdb.Config{URI: n.URI, Username: n.Username, Password: n.Password, Database: n.Database, CAFile: n.CAFile})
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return nil, err
	}
	info, running, err := dbserver.Status(ctx, dirs)
	if err != nil {
		return nil, err
	}
	if !running {
		return nil, errors.New("no database runs: hubgraph db start starts one")
	}
	return graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
}
