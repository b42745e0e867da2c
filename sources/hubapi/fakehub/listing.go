package fakehub

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// listing answers with a page of repositories.
func (s *Server) listing(w http.ResponseWriter, q *request, kind hub.Kind) {
	expand := append(slices.Clone(q.query["expand"]), q.query["expand[]"]...)
	for _, name := range expand {
		if !slices.Contains(valid[kind], name) {
			s.problem(w, http.StatusBadRequest, "", `Invalid value for "expand": `+name+`. Expected one of: `+strings.Join(valid[kind], ", "))
			return
		}
	}
	isFull := q.query.Get("full") == "true"
	limit, err := s.rowsOf(q)
	if err != nil || isFull && len(expand) > 0 {
		s.problem(w, http.StatusBadRequest, "", "Invalid parameters")
		return
	}
	at, run, ok := place(q.query.Get("cursor"))
	if !ok || at > 0 && s.faults.expires(q.query.Get("cursor")) {
		s.problem(w, http.StatusBadRequest, "", "Invalid cursor")
		return
	}
	if at == 0 {
		run = s.starts.Add(1)
	}
	selection := s.selected(q, kind)
	end := min(at+limit, len(selection))
	if end < len(selection) {
		link(w, q, func(v url.Values) { v.Set("cursor", cursor(end, run)) })
	}
	fields := expand
	if len(expand) == 0 {
		if fields = brief[kind]; isFull {
			fields = full[kind]
		}
	}
	from := max(0, min(at, len(selection)))
	if at > 0 {
		from -= min(from, s.faults.repeats(fmt.Sprint(kind, at, run)))
	}
	s.send(w, q, s.page(q, kind, selection[from:max(from, end)], fields, len(expand) == 0, fmt.Sprint(from, ":", end)))
}

// page returns the rows as JSON. It is made once, as benchmarks ask often.
func (s *Server) page(q *request, kind hub.Kind, rows []*Repository, fields []string, modelID bool, at string) []byte {
	query := maps.Clone(q.query)
	query.Del("cursor")
	id := kind.String() + "?" + query.Encode() + "#" + at
	if q.token != nil {
		id += "@" + q.token.Name
	}
	if body, ok := s.pages.Load(id); ok {
		return body.([]byte)
	}
	body := []byte("[")
	for _, r := range rows {
		body = s.appendRow(appendComma(body), r, fields, modelID)
	}
	body = append(body, ']')
	s.pages.Store(id, body)
	return body
}

func (s *Server) rowsOf(q *request) (int, error) {
	text := q.query.Get("limit")
	if text == "" {
		return s.o.MaxLimit, nil
	}
	n, err := strconv.Atoi(text)
	if err == nil && n < 1 {
		err = strconv.ErrRange
	}
	return min(n, s.o.MaxLimit), err
}

// cursor names a place in a listing and the run of pages that it belongs to.
func cursor(at int, run int64) string {
	return base64.URLEncoding.EncodeToString(fmt.Appendf(nil, "%d,%d", at, run))
}

func place(cursor string) (at int, run int64, ok bool) {
	if cursor == "" {
		return 0, 0, true
	}
	text, err := base64.URLEncoding.DecodeString(cursor)
	if err != nil {
		return 0, 0, false
	}
	n, err := fmt.Sscanf(string(text), "%d,%d", &at, &run)
	return at, run, err == nil && n == 2 && at > 0
}

// selected returns the repositories that a listing is about, in order.
func (s *Server) selected(q *request, kind hub.Kind) []*Repository {
	chosen := url.Values{}
	for _, name := range []string{"author", "search", "filter", "gated", "pipeline_tag", "models", "datasets", "sort"} {
		if v, ok := q.query[name]; ok {
			chosen[name] = v
		}
	}
	who := ""
	if q.token != nil {
		who = q.token.Name
	}
	id := kind.String() + "?" + chosen.Encode() + "@" + who
	if list, ok := s.lists.Load(id); ok {
		return list.([]*Repository)
	}
	var list []*Repository
	for _, r := range s.hub.Repositories {
		if r.Kind == kind && (!r.Private || who != "" && r.Owner == who) && matches(r, chosen) {
			list = append(list, r)
		}
	}
	if order := orders[chosen.Get("sort")]; order != nil {
		slices.SortStableFunc(list, func(a, b *Repository) int { return order(b, a) })
	}
	s.lists.Store(id, list)
	return list
}

var orders = map[string]func(a, b *Repository) int{
	"likes":        func(a, b *Repository) int { return cmp.Compare(a.Likes, b.Likes) },
	"downloads":    func(a, b *Repository) int { return cmp.Compare(a.Downloads, b.Downloads) },
	"createdAt":    func(a, b *Repository) int { return a.CreatedAt.Compare(b.CreatedAt) },
	"lastModified": func(a, b *Repository) int { return a.LastModified.Compare(b.LastModified) },
}

// matches reports whether a repository passes all filters.
func matches(r *Repository, chosen url.Values) bool {
	holds := func(name string, list []string) bool {
		for _, want := range chosen[name] {
			if !slices.Contains(list, want) {
				return false
			}
		}
		return true
	}
	if author := chosen.Get("author"); author != "" && !strings.EqualFold(author, r.Owner) {
		return false
	}
	if search := chosen.Get("search"); !strings.Contains(strings.ToLower(r.ID), strings.ToLower(search)) {
		return false
	}
	if task := chosen.Get("pipeline_tag"); task != "" && task != r.PipelineTag {
		return false
	}
	if gated := chosen.Get("gated"); gated != "" && (gated == "true") != (r.Gated != "") {
		return false
	}
	return holds("filter", r.Tags) && holds("models", r.Models) && holds("datasets", r.Datasets)
}
