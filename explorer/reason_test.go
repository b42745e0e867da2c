package explorer_test

import (
	"context"
	"iter"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/explorer"
)

// failing is a database that answers nothing, and repeats what it was asked for.
type failing struct{}

func (failing) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, nil, faulty{}
}

func (failing) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return "", nil, faulty{}
}

// faulty is the error of a server, with a value in its message.
type faulty struct{}

func (faulty) Error() string  { return "cannot compare \"queequeg\"" }
func (faulty) Reason() string { return "Neo.ClientError.Statement.TypeError" }

// What is answered by a 500 leaves its reason in the log, whichever part answers, under
// the id of the request, and without the values that were asked for.
func TestReasonInLog(t *testing.T) {
	const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find","arguments":{"text":"queequeg"}}}`
	for _, c := range []struct{ method, path, body string }{
		{"GET", "/model/a/queequeg", ""},
		{"GET", "/query/time/per-month?owner=queequeg", ""},
		{"GET", "/query/adoption/top-models?format=csv", ""},
		{"GET", "/neighbourhood/model/a/queequeg", ""},
		{"GET", "/api/v1/model/a/queequeg", ""},
		{"GET", "/api/v1/query/adoption/top-models?format=csv", ""},
		{"POST", "/mcp", call},
	} {
		h, log := open(t, explorer.Options{DB: failing{}})
		w := ask(h, c.method, c.path, c.body, "Accept", "application/json, text/event-stream, text/html, text/csv", "Content-Type", "application/json")
		said := log.text()
		if c.method == "GET" && w.Code != 500 {
			t.Errorf("%s: %d", c.path, w.Code)
		}
		if !strings.Contains(said, "reason=Neo.ClientError.Statement.TypeError") || strings.Contains(said, "queequeg") ||
			!strings.Contains(said, `msg="no answer" id=`+w.Header().Get("X-Request-Id")) {
			t.Errorf("%s: log %s", c.path, said)
		}
	}
}
