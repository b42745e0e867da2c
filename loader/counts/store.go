package counts

import (
	"context"
	"embed"
	"iter"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }

// Reader is the reading part of a Store.
type Reader interface {
	// Read streams the rows of a reading statement. The rows must be ranged
	// over exactly once.
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
}

// Store is the graph database that holds the counts; graphdb.DB is one. It must
// be safe for concurrent use.
type Store interface {
	Reader
	// Write runs a statement in a transaction and may run it again after a transient error.
	Write(ctx context.Context, cypher string, params map[string]any) error
}

// State says what a database knows of its counts.
type State uint8

// The states of counts.
const (
	Missing  State = iota // there are none, or those of another version of hubgraph
	Stale                 // a load runs or was interrupted
	Complete              // they are what the commits say
)

// StateOf reads the state of the counts.
func StateOf(ctx context.Context, db Reader) (State, error) {
	rows, err := cypher.Rows(ctx, db, statement("state/read"), nil)
	if err != nil || len(rows) == 0 {
		return Missing, err
	}
	switch v, _ := rows[0][0].(int64); {
	case v != hub.CountsVersion:
		return Missing, nil
	case rows[0][1] == true:
		return Complete, nil
	}
	return Stale, nil
}

// StateColumns are the properties of the node (:Counts).
func StateColumns() []Column {
	return []Column{{"id", "string"}, {"version", "long"}, {"complete", "boolean"}}
}

// Begun are these properties of counts that are not complete yet.
func Begun() map[string]any {
	return map[string]any{"id": "counts", "version": int64(hub.CountsVersion), "complete": false}
}

// Begin marks the counts as stale.
func Begin(ctx context.Context, store Store) error {
	return store.Write(ctx, statement("state/begin"), map[string]any{"version": hub.CountsVersion})
}

// End marks the counts as complete.
func End(ctx context.Context, store Store) error {
	return store.Write(ctx, statement("state/end"), map[string]any{"version": hub.CountsVersion})
}

// peopleRows are the merges and bots in the graph, in order: a pair for each
// merge, a name for each bot.
func peopleRows(ctx context.Context, store Reader) (all []any, err error) {
	for _, name := range []string{"read/aliases", "read/bots"} {
		rows, err := cypher.Rows(ctx, store, statement(name), nil)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			all = append(all, slices.Clone(row))
		}
	}
	return all, nil
}

func peopleOf(rows []any) *hub.People {
	people := hub.NewPeople()
	for _, v := range rows {
		row := list(v)
		if len(row) == 2 {
			people.Merge(hub.Identity{Alias: text(row[0]), Canonical: text(row[1])})
		} else {
			people.AddBot(text(row[0]))
		}
	}
	return people
}

// readRules reads the classes of the licences in the graph.
func readRules(ctx context.Context, store Reader) (hub.Rules, error) {
	rows, err := cypher.Rows(ctx, store, statement("read/licenses"), nil)
	if err != nil {
		return hub.Rules{}, err
	}
	classes := map[string]string{}
	for _, row := range rows {
		classes[text(row[0])] = text(row[1])
	}
	licenses, err := hub.NewLicenseRules("", classes)
	return hub.Rules{Licenses: licenses}, err
}
