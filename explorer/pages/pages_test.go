package pages_test

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/pages"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// browserAddress is that of a Neo4j Browser which nobody asks.
const browserAddress = "http://127.0.0.1:7474/browser/?dbms=bolt://127.0.0.1:7687"

// site is an explorer on a hub.
type site struct {
	t       *testing.T
	content *content.Content
	handler http.Handler
	release chan struct{} // lets a report be made
}

func open(t *testing.T, folder fs.FS) *site {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, folder, loader.Options{})
	c, err := content.New(content.Options{DB: db, Catalog: catalog.Open("", ""), Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, content: c, release: make(chan struct{})}
	s.handler = pages.Handler(c, pages.Options{Browser: browserAddress, Neighbourhood: true, Wait: time.Millisecond, Report: func(_ context.Context, w io.Writer) error {
		<-s.release
		_, err := io.WriteString(w, "<!doctype html><title>The report</title>")
		return err
	}})
	return s
}

// get asks for a path.
func (s *site) get(path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, path, nil))
	return w
}

// page asks for a page that must be there and parses it.
func (s *site) page(path string) *html.Node {
	s.t.Helper()
	w := s.get(path)
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s: %d\n%s", path, w.Code, text(parse(s.t, w.Body.String())))
	}
	return parse(s.t, w.Body.String())
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// text is the text of a node, its blanks made one.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "style" {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// attr is an attribute of a node, "" without it.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elements are the elements of a name below a node.
func elements(n *html.Node, name string) (all []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			all = append(all, d)
		}
	}
	return all
}

// part is the section of a page by its id.
func part(t *testing.T, page *html.Node, id string) *html.Node {
	t.Helper()
	for _, s := range elements(page, "section") {
		if attr(s, "id") == id {
			return s
		}
	}
	t.Fatalf("the page has no part %s: %s", id, text(page))
	return nil
}

