package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/hubgraph/hubgraph/explorer/api"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// client asks a real server on the sample.
type client struct {
	url     string
	check   *openapi3.T // nil for answers that are not checked
	content *content.Content
}

// serve has an API on a database answer until the test ends.
func serve(t *testing.T, db queries.Database, o api.Options) *client {
	t.Helper()
	c, err := content.New(content.Options{DB: db, Catalog: catalog.Open("", ""), Limits: queries.Limits{Time: time.Minute}, Internal: func(_ context.Context, err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.Handler(c, o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return &client{url: server.URL, content: c}
}

// answer is what came.
type answer struct {
	*http.Response
	body []byte
}

// ask sends a request, which may end early, and checks the answer by the description.
func (c *client) ask(t *testing.T, method, path string, header ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, c.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range header {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	w, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if c.check != nil && method == http.MethodGet {
		c.validate(t, r, w, body)
	}
	return answer{w, body}
}

// validate checks an answer by the description of its path. A path that is not
// described has a problem for an answer.
func (c *client) validate(t *testing.T, r *http.Request, w *http.Response, body []byte) {
	t.Helper()
	path := strings.TrimSuffix(r.URL.Path, "/")
	item := c.check.Paths.Value(path)
	if word, rest, _ := strings.Cut(strings.TrimPrefix(path, "/api/v1/"), "/"); item == nil && rest != "" && isThing("/api/v1/"+word) {
		item = c.check.Paths.Value("/api/v1/" + word + "/{id}")
	}
	if item == nil {
		if w.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s is answered, and not described", path)
		}
		return
	}
	of := &openapi3filter.RequestValidationInput{Request: r, Route: &routers.Route{Spec: c.check, Path: path, PathItem: item, Method: r.Method, Operation: item.Get}}
	err := openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{RequestValidationInput: of, Status: w.StatusCode, Header: w.Header,
		Body: io.NopCloser(bytes.NewReader(body)), Options: &openapi3filter.Options{IncludeResponseStatus: true, ExcludeResponseBody: len(body) == 0 || !strings.Contains(w.Header.Get("Content-Type"), "json") || w.Header.Get("Content-Type") == "application/jsonl"}})
	if err != nil {
		t.Errorf("%s: %.2000v", r.URL, err)
	}
}

// json decodes the answer, which must have a status.
func (a answer) json(t *testing.T, status int) (out map[string]any) {
	t.Helper()
	if a.StatusCode != status {
		t.Fatalf("%s: %s, want %d: %s", a.Request.URL, a.Status, status, a.body)
	}
	if err := json.Unmarshal(a.body, &out); err != nil {
		t.Fatalf("%s: %v: %.300s", a.Request.URL, err, a.body)
	}
	return out
}

func TestOnTheSample(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{})
	c := serve(t, db, api.Options{})
	described(t, c)
	for name, test := range map[string]func(*testing.T, *client){
		"EveryAnswer": everyAnswer, "Pages": pages, "Problems": problems, "Formats": formats, "Negotiation": negotiation, "Tags": tags, "Things": things, "Search": search,
	} {
		t.Run(name, func(t *testing.T) { test(t, c) })
	}
	t.Run("Cut", func(t *testing.T) { cut(t, serve(t, db, api.Options{PageBytes: 600, SendBytes: 600})) })
}

// described reads the description, which must be valid, for the answers after it.
func described(t *testing.T, c *client) {
	t.Helper()
	text := c.ask(t, "GET", "/openapi.json").body
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err == nil {
		err = document.Validate(t.Context(), openapi3.EnableExamplesValidation())
	}
	if err != nil {
		t.Fatal(err)
	}
	c.check = document
}

// everyAnswer asks every path that the description has, and each stored query with the
// arguments of its example, too.
func everyAnswer(t *testing.T, c *client) {
	var d struct{ Paths map[string]any }
	if err := json.Unmarshal(c.ask(t, "GET", "/openapi.json").body, &d); err != nil {
		t.Fatal(err)
	}
	n := 0
	for path := range d.Paths {
		if strings.Contains(path, "{id}") || path == "/api/v1/search" || isThing(path) {
			continue
		}
		n++
		if a := c.ask(t, "GET", path); a.StatusCode != 200 {
			t.Errorf("%s: %s: %s", path, a.Status, a.body)
		}
	}
	if most := len(c.content.Queries().All()) + len(c.content.Recipes().All()); n < most {
		t.Errorf("%d paths, want one for each of %d queries and recipes", n, most)
	}
	for _, q := range c.content.Queries().All() {
		values := url.Values{}
		for _, arg := range q.Example.Args {
			name, value, _ := strings.Cut(arg, "=")
			values.Set(name, value)
		}
		c.ask(t, "GET", "/api/v1/query/"+q.Name+"?"+values.Encode()).json(t, 200)
	}
}

func isThing(path string) bool {
	_, err := content.ParseKind(strings.TrimPrefix(path, "/api/v1/"))
	return err == nil
}

// pages walks through answers page by page: together they are the whole.
func pages(t *testing.T, c *client) {
	for _, name := range []string{"adoption/top-models", "time/per-month"} {
		whole := c.ask(t, "GET", "/api/v1/query/"+name+"?limit=1000").json(t, 200)
		if whole["next"] != nil || whole["cut"] != false {
			t.Fatalf("%s: the whole answer goes on: %v", name, whole["next"])
		}
		var rows []any
		path := "/api/v1/query/" + name + "?limit=7"
		for path != "" {
			a := c.ask(t, "GET", path)
			page := a.json(t, 200)
			rows = append(rows, page["rows"].([]any)...)
			link := a.Header.Get("Link")
			path, _ = page["links"].(map[string]any)["next"].(string)
			if (path == "") != (page["next"] == nil) || link != "" && link != "<"+path+`>; rel="next"` || (link == "") != (path == "") {
				t.Fatalf("%s: next %v, link %q, path %q", name, page["next"], link, path)
			}
		}
		want, _ := json.Marshal(whole["rows"])
		if got, _ := json.Marshal(rows); string(got) != string(want) || len(rows) < 8 {
			t.Errorf("%s: %d rows in pages are not the %d of the whole", name, len(rows), len(whole["rows"].([]any)))
		}
	}
	first := c.ask(t, "GET", "/api/v1/query/adoption/top-models?limit=3").json(t, 200)
	if cypher := first["cypher"].(string); !strings.Contains(cypher, "/*$limit*/ 3") {
		t.Errorf("the first three are by %s", cypher)
	}
	cursor := first["next"].(string)
	for _, path := range []string{
		"adoption/top-models?field=nlp&cursor=" + cursor, "adoption/top-owners?cursor=" + cursor, "adoption/top-models?cursor=", "adoption/top-models?cursor=AAAA",
		"adoption/top-models?cursor=" + cursor[:len(cursor)-1] + "_", "adoption/top-models?cursor=" + cursor + "AA", "adoption/top-models?cursor=%00",
	} {
		p := c.ask(t, "GET", "/api/v1/query/"+path).json(t, 400)
		if p["type"] != "/api/v1/problems#wrong-cursor" {
			t.Errorf("%s: %v", path, p)
		}
	}
}

// problems are of one form, and say what is near.
func problems(t *testing.T, c *client) {
	for _, x := range []struct {
		method, path string
		status       int
		kind, near   string
	}{
		{"GET", "/api/v1/query/adoption/top-modles", 404, "not-found", "adoption/top-models"},
		{"GET", "/api/v1/query/zzzzzzzzzzzz", 404, "not-found", ""},
		{"GET", "/api/v1/query/", 404, "not-found", ""},
		{"GET", "/api/v1/query/adoption/top-models?feild=nlp", 400, "unknown-parameter", "field"},
		{"GET", "/api/v1/query/adoption/top-models?cursr=x", 400, "unknown-parameter", "cursor"},
		{"GET", "/api/v1/query/adoption/top-models?field=nlpp", 400, "wrong-value", "nlp"},
		{"GET", "/api/v1/query/adoption/top-models?limit=0", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?limit=x", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?limit=100001", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?field=nlp&field=cv", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?field=%ff", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?%zz", 400, "wrong-value", ""},
		{"GET", "/api/v1/query/adoption/top-models?format=jsn", 400, "wrong-value", "json"},
		{"GET", "/api/v1/recipe/adoptoin", 404, "not-found", "adoption"},
		{"GET", "/api/v1/recipe/adoption?feild=nlp", 400, "unknown-parameter", "field"},
		{"GET", "/api/v1/serach", 404, "unknown-path", "/api/v1/search"},
		{"GET", "/api/v1/snapshot/more", 404, "unknown-path", ""},
		{"GET", "/api/v1x", 404, "unknown-path", ""},
		{"GET", "/api/v1/search", 400, "missing-parameter", ""},
		{"GET", "/api/v1/search?q=a&kind=xyzxyz", 400, "wrong-value", "account"},
		{"GET", "/api/v1/search?q=a&kind=modle", 400, "wrong-value", "model"},
		{"GET", "/api/v1/search?q=a&limit=101", 400, "wrong-value", ""},
		{"GET", "/api/v1/model", 400, "missing-parameter", ""},
		{"GET", "/api/v1/model/a?id=b", 400, "wrong-value", ""},
		{"GET", "/api/v1/model/no/such", 404, "not-found", ""},
		{"GET", "/api/v1/model?id=" + url.QueryEscape("'}) DETACH DELETE n //"), 404, "not-found", ""},
		{"GET", "/api/v1/snapshot?a=b", 400, "unknown-parameter", ""},
		{"POST", "/api/v1/snapshot", 405, "wrong-method", ""},
		{"DELETE", "/openapi.json", 405, "wrong-method", ""},
		{"OPTIONS", "/api/v1/search", 405, "wrong-method", ""},
	} {
		a := c.ask(t, x.method, x.path)
		p := a.json(t, x.status)
		near, _ := p["nearest"].([]any)
		if p["type"] != "/api/v1/problems#"+x.kind || p["status"] != float64(x.status) || p["detail"] == "" || p["title"] == "" || a.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", x.path, a.body)
		}
		if x.near != "" && (len(near) == 0 || near[0] != x.near) {
			t.Errorf("%s: nearest %v, want %s", x.path, near, x.near)
		}
		if (x.status == 405) != (a.Header.Get("Allow") == "GET, HEAD") {
			t.Errorf("%s %s: allow %q", x.method, x.path, a.Header.Get("Allow"))
		}
	}
	kinds := c.ask(t, "GET", "/api/v1/problems").json(t, 200)["problems"].([]any)
	if len(kinds) < 10 {
		t.Errorf("%d kinds of problems", len(kinds))
	}
}

// negotiation is by Accept, unless the address names a format.
func negotiation(t *testing.T, c *client) {
	const path = "/api/v1/query/adoption/top-models"
	for _, x := range []struct{ path, accept, want string }{
		{path, "", "application/json"},
		{path, "*/*", "application/json"},
		{path, "text/csv", "text/csv; charset=utf-8; header=present"},
		{path, "text/*", "text/csv; charset=utf-8; header=present"},
		{path, "application/x-ndjson", "application/jsonl"},
		{path, "text/html, application/json;q=0.2, text/csv;q=0.9", "text/csv; charset=utf-8; header=present"},
		{path, "application/json;q=0, */*;q=0.1", "text/csv; charset=utf-8; header=present"},
		{path, "application/vnd.apache.parquet", "application/vnd.apache.parquet"},
		{path + "?format=jsonl", "text/csv", "application/jsonl"},
		{path, "text/html", "406"},
		{path, "application/json;q=0", "406"},
		{"/api/v1/snapshot", "text/csv", "406"},
		{"/api/v1/snapshot", "application/*", "application/json"},
	} {
		var header []string
		if x.accept != "" {
			header = append(header, "Accept: "+x.accept)
		}
		a := c.ask(t, "GET", x.path, header...)
		got := a.Header.Get("Content-Type")
		if a.StatusCode == 406 {
			got = "406"
		}
		if got != x.want || a.Header.Get("Vary") != "Accept" {
			t.Errorf("%s, accepting %q: %s, want %s", x.path, x.accept, got, x.want)
		}
	}
}

// tags: an answer that the client has is not sent again.
func tags(t *testing.T, c *client) {
	for _, path := range []string{"/api/v1", "/openapi.json", "/api/v1/queries", "/api/v1/query/adoption/top-models", "/api/v1/search?q=chat"} {
		a := c.ask(t, "GET", path)
		tag := a.Header.Get("ETag")
		if again := c.ask(t, "GET", path).Header.Get("ETag"); tag == "" || again != tag {
			t.Errorf("%s: tags %s and %s", path, tag, again)
		}
		for _, none := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
			if b := c.ask(t, "GET", path, "If-None-Match: "+none); b.StatusCode != 304 || len(b.body) > 0 || b.Header.Get("ETag") != tag {
				t.Errorf("%s, if not %s: %s, %d bytes", path, none, b.Status, len(b.body))
			}
		}
		if b := c.ask(t, "GET", path, `If-None-Match: "x"`); b.StatusCode != 200 || string(b.body) != string(a.body) {
			t.Errorf("%s: %s", path, b.Status)
		}
		head := c.ask(t, "HEAD", path)
		if head.StatusCode != 200 || len(head.body) > 0 || head.Header.Get("ETag") != tag || head.ContentLength != int64(len(a.body)) {
			t.Errorf("HEAD %s: %s, %d bytes, tag %s", path, head.Status, len(head.body), head.Header.Get("ETag"))
		}
	}
	if a := c.ask(t, "GET", "/api/v1/query/adoption/top-models?field=cv").Header.Get("ETag"); a == c.ask(t, "GET", "/api/v1/query/adoption/top-models?field=nlp").Header.Get("ETag") {
		t.Error("one tag for two answers")
	}
}

// things are found by their paths and by their ids.
func things(t *testing.T, c *client) {
	top := c.ask(t, "GET", "/api/v1/query/adoption/top-models?limit=1").json(t, 200)
	row := top["rows"].([]any)[0].(map[string]any)
	id := row["model"].(string)
	for _, path := range []string{"/api/v1/model/" + id, "/api/v1/model/" + url.PathEscape(id), "/api/v1/model?id=" + url.QueryEscape(id), "/api/v1/model/?id=" + url.QueryEscape(id)} {
		a := c.ask(t, "GET", path).json(t, 200)
		facts := a["facts"].(map[string]any)
		fact := facts["rows"].([]any)[0].(map[string]any)
		if a["id"] != id || fact["spaces"] != row["spaces"] || !strings.Contains(facts["cypher"].(string), id) {
			t.Errorf("%s: %v", path, fact)
		}
	}
}

// search goes through pages, and finds what it names.
func search(t *testing.T, c *client) {
	for _, q := range []string{"chat", "a", "", "  ", "meta-llama/Llama-2-7b-hf", "AND", `"`, "\\", "foo:bar -x", "é", strings.Repeat("long ", 500), "\x00"} {
		c.ask(t, "GET", "/api/v1/search?"+url.Values{"q": {q}}.Encode()).json(t, 200)
	}
	whole := c.ask(t, "GET", "/api/v1/search?q=chat&limit=100").json(t, 200)["matches"].([]any)
	var got []any
	for path := "/api/v1/search?q=chat&limit=3"; path != ""; {
		page := c.ask(t, "GET", path).json(t, 200)
		got = append(got, page["matches"].([]any)...)
		if len(got) >= len(whole) {
			break
		}
		path, _ = page["links"].(map[string]any)["next"].(string)
	}
	a, _ := json.Marshal(whole)
	b, _ := json.Marshal(got)
	if len(whole) < 4 || !strings.HasPrefix(string(b), strings.TrimSuffix(string(a), "]")) {
		t.Errorf("%d matches in pages are not the %d of the whole", len(got), len(whole))
	}
	first := whole[0].(map[string]any)["links"].(map[string]any)["self"].(string)
	c.ask(t, "GET", first)
	for _, m := range c.ask(t, "GET", "/api/v1/search?q=chat&kind=model").json(t, 200)["matches"].([]any) {
		if m.(map[string]any)["kind"] != "model" {
			t.Errorf("%v is no model", m)
		}
	}
}
