package browser_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/browser"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

func TestAllows(t *testing.T) {
	for _, c := range []struct {
		value, host string
		want        bool
	}{
		{"", "localhost", true}, // Neo4j's own value
		{"", "127.0.0.1", false},
		{"*", "neo4j.example", true},
		{"guides.neo4j.com, localhost", "localhost", true},
		{"http://localhost/", "localhost", true},
		{"https://localhost", "localhost", false}, // guides are served without TLS
		{"guides.neo4j.com", "localhost", false},
		{"localhost.example", "localhost", false},
	} {
		if got := browser.Allows(c.value, c.host); got != c.want {
			t.Errorf("Allows(%q, %q) is %v", c.value, c.host, got)
		}
	}
}

func TestConfLine(t *testing.T) {
	const name = "browser.remote_content_hostname_whitelist="
	for value, want := range map[string]string{
		"":                             name + "guides.neo4j.com,localhost,127.0.0.1",
		"guides.neo4j.com":             name + "guides.neo4j.com,localhost,127.0.0.1",
		"a.example, 127.0.0.1,b.test,": name + "a.example,127.0.0.1,b.test,localhost",
	} {
		if got := browser.ConfLine(value); got != want {
			t.Errorf("ConfLine(%q) is %q, want %q", value, got, want)
		}
	}
}

