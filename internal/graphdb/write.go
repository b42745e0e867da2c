package graphdb

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Counters says what a writing statement changed.
type Counters struct {
	NodesCreated, NodesDeleted                 int
	RelationshipsCreated, RelationshipsDeleted int
	PropertiesSet                              int
	LabelsAdded, LabelsRemoved                 int
	ConstraintsAdded, IndexesAdded             int
}

// Write runs one statement in a managed write transaction: it is committed, or
// retried on a transient error (deadlock, lost leader, broken connection) with
// growing pauses, so the statement must be safe to run twice.
func (db *DB) Write(ctx context.Context, cypher string, params map[string]any) (Counters, error) {
	session := db.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	c, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (neo4j.Counters, error) {
		result, err := tx.Run(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return nil, err
		}
		return summary.Counters(), nil
	}, db.txConfig(0))
	if err != nil {
		return Counters{}, db.explain("write to", err)
	}
	return counters(c), nil
}

// Exec runs one statement in an auto-commit transaction, without retry, as
// schema commands and CALL {} IN TRANSACTIONS need.
func (db *DB) Exec(ctx context.Context, cypher string, params map[string]any) error {
	session := db.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, cypher, params, db.txConfig(0))
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		return db.explain("write to", err)
	}
	return nil
}

func counters(c neo4j.Counters) Counters {
	return Counters{
		NodesCreated: c.NodesCreated(), NodesDeleted: c.NodesDeleted(),
		RelationshipsCreated: c.RelationshipsCreated(), RelationshipsDeleted: c.RelationshipsDeleted(),
		PropertiesSet: c.PropertiesSet(),
		LabelsAdded:   c.LabelsAdded(), LabelsRemoved: c.LabelsRemoved(),
		ConstraintsAdded: c.ConstraintsAdded(), IndexesAdded: c.IndexesAdded(),
	}
}
