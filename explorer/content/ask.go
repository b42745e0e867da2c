package content

import (
	"context"
	"errors"
	"net/http"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/search"
)

// Ask answers a statement that is part of the program, within the limits of the
// Content: one of Statements, or of another package that has its own.
func (c *Content) Ask(ctx context.Context, q *queries.Query, params map[string]any) (*Answer, error) {
	return c.ask(ctx, q, params)
}

// Facts answers what is known of a thing, in one row; a name that nothing has is a
// *hub.NotFoundError.
func (c *Content) Facts(ctx context.Context, kind find.Kind, id string) (*Answer, error) {
	facts, err := c.section(ctx, Word(kind), FactsSection, []string{"id=" + id})
	if err == nil && len(facts.Rows) == 0 {
		err = c.Unknown(ctx, kind, id)
	}
	return facts, err
}

// Status is the status by which an error is answered over HTTP.
func Status(err error) int {
	switch {
	case errors.As(err, new(*hub.NotFoundError)):
		return http.StatusNotFound
	case errors.As(err, new(*hub.UsageError)):
		return http.StatusBadRequest
	case errors.As(err, new(*queries.TimeLimitError)), errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout
	case IsAway(err):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// Search finds names by what was typed.
func (c *Content) Search(ctx context.Context, typed string, o search.Options) (search.Result, error) {
	parent := ctx
	ctx, cancel := context.WithTimeout(ctx, c.limits.Time)
	defer cancel()
	found, err := search.Search(ctx, c.db, typed, o)
	if err != nil && ctx.Err() != nil && parent.Err() == nil {
		err = &queries.TimeLimitError{Limit: c.limits.Time}
	}
	return found, err
}
