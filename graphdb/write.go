package graphdb

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Counters counts what a writing statement changed.
type Counters struct {
	NodesCreated, NodesDeleted                 int
	RelationshipsCreated, RelationshipsDeleted int
	PropertiesSet                              int
	LabelsAdded, LabelsRemoved                 int
	ConstraintsAdded, IndexesAdded             int
}

// Write runs one statement in a transaction of its own. It is retried, commit
// included, as the package comment says, so the statement must be safe to run
// twice.
func (db *DB) Write(ctx context.Context, cypher string, params map[string]any) error {
	_, err := db.WriteCounted(ctx, cypher, params)
	return err
}

// WriteCounted is Write, and returns what the last run of the statement
// changed.
func (db *DB) WriteCounted(ctx context.Context, cypher string, params map[string]any) (Counters, error) {
	return db.writeCounted(ctx, nil, cypher, params)
}

func (db *DB) writeCounted(ctx context.Context, guard *Guard, cypher string, params map[string]any) (Counters, error) {
	var done neo4j.Counters
	err := db.retry(ctx, func() (err error) {
		done, err = db.writeOnce(ctx, guard, cypher, params)
		return err
	})
	if err != nil {
		return Counters{}, db.explainWrite(ctx, err)
	}
	return counters(done), nil
}

func (db *DB) writeOnce(ctx context.Context, guard *Guard, cypher string, params map[string]any) (neo4j.Counters, error) {
	session := db.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx)) // rolls back anything not committed
	tx, err := session.BeginTransaction(ctx, db.txConfig(0))
	if err != nil {
		return nil, err
	}
	if err := guard.check(ctx, tx.Run); err != nil {
		return nil, err
	}
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	db.meet(summary)
	return summary.Counters(), tx.Commit(ctx)
}

// Exec runs one statement in an auto-commit transaction, as CALL {} IN
// TRANSACTIONS and schema commands need. It is retried as Write is, so the
// statement must be safe to run twice, and to run again after it was partly
// done.
func (db *DB) Exec(ctx context.Context, cypher string, params map[string]any) error {
	return db.exec(ctx, nil, cypher, params)
}

func (db *DB) exec(ctx context.Context, guard *Guard, cypher string, params map[string]any) error {
	err := db.retry(ctx, func() error { return db.execOnce(ctx, guard, cypher, params) })
	if err != nil {
		return db.explainWrite(ctx, err)
	}
	return nil
}

func (db *DB) execOnce(ctx context.Context, guard *Guard, cypher string, params map[string]any) error {
	session := db.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	err := guard.check(ctx, func(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultWithContext, error) {
		return session.Run(ctx, cypher, params, db.txConfig(0))
	})
	if err != nil {
		return err
	}
	result, err := session.Run(ctx, cypher, params, db.txConfig(0))
	if err == nil {
		_, err = result.Consume(ctx)
	}
	return err
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
