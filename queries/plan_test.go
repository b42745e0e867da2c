package queries_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/queries"
)

// suspects are the operators of a plan that need a reason: they read all nodes
// or relationships of a kind where an index might serve, or pair everything
// with everything.
var suspects = []string{
	"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "SubtractionNodeByLabelsScan", "IntersectionNodeByLabelsScan",
	"DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan",
	"DirectedUnionRelationshipTypesScan", "UndirectedUnionRelationshipTypesScan", "NodeIndexScan", "CartesianProduct",
}

// planOf asks for the plan of a query with its defaults.
func planOf(t testing.TB, q *queries.Query) dbtest.Operator {
	t.Helper()
	params, err := q.Bind(nil)
	if err != nil {
		t.Fatal(err)
	}
	root, _ := dbtest.Plan(t, "EXPLAIN", q.Statement.Cypher(), params)
	return root
}

// operators returns the suspect operators of a query's plan, each once, as
// "NodeByLabelScan m:Model", sorted.
func operators(root dbtest.Operator) []string {
	var found []string
	for _, o := range root.All() {
		if slices.Contains(suspects, o.Kind()) {
			found = append(found, strings.TrimSpace(o.Kind()+" "+o.Details()))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// allowed reads testdata/plans.txt: for a query the suspect operators that its
// plan has on the sample.
func allowed(t testing.TB) map[string][]string {
	t.Helper()
	f, err := os.Open("testdata/plans.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sample := map[string][]string{}
	name := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		operator, reason, ok := strings.Cut(strings.TrimSpace(line), " -- ")
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			name = line
			sample[name] = []string{}
		case !ok || reason == "" || name == "":
			t.Fatalf("testdata/plans.txt: %q: want an operator, \" -- \" and a reason", line)
		default:
			sample[name] = append(sample[name], operator)
		}
	}
	return sample
}

// checkOperators holds the plans of all bundled queries, on the database as it
// is, to the list of what they may do. What the list allows and a plan no
// longer does is a fault too.
func checkOperators(t *testing.T, db *graphdb.DB) {
	dbtest.Replan(t, db)
	list := allowed(t)
	for _, q := range queries.Bundled().All() {
		got := operators(planOf(t, q))
		want, ok := list[q.Name]
		slices.Sort(want)
		if !ok || !slices.Equal(got, want) {
			t.Errorf("%s: the plan has\n  %s\ntestdata/plans.txt allows\n  %s", q.Name, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
		delete(list, q.Name)
	}
	if len(list) > 0 {
		t.Errorf("testdata/plans.txt has queries that are not there: %v", fmt.Sprint(list))
	}
}
