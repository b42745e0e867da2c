package collect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// collector is a run of a collection.
type collector struct {
	o      Options
	store  *store
	client *hubapi.Client
	state  state

	failures atomic.Int64 // answers in a row that were not usable
}

// state is what the store knows of a collection as a whole.
type state struct {
	Selection Selection
	Started   time.Time
	Written   bool // the snapshot is whole and needs only to be moved to its place
	Result    *Result
}

const stateName = "state"

// asked is what came of asking for an address.
type asked struct {
	entry
	answer *hubapi.Answer // nil when the Hub has none
	status *hubapi.StatusError
	failed error // why there is no usable answer, which may be different another time
}

// ask makes a request. The error ends the collection: the context, a refused
// token, too many unusable answers in a row.
func (c *collector) ask(ctx context.Context, address string, e entry) (*asked, error) {
	a, err := c.client.Get(ctx, address)
	r := &asked{entry: e, answer: a}
	r.At = c.o.Now().UTC().Truncate(time.Millisecond)
	var status *hubapi.StatusError
	switch {
	case err == nil:
		r.fill(a)
		r.Complete = true
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, hubapi.ErrToken), errors.As(err, new(*rawError)):
		return nil, err
	case errors.As(err, &status) && status.Status < http.StatusInternalServerError && status.Status != http.StatusTooManyRequests && status.Status != http.StatusRequestTimeout:
		r.fill(a)
		r.answer, r.status = nil, status
	default:
		if r.URL = c.shown(address); a != nil {
			r.fill(a)
		}
		r.answer, r.failed = nil, err
		if c.failures.Add(1) > c.mostFailures() {
			return nil, fmt.Errorf("the Hub gives no usable answers, the last one: %w", err)
		}
		return r, nil
	}
	c.failures.Store(0)
	return r, nil
}

// fill says how an answer came.
func (e *entry) fill(a *hubapi.Answer) {
	e.URL, e.Status, e.Bytes, e.Request, e.Requests, e.At = a.URL, a.Status, a.Bytes, a.RequestID, a.Requests, a.At.UTC().Truncate(time.Millisecond)
	if a.Final != a.URL {
		e.Final = a.Final
	}
}

// mostFailures is the number of unusable answers in a row after which a run ends.
func (c *collector) mostFailures() int64 { return int64(max(20, 3*c.o.API.Concurrency)) }

// shown is an address for people: whole, and without what may be secret.
func (c *collector) shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if u.Host == "" {
		if u, err = url.Parse(c.o.API.Endpoint + address); err != nil {
			return ""
		}
	}
	return hubapi.Redacted(u)
}

// reason says why the Hub refuses what belongs to a repository.
func reason(what string, e *hubapi.StatusError) string {
	message := strings.ToLower(e.Message)
	switch {
	case what == discussionsName && strings.Contains(message, "discussion") && (strings.Contains(message, "disabled") || strings.Contains(message, "off")):
		return reasonOff
	case e.Gated(), (e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden) && (strings.Contains(message, "restricted") || strings.Contains(message, "gated")):
		return reasonGated
	case e.Disabled():
		return reasonDisabled
	case e.RevisionNotFound():
		return reasonNoRevision
	case e.NotFound():
		return reasonGone
	case what == discussionsName && e.Forbidden():
		return reasonOff
	}
	return reasonRefused
}

// redirectedTo returns the id that an answer about a repository is for, where it
// is not the one that was asked for.
func redirectedTo(kind hub.Kind, id, final string) (other string, moved bool) {
	if final == "" {
		return "", false
	}
	u, err := url.Parse(final)
	if err != nil {
		return "", false
	}
	_, path, ok := strings.Cut(u.EscapedPath(), "/api/"+kind.String()+"s/")
	if !ok {
		return u.Path, true
	}
	for _, end := range []string{"/commits/", "/discussions"} {
		if i := strings.LastIndex(path, end); i >= 0 {
			path = path[:i]
			break
		}
	}
	other, err = url.PathUnescape(path)
	return other, err == nil && !strings.EqualFold(other, id)
}