// rules reads a style: selector, then property and value.
func rules(t *testing.T, style string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)(\S+) \{\n(.*?)\n\}\n`).FindAllStringSubmatch(style, -1) {
		if out[m[1]] != nil {
			t.Errorf("two rules for %s", m[1])
		}
		out[m[1]] = map[string]string{}
		for line := range strings.SplitSeq(m[2], "\n") {
			name, value, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), ";"), ": ")
			if !ok {
				t.Errorf("%s has the line %q", m[1], line)
			}
			out[m[1]][name] = value
		}
	}
	return out
}

// The style knows every label and type that docs/schema.md names.
func TestStyleKnowsTheSchema(t *testing.T) {
	style := rules(t, string(browser.Style()))
	schema, err := os.ReadFile("../../docs/schema.md")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, m := range regexp.MustCompile(`:([A-Z][a-z]+)\b`).FindAllStringSubmatch(string(schema), -1) {
		want["node."+m[1]] = true
	}
	for _, m := range regexp.MustCompile(`\[[a-z]*:([A-Z_]+)[\]*]`).FindAllStringSubmatch(string(schema), -1) {
		want["relationship."+m[1]] = true
	}
	if len(want) < 12+13 {
		t.Fatalf("the schema names only %v", want)
	}
	for selector := range want {
		if style[selector] == nil {
			t.Errorf("no style for %s", selector)
		}
	}
}

// luminance is that of WCAG 2.1.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 24)
	if err != nil || len(color) != 7 {
		t.Fatalf("color %q", color)
	}
	var l float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

// Captions stand out from their nodes by the ratio that WCAG asks of text.
func TestStyleIsReadable(t *testing.T) {
	colors := map[string]string{}
	for selector, rule := range rules(t, string(browser.Style())) {
		if !strings.HasPrefix(selector, "node.") {
			continue
		}
		a, b := luminance(t, rule["color"]), luminance(t, rule["text-color-internal"])
		if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
			t.Errorf("%s: contrast %.2f of text to color", selector, ratio)
		}
		if other := colors[rule["color"]]; other != "" {
			t.Errorf("%s and %s have one color", selector, other)
		}
		colors[rule["color"]] = selector
		if !regexp.MustCompile(`^'\{[a-z]+\}'$`).MatchString(rule["caption"]) {
			t.Errorf("%s has the caption %s", selector, rule["caption"])
		}
	}
}

func unzip(t *testing.T, data []byte) (names []string, texts map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		texts[f.Name] = string(text)
	}
	return names, texts
}

func TestFavourites(t *testing.T) {
	stored, err := queries.Load(fstest.MapFS{"tide/pools.cypher": {Data: []byte(
		"// name: tide/pools\n// question: Which pools are there?\n// note: few\n// param: limit int = 2 min 0 -- how many\n// returns: pool string\n\n" +
			"// the first\nMATCH (p:Model) // any\nRETURN p.id AS pool\nLIMIT /*$limit*/ 2\n")}})
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := browser.Favourites(b, stored); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("twice is not the same")
	}
	_, texts := unzip(t, first.Bytes())
	want := "// Which pools are there?\n// hubgraph query run tide/pools\n// note: few\n// limit int = 2 min 0 -- how many\nMATCH (p:Model) // any\nRETURN p.id AS pool\nLIMIT /*$limit*/ 2\n"
	if got := texts["tide/pools.cypher"]; got != want || len(texts) != 1 {
		t.Errorf("got %q\nwant %q", texts, want)
	}
}

func TestFavouritesHaveEveryQuery(t *testing.T) {
	var b bytes.Buffer
	if err := browser.Favourites(&b, queries.Bundled()); err != nil {
		t.Fatal(err)
	}
	names, texts := unzip(t, b.Bytes())
	all := queries.Bundled().All()
	if len(names) != len(all) || len(all) < 40 {
		t.Fatalf("%d favourites of %d queries", len(names), len(all))
	}
	for i, q := range all {
		title, rest, _ := strings.Cut(texts[names[i]], "\n")
		if names[i] != q.Name+".cypher" || title != "// "+q.Question {
			t.Errorf("%s: %s is titled %q", q.Name, names[i], title)
		}
		if !strings.HasSuffix(q.Text, statementOf(rest)) {
			t.Errorf("%s: the statement is not that of the file", q.Name)
		}
	}
}

// statementOf is what follows the comments at the top.
func statementOf(text string) string {
	for strings.HasPrefix(text, "//") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}

func handler(t *testing.T, origins ...string) http.Handler {
	t.Helper()
	h, err := browser.Handler(browser.Options{Queries: queries.Bundled(), Recipes: recipe.Bundled(), Origins: origins})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// ask sends a request; headers are name, value and so on.
func ask(h http.Handler, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "localhost:8484"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHandlerAnswers(t *testing.T) {
	h := handler(t)
	for _, c := range []struct {
		method, path string
		status       int
		kind, part   string
	}{
		{"GET", "/", 302, "", ""},
		{"GET", "/guides", 307, "", ""},
		{"GET", "/guides/", 200, "text/html; charset=utf-8", `play-topic="http://localhost:8484/guides/adoption"`},
		{"GET", "/guides/", 200, "text/html; charset=utf-8", `data-exec="style http://localhost:8484/style.grass"`},
		{"GET", "/guides/adoption", 200, "text/html; charset=utf-8", `class="pre-scrollable code runnable"`},
		{"GET", "/guides/adoption.html", 200, "text/html; charset=utf-8", "<slide"},
		{"GET", "/guides/adoption?field=nlp&limit=7", 200, "text/html; charset=utf-8", "LIMIT /*$limit*/ 7<"},
		{"GET", "/guides/adoption?field=zzz", 400, "text/plain; charset=utf-8", "zzz"},
		{"GET", "/guides/adoption?fiel=nlp", 400, "text/plain; charset=utf-8", "fiel"},
		{"GET", "/guides/adoptio", 404, "text/plain; charset=utf-8", "did you mean adoption"},
		{"GET", "/guides/../go.mod", 307, "", ""},
		{"GET", "/guides/..%2f..%2fgo.mod", 404, "text/plain; charset=utf-8", "go.mod"},
		{"GET", "/go.mod", 404, "text/plain; charset=utf-8", ""},
		{"GET", "/style.grass", 200, "text/plain; charset=utf-8", "node.Model {"},
		{"GET", "/favourites.zip", 200, "application/zip", "PK"},
		{"HEAD", "/guides/", 200, "text/html; charset=utf-8", ""},
		{"POST", "/guides/", 405, "text/plain; charset=utf-8", ""},
		{"PUT", "/style.grass", 405, "text/plain; charset=utf-8", ""},
		{"DELETE", "/guides/adoption", 405, "text/plain; charset=utf-8", ""},
	} {
		r := ask(h, c.method, c.path)
		text := body(t, r)
		if r.StatusCode != c.status || c.kind != "" && r.Header.Get("Content-Type") != c.kind || !strings.Contains(text, c.part) {
			t.Errorf("%s %s: %d %s, want %d %s with %q: %.3000s", c.method, c.path, r.StatusCode, r.Header.Get("Content-Type"), c.status, c.kind, c.part, text)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s %s: headers %v", c.method, c.path, r.Header)
		}
	}
}

// TestPagesForPeople: what a web browser opens is a page to read, with links and
// without script, and Neo4j Browser gets the guide.
func TestPagesForPeople(t *testing.T) {
	h := handler(t)
	open := []string{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Mode", "navigate"}
	index := body(t, ask(h, "GET", "/guides/", open...))
	for _, part := range []string{`<style>`, `<a href="/guides/adoption">`, `:play http://localhost:8484/guides/<`, `href="/favourites.zip"`} {
		if !strings.Contains(index, part) {
			t.Errorf("the list has no %s: %s", part, index)
		}
	}
	for _, r := range recipe.Bundled().All() {
		if page := body(t, ask(h, "GET", "/guides/"+r.Name, open...)); !strings.Contains(page, "<style>") || !strings.Contains(page, "<pre") || !strings.Contains(page, `<a href="/guides/">`) ||
			strings.Contains(page, "<slide") || strings.Contains(page, "{{") || strings.Contains(page, "<script") {
			t.Errorf("%s is no page to read: %s", r.Name, page)
		}
	}
	if page := body(t, ask(h, "GET", "/guides/adoption?field=nlp&limit=7", open...)); !strings.Contains(page, "LIMIT /*$limit*/ 7<") || !strings.Contains(page, ":play http://localhost:8484/guides/adoption?field=nlp&amp;limit=7<") {
		t.Errorf("parameters: %s", page)
	}
	for _, script := range [][]string{{"Accept", "*/*"}, {"Accept", "text/html", "Sec-Fetch-Mode", "cors"}, nil} {
		r := ask(h, "GET", "/guides/adoption", script...)
		if !strings.Contains(body(t, r), "<slide") || r.Header.Get("Vary") == "" {
			t.Errorf("%q does not get the guide, or %v does not say what it hangs on", script, r.Header)
		}
	}
}

