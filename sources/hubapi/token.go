package hubapi

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// stopped returns the error that ended all asking.
func (c *Client) stopped() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.refused
}

// refusedText is what the Hub says of a token that it does not know.
const refusedText = "Invalid credentials in Authorization header"

// unauthorized finds out whether a 401 is about the token. With a good one the
// Hub answers 404 to what is missing, so any 401 without a code is suspect; a
// text that is not known is checked by asking whose the token is.
func (c *Client) unauthorized(ctx context.Context, e *StatusError) error {
	if !strings.Contains(e.Message, refusedText) {
		u, err := c.resolve(WhoAmIPath)
		if err != nil || e.URL == Redacted(u) || !c.tokenRefused(ctx, u) {
			e.token = err == nil && e.URL == Redacted(u)
			return e
		}
	}
	e.token = true
	c.mu.Lock()
	defer c.mu.Unlock()
	c.refused = fmt.Errorf("%w (%s)", ErrToken, refusedText)
	return fmt.Errorf("%w: %w", ErrToken, e)
}

func (c *Client) tokenRefused(ctx context.Context, u *url.URL) bool {
	resp, err := c.o.Transport.RoundTrip(c.request(ctx, u, true))
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	c.counters.add(func(s *Stats) { s.Requests++; s.ByStatus[resp.StatusCode]++ })
	return resp.StatusCode == http.StatusUnauthorized
}

// headerOf returns a header without what is secret.
func (c *Client) headerOf(h http.Header) http.Header {
	for name, values := range h {
		switch name {
		case "Set-Cookie", "Set-Cookie2", "Authorization", "Proxy-Authenticate":
			delete(h, name)
			continue
		}
		for i, v := range values {
			values[i] = c.redact(v)
		}
	}
	return h
}

// redact takes the token out of a text.
func (c *Client) redact(s string) string {
	if c.o.Token == "" {
		return s
	}
	return strings.ReplaceAll(s, c.o.Token, "hf_***")
}

// withoutToken takes the token out of a body that repeats it.
func (c *Client) withoutToken(body []byte) []byte {
	if c.o.Token == "" || !bytes.Contains(body, []byte(c.o.Token)) {
		return body
	}
	return bytes.ReplaceAll(body, []byte(c.o.Token), []byte("hf_***"))
}
