package content_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

func onSample(t *testing.T) *content.Content {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{})
	c, err := content.New(content.Options{DB: db, Catalog: catalog.Open("", ""), Limits: queries.Limits{Time: time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAnswers(t *testing.T) {
	c := onSample(t)
	ctx := context.Background()

	// Statements of pages are planned by the server and only read.
	if err := content.Statements().Check(ctx, c.DB()); err != nil {
		t.Error(err)
	}

	top, err := c.Query(ctx, "adoption/top-models", []string{"limit=2"})
	if err != nil {
		t.Fatal(err)
	}
	if len(top.Rows) != 2 || !strings.Contains(top.Cypher, "/*$limit*/ 2") {
		t.Errorf("%d rows of %s, want 2 and the limit in it", len(top.Rows), top.Cypher)
	}
	id := top.Rows[0][0].(string)
	e, err := c.Entity(ctx, find.Model, id)
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Facts.Value("spaces"); got != top.Value("spaces") {
		t.Errorf("%s is used by %v spaces on its page, %v by the stored query", id, got, top.Value("spaces"))
	}

	for _, name := range []string{id[1:], "no/such-thing-at-all"} {
		_, err = c.Entity(ctx, find.Model, name)
		if !errors.As(err, new(*hub.NotFoundError)) {
			t.Errorf("page of %q: %v", name, err)
		}
	}
	if _, err = c.Entity(ctx, find.Model, id[1:]); !strings.Contains(err.Error(), id) {
		t.Errorf("%v does not name %s", err, id)
	}
}

func TestPath(t *testing.T) {
	for id, want := range map[string]string{
		"mervy/chat-7b": "/model/mervy/chat-7b",
		"gpt2":          "/model/gpt2",
		"a/b?c#d%e":     "/model/a/b%3Fc%23d%25e",
		"../x":          "/model/?id=..%2Fx",
		"a//b":          "/model/?id=a%2F%2Fb",
		"":              "/model/?id=",
	} {
		if got := content.Path(find.Model, id); got != want {
			t.Errorf("path of %q is %s, want %s", id, got, want)
		}
	}
}

func TestParseKind(t *testing.T) {
	for _, kind := range find.Kinds {
		for _, word := range []string{content.Word(kind), string(kind)} {
			if got, err := content.ParseKind(word); got != kind || err != nil {
				t.Errorf("%s is %q, %v", word, got, err)
			}
		}
	}
	if got := content.Path(find.Licence, "mit"); got != "/license/mit" {
		t.Errorf("path of a licence is %s", got)
	}
	if _, err := content.ParseKind("modle"); content.Status(err) != 404 {
		t.Errorf("an unknown kind: %v", err)
	}
}

func TestStatus(t *testing.T) {
	for want, err := range map[int]error{
		404: hub.NotFoundf("no model"),
		400: hub.Usagef("limit: a word"),
		504: &queries.TimeLimitError{},
		500: errors.New("a fault"),
	} {
		if got := content.Status(err); got != want {
			t.Errorf("%v: %d, want %d", err, got, want)
		}
	}
}
