package pages

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Options are what pages need beside the content.
type Options struct {
	// Browser is the address of Neo4j Browser, which links open with a statement
	// filled in; "" for no such links.
	Browser string
	// Report writes the report on the graph as a page of its own, which may take long;
	// nil where there is none.
	Report func(ctx context.Context, w io.Writer) error
	// Neighbourhood tells that /neighbourhood/KIND/ID is there, with pictures.
	Neighbourhood bool
	// Download bounds what is downloaded as CSV, JSON or Parquet; zero for
	// DefaultDownload.
	Download queries.Limits
	// Wait is how long a page waits for a report that is being made; 0 for DefaultWait.
	Wait time.Duration
}

// DefaultDownload bounds a download where nothing else is said.
var DefaultDownload = queries.Limits{Rows: 100_000, Time: time.Minute}

// DefaultWait is how long a page waits for a report.
const DefaultWait = 2 * time.Second

//go:embed templates
var templateFiles embed.FS

//go:embed static/style.css
var ownStyle string

// handler answers requests for pages.
type handler struct {
	Options
	content *content.Content
	report  *reports
	names   *suggestions
	pages   *template.Template
	style   []byte
}

// layout are the templates of all pages.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"entries": entries, "documented": documented}).ParseFS(templateFiles, "templates/*.html"))
})

// Handler returns the handler of the pages of a graph, of the paths that Paths lists.
func Handler(c *content.Content, o Options) http.Handler {
	o.Download.Rows = cmp.Or(o.Download.Rows, DefaultDownload.Rows)
	o.Download.Time = cmp.Or(o.Download.Time, DefaultDownload.Time)
	o.Wait = cmp.Or(o.Wait, DefaultWait)
	h := &handler{Options: o, content: c, names: &suggestions{content: c}}
	h.report = &reports{write: o.Report, wait: o.Wait}
	h.pages = layout()
	h.style = []byte(string(recipe.Stylesheet()) + chart.Stylesheet("var(--bg)") + ownStyle)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", h.start)
	mux.HandleFunc("GET /search", h.search)
	for _, kind := range find.Kinds {
		mux.HandleFunc("GET /"+content.Word(kind)+"/{id...}", h.entity(kind))
	}
	mux.HandleFunc("GET /queries", h.queries)
	mux.HandleFunc("GET /query/{name...}", h.query)
	mux.HandleFunc("GET /recipes", h.recipes)
	mux.HandleFunc("GET /recipe/{name}", h.recipe)
	mux.HandleFunc("GET /report", h.reportState)
	mux.HandleFunc("GET /report/page", h.reportPage)
	mux.HandleFunc("GET "+suggestPath, h.suggest)
	mux.HandleFunc("GET "+StylePath, h.stylesheet)
	mux.HandleFunc("GET "+ScriptPath, script)
	mux.HandleFunc("GET /", h.nothing)
	return mux
}

// StylePath is where the style of the pages is, and of others that look like them.
const StylePath = "/static/style.css"

// Paths are the patterns of the paths that Handler answers. It says of all others that
// there is no such page.
func Paths() []string {
	paths := []string{"/{$}", "/search", "/queries", "/query/", "/recipes", "/recipe/", "/report", "/report/page", suggestPath, StylePath, ScriptPath, "/"}
	for _, kind := range find.Kinds {
		paths = append(paths, "/"+content.Word(kind)+"/")
	}
	return paths
}

// page is what every page has.
type page struct {
	Title  string
	Kicker string   // what kind of page it is
	Lede   string   // below the title
	Typed  string   // in the search box
	Whose  []string // whose numbers they are
	Here   string   // the entry of the navigation that it belongs to
	// Refresh is the number of seconds after which it is asked for again; 0 for never.
	Refresh int
	Head    template.HTML // what its head has besides
	Content any
}

// show answers with a page.
func (h *handler) show(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	if p.Whose == nil {
		p.Whose = h.whose(r.Context())
	}
	var b bytes.Buffer
	if err := h.pages.ExecuteTemplate(&b, name, p); err != nil {
		h.content.Failed(r.Context(), err)
		http.Error(w, "the page could not be made: "+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if slices.Contains(p.Whose, unknownWhose) {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	b.WriteTo(w) // the connection may be gone
}

// whose says whose numbers are shown.
func (h *handler) whose(ctx context.Context) (lines []string) {
	ctx, cancel := context.WithTimeout(ctx, whoseLimit)
	defer cancel()
	of, err := h.content.Whose(ctx)
	if err != nil {
		return []string{unknownWhose}
	}
	for _, line := range of.Lines() {
		lines = append(lines, recipe.Visible(line))
	}
	return lines
}

// whoseLimit is how long a page waits for it.
const whoseLimit = time.Second

const unknownWhose = "The database does not answer, so it is not known which snapshot it holds."

// stylesheet answers with the style of all pages.
func (h *handler) stylesheet(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Write(h.style)
}

// inBrowser is the address at which Neo4j Browser opens with a statement; "" without
// one.
func (h *handler) inBrowser(cypher string) string {
	u, err := url.Parse(h.Browser)
	if h.Browser == "" || err != nil {
		return ""
	}
	with := u.Query()
	with.Set("cmd", "edit")
	with.Set("arg", strings.TrimSpace(cypher))
	u.RawQuery = with.Encode()
	return u.String()
}

// entries are those of the navigation.
func entries() []link {
	return []link{{"/", "Start"}, {"/search", "Search"}, {"/queries", "Stored queries"}, {"/recipes", "Recipes"}, {"/report", "Report"}}
}

// documented reports whether a column has a description.
func documented(columns []head) bool {
	return slices.ContainsFunc(columns, func(c head) bool { return c.Doc != "" })
}
