package api

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Options are the limits of answers; what is zero has the default.
type Options struct {
	PageRows  int // of a JSON answer that names no limit; DefaultPageRows
	MostRows  int // of any answer; DefaultMostRows
	PageBytes int // of a JSON answer, about; DefaultPageBytes
	SendBytes int // of CSV, JSON Lines and Parquet; DefaultSendBytes
}

// The default limits.
const (
	DefaultPageRows  = 100
	DefaultMostRows  = 100_000
	DefaultPageBytes = 8 << 20
	DefaultSendBytes = 100 << 20
)

// Paths of the API.
const (
	Root        = "/api/v1"
	Description = "/openapi.json"
)

// Handler answers for the paths below Root, and for Description.
func Handler(c *content.Content, o Options) (http.Handler, error) {
	o.PageRows = cmp.Or(o.PageRows, DefaultPageRows)
	o.MostRows = cmp.Or(o.MostRows, DefaultMostRows)
	o.PageBytes = cmp.Or(o.PageBytes, DefaultPageBytes)
	o.SendBytes = cmp.Or(o.SendBytes, DefaultSendBytes)
	a := &api{content: c, o: o}
	description, err := a.describe()
	if err != nil {
		return nil, err
	}
	a.description = description
	return a, nil
}

type api struct {
	content     *content.Content
	o           Options
	description []byte
}

// places are the first words of paths below Root, and who answers for what follows
// them: rest is the decoded path after the word and a slash.
func places() map[string]func(a *api, w http.ResponseWriter, r *http.Request, rest string) error {
	return map[string]func(a *api, w http.ResponseWriter, r *http.Request, rest string) error{
		"":         (*api).index,
		"problems": (*api).problems,
		"queries":  (*api).queries,
		"query":    (*api).query,
		"recipes":  (*api).recipes,
		"recipe":   (*api).recipe,
		"search":   (*api).search,
		"snapshot": (*api).snapshot,
	}
}

// ServeHTTP answers a request.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	if err := a.serve(w, r); err != nil {
		a.fail(w, r, err)
	}
}

func (a *api) serve(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return &problem{kind: wrongMethod, detail: r.Method + " is not answered here; the API only reads"}
	}
	if r.URL.Path == Description {
		return a.openAPI(w, r)
	}
	path, ok := strings.CutPrefix(r.URL.Path, Root)
	if !ok || path != "" && path[0] != '/' {
		return unknownPath(r.URL.Path)
	}
	word, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if kind, ok := kindOf(word); ok {
		return a.thing(w, r, kind, rest)
	}
	place, ok := places()[word]
	if !ok {
		return unknownPath(r.URL.Path)
	}
	return place(a, w, r, rest)
}

// unknownPath says that nothing is at a path, and what is near.
func unknownPath(path string) error {
	var known []string
	for _, word := range words() {
		known = append(known, Root+"/"+word)
	}
	return &problem{kind: noPath, detail: "there is nothing at " + path, near: nearest.Names(path, known)}
}

// nothingAfter says that a path has a part too many.
func nothingAfter(r *http.Request, rest string) error {
	if rest == "" {
		return nil
	}
	return unknownPath(r.URL.Path)
}
