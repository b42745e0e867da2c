package api

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// own are the parameters of an address that are not those of a query.
var own = []string{"limit", "cursor", "format"}

// page is what a request asks of a stored query.
type page struct {
	query  *queries.Query
	args   []string
	format format
	limit  int
	skip   int
	all    map[string]string
	of     question
}

// answerJSON is a page of the answer to a stored query.
type answerJSON struct {
	*wire.Answer
	Next  *string           `json:"next"` // cursor of the next page; null at the end
	Links map[string]string `json:"links"`
}

// query answers a stored query.
func (a *api) query(w http.ResponseWriter, r *http.Request, name string) error {
	p, err := a.pageOf(r, name)
	if err != nil {
		return err
	}
	if p.format.name != "json" {
		return a.stream(w, r, p)
	}
	var head *content.Answer
	done, err := a.content.Part(r.Context(), p.query.Name, p.args, content.Part{Skip: p.skip, Rows: p.limit}, func(h *content.Answer) queries.Writer {
		head = h
		return content.Keep(h, a.o.PageBytes)
	})
	if err != nil {
		return err
	}
	answer, err := wire.Of(head, p.limit, p.of.Whose)
	if err != nil {
		return err
	}
	out := answerJSON{Answer: answer, Links: map[string]string{"self": p.address(p.all["cursor"]), "page": "/query/" + p.query.Name}}
	next, err := p.next(done)
	if err != nil {
		return err
	}
	if next != "" {
		out.Next, out.Links["next"] = &next, p.address(next)
		linkNext(w, p.address(next))
	}
	return a.whole(w, r, out)
}

// pageOf reads what a request asks of a stored query.
func (a *api) pageOf(r *http.Request, name string) (p *page, err error) {
	q, err := a.content.Queries().Find(name)
	if err != nil {
		return nil, withoutCommand(err, "stored query", name)
	}
	p = &page{query: q}
	if p.all, err = given(r); err != nil {
		return nil, err
	}
	values := map[string]string{}
	for name, v := range p.all {
		if !slices.Contains(own, name) || name == "limit" && limitIsOwn(q) {
			values[name] = v
		}
	}
	if p.args, err = wire.Check(q.Name, q.Params, values, own); err != nil {
		return nil, err
	}
	if p.format, err = formatOf(r, p.all, formats); err != nil {
		return nil, err
	}
	if p.limit = a.rowsOf(q, p.format); !limitIsOwn(q) {
		if p.limit, err = a.limitOf(p.all, p.limit); err != nil {
			return nil, err
		}
	}
	whose, err := a.content.Whose(r.Context())
	if err != nil {
		return nil, err
	}
	p.of = question{q.Statement.Cypher(), p.args, whose}
	if cursor, ok := p.all["cursor"]; ok {
		p.skip, err = p.of.after(cursor)
	}
	return p, err
}

// limitIsOwn reports whether a query has a parameter limit that does not just end the
// list of its rows.
func limitIsOwn(q *queries.Query) bool {
	_, has := q.Param("limit")
	p, ends := q.LimitParam()
	return has && !(ends && p.Name == "limit")
}

// rowsOf is how many rows an answer has where the request does not say: as many as the
// query lists by itself, else a page of JSON, or all of another format.
func (a *api) rowsOf(q *queries.Query, f format) int {
	if p, ok := q.LimitParam(); ok && p.Name == "limit" {
		if n, ok := p.Default.(int64); ok && n > 0 && n <= int64(a.o.MostRows) {
			return int(n)
		}
	}
	if f.name == "json" {
		return a.o.PageRows
	}
	return a.o.MostRows
}

// next is the cursor of the page after one, "" where there is none.
func (p *page) next(done queries.Outcome) (string, error) {
	if !done.Cut || done.Rows == 0 {
		return "", nil
	}
	return p.of.cursor(p.skip + done.Rows)
}

// address is the address of the page that begins at a cursor, "" for the first one.
func (p *page) address(cursor string) string {
	values := url.Values{}
	for name, v := range p.all {
		values.Set(name, v)
	}
	values.Del("cursor")
	if cursor != "" {
		values.Set("cursor", cursor)
	}
	return withValues(Root+"/query/"+p.query.Name, values)
}

// withValues is a path with parameters.
func withValues(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// withoutCommand leaves out what a message says about the command line.
func withoutCommand(err error, what, name string) error {
	p := problemOf(err)
	if p.kind == notFound && len(p.near) == 0 {
		p.detail = "no " + what + " " + strings.TrimSpace(hub.Usagef("%q", name).Error())
	}
	return p
}
