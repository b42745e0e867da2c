package graphdb

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Plan has the server plan a statement, without running it. statementType is
// "r" when it only reads, "rw", "w" or "s" (schema) otherwise; columns are the
// names of the columns that it returns. The statement must not carry EXPLAIN
// or PROFILE itself. A fault in the statement is an *Error whose
// StatementFault gives the place.
func (db *DB) Plan(ctx context.Context, cypher string, params map[string]any) (statementType string, columns []string, err error) {
	summary, columns, err := db.planned(ctx, cypher, params)
	if err != nil {
		return "", nil, err
	}
	return summary.StatementType().String(), columns, nil
}

// PlanRemarks is Plan that also passes on what the server remarks on the statement:
// the code, such as Neo.ClientNotification.Statement.UnknownLabelWarning, what it
// says, and the place in the statement, 1-based, 0 when unknown.
func (db *DB) PlanRemarks(ctx context.Context, cypher string, params map[string]any, remark func(code, text string, line, column int)) (statementType string, columns []string, err error) {
	summary, columns, err := db.planned(ctx, cypher, params)
	if err != nil {
		return "", nil, err
	}
	for _, n := range remarksOf(summary) {
		remark(n.Code, n.Description, n.Line, n.Column)
	}
	return summary.StatementType().String(), columns, nil
}

// Notification is a remark of the server on a statement.
type Notification struct {
	Code, Title, Description, Severity, Category string
	Line, Column                                 int // 1-based; 0 when unknown
}

// Notifications returns the server's remarks on planning a statement:
// Cartesian products, unknown labels, deprecated syntax.
func (db *DB) Notifications(ctx context.Context, cypher string, params map[string]any) ([]Notification, error) {
	summary, _, err := db.planned(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	return remarksOf(summary), nil
}

func remarksOf(summary neo4j.ResultSummary) (all []Notification) {
	for _, n := range summary.Notifications() {
		out := Notification{Code: n.Code(), Title: n.Title(), Description: n.Description(), Severity: string(n.RawSeverityLevel()), Category: string(n.RawCategory())}
		if p := n.Position(); p != nil {
			out.Line, out.Column = p.Line()-explainLines, p.Column()
		}
		all = append(all, out)
	}
	return all
}

// explain is put before a statement, on a line of its own, so that the first
// line of the statement keeps its columns whatever Cypher version the server
// puts before it.
const (
	explain      = "EXPLAIN\n"
	explainLines = 1
)

func (db *DB) planned(ctx context.Context, cypher string, params map[string]any) (summary neo4j.ResultSummary, columns []string, err error) {
	err = db.retry(ctx, func() (err error) {
		summary, columns, err = db.planOnce(ctx, cypher, params)
		return err
	})
	if err != nil {
		return nil, nil, db.explainBelow(ctx, "plan a statement on", err, explainLines)
	}
	return summary, columns, nil
}

func (db *DB) planOnce(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultSummary, []string, error) {
	session := db.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, explain+cypher, params, db.txConfig(db.cfg.Timeout))
	if err != nil {
		return nil, nil, err
	}
	columns, err := result.Keys()
	if err != nil {
		return nil, nil, err
	}
	summary, err := result.Consume(ctx)
	return summary, columns, err
}
