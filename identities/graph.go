package identities

import (
	"context"
	"embed"
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// FromGraph is the hub in a graph with one snapshot.
func FromGraph(db analytics.Reader) Source { return &graph{db} }

type graph struct{ db analytics.Reader }

//go:embed cypher/*.cypher
var cypherFiles embed.FS

// namesAtOnce is how many names the graph is asked for at once.
const namesAtOnce = 500

func (g *graph) corpus(ctx context.Context) (*analytics.Corpus, error) {
	return analytics.FromGraph(ctx, g.db, analytics.Options{Raw: true})
}

func (g *graph) details(ctx context.Context, names []string) (*details, error) {
	d := &details{accounts: map[string]bool{}, activity: make([]activity, len(names))}
	var err error
	if d.people, err = analytics.PeopleFromGraph(ctx, g.db); err != nil {
		return nil, err
	}
	at := 0
	for part := range slices.Chunk(names, namesAtOnce) {
		if err := g.read(ctx, part, d.activity[at:at+len(part)]); err != nil {
			return nil, err
		}
		if err := g.onRecord(ctx, part, d.accounts); err != nil {
			return nil, err
		}
		at += len(part)
	}
	return d, nil
}

// read fills in the activity of names.
func (g *graph) read(ctx context.Context, names []string, to []activity) error {
	rows, err := cypher.Rows(ctx, g.db, cypher.Statement(cypherFiles, "activity"), map[string]any{"names": names})
	if err != nil {
		return fmt.Errorf("read activity: %w", err)
	}
	for _, row := range rows {
		name, _ := row[0].(string)
		i, ok := slices.BinarySearch(names, name)
		times, isList := row[1].([]any)
		if !ok || !isList {
			return fmt.Errorf("read activity: found %v, %v", row[0], row[1])
		}
		for _, at := range times {
			at, ok := at.(int64)
			if !ok {
				return fmt.Errorf("read activity of %q: found a %T for a time", name, at)
			}
			to[i].add(at)
		}
		to[i].end()
	}
	return nil
}

// onRecord adds those of names that accounts.jsonl has.
func (g *graph) onRecord(ctx context.Context, names []string, to map[string]bool) error {
	rows, err := cypher.Rows(ctx, g.db, cypher.Statement(cypherFiles, "on_record"), map[string]any{"names": names})
	if err != nil {
		return fmt.Errorf("read accounts: %w", err)
	}
	for _, row := range rows {
		name, ok := row[0].(string)
		if !ok {
			return fmt.Errorf("read accounts: found %v", row[0])
		}
		to[name] = true
	}
	return nil
}
