package pages

import (
	"net/http"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/queries/search"
)

// startPage is what the start shows.
type startPage struct {
	Sections []table
	Queries  []link
	Recipes  []link
}

// first are the stored queries to begin with.
var first = []string{"adoption/top-models", "activity/most-liked", "developers/top-committers", "organisations/top-owners", "licences/shares", "lineage/top-bases", "collaboration/strongest-ties", "time/per-month"}

// start answers with what is in the graph.
func (h *handler) start(w http.ResponseWriter, r *http.Request) {
	sections, err := h.content.Start(r.Context())
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	var p startPage
	for _, s := range sections {
		t, ok := h.section(r, "start", "", s)
		if ok {
			p.Sections = append(p.Sections, t)
		}
	}
	for _, name := range first {
		if q, err := h.content.Queries().Find(name); err == nil {
			p.Queries = append(p.Queries, link{queryPath(q.Name), q.Question})
		}
	}
	for _, of := range h.content.Recipes().All() {
		p.Recipes = append(p.Recipes, link{"/recipe/" + of.Name, of.Title})
	}
	h.show(w, r, http.StatusOK, "start", page{Title: "The hub as a graph", Kicker: "hubgraph explorer", Here: "/", Content: p})
}

// searchPage is what was found.
type searchPage struct {
	Typed string
	Kinds []choice // to look for only one
	Found []foundName
	Note  string
	Next  string // address of the next page, "" for none
}

// foundName is a name that was found.
type foundName struct {
	link
	Kind, How string
	Counts    []string
	SameAs    *link
}

// hows tells how a name was found, where it is not as typed.
var hows = map[search.How]string{search.Near: "a name near to that"}

// search answers with the names that fit what was typed.
func (h *handler) search(w http.ResponseWriter, r *http.Request) {
	with := r.URL.Query()
	typed, word := with.Get("q"), with.Get("kind")
	p := page{Title: "Search", Kicker: "hubgraph explorer", Here: "/search", Typed: typed}
	of := searchPage{Typed: recipe.Visible(typed), Kinds: []choice{{"", "everything", word == ""}}}
	for _, kind := range find.Kinds {
		of.Kinds = append(of.Kinds, choice{content.Word(kind), string(kind), word == content.Word(kind)})
	}
	if typed != "" {
		o := search.Options{After: with.Get("after")}
		if word != "" {
			kind, err := content.ParseKind(word)
			if err != nil {
				h.fail(w, r, err, failure{})
				return
			}
			o.Kinds = []find.Kind{kind}
		}
		result, err := h.content.Search(r.Context(), typed, o)
		if err != nil {
			h.fail(w, r, err, failure{})
			return
		}
		p.Title = "Search: " + of.Typed
		of.Found, of.Note = foundNames(result.Matches), recipe.Visible(result.Note)
		if result.Next != "" {
			of.Next = asked("/search", []string{"q=" + typed, "kind=" + word, "after=" + result.Next})
		}
	}
	p.Content = of
	h.show(w, r, http.StatusOK, "search", p)
}

// singular is the word for one of what a count counts.
func singular(counts string) string {
	if stem, ok := strings.CutSuffix(counts, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(counts, "s")
}

func foundNames(matches []search.Match) (names []foundName) {
	for _, m := range matches {
		n := foundName{link: link{content.Path(m.Kind, m.Name), recipe.Visible(m.Name)}, Kind: string(m.Kind), How: hows[m.How]}
		for i, what := range m.Kind.Counts() {
			n.Counts = append(n.Counts, thousands.Count(m.Counts[i], singular(what), what))
		}
		if m.SameAs != "" {
			n.SameAs = &link{content.Path(m.Kind, m.SameAs), recipe.Visible(m.SameAs)}
		}
		names = append(names, n)
	}
	return names
}
