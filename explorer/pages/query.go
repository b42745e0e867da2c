package pages

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// queriesPage lists stored queries by topic.
type queriesPage struct{ Topics []topic }

type topic struct {
	Name    string
	Queries []listed
}

type listed struct {
	link
	Question, Cost string
}

// queries answers with the list of stored queries.
func (h *handler) queries(w http.ResponseWriter, r *http.Request) {
	var p queriesPage
	for _, name := range h.content.Queries().Topics() {
		t := topic{Name: words(strings.ReplaceAll(name, "-", " "))}
		for _, q := range h.content.Queries().All() {
			if q.Topic() == name {
				t.Queries = append(t.Queries, listed{link{queryPath(q.Name), q.Name}, q.Question, q.Cost})
			}
		}
		p.Topics = append(p.Topics, t)
	}
	h.show(w, r, http.StatusOK, "queries", page{Title: "Stored queries", Kicker: "hubgraph explorer", Here: "/queries",
		Lede: "Questions that are written down as Cypher, with parameters to choose.", Content: p})
}

// queryPage shows a stored query and its answer.
type queryPage struct {
	Name      string
	Notes     []string
	Cost      string
	Form      form
	Answer    *table // nil without one
	Columns   []head // what they mean
	Cypher    string // of the query as it is stored, where there is no answer
	Downloads []link
	Pictures  []link
}

// downloads are the formats of rows, and the ending and type of a file of each.
var downloads = []struct{ format, name, media string }{
	{"csv", "CSV", "text/csv; charset=utf-8"},
	{"json", "JSON", "application/json"},
	{"jsonl", "JSON Lines", "application/jsonl"},
	{"parquet", "Parquet", "application/vnd.apache.parquet"},
}

// pictures are the formats of pictures.
var pictures = []struct {
	format, name, media string
	as                  chart.Format
}{
	{"svg", "SVG", "image/svg+xml", chart.SVG},
	{"png", "PNG", "image/png", chart.PNG},
}

// query answers with the page of a stored query, or with its rows as a file.
func (h *handler) query(w http.ResponseWriter, r *http.Request) {
	q, err := h.content.Queries().Find(r.PathValue("name"))
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	if q.Name != r.PathValue("name") { // a former name, or another spelling
		to := *r.URL
		to.Path = "/query/" + q.Name
		http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
		return
	}
	with := r.URL.Query()
	args := arguments(with)
	if format := with.Get("format"); format != "" {
		h.file(w, r, q, args, format)
		return
	}
	p := queryPage{Name: q.Name, Notes: q.Notes, Cost: q.Cost, Cypher: strings.TrimSpace(q.Statement.Cypher())}
	for _, c := range q.Returns {
		p.Columns = append(p.Columns, head{Name: words(c.Name), Doc: c.Doc})
	}
	status := http.StatusOK
	var wrong error
	if len(args) > 0 || !needs(q) {
		a, err := h.content.Query(r.Context(), q.Name, args)
		switch {
		case errors.As(err, new(*hub.UsageError)):
			status, wrong = http.StatusBadRequest, err
		case err != nil:
			h.fail(w, r, err, failure{})
			return
		default:
			h.answered(r, &p, a, args)
		}
	}
	p.Form = h.form(r.Context(), "/query/"+q.Name, q.Params, with, wrong)
	h.show(w, r, status, "query", page{Title: q.Question, Kicker: "Stored query", Here: "/queries", Head: suggesting, Content: p})
}

// needs reports whether a query cannot be asked without an argument.
func needs(q *queries.Query) bool {
	for _, p := range q.Params {
		if p.Required {
			return true
		}
	}
	return false
}