// cells are the texts of the rows of the first table below a node.
func cells(n *html.Node) (rows [][]string) {
	for _, tr := range elements(elements(n, "table")[0], "tr") {
		var row []string
		for c := range tr.ChildNodes() {
			if c.Type == html.ElementNode {
				row = append(row, text(c))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// kindsOf counts the listed repositories of a snapshot, as its files have them.
func kindsOf(t *testing.T, folder fs.FS) map[hub.Kind]int {
	t.Helper()
	counts := map[hub.Kind]int{}
	_, err := loadtest.Open(t, folder).Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{Repository: func(_ int, r *hub.Repository) error { counts[r.Kind]++; return nil }})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestOnTheSample(t *testing.T) {
	s := open(t, sample.FS())
	t.Run("start", func(t *testing.T) { s.t = t; s.testStart() })
	t.Run("things", func(t *testing.T) { s.t = t; s.testThings() })
	t.Run("queries", func(t *testing.T) { s.t = t; s.testQueries() })
	t.Run("suggestions", func(t *testing.T) { s.t = t; s.testSuggestions() })
	t.Run("files", func(t *testing.T) { s.t = t; s.testFiles() })
	t.Run("wrong", func(t *testing.T) { s.t = t; s.testWrong() })
	t.Run("recipes", func(t *testing.T) { s.t = t; s.testRecipes() })
	t.Run("report", func(t *testing.T) { s.t = t; s.testReport() })
	t.Run("every link", func(t *testing.T) { s.t = t; s.testLinks() })
	t.Run("browser", func(t *testing.T) { s.t = t; s.testBrowser() })
}

// The start has the sizes that the files of the snapshot have.
func (s *site) testStart() {
	page := s.page("/")
	rows := cells(part(s.t, page, "totals"))
	for i, kind := range []hub.Kind{hub.Model, hub.Dataset, hub.Space} {
		if want := fmt.Sprint(kindsOf(s.t, sample.FS())[kind]); rows[i+1][0] != fmt.Sprint(kind) || rows[i+1][1] != want {
			s.t.Errorf("row %q, want %s %s", rows[i+1], kind, want)
		}
	}
	if !strings.Contains(text(page), sample.Options.Source()) {
		s.t.Errorf("the start does not say of which snapshot it is: %s", text(page))
	}
}

// The pages of the first of each kind have the numbers of the stored queries.
func (s *site) testThings() {
	ctx := s.t.Context()
	top, err := s.content.Query(ctx, "adoption/top-models", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	model := top.Rows[0][0].(string)
	page := s.page(content.Path(find.Model, model))
	if h1 := text(elements(page, "h1")[0]); h1 != model {
		s.t.Errorf("headed %q, want %q", h1, model)
	}
	if got := fact(s.t, page, "spaces"); got != fmt.Sprint(top.Rows[0][1]) {
		s.t.Errorf("%s spaces, the stored query says %v", got, top.Rows[0][1])
	}
	if got := len(cells(part(s.t, page, "spaces"))) - 1; got != min(10, int(top.Rows[0][1].(int64))) {
		s.t.Errorf("%d spaces are listed", got)
	}
	if svg := elements(part(s.t, page, "months"), "svg"); len(svg) != 1 {
		s.t.Errorf("%d pictures of its months", len(svg))
	}
	for _, p := range elements(page, "section") {
		if attr(p, "class") == "part" && !strings.Contains(text(p), "MATCH") {
			s.t.Errorf("part %s does not show its Cypher", attr(p, "id"))
		}
	}
	if !strings.Contains(hrefs(page), "/neighbourhood/model/"+model+"?expand=model%3A") {
		s.t.Error("no link draws its neighbourhood")
	}
	if !strings.Contains(hrefs(page), "cmd=edit") {
		s.t.Error("no link opens Neo4j Browser")
	}

	busy, err := s.content.Query(ctx, "developers/top-committers", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	person := busy.Rows[0][0].(string)
	page = s.page(content.Path(find.Account, person))
	if got := fact(s.t, page, "commits"); strings.ReplaceAll(got, ",", "") != fmt.Sprint(busy.Rows[0][1]) {
		s.t.Errorf("%s has %s commits, the stored query says %v", person, got, busy.Rows[0][1])
	}
	with, err := s.content.Query(ctx, "collaboration/collaborators", []string{"developer=" + person, "limit=10"})
	if err != nil {
		s.t.Fatal(err)
	}
	for i, row := range with.Rows {
		if got := cells(part(s.t, page, "collaborators"))[i+1]; got[0] != row[1] || got[1] != fmt.Sprint(row[2]) {
			s.t.Errorf("collaborator %d is %q, the stored query says %v", i, got, row)
		}
	}

	shares, err := s.content.Query(ctx, "licences/shares", []string{"kind=model"})
	if err != nil {
		s.t.Fatal(err)
	}
	page = s.page(content.Path(find.Licence, shares.Value("license").(string)))
	if got := fact(s.t, page, "models"); got != fmt.Sprint(shares.Value("repositories")) {
		s.t.Errorf("licence %v has %s models, the stored query says %v", shares.Value("license"), got, shares.Value("repositories"))
	}
	fields, err := s.content.Query(ctx, "activity/fields", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, row := range fields.Rows {
		if row[0] == "none" {
			continue
		}
		page := s.page(content.Path(find.Field, row[0].(string)))
		if got := fact(s.t, page, "models"); got != fmt.Sprint(row[1]) {
			s.t.Errorf("field %v has %s models, the stored query says %v", row[0], got, row[1])
		}
	}
}

// fact is the value of a fact of a thing.
func fact(t *testing.T, page *html.Node, name string) string {
	t.Helper()
	for _, row := range cells(part(t, page, "facts")) {
		if strings.TrimSpace(row[1]) == "" {
			t.Errorf("the fact %s is blank", row[0])
		}
		if row[0] == name {
			return row[1]
		}
	}
	t.Fatalf("there is no fact %s", name)
	return ""
}

// hrefs are the addresses of the links of a page, one a line.
func hrefs(page *html.Node) string {
	var all []string
	for _, a := range elements(page, "a") {
		all = append(all, attr(a, "href"))
	}
	return strings.Join(all, "\n")
}

// Every stored query has a page with its answer, whose rows are those of the query.
func (s *site) testQueries() {
	list := hrefs(s.page("/queries"))
	for _, q := range s.content.Queries().All() {
		if !strings.Contains(list, "/query/"+q.Name) {
			s.t.Errorf("the list lacks %s", q.Name)
		}
		a, err := s.content.Query(s.t.Context(), q.Name, nil)
		if err != nil {
			s.t.Fatal(err)
		}
		page := s.page("/query/" + q.Name)
		answer := part(s.t, page, "answer")
		if len(a.Rows) == 0 {
			continue
		}
		rows := cells(answer)
		if len(a.Rows) == 1 && len(a.Columns) > 6 {
			if len(rows) != len(a.Columns) {
				s.t.Errorf("%s has %d facts, want %d", q.Name, len(rows), len(a.Columns))
			}
		} else if len(rows)-1 != len(a.Rows) || len(rows[0]) != len(a.Columns) {
			s.t.Errorf("%s has %d rows of %d columns, want %d of %d", q.Name, len(rows)-1, len(rows[0]), len(a.Rows), len(a.Columns))
		}
		for _, p := range q.Params {
			if !strings.Contains(formNames(page), " "+p.Name+" ") {
				s.t.Errorf("%s has no field for %s", q.Name, p.Name)
			}
		}
		if a.Cut != strings.Contains(text(answer), "there are more") {
			s.t.Errorf("%s is cut: %v, and the page says %q", q.Name, a.Cut, text(answer))
		}
	}
	old := s.get("/query/usage/top-models?limit=3")
	if old.Code != http.StatusMovedPermanently || old.Header().Get("Location") != "/query/adoption/top-models?limit=3" {
		s.t.Errorf("a former name: %d %s", old.Code, old.Header().Get("Location"))
	}
}

// formNames are the names of the fields of a page, between blanks.
func formNames(page *html.Node) string {
	names := " "
	for _, kind := range []string{"input", "select"} {
		for _, n := range elements(page, kind) {
			names += attr(n, "name") + " "
		}
	}
	return names
}

// What is wrong is said with the nearest right one, and what was typed stays.
func (s *site) testWrong() {
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/query/adoption/top-models?limt=3":        {400, "did you mean limit?"},
		"/query/adoption/top-models?limit=three":   {400, `"three" is not a whole number`},
		"/query/adoption/top-models?field=nlq":     {400, `"nlq" is none of`},
		"/query/adoption/top-modls":                {404, "adoption/top-models"},
		"/query/adoption/top-models?format=xslx":   {400, "format"},
		"/query/activity/zero-shares?format=table": {400, "no format for files"},
		"/recipe/modle":                            {404, "model"},
		"/recipe/model?limit=1000":                 {400, "1000 is more than 50"},
		"/nowhere":                                 {404, "there is no page"},
		"/model/no-such-thing":                     {404, "no model"},
		"/account/%00":                             {404, "no account"},
		"/field/all":                               {404, "no field"},
	} {
		w := s.get(path)
		page := parse(s.t, w.Body.String())
		if w.Code != want.status || !strings.Contains(text(page), want.text) {
			s.t.Errorf("%s: %d, %s, want %d and %q", path, w.Code, text(page), want.status, want.text)
		}
	}
	kept := parse(s.t, s.get("/query/adoption/top-models?limit=three&field=cv").Body.String())
	for _, in := range elements(kept, "input") {
		if attr(in, "name") == "limit" && (attr(in, "value") != "three" || attr(in, "aria-invalid") != "true" || attr(in, "type") != "text") {
			s.t.Errorf("the field does not keep what was typed: %v", in.Attr)
		}
	}
	for _, o := range elements(kept, "option") {
		if attr(o, "value") == "cv" && !slices.ContainsFunc(o.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
			s.t.Error("the choice is not kept")
		}
	}
	top, err := s.content.Query(s.t.Context(), "adoption/top-models", []string{"limit=1"})
	if err != nil {
		s.t.Fatal(err)
	}
	id := top.Rows[0][0].(string)
	if w := s.get(content.Path(find.Model, id[1:])); w.Code != 404 || !strings.Contains(w.Body.String(), content.Path(find.Model, id)) {
		s.t.Errorf("%s: %d without a link to %s", id[1:], w.Code, id)
	}
}

// Each recipe has a page with all cells, and files.
func (s *site) testRecipes() {
	for _, r := range s.content.Recipes().All() {
		page := s.page("/recipe/" + r.Name)
		for _, c := range r.Cells() {
			if !c.Browser {
				part(s.t, page, "cell-"+c.Name)
			}
		}
	}
	for format, begin := range map[string]string{"md": "# ", "html": "<!doctype html>", "ipynb": "{"} {
		if w := s.get("/recipe/model?format=" + format); w.Code != 200 || !strings.HasPrefix(w.Body.String(), begin) {
			s.t.Errorf("%s: %d %q", format, w.Code, w.Body.String()[:min(40, w.Body.Len())])
		}
	}
}

// The report is made once; meanwhile the page says so.
func (s *site) testReport() {
	w := s.get("/report")
	if w.Code != http.StatusAccepted || !strings.Contains(w.Body.String(), `http-equiv="refresh"`) {
		s.t.Errorf("while it is made: %d", w.Code)
	}
	if w := s.get("/report/page"); w.Code != http.StatusSeeOther {
		s.t.Errorf("the report itself, while it is made: %d", w.Code)
	}
	s.release <- struct{}{} // a second run would wait for another
	for w = s.get("/report"); w.Code == http.StatusAccepted; w = s.get("/report") {
		time.Sleep(time.Millisecond)
	}
	if w.Code != http.StatusOK || !strings.Contains(s.get("/report/page").Body.String(), "The report") {
		s.t.Errorf("afterwards: %d", w.Code)
	}
}

// testLinks follows the links of the pages, from the start on, breadth first.
func (s *site) testLinks() {
	const most = 500
	seen, queue := map[string]bool{"/": true}, []string{"/"}
	for n := 0; len(queue) > 0 && n < most; n++ {
		at := queue[0]
		queue = queue[1:]
		w := s.get(at)
		if w.Code >= 300 {
			s.t.Errorf("%s: %d", at, w.Code)
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		page := parse(s.t, w.Body.String())
		checkPage(s.t, at, page)
		for href := range strings.Lines(hrefs(page)) {
			href = strings.TrimSpace(href)
			u, err := url.Parse(href)
			if err != nil || u.Host != "" || !strings.HasPrefix(href, "/") || strings.HasPrefix(href, "/guides/") || strings.HasPrefix(href, "/neighbourhood/") {
				if err != nil || u.Scheme != "http" && u.Scheme != "https" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "/") {
					s.t.Errorf("%s: link %q", at, href)
				}
				continue
			}
			if !seen[href] {
				seen[href] = true
				queue = append(queue, href)
			}
		}
	}
}

// checkPage is what holds of every page.
func checkPage(t *testing.T, at string, page *html.Node) {
	t.Helper()
	if n := len(elements(page, "h1")); n != 1 && at != "/report/page" {
		t.Errorf("%s: %d headings of the first level", at, n)
	}
	ids := map[string]bool{}
	for d := range page.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if id := attr(d, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: two elements have the id %s", at, id)
			}
			ids[id] = true
		}
		if d.Data == "script" && (attr(d, "src") != pages.ScriptPath || d.FirstChild != nil) {
			t.Errorf("%s: a script that is not the file of the explorer", at)
		}
		for _, a := range d.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s %s=%q>", at, d.Data, a.Key, a.Val)
			}
		}
	}
	for _, in := range slices.Concat(elements(page, "input"), elements(page, "select")) {
		if !slices.ContainsFunc(elements(page, "label"), func(l *html.Node) bool { return attr(l, "for") == attr(in, "id") }) {
			t.Errorf("%s: no label for %s", at, attr(in, "name"))
		}
	}
}
