package hubapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode"
)

// ErrToken says that the Hub refused the token. Everything that is asked after
// that fails with it, since to a refused token every repository looks missing.
var ErrToken = errors.New("the Hub refuses the token")

// StatusError is an answer that asking again would not change.
type StatusError struct {
	Status    int    // of HTTP
	Code      string // X-Error-Code, such as GatedRepo; "" when there is none
	Message   string // X-Error-Message, or of the body
	RequestID string // X-Request-Id
	URL       string // as Answer.URL

	token bool // the token was sent, and is what is refused
}

// Error names the address, the status, and what the Hub says.
func (e *StatusError) Error() string {
	s := fmt.Sprintf("GET %s: %d %s", e.URL, e.Status, http.StatusText(e.Status))
	for _, more := range []string{e.Code, e.Message} {
		if more != "" {
			s += ", " + more
		}
	}
	if e.RequestID != "" {
		s += " (request " + e.RequestID + ")"
	}
	return s
}

// Is makes a refused token ErrToken.
func (e *StatusError) Is(target error) bool { return target == ErrToken && e.token }

// Gated reports whether the content is for people on a list (401 or 403).
func (e *StatusError) Gated() bool { return e.Code == "GatedRepo" }

// Disabled reports whether the Hub has closed the repository.
func (e *StatusError) Disabled() bool {
	return e.Status == http.StatusForbidden && strings.Contains(strings.ToLower(e.Message), "is disabled")
}

// RevisionNotFound reports whether the repository is there but the branch or
// commit is not, as in a repository without a commit.
func (e *StatusError) RevisionNotFound() bool { return e.Code == "RevisionNotFound" }

// NotFound reports whether the repository is missing, or private: without a
// token the Hub answers 401 to both.
func (e *StatusError) NotFound() bool {
	return e.Status == http.StatusNotFound && !e.RevisionNotFound() || e.Status == http.StatusGone || e.Status == http.StatusUnauthorized && !e.Gated() && !e.token
}

// Forbidden reports whether the Hub refuses the content for another reason than
// gating or closing, such as discussions that are turned off.
func (e *StatusError) Forbidden() bool {
	return e.Status == http.StatusForbidden && !e.Gated() && !e.Disabled()
}

// statusError reads what an answer with an error says. The address must be
// without secrets.
func statusError(address string, status int, h http.Header, body []byte) *StatusError {
	message := h.Get("X-Error-Message")
	if message == "" {
		message = messageOf(body)
	}
	return &StatusError{Status: status, Code: clean(h.Get("X-Error-Code")), Message: clean(message), RequestID: clean(h.Get("X-Request-Id")), URL: address}
}

// messageOf returns the message of {"error":"text"}, {"error":["text"]} or
// {"errors":[{"message":"text"}]}; "" for any other text, such as HTML.
func messageOf(body []byte) string {
	var e struct {
		Error  json.RawMessage
		Errors []struct{ Message string }
	}
	if json.Unmarshal(body, &e) != nil {
		return ""
	}
	var one string
	var several []string
	switch {
	case json.Unmarshal(e.Error, &one) == nil:
		return one
	case json.Unmarshal(e.Error, &several) == nil:
	default:
		for _, m := range e.Errors {
			several = append(several, m.Message)
		}
	}
	return strings.Join(several, "; ")
}

// clean makes a text of the server fit for a line: no control characters, not
// longer than 500 bytes.
func clean(s string) string {
	s = strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s), "\ufffd")
	if len(s) > 500 {
		s = strings.ToValidUTF8(s[:500], "") + "..."
	}
	return strings.TrimSpace(s)
}
