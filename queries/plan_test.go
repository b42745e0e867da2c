package queries_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/graphdb/dbtest"
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

// planned is a plan as Neo4j's HTTP interface gives it. (The driver's own
// Plan.Children repeats one child where an operator has two.)
type planned struct {
	OperatorType string
	Arguments    map[string]any
	DBHits       int64 `json:"dbHits"`
	Children     []planned
}

// details is what the operator works on.
func (p planned) details() string {
	text, _ := p.Arguments["Details"].(string)
	return strings.Join(strings.Fields(text), " ")
}

// hits are the accesses to the store of the operator and all below it.
func (p planned) hits() int64 {
	n := p.DBHits
	for _, c := range p.Children {
		n += c.hits()
	}
	return n
}

// planOver asks for the plan of a query with its defaults; mode is EXPLAIN or
// PROFILE, which also runs it.
func planOver(t testing.TB, info dbserver.Info, mode string, q *queries.Query) planned {
	t.Helper()
	if info.HTTPURL == "" {
		t.Skip("the HTTP port of the given Neo4j is not known")
	}
	params, err := q.Bind(nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"statement": mode + " " + q.Cypher, "parameters": params})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, info.HTTPURL+"/db/neo4j/query/v2", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.SetBasicAuth(info.Username, info.Password)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		QueryPlan, ProfiledQueryPlan *planned
		Errors                       []struct{ Message string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	switch {
	case len(answer.Errors) > 0:
		t.Fatalf("%s: %s", q.Name, answer.Errors[0].Message)
	case answer.ProfiledQueryPlan != nil:
		return *answer.ProfiledQueryPlan
	case answer.QueryPlan == nil:
		t.Fatalf("%s: the server gives no plan", q.Name)
	}
	return *answer.QueryPlan
}

// operators returns the suspect operators of a query's plan, each once, as
// "NodeByLabelScan m:Model", sorted.
func operators(p planned) []string {
	var found []string
	if kind, _, _ := strings.Cut(p.OperatorType, "@"); slices.Contains(suspects, kind) {
		found = append(found, strings.TrimSpace(kind+" "+p.details()))
	}
	for _, c := range p.Children {
		found = append(found, operators(c)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// allowed reads testdata/plans.txt: for a query the suspect operators that its
// plan has on the sample, and those that it may have on a larger hub instead.
func allowed(t testing.TB) (sample, larger map[string][]string) {
	t.Helper()
	f, err := os.Open("testdata/plans.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sample, larger = map[string][]string{}, map[string][]string{}
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
			if rest, ok := strings.CutPrefix(operator, "larger: "); ok {
				larger[name] = append(larger[name], rest)
			} else {
				sample[name] = append(sample[name], operator)
			}
		}
	}
	return sample, larger
}

// checkOperators holds the plans of all bundled queries, on the database as it
// is, to the list of what they may do. What the list allows and a plan no
// longer does is a fault too.
func checkOperators(t *testing.T) {
	info := dbtest.Server(t)
	list, _ := allowed(t)
	for _, q := range queries.Bundled().All() {
		got := operators(planOver(t, info, "EXPLAIN", q))
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