// answered puts an answer into the page.
func (h *handler) answered(r *http.Request, p *queryPage, a *content.Answer, args []string) {
	t := h.table("answer", a)
	t.Title = "Answer"
	if len(a.Rows) == 1 && len(a.Columns) > 6 {
		t.Facts = true
	}
	for _, d := range downloads {
		p.Downloads = append(p.Downloads, link{queryPath(p.Name, append([]string{"format=" + d.format}, args...)...), d.name})
	}
	if whose, err := h.content.Whose(r.Context()); err == nil {
		if drawn := picture(a, whose.Snapshot.CollectedAt); drawn != nil {
			t.Picture = inline(drawn, "picture")
			for _, d := range pictures {
				p.Pictures = append(p.Pictures, link{queryPath(p.Name, append([]string{"format=" + d.format}, args...)...), d.name})
			}
		}
	}
	p.Answer = &t
}

// file answers with the rows of a stored query, or their picture, as a file.
func (h *handler) file(w http.ResponseWriter, r *http.Request, q *queries.Query, args []string, format string) {
	name := strings.ReplaceAll(q.Name, "/", "-") + "." + format
	for _, d := range downloads {
		if d.format == format {
			h.rows(w, r, q, args, &file{ResponseWriter: w, name: name, media: d.media}, format)
			return
		}
	}
	for _, d := range pictures {
		if d.format == format {
			h.drawn(w, r, q, args, &file{ResponseWriter: w, name: name, media: d.media}, d.as)
			return
		}
	}
	_, err := rows.New(format, nil, 0)
	if err == nil {
		err = hub.Usagef("%q is no format for files; there are csv, json, jsonl, parquet, svg and png", format)
	}
	h.fail(w, r, err, failure{})
}

// rows streams rows, and says after them whether they are all, which not every format
// can. An error after the first of them breaks the connection, so that
// nobody takes the part for the whole.
func (h *handler) rows(w http.ResponseWriter, r *http.Request, q *queries.Query, args []string, out *file, format string) {
	whose, err := h.content.Whose(r.Context())
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	var made error
	w.Header().Set("Trailer", wire.TrailerComplete+", "+wire.TrailerCut)
	part := content.Part{Rows: content.OwnRows(q, args, h.Download.Rows), Time: h.Download.Time}
	done, err := h.content.Part(r.Context(), q.Name, args, part, func(*content.Answer) queries.Writer {
		var to queries.Writer
		to, made = rows.NewAbout(format, out, 0, wire.About(whose))
		return to
	})
	if err = errors.Join(made, err); err != nil {
		w.Header().Del("Trailer")
		if out.begun {
			h.content.Failed(r.Context(), err)
			panic(http.ErrAbortHandler)
		}
		h.fail(w, r, err, failure{})
		return
	}
	out.begin()
	w.Header().Set(wire.TrailerComplete, strconv.FormatBool(!done.Cut))
	if done.Cut {
		w.Header().Set(wire.TrailerCut, strconv.Itoa(done.Rows))
	}
}

// drawn answers with the picture of an answer.
func (h *handler) drawn(w http.ResponseWriter, r *http.Request, q *queries.Query, args []string, out *file, as chart.Format) {
	a, err := h.content.Query(r.Context(), q.Name, args)
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	whose, err := h.content.Whose(r.Context())
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	drawn := picture(a, whose.Snapshot.CollectedAt)
	if drawn == nil {
		h.fail(w, r, hub.NotFoundf("this answer has no picture: its columns are not for one, or it has less than two rows"), failure{})
		return
	}
	if err := chart.Write(out, drawn, as, chart.Light); err != nil && !out.begun {
		h.fail(w, r, err, failure{})
	}
}

// file is a response that becomes a file to be kept with its first byte.
type file struct {
	http.ResponseWriter
	name, media string
	begun       bool
}

func (f *file) begin() {
	if !f.begun {
		f.begun = true
		f.Header().Set("Content-Type", f.media)
		f.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
	}
}

// Write writes a part of the file.
func (f *file) Write(b []byte) (int, error) {
	f.begin()
	return f.ResponseWriter.Write(b)
}
