package api

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/rows"
	"github.com/hubgraph/hubgraph/queries/search"
)

// matchJSON is a name that was found.
type matchJSON struct {
	Kind   string            `json:"kind"`
	ID     string            `json:"id"`
	How    string            `json:"how"`
	Counts map[string]int64  `json:"counts"`
	SameAs *string           `json:"same_as"`
	Links  map[string]string `json:"links"`
}

// searchJSON is a page of names that were found.
type searchJSON struct {
	Q       string            `json:"q"`
	Matches []matchJSON       `json:"matches"`
	Limit   int               `json:"limit"`
	Next    *string           `json:"next"`
	Said    []string          `json:"said"`
	About   rows.About        `json:"about"`
	Links   map[string]string `json:"links"`
}

// kindWords are the kinds as they stand in addresses.
func kindWords() (all []string) {
	for _, k := range find.Kinds {
		all = append(all, content.Word(k))
	}
	return all
}

// searchParams describes the parameters of search.
func (a *api) searchParams() []schema {
	least, most := 1.0, float64(search.MaxLimit)
	return paramsOf([]queries.Param{
		{Name: "q", Type: queries.String, Required: true, Doc: "the name, its beginning, or words in it; nothing is syntax"},
		{Name: "kind", Type: queries.String, OneOf: kindWords(), Doc: "only names of this kind"},
		{Name: "limit", Type: queries.Int, Default: int64(search.DefaultLimit), Min: &least, Max: &most, Doc: "at most so many names on a page"},
		{Name: "cursor", Type: queries.String, Doc: "next of the page before, with the same parameters"},
	})
}

// search answers with names.
func (a *api) search(w http.ResponseWriter, r *http.Request, rest string) error {
	if err := nothingAfter(r, rest); err != nil {
		return err
	}
	all, err := only(r, "search", "q", "kind", "limit", "cursor")
	if err != nil {
		return err
	}
	s, err := a.searchOf(r, all)
	if err != nil {
		return err
	}
	if err := wantsJSON(r); err != nil {
		return err
	}
	out, next, err := a.found(r, s)
	if err != nil {
		return err
	}
	self := url.Values{}
	for name, v := range all {
		self.Set(name, v)
	}
	out.Links = map[string]string{"self": withValues(Root+"/search", self), "page": "/search?" + url.Values{"q": {s.text}}.Encode()}
	if next != "" {
		self.Set("cursor", next)
		out.Next, out.Links["next"] = &next, withValues(Root+"/search", self)
		linkNext(w, out.Links["next"])
	}
	return a.whole(w, r, out)
}

// asked is what is searched for.
type asked struct {
	text  string
	kinds []find.Kind // nil for all
	limit int
	skip  int
	of    question
}

func (a *api) searchOf(r *http.Request, all map[string]string) (s asked, err error) {
	text, ok := all["q"]
	if !ok {
		return s, wire.NoValue("search", queries.Param{Name: "q", Type: queries.String})
	}
	s = asked{text: text, limit: search.DefaultLimit}
	if word, ok := all["kind"]; ok {
		if err := oneOf("kind", word, kindWords()); err != nil {
			return s, err
		}
		kind, err := content.ParseKind(word)
		if err != nil {
			return s, err
		}
		s.kinds = []find.Kind{kind}
	}
	if text, ok := all["limit"]; ok {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > search.MaxLimit {
			return s, wire.Wrongf("limit", "parameter limit: %q is no whole number from 1 to %d", text, search.MaxLimit)
		}
		s.limit = n
	}
	whose, err := a.content.Whose(r.Context())
	if err != nil {
		return s, err
	}
	s.of = question{"search", []string{text, all["kind"]}, whose}
	if cursor, ok := all["cursor"]; ok {
		s.skip, err = s.of.after(cursor)
	}
	return s, err
}

// linksOf are the addresses of a thing.
func linksOf(kind find.Kind, id string) map[string]string {
	return map[string]string{"self": Root + content.Path(kind, id), "page": content.Path(kind, id)}
}

// searchSchema is the schema of an answer to search.
func searchSchema() schema {
	match := wire.Object(schema{"kind": schema{"type": "string", "enum": kindWords()}, "id": wire.Text("its id or name"), "how": schema{"type": "string", "enum": []search.How{search.Exact, search.Prefix, search.Words, search.Near}, "description": "how it was found"},
		"counts":  schema{"type": "object", "additionalProperties": schema{"type": "integer"}, "description": "how large it is"},
		"same_as": wire.Nullable(wire.Text("the account that this spelling was merged into")), "links": linksSchema()})
	return wire.Object(schema{"q": wire.Text("what was looked for"), "matches": wire.List(match, "the best first, of these the larger ones, then by name"), "limit": schema{"type": "integer"},
		"next": wire.Nullable(wire.Text("cursor of the next page; null at the end")), "said": wire.SaidSchema(), "about": ref("About"), "links": linksSchema()})
}

// found is a page of what is found.
func (a *api) found(r *http.Request, s asked) (out searchJSON, next string, err error) {
	o := search.Options{Kinds: s.kinds, Limit: s.limit}
	if s.skip > 0 {
		o.After = strconv.Itoa(s.skip)
	}
	result, err := a.content.Search(r.Context(), s.text, o)
	if err != nil {
		return out, "", err
	}
	out = searchJSON{Q: s.text, Matches: []matchJSON{}, Limit: s.limit, Said: s.of.Whose.Lines(), About: wire.About(s.of.Whose)}
	if result.Note != "" {
		out.Said = append(out.Said, result.Note)
	}
	for _, m := range result.Matches {
		out.Matches = append(out.Matches, matchOf(m))
	}
	if result.Next != "" {
		next, err = s.of.cursor(s.skip + len(result.Matches))
	}
	return out, next, err
}

// matchOf is a match in JSON.
func matchOf(m search.Match) matchJSON {
	out := matchJSON{Kind: content.Word(m.Kind), ID: m.Name, How: string(m.How), Counts: m.ByName(), Links: linksOf(m.Kind, m.Name)}
	if m.SameAs != "" {
		out.SameAs = &m.SameAs
	}
	return out
}
