package dbtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
)

// Operator is an operator of a plan with its children, as Neo4j's HTTP
// interface returns them. (The driver's own Plan.Children repeats one child
// where an operator has two.)
type Operator struct {
	OperatorType string
	Arguments    map[string]any
	DBHits       int64 `json:"dbHits"`
	Children     []Operator
}

// Kind is the name of the operator, such as NodeByLabelScan.
func (o Operator) Kind() string {
	kind, _, _ := strings.Cut(o.OperatorType, "@")
	kind, _, _ = strings.Cut(kind, "(")
	return kind
}

// Details returns what the operator works on.
func (o Operator) Details() string {
	text, _ := o.Arguments["Details"].(string)
	return strings.Join(strings.Fields(text), " ")
}

// All returns the operator and all below it.
func (o Operator) All() []Operator {
	all := []Operator{o}
	for _, c := range o.Children {
		all = append(all, c.All()...)
	}
	return all
}

// TotalHits is how many things of the graph the operator and all below it looked
// at, when the plan was made by PROFILE.
func (o Operator) TotalHits() (hits int64) {
	for _, x := range o.All() {
		hits += x.DBHits
	}
	return hits
}

// WalksPaths says whether the operator follows relationships of a type for any
// number of steps and looks at each path, of which there may be more than anybody
// can wait for, rather than once at each node.
func (o Operator) WalksPaths(relationship string) bool {
	if !strings.Contains(o.Details(), relationship) {
		return false
	}
	switch o.Kind() {
	case "VarLengthExpand":
		return !strings.Contains(o.OperatorType, "Pruning")
	case "StatefulShortestPath", "Repeat", "ShortestPath":
		return true
	}
	return false
}

// Replan makes plans depend on nothing but the statements and the data. Neo4j
// samples its indexes some time after they change and caches plans, so without
// it a plan depends on when it is requested.
func Replan(t testing.TB, db *graphdb.DB) {
	t.Helper()
	if err := db.Exec(t.Context(), "CALL db.prepareForReplanning(300)", nil); err != nil {
		t.Fatal(err)
	}
}

// Plan asks the shared server for the plan of a statement, and for its
// notifications as "CATEGORY: text". mode is EXPLAIN or PROFILE, which also
// runs the statement. See Replan.
func Plan(t testing.TB, mode, cypher string, params map[string]any) (root Operator, remarks []string) {
	t.Helper()
	info := Server(t)
	if info.HTTPURL == "" {
		t.Skip("the HTTP port of the given Neo4j is not known")
	}
	body, err := json.Marshal(map[string]any{"statement": mode + " " + cypher, "parameters": params})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 5*time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, info.HTTPURL+"/db/neo4j/query/v2", bytes.NewReader(body))
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
		QueryPlan, ProfiledQueryPlan *Operator
		Notifications                []struct{ Category, Description string }
		Errors                       []struct{ Message string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	for _, n := range answer.Notifications {
		remarks = append(remarks, n.Category+": "+n.Description)
	}
	switch {
	case len(answer.Errors) > 0:
		t.Fatalf("no plan of %s: %s", cypher, answer.Errors[0].Message)
	case answer.ProfiledQueryPlan != nil:
		return *answer.ProfiledQueryPlan, remarks
	case answer.QueryPlan == nil:
		t.Fatalf("the server gives no plan of %s", cypher)
	}
	return *answer.QueryPlan, remarks
}
