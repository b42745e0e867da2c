package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// kind is a kind of problem.
type kind struct {
	name   string // the end of its type
	status int
	title  string
}

// The kinds of problems. The type of a problem is its address here.
var (
	unknownParameter = kind{"unknown-parameter", http.StatusBadRequest, "There is no parameter of this name."}
	wrongValue       = kind{"wrong-value", http.StatusBadRequest, "A parameter has a value that it cannot have."}
	missingParameter = kind{"missing-parameter", http.StatusBadRequest, "A parameter that must be given is not."}
	wrongCursor      = kind{"wrong-cursor", http.StatusBadRequest, "The cursor is not of this question, or the graph has changed since."}
	wrongUse         = kind{"wrong-use", http.StatusBadRequest, "The request cannot be answered as it is."}
	noPath           = kind{"unknown-path", http.StatusNotFound, "There is nothing at this path."}
	notFound         = kind{"not-found", http.StatusNotFound, "Nothing has this name."}
	wrongMethod      = kind{"wrong-method", http.StatusMethodNotAllowed, "Only GET and HEAD are answered."}
	noFormat         = kind{"not-acceptable", http.StatusNotAcceptable, "There is no answer in a form that the request accepts."}
	internalError    = kind{"internal", http.StatusInternalServerError, "The answer could not be made."}
	away             = kind{"database-away", http.StatusServiceUnavailable, "The database cannot be reached."}
	tooLong          = kind{"timeout", http.StatusGatewayTimeout, "The database needed longer than is allowed."}

	kinds = []kind{unknownParameter, wrongValue, missingParameter, wrongCursor, wrongUse, noPath, notFound, wrongMethod, noFormat, internalError, away, tooLong}
)

// problemsPath is where the kinds of problems are described.
const problemsPath = Root + "/problems"

// address is the type of a problem.
func (k kind) address() string { return problemsPath + "#" + k.name }

// problem is an error with all that is answered about it.
type problem struct {
	kind   kind
	detail string
	param  string
	near   []string
}

// Error is the detail.
func (p *problem) Error() string { return p.detail }

func (p *problem) json() wire.Problem {
	near := p.near
	if near == nil {
		near = []string{}
	}
	return wire.Problem{Type: p.kind.address(), Title: p.kind.title, Status: p.kind.status, Detail: p.detail, Parameter: p.param, Nearest: near}
}

// problemOf says which problem an error is.
func problemOf(err error) *problem {
	var own *problem
	var argument *wire.ArgumentError
	var missing *hub.NotFoundError
	var usage *hub.UsageError
	var long *queries.TimeLimitError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &argument):
		of := map[wire.Fault]kind{wire.Unknown: unknownParameter, wire.Wrong: wrongValue, wire.Missing: missingParameter}[argument.Fault]
		return &problem{of, argument.Error(), argument.Param, argument.Near}
	case errors.As(err, &missing):
		return &problem{notFound, missing.Error(), "", missing.Near}
	case errors.As(err, &long):
		return &problem{kind: tooLong, detail: "the limit is " + long.Limit.String() + "; " + long.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		return &problem{kind: tooLong, detail: "the request took longer than is allowed"}
	case queries.Lost(err):
		return &problem{kind: away, detail: "the database is away; ask again in " + content.RetryAfter + " seconds"}
	case errors.As(err, &usage):
		return &problem{wrongUse, usage.Error(), "", usage.Near}
	}
	return &problem{kind: internalError, detail: "the server has written down why"}
}

// told is the problem of an error. The reason of one that does not say it is passed on.
func (a *api) told(r *http.Request, err error) *problem {
	p := problemOf(err)
	if p.kind == internalError {
		a.content.Failed(r.Context(), err)
	}
	return p
}

// fail answers with an error.
func (a *api) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(context.Cause(r.Context()), context.Canceled) {
		return // nobody listens any more
	}
	p := a.told(r, err)
	body, err := wire.Write(p.json())
	if err != nil {
		p.kind, body = internalError, nil
	}
	header := w.Header()
	for _, name := range []string{"ETag", "Link", "Trailer", "Content-Disposition"} {
		header.Del(name)
	}
	switch p.kind {
	case wrongMethod:
		header.Set("Allow", "GET, HEAD")
	case away:
		header.Set("Retry-After", content.RetryAfter)
	}
	header.Set("Content-Type", "application/problem+json")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.kind.status)
	w.Write(body) // who has gone away needs no answer
}
