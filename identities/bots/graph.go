package bots

import (
	"context"
	"embed"
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// FromGraph is the hub in a graph with one snapshot.
func FromGraph(db analytics.Reader) Source { return &graph{db} }

type graph struct{ db analytics.Reader }

//go:embed cypher/*.cypher
var cypherFiles embed.FS

// atOnce is how many activities the graph is asked for at once, if one name has not more.
const atOnce = 100_000

func (g *graph) tally(ctx context.Context, owners []string) ([]tallied, *hub.People, error) {
	people, err := analytics.PeopleFromGraph(ctx, g.db)
	if err != nil {
		return nil, nil, err
	}
	var all []tallied
	at := map[string]int{}
	err = g.read(ctx, "tally", nil, func(row []any) bool {
		name, isName := row[0].(string)
		n, isNumber := row[1].(int64)
		if n > 0 {
			at[name] = len(all)
			all = append(all, tallied{name: name, activities: int(n)})
		}
		return isName && isNumber
	})
	if err != nil {
		return nil, nil, err
	}
	err = g.read(ctx, "owners", map[string]any{"owners": owners}, func(row []any) bool {
		owner, isOwner := row[0].(string)
		name, isName := row[1].(string)
		n, isNumber := row[2].(int64)
		if i, ok := at[name]; ok && int(n) == all[i].activities {
			all[i].owner = owner
		}
		return isOwner && isName && isNumber
	})
	return byName(all), people, err
}

func (g *graph) activities(ctx context.Context, of []tallied, each func(int, []activity)) error {
	for from := 0; from < len(of); {
		to, sum := from+1, of[from].activities
		for to < len(of) && sum+of[to].activities <= atOnce {
			sum += of[to].activities
			to++
		}
		if err := g.some(ctx, of[from:to], func(i int, all []activity) { each(from+i, all) }); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// some reads the activities of a few names.
func (g *graph) some(ctx context.Context, of []tallied, each func(int, []activity)) error {
	all, number, asked := make([][]activity, len(of)), map[string]int{}, make([]any, len(of))
	for i, t := range of {
		number[t.name], asked[i] = i, t.name
	}
	err := g.read(ctx, "activities", map[string]any{"names": asked}, func(row []any) bool {
		name, _ := row[0].(string)
		i, ok := number[name]
		kind, isKind := row[1].(string)
		id, isID := row[2].(string)
		if !ok || !isKind || !isID {
			return false
		}
		a := activity{at: analytics.NoDate, repository: repositoryOf(kind, id)}
		if at, ok := row[3].(int64); ok {
			a.at = at
		}
		if sha, ok := row[4].(string); ok {
			a.sha = shaOf(sha)
		} else {
			a.discussion = true
		}
		a.title, _ = row[5].(string)
		a.pull, _ = row[6].(bool)
		all[i] = append(all[i], a)
		return true
	})
	if err != nil {
		return err
	}
	for i := range all {
		each(i, all[i])
	}
	return nil
}

// read runs a stored statement; row takes each row, and returns false for one that is
// not as the statement says.
func (g *graph) read(ctx context.Context, name string, params map[string]any, row func([]any) bool) error {
	_, rows, err := g.db.Read(ctx, cypher.Statement(cypherFiles, name), params)
	if err != nil {
		return fmt.Errorf("read %s of accounts: %w", name, err)
	}
	for values, err := range rows {
		if err != nil {
			return fmt.Errorf("read %s of accounts: %w", name, err)
		}
		if !row(values) {
			return fmt.Errorf("read %s of accounts: found %v", name, values)
		}
	}
	return nil
}
