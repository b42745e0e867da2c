package hubapi_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/hubgraph/hubgraph/sources/hubapi"
)

func TestGet(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/api/models" {
			w.Header().Set("X-Error-Code", "RepoNotFound")
			http.Error(w, `{"error":"gone"}`, http.StatusNotFound)
			return
		}
		w.Header().Set("Link", `<http://`+r.Host+`/api/models?cursor=a,b>; rel="next"`)
		w.Write([]byte(`[{"id":"a/b"}]`))
	}))
	defer s.Close()
	c, err := hubapi.New(hubapi.Options{Endpoint: s.URL + "//"})
	if err != nil {
		t.Fatal(err)
	}
	a, err := c.Get(t.Context(), hubapi.Listing{}.Path())
	if err != nil || string(a.Body) != `[{"id":"a/b"}]` || a.URL != s.URL+"/api/models?limit=1000" || a.Requests != 1 || a.Bytes != 14 {
		t.Fatalf("%+v, %v", a, err)
	}
	if next, err := a.Next(); err != nil || next != s.URL+"/api/models?cursor=a,b" {
		t.Errorf("next is %q, %v", next, err)
	}
	var status *hubapi.StatusError
	if a, err = c.Get(t.Context(), "/api/models/a/b"); !errors.As(err, &status) || !status.NotFound() || status.Message != "gone" || a.Status != 404 {
		t.Errorf("%+v, %v", a, err)
	}
}
