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

// Facts answers what is known of a thing, in one row; a name that nothing has is a
// *hub.NotFoundError.
func (c *Content) Facts(ctx context.Context, kind find.Kind, id string) (*Answer, error) {
	facts, err := c.section(ctx, Word(kind), FactsSection, []string{"id=" + id})
	if err == nil && len(facts.Rows) == 0 {
		err = c.Unknown(ctx, kind, id)
	}
	return facts, err
}

// RetryAfter is when to ask again where the database was away, in seconds.
const RetryAfter = "5"

// Status is the status by which an error is answered over HTTP.
func Status(err error) int {
	switch {
	case errors.As(err, new(*hub.NotFoundError)):
		return http.StatusNotFound
	case errors.As(err, new(*hub.UsageError)):
		return http.StatusBadRequest
	case errors.As(err, new(*queries.TimeLimitError)), errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout
	case queries.Lost(err):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// Failed passes on an error by which something is answered, if its status is a 500 and
// somebody waits for the answer.
func (c *Content) Failed(ctx context.Context, err error) {
	if c.internal != nil && ctx.Err() == nil && Status(err) == http.StatusInternalServerError {
		c.internal(ctx, err)
	}
}

// Suggest finds names of a kind for what was typed so far.
func (c *Content) Suggest(ctx context.Context, kind find.Kind, typed string) ([]string, error) {
	names := []string{}
	err := queries.Within(ctx, c.limits.Time, func(ctx context.Context) error {
		found, err := search.Suggest(ctx, c.db, kind, typed)
		for _, m := range found.Matches {
			names = append(names, m.Name)
		}
		return err
	})
	return names, err
}

// Search finds names by what was typed.
func (c *Content) Search(ctx context.Context, typed string, o search.Options) (search.Result, error) {
	var found search.Result
	err := queries.Within(ctx, c.limits.Time, func(ctx context.Context) (err error) {
		found, err = search.Search(ctx, c.db, typed, o)
		return err
	})
	return found, err
}
