package api

import (
	"net/http"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// thingJSON is a thing of the graph, as on its page.
type thingJSON struct {
	Kind     string            `json:"kind"`
	ID       string            `json:"id"`
	SameAs   *string           `json:"same_as"` // the account that this spelling was merged into
	Facts    wire.Body         `json:"facts"`
	Sections map[string]any    `json:"sections"`
	Said     []string          `json:"said"`
	About    rows.About        `json:"about"`
	Links    map[string]string `json:"links"`
}

// failedJSON stands in place of a section that has no answer.
type failedJSON struct {
	Problem wire.Problem `json:"problem"`
}

// thing answers with all that is known of one thing.
func (a *api) thing(w http.ResponseWriter, r *http.Request, kind find.Kind, id string) error {
	of := "a " + string(kind)
	all, err := only(r, of, "id")
	if err != nil {
		return err
	}
	asked, both := all["id"]
	switch {
	case id == "" && asked == "":
		return wire.NoValue(of, queries.Param{Name: "id", Type: queries.String})
	case id != "" && both:
		return wire.Wrongf("id", "the id stands both in the path and in the parameter id")
	case id == "":
		id = asked
	}
	if err := wantsJSON(r); err != nil {
		return err
	}
	whose, err := a.content.Whose(r.Context())
	if err != nil {
		return err
	}
	e, err := a.content.Entity(r.Context(), kind, id)
	if err != nil {
		return err
	}
	out := thingJSON{Kind: content.Word(kind), ID: e.ID, Sections: map[string]any{}, Said: whose.Lines(), About: wire.About(whose),
		Links: map[string]string{"self": Root + content.Path(kind, e.ID), "page": content.Path(kind, e.ID), "neighbourhood": "/neighbourhood" + content.Path(kind, e.ID)}}
	if e.SameAs != "" {
		out.SameAs, out.Links["same_as"] = &e.SameAs, Root+content.Path(kind, e.SameAs)
	}
	if out.Facts, err = wire.BodyOf(e.Facts, a.content.Limits().Rows); err != nil {
		return err
	}
	for _, s := range e.Sections {
		if s.Err != nil {
			w.Header().Set("Cache-Control", "no-store")
			out.Sections[s.Name] = failedJSON{problemOf(s.Err).json()}
			continue
		}
		if out.Sections[s.Name], err = wire.BodyOf(s.Answer, a.content.Limits().Rows); err != nil {
			return err
		}
	}
	return a.whole(w, r, out)
}
