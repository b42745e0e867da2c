package pages_test

import (
	"context"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/pages"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// limits are those of the tests' explorers.
var limits = queries.Limits{Time: 2 * time.Minute}

// lost is the error of a connection that broke.
type lost struct{}

func (lost) Error() string { return "connection refused" }
func (lost) Lost() bool    { return true }

// database is one that is away, or that never answers.
type database struct{ away bool }

func (d database) fail(ctx context.Context) error {
	if d.away {
		return lost{}
	}
	<-ctx.Done()
	return ctx.Err()
}

func (d database) Read(ctx context.Context, _ string, _ map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, nil, d.fail(ctx)
}

func (d database) Plan(ctx context.Context, _ string, _ map[string]any) (string, []string, error) {
	return "", nil, d.fail(ctx)
}

// A database that is away is 503, one that takes too long 504 with the limit in words;
// what needs none is there.
func TestWithoutAnAnswer(t *testing.T) {
	for _, c := range []struct {
		db     database
		path   string
		status int
		text   string
	}{
		{database{away: true}, "/", 503, "The database cannot be reached."},
		{database{away: true}, "/model/a/b", 503, "The database cannot be reached."},
		{database{away: true}, "/search?q=bert", 503, "The database cannot be reached."},
		{database{away: true}, "/query/adoption/top-models", 503, "The database cannot be reached."},
		{database{away: true}, "/query/adoption/top-models?format=csv", 503, "The database cannot be reached."},
		{database{away: true}, "/recipe/model", 503, "The database cannot be reached."},
		{database{away: true}, "/report", 503, "The database cannot be reached."},
		{database{away: true}, "/queries", 200, "it is not known which snapshot"},
		{database{away: true}, "/recipes", 200, "it is not known which snapshot"},
		{database{}, "/model/a/b", 504, "longer than 50ms"},
		{database{}, "/query/adoption/top-models", 504, "longer than 50ms"},
	} {
		all, err := content.New(content.Options{DB: c.db, Catalog: catalog.Open("", ""), Limits: queries.Limits{Time: 50 * time.Millisecond}})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		w := httptest.NewRecorder()
		pages.Handler(all, pages.Options{Report: func(context.Context, io.Writer) error { return lost{} }}).ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, c.path, nil))
		cancel()
		if w.Code != c.status || !strings.Contains(text(parse(t, w.Body.String())), c.text) {
			t.Errorf("%s: %d, %s, want %d and %q", c.path, w.Code, text(parse(t, w.Body.String())), c.status, c.text)
		}
	}
}
