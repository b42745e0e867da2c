package neighbourhood

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Options are what the pages are served with.
type Options struct {
	// Browser is the address of Neo4j Browser, for links; "" for none.
	Browser string
	// Frame writes a page around what it is given; nil for a plain one.
	Frame func(w io.Writer, p Page) error
}

// Page is what a Frame puts into a page.
type Page struct {
	Title string        // as it is to be shown
	Whose []string      // whose numbers they are
	Head  template.HTML // styles and scripts
	Body  template.HTML // of the element main, below the title
}

// Handler serves pictures under /neighbourhood/KIND/ID, and what their page loads
// under StaticPath. The page needs script-src 'self', connect-src 'self' and
// style-src 'unsafe-inline', and nothing of other hosts.
func Handler(c *content.Content, o Options) http.Handler {
	if o.Frame == nil {
		o.Frame = plainFrame
	}
	h := &handler{c, o}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /neighbourhood/{kind}/{id...}", h.serve)
	mux.HandleFunc("GET "+StaticPath+"{file...}", serveFile)
	return mux
}

type handler struct {
	content *content.Content
	Options
}

// serve answers a picture in the format that is asked for.
func (h *handler) serve(w http.ResponseWriter, r *http.Request) {
	p, of, err := h.picture(r)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	format := r.URL.Query().Get("format")
	var b bytes.Buffer
	kind := "text/html; charset=utf-8"
	switch format {
	case "", "html":
		err = h.page(&b, p.view(of, h.Browser), p)
	case "json":
		kind = "application/json"
		err = json.NewEncoder(&b).Encode(p.view(of, h.Browser))
	case "svg":
		kind = "image/svg+xml"
		var style chart.Style
		if style, err = styleOf(r); err == nil {
			err = chart.Write(&b, p.Network(), chart.SVG, style)
		}
	case "graphml":
		kind = "application/graphml+xml"
		err = p.GraphML(&b, of)
	case "csv":
		kind = "text/csv; charset=utf-8"
		err = p.CSV(nil, &b, of)
	case "nodes.csv":
		kind = "text/csv; charset=utf-8"
		err = p.CSV(&b, nil, of)
	default:
		err = hub.Usagef("no format %q; there are html, json, svg, graphml, csv (of edges), nodes.csv", format)
	}
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	if format != "" && format != "html" && format != "json" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+fileName(p.State.Center, format)+`"`)
	}
	b.WriteTo(w)
}

// picture draws what a request asks for.
func (h *handler) picture(r *http.Request) (*Picture, hub.Provenance, error) {
	kind, err := content.ParseKind(r.PathValue("kind"))
	if err != nil {
		return nil, hub.Provenance{}, err
	}
	query := r.URL.Query()
	id := r.PathValue("id")
	if id == "" {
		id = query.Get("id")
	} else if query.Has("id") {
		return nil, hub.Provenance{}, hub.Usagef("the id is given twice")
	}
	s, err := ParseState(Thing{kind, id}, query)
	if err != nil {
		return nil, hub.Provenance{}, err
	}
	of, err := h.content.Whose(r.Context())
	if err != nil {
		return nil, of, err
	}
	p, err := Draw(r.Context(), h.content, s)
	return p, of, err
}

func styleOf(r *http.Request) (chart.Style, error) {
	if name := r.URL.Query().Get("style"); name != "" {
		return chart.ParseStyle(name)
	}
	return chart.Light, nil
}

// fileName is a name for a file of a thing on any system.
func fileName(t Thing, format string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, t.ID)
	return "around-" + content.Word(t.Kind) + "-" + name[:min(len(name), 80)] + "." + format
}

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pages = template.Must(template.New("").Funcs(template.FuncMap{"visible": recipe.Visible, "count": func(n int64) string { return thousands.Group(strconv.FormatInt(n, 10)) }}).Parse(pageText))

// page writes the page of a picture.
func (h *handler) page(w io.Writer, v View, p *Picture) error {
	body := map[string]any{"View": v, "Picture": template.HTML(chart.Inline(p.Network(), "picture-svg"))} // package chart has escaped it
	return h.frame(w, v.Title, v.Of, "picture", body)
}

// fail answers an error: to people as a page.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	h.content.Failed(r.Context(), err)
	status := content.Status(err)
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", content.RetryAfter)
	}
	var b bytes.Buffer
	if format := r.URL.Query().Get("format"); format == "" || format == "html" {
		if framed := h.frame(&b, http.StatusText(status), nil, "error", map[string]any{"Error": err.Error()}); framed == nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(status)
			b.WriteTo(w)
			return
		}
	}
	http.Error(w, err.Error(), status)
}

func (h *handler) frame(w io.Writer, title string, whose []string, name string, data any) error {
	var head, body bytes.Buffer
	err := pages.ExecuteTemplate(&head, "head", map[string]any{"Style": template.CSS(chart.Stylesheet("var(--bg)") + pageStyle), "Static": StaticPath, "Script": name == "picture"})
	if err == nil {
		err = pages.ExecuteTemplate(&body, name, data)
	}
	if err != nil {
		return err
	}
	return h.Frame(w, Page{recipe.Visible(title), visible(whose), template.HTML(head.String()), template.HTML(body.String())}) // templates have escaped it
}

func visible(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = recipe.Visible(line)
	}
	return out
}

// plainFrame is a page without anything around.
func plainFrame(w io.Writer, p Page) error {
	return pages.ExecuteTemplate(w, "plain", map[string]any{"Page": p, "Style": recipe.Stylesheet()})
}
