package api

import (
	"maps"
	"net/http"
	"slices"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// kindOf is the kind of thing that a first word of a path names.
func kindOf(word string) (find.Kind, bool) {
	for _, k := range find.Kinds {
		if content.Word(k) == word {
			return k, true
		}
	}
	return "", false
}

// words are the first words of all paths, in order.
func words() []string {
	all := map[string]bool{}
	for word := range places() {
		all[word] = true
	}
	for _, k := range find.Kinds {
		all[content.Word(k)] = true
	}
	delete(all, "")
	return slices.Sorted(maps.Keys(all))
}

// plain checks a request that has no parameters, and only JSON for an answer.
func plain(r *http.Request, rest string) error {
	if err := nothingAfter(r, rest); err != nil {
		return err
	}
	if _, err := only(r, r.URL.Path); err != nil {
		return err
	}
	return wantsJSON(r)
}

// indexJSON is what is at Root.
type indexJSON struct {
	Links map[string]string `json:"links"`
	About rows.About        `json:"about"`
	Said  []string          `json:"said"`
}

// index answers with what there is.
func (a *api) index(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := plain(r, rest); err != nil {
		return err
	}
	whose, err := a.content.Whose(r.Context())
	if err != nil {
		return err
	}
	links := map[string]string{"self": Root, "description": Description}
	for _, word := range words() {
		links[word] = Root + "/" + word + templates[word]
	}
	return a.whole(w, r, indexJSON{links, wire.About(whose), whose.Lines()})
}

// templates are what follows a word in an address, as RFC 6570 has it.
var templates = map[string]string{
	"query": "/{topic}/{name}{?limit,cursor,format}", "recipe": "/{name}", "search": "{?q,kind,limit,cursor}",
	"model": "/{+id}", "dataset": "/{+id}", "space": "/{+id}", "account": "/{name}", "license": "/{id}", "field": "/{name}",
}

// snapshotJSON says of what the graph is.
type snapshotJSON struct {
	Cypher string     `json:"cypher"`
	About  rows.About `json:"about"`
	Said   []string   `json:"said"`
}

// snapshot says of which snapshots the graph is.
func (a *api) snapshot(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := plain(r, rest); err != nil {
		return err
	}
	whose, err := a.content.Whose(r.Context())
	if err != nil {
		return err
	}
	return a.whole(w, r, snapshotJSON{queries.SnapshotsHeld, wire.About(whose), whose.Lines()})
}

// queryJSON describes a stored query.
type queryJSON struct {
	Name     string            `json:"name"`
	Question string            `json:"question"`
	Notes    []string          `json:"notes"`
	Cost     string            `json:"cost"`
	Params   []map[string]any  `json:"params"`
	Columns  []wire.Column     `json:"columns"`
	Links    map[string]string `json:"links"`
}

// queries lists the stored queries.
func (a *api) queries(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := plain(r, rest); err != nil {
		return err
	}
	out := []queryJSON{}
	for _, q := range a.content.Queries().All() {
		one := queryJSON{q.Name, q.Question, append([]string{}, q.Notes...), q.Cost, declared(q.Params), wire.Columns(q.Returns), map[string]string{"answer": Root + "/query/" + q.Name, "page": "/query/" + q.Name}}
		out = append(out, one)
	}
	return a.whole(w, r, map[string]any{"queries": out})
}

// declared describes parameters.
func declared(params []queries.Param) []map[string]any {
	out := []map[string]any{}
	for _, p := range params {
		out = append(out, map[string]any{"name": p.Name, "required": p.Required, "description": p.Doc, "schema": wire.Param(p, true)})
	}
	return out
}

// recipesJSON describes a recipe.
type recipesJSON struct {
	Name     string            `json:"name"`
	Title    string            `json:"title"`
	Question string            `json:"question"`
	Params   []map[string]any  `json:"params"`
	Links    map[string]string `json:"links"`
}

// recipes lists the recipes.
func (a *api) recipes(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := plain(r, rest); err != nil {
		return err
	}
	out := []recipesJSON{}
	for _, one := range a.content.Recipes().All() {
		out = append(out, recipesJSON{one.Name, one.Title, one.Question, declared(one.Params), map[string]string{"answer": Root + "/recipe/" + one.Name, "page": "/recipe/" + one.Name}})
	}
	return a.whole(w, r, map[string]any{"recipes": out})
}

// kindJSON describes a kind of problem.
type kindJSON struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
}

// problems lists the kinds of problems.
func (a *api) problems(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := plain(r, rest); err != nil {
		return err
	}
	out := []kindJSON{}
	for _, k := range kinds {
		out = append(out, kindJSON{k.address(), k.title, k.status})
	}
	return a.whole(w, r, map[string]any{"problems": out})
}

// openAPI answers with the description.
func (a *api) openAPI(w http.ResponseWriter, r *http.Request) error {
	if _, err := only(r, Description); err != nil {
		return err
	}
	if err := wantsJSON(r); err != nil {
		return err
	}
	send(w, r, "application/json", a.description)
	return nil
}
