package neighbourhood

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

func onSample(t *testing.T) (*content.Content, http.Handler) {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{})
	c, err := content.New(content.Options{DB: db, Catalog: catalog.Open("", ""), Limits: queries.Limits{Time: time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	return c, Handler(c, Options{Browser: "http://localhost:7474/browser/"})
}

func get(h http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
	return w
}
