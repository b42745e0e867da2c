package queries_test

import (
	"context"
	"fmt"
	"iter"
	"os"

	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func ExampleGuard() {
	s, err := queries.Guard("MATCH (m:Model) WHERE m.likes > $least RETURN m.id LIMIT /*$limit*/ 20")
	fmt.Println(s.Parameters(), err)

	_, err = queries.Guard("MATCH (m:Model) SET m.likes = 0")
	fmt.Println(err)
	// Output:
	// [least limit] <nil>
	// refused: SET at line 1, column 17: it changes properties or labels, and hubgraph only reads here
}

// oneRow stands for a database; a *graphdb.DB is one too.
type oneRow struct{}

func (oneRow) Plan(context.Context, string, map[string]any) (kind string, columns []string, err error) {
	return "r", []string{"model", "spaces"}, nil
}

func (oneRow) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return []string{"model", "spaces"}, func(yield func([]any, error) bool) { yield([]any{"gust-lab/tide-base", int64(3)}, nil) }, nil
}

func ExampleRun() {
	q, err := queries.Bundled().Find("adoption/top-models")
	if err != nil {
		fmt.Println(err)
		return
	}
	params, err := q.Bind([]string{"limit=1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := rows.New("csv", os.Stdout, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = queries.Run(context.Background(), oneRow{}, q.Statement, params, queries.Limits{Rows: 1000}, out)
	fmt.Println(err)
	// Output:
	// model,spaces
	// gust-lab/tide-base,3
	// <nil>
}
