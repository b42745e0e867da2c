package pages

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// failure is what was asked for when an error came.
type failure struct {
	Kind  find.Kind // of the thing, "" for none
	Typed string    // its name
}

// failPage says why there is no page.
type failPage struct {
	Text   string
	Advice string
	Near   []link // what may have been meant
	Search string // address of the search for what was typed, "" for none
}

// fail answers with an error.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error, of failure) {
	var whose []string
	if r.Context().Err() != nil {
		late := new(queries.TimeLimitError)
		if !errors.As(context.Cause(r.Context()), &late) { // nobody reads it
			return
		}
		err, whose = late, []string{unknownWhose}
	}
	h.content.Failed(r.Context(), err)
	status := content.Status(err)
	p := page{Whose: whose, Title: titleOf(status), Kicker: "hubgraph explorer", Typed: of.Typed}
	text, advice := h.explained(err)
	fp := failPage{Text: text, Advice: advice}
	if of.Typed != "" {
		fp.Search = asked("/search", []string{"q=" + of.Typed})
	}
	fp.Near = h.near(err, of.Kind)
	p.Content = fp
	if queries.Lost(err) {
		p.Whose = []string{unknownWhose}
		w.Header().Set("Retry-After", content.RetryAfter)
	}
	h.show(w, r, status, "fail", p)
}

// explained is an error in words, and what can be done.
func (h *handler) explained(err error) (text, advice string) {
	var late *queries.TimeLimitError
	switch {
	case errors.As(err, &late):
		return recipe.Visible(late.Error()) + ".", "Ask for less: fewer rows, one kind, one subfield. The limit can be set where the explorer is started."
	case queries.Lost(err):
		return "The database cannot be reached.", "The explorer asks it again with every request: try once more in some seconds."
	case content.Status(err) == http.StatusInternalServerError:
		return "The database gave an error: " + recipe.Visible(err.Error()) + ".", ""
	}
	return recipe.Visible(sentence(err)), ""
}

// near are links to what may have been meant.
func (h *handler) near(err error, kind find.Kind) (all []link) {
	usage := (*hub.UsageError)(nil)
	if !errors.As(err, &usage) {
		return nil
	}
	for _, name := range usage.Near {
		text := recipe.Visible(name)
		switch {
		case kind != "":
			all = append(all, link{content.Path(kind, name), text})
		case slices.Contains(h.content.Queries().Names(), name):
			all = append(all, link{queryPath(name), text})
		case slices.Contains(h.content.Recipes().Names(), name):
			all = append(all, link{"/recipe/" + name, text})
		}
	}
	return all
}

// sentence is an error with an end.
func sentence(err error) string {
	text := err.Error()
	if usage := (*hub.UsageError)(nil); errors.As(err, &usage) {
		text = usage.Error()
	}
	switch text[len(text)-1:] {
	case ".", "?", "!":
		return text
	}
	return text + "."
}

func titleOf(status int) string {
	switch status {
	case http.StatusNotFound:
		return "Not found"
	case http.StatusBadRequest:
		return "That cannot be asked"
	case http.StatusServiceUnavailable:
		return "The database is away"
	case http.StatusGatewayTimeout:
		return "That took too long"
	}
	return "Something went wrong"
}

// nothing answers for a path that is none.
func (h *handler) nothing(w http.ResponseWriter, r *http.Request) {
	h.fail(w, r, hub.NotFoundf("there is no page %q", r.URL.Path), failure{})
}
