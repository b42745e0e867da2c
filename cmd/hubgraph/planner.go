package main

import (
	"context"
	"errors"
	"strings"

	"github.com/hubgraph/hubgraph/internal/graphdb"
	"github.com/hubgraph/hubgraph/queries"
)

// planner is a graphdb.DB as a queries.Database and a queries.Planner.
type planner struct{ *graphdb.DB }

// StatementType asks the server what a statement would do.
func (p planner) StatementType(ctx context.Context, cypher string, params map[string]any) (string, error) {
	kind, _, err := p.Plan(ctx, cypher, params)
	return kind, err
}

// Plan asks the server what a statement would do and return. What is wrong with
// the statement is a *queries.StatementError with its place, or wrong use.
func (p planner) Plan(ctx context.Context, cypher string, params map[string]any) (kind string, columns []string, err error) {
	// A line of its own keeps the statement's first line at its columns,
	// whatever stands before it on the way to the server.
	plan, err := p.Explain(ctx, "\n"+cypher, params)
	var fault *graphdb.Error
	if errors.As(err, &fault) && strings.HasPrefix(fault.Code, "Neo.ClientError.Statement.") {
		// "plan a statement on Neo4j at ADDRESS: TEXT (CODE)"
		_, text, _ := strings.Cut(strings.TrimSuffix(fault.Msg, " ("+fault.Code+")"), ": ")
		err = queries.PlanError(text, 1)
	}
	return plan.StatementType, plan.Columns, err
}