// A page of another site must neither read the answers nor come in by a name
// of its own that leads to this machine.
func TestHandlerKeepsOthersOut(t *testing.T) {
	h := handler(t, "https://Neo4j.example:7473/browser/")
	for origin, want := range map[string]string{
		"":                               "",
		"null":                           "",
		"http://localhost:7474":          "http://localhost:7474",
		"http://127.0.0.1:17474":         "http://127.0.0.1:17474",
		"http://[::1]:7474":              "http://[::1]:7474",
		"https://neo4j.example:7473":     "https://neo4j.example:7473",
		"https://neo4j.example":          "",
		"http://neo4j.example:7473":      "",
		"https://evil.example":           "",
		"http://localhost.evil.example":  "",
		"http://localhost@evil.example":  "",
		"http://127.0.0.1.evil.example/": "",
		"file://localhost":               "",
	} {
		for _, method := range []string{"GET", "OPTIONS"} {
			r := ask(h, method, "/guides/", "Origin", origin, "Access-Control-Request-Private-Network", "true")
			if got := r.Header.Get("Access-Control-Allow-Origin"); got != want {
				t.Errorf("%s from %q allows %q, want %q", method, origin, got, want)
			}
			if got := r.Header.Get("Access-Control-Allow-Private-Network"); got != "" && (want == "" || method == "GET") {
				t.Errorf("%s from %q allows the private network", method, origin)
			}
		}
	}
	for host, want := range map[string]int{
		"localhost:8484": 200, "127.0.0.1:8484": 200, "[::1]:8484": 200, "localhost": 200,
		"evil.example": 421, "evil.example:8484": 421, "localhost.evil.example:8484": 421, "": 421,
	} {
		if r := ask(h, "GET", "/style.grass", "Host", host); r.StatusCode != want {
			t.Errorf("host %q: %d, want %d", host, r.StatusCode, want)
		}
	}
}

func TestHandlerPreflight(t *testing.T) {
	r := ask(handler(t), "OPTIONS", "/guides/adoption", "Origin", "http://localhost:7474", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "baggage,cache-control,pragma,sentry-trace")
	if r.StatusCode != 204 || r.Header.Get("Access-Control-Allow-Methods") != "GET" || r.Header.Get("Access-Control-Allow-Headers") != "*" || r.Header.Get("Access-Control-Allow-Credentials") != "" || r.Header.Get("Vary") != "Origin" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
}

func TestHandlerRefusesWrongOrigins(t *testing.T) {
	for _, origin := range []string{"", "*", "neo4j.example", "ftp://neo4j.example", "https://", "https://ada:wren@neo4j.example"} {
		_, err := browser.Handler(browser.Options{Queries: queries.Bundled(), Recipes: recipe.Bundled(), Origins: []string{origin}})
		var usage *hub.UsageError
		if !errors.As(err, &usage) {
			t.Errorf("origin %q: %v", origin, err)
		}
	}
}
