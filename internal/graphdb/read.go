package graphdb

import (
	"context"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Read runs one statement in read access mode and streams its rows. Values are
// nil, bool, int64, float64, string, []byte, time.Time, []any and
// map[string]any; see value for graph and temporal types. The rows must be
// ranged over, once; leaving the loop early ends the statement. A row error
// ends the sequence.
func (db *DB) Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error) {
	session := db.session(ctx, neo4j.AccessModeRead)
	result, err := session.Run(ctx, cypher, params, db.txConfig(db.cfg.Timeout))
	if err == nil {
		columns, err = result.Keys()
	}
	if err != nil {
		session.Close(context.WithoutCancel(ctx))
		return nil, nil, db.explain("read from", err)
	}
	return columns, func(yield func([]any, error) bool) {
		defer session.Close(context.WithoutCancel(ctx))
		for result.Next(ctx) {
			values := result.Record().Values
			for i, v := range values {
				values[i] = value(v)
			}
			if !yield(values, nil) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, db.explain("read from", err))
		}
	}, nil
}

// Plan is what the server says about a statement without running it.
type Plan struct {
	StatementType string // "r", "rw", "w" or "s" (schema)
	Columns       []string
	Notifications []Notification
}

// Notification is a remark of the server about a statement.
type Notification struct {
	Code, Title, Description, Severity, Category string
	Line, Column                                 int // 1-based; 0 when unknown
}

// Explain asks the server to plan a statement, without running it. The
// statement must not carry EXPLAIN or PROFILE itself.
func (db *DB) Explain(ctx context.Context, cypher string, params map[string]any) (Plan, error) {
	session := db.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: db.cfg.Database})
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, "EXPLAIN "+cypher, params, db.txConfig(db.cfg.Timeout))
	if err != nil {
		return Plan{}, db.explain("plan a statement on", err)
	}
	columns, err := result.Keys()
	if err != nil {
		return Plan{}, db.explain("plan a statement on", err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return Plan{}, db.explain("plan a statement on", err)
	}
	plan := Plan{StatementType: summary.StatementType().String(), Columns: columns}
	for _, n := range summary.Notifications() {
		out := Notification{Code: n.Code(), Title: n.Title(), Description: n.Description(), Severity: string(n.RawSeverityLevel()), Category: string(n.RawCategory())}
		if p := n.Position(); p != nil {
			out.Line, out.Column = p.Line(), p.Column()
		}
		plan.Notifications = append(plan.Notifications, out)
	}
	return plan, nil
}
