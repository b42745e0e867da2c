package pages

import (
	"net/http"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/neighbourhood"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// entityPage is what the page of a thing shows.
type entityPage struct {
	Name          string
	SameAs        *link
	Facts         table
	Sections      []table
	Next          []link // recipes and stored queries about it
	Neighbourhood []link // pictures of it, the first with nothing drawn yet; none where there are none
	Picture       string // a picture with some of each group
}

// drawn are the pictures of what stands around a thing, and one with the most important
// few of each group.
func drawn(kind find.Kind, id string) (all []link, picture string) {
	path := neighbourhood.Path(neighbourhood.Thing{Kind: kind, ID: id})
	all = append(all, link{path, "Draw step by step"})
	for _, g := range neighbourhood.Groups(kind) {
		all = append(all, link{with(path, "expand="+content.Word(kind)+":"+id+":"+g.Name), g.Title})
	}
	return all, with(path, "first=5", "format=svg")
}

// with adds arguments to a path, which may have some.
func with(path string, args ...string) string {
	if at, given, ok := strings.Cut(path, "?"); ok {
		return asked(at, args) + "&" + given
	}
	return asked(path, args)
}

// recipes are those that are about one thing of a kind, by the parameter that names it.
var recipesOf = map[find.Kind]content.More{
	find.Model:   {Query: "model", Param: "model"},
	find.Account: {Query: "account", Param: "account"},
}

// queriesOf are stored queries about one thing of a kind.
var queriesOf = map[find.Kind][]content.More{
	find.Model:   {{Query: "adoption/co-used", Param: "model"}, {Query: "lineage/ancestors", Param: "model"}, {Query: "lineage/derived", Param: "base"}},
	find.Account: {{Query: "collaboration/collaborators", Param: "developer"}, {Query: "organisations/contributors", Param: "owner"}, {Query: "lineage/licence-conflicts", Param: "owner"}, {Query: "time/per-month", Param: "owner"}},
}

// entity answers with the page of a thing.
func (h *handler) entity(kind find.Kind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		if id == "" {
			id = r.URL.Query().Get("id")
		}
		if id == "" {
			http.Redirect(w, r, "/search", http.StatusSeeOther)
			return
		}
		e, err := h.content.Entity(r.Context(), kind, id)
		if err != nil {
			h.fail(w, r, err, failure{Kind: kind, Typed: id})
			return
		}
		name := recipe.Visible(e.ID)
		p := entityPage{Name: name, Facts: h.table("facts", e.Facts), Next: h.next(e)}
		p.Facts.Facts = true
		if e.SameAs != "" {
			p.SameAs = &link{content.Path(kind, e.SameAs), recipe.Visible(e.SameAs)}
		}
		for _, s := range e.Sections {
			if s.Err != nil {
				w.Header().Set("Cache-Control", "no-store")
			}
			if t, ok := h.section(r, content.Word(kind), e.ID, s); ok {
				p.Sections = append(p.Sections, t)
			}
		}
		if h.Neighbourhood {
			p.Neighbourhood, p.Picture = drawn(kind, e.ID)
		}
		h.show(w, r, http.StatusOK, "entity", page{Title: name, Kicker: string(kind), Content: p})
	}
}

// section makes the table of a section; ok is false where there is nothing to show.
func (h *handler) section(r *http.Request, of, id string, s content.Section) (t table, ok bool) {
	if s.Err != nil {
		return failed(s.Name, words(s.Name), s.Err), true
	}
	if len(s.Answer.Rows) == 0 && len(s.Answer.Notes) > 0 { // nothing is derived
		return table{}, false
	}
	t = h.table(s.Name, s.Answer)
	if whose, err := h.content.Whose(r.Context()); err == nil && slices.ContainsFunc(times, func(name string) bool { return s.Answer.Columns[0].Name == name }) {
		t.Picture = inline(picture(s.Answer, whose.Snapshot.CollectedAt), "picture-"+s.Name)
		t.Folded = t.Picture != ""
	}
	if more, has := content.MoreOf[of+"/"+s.Name]; has && s.Answer.Cut {
		t.More = &link{queryPath(more.Query, more.Param+"="+id), "More of them: the stored query " + more.Query}
	}
	return t, true
}

// next are the recipe and the stored queries that go on from a thing.
func (h *handler) next(e *content.Entity) (all []link) {
	if about, ok := recipesOf[e.Kind]; ok {
		all = append(all, link{asked("/recipe/"+about.Query, []string{about.Param + "=" + e.ID}), "Recipe: profile of this " + string(e.Kind)})
	}
	for _, q := range queriesOf[e.Kind] {
		stored, err := h.content.Queries().Find(q.Query)
		if err == nil {
			all = append(all, link{queryPath(q.Query, q.Param+"="+e.ID), stored.Question})
		}
	}
	return all
}
