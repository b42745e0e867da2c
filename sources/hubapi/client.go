package hubapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/hubgraph/hubgraph/hub"
)

// Client asks one Hub. It is safe for use by several goroutines, which share its
// limits.
type Client struct {
	o        Options
	base     *url.URL
	slots    chan struct{}
	limit    limiter
	counters counters

	mu      sync.Mutex
	refused error // the token is refused: nothing more is asked
}

// New returns a client. Wrong settings are a hub.UsageError.
func New(o Options) (*Client, error) {
	o = o.withDefaults()
	base, err := parseEndpoint(o.Endpoint)
	if err != nil {
		return nil, err
	}
	if strings.ContainsFunc(o.Token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, hub.Usagef("the token of the Hub holds a character that no token has")
	}
	if o.Rate < 0 {
		return nil, hub.Usagef("a rate of %v requests a second is below 0", o.Rate)
	}
	c := &Client{o: o, base: base, slots: make(chan struct{}, o.Concurrency)}
	c.limit = limiter{now: o.Now, after: o.After, log: o.Log, changed: make(chan struct{})}
	if o.Rate > 0 {
		c.limit.rate = rate.NewLimiter(rate.Limit(o.Rate), 1)
	}
	c.counters.s.ByStatus, c.counters.s.Retries = map[int]int64{}, map[string]int64{}
	return c, nil
}

// maxHops is the number of redirects in a row that are followed.
const maxHops = 10

// Get asks for an address: a path with its query below the endpoint, or a whole
// URL on the same host, such as a next page. It follows redirects and repeats
// what fails for a passing reason.
//
// The error is a *StatusError for an answer that asking again would not change;
// errors.Is ErrToken if the token is refused, and from then on for all that is
// asked; the cause of ctx if that ended; else it names the address and what
// failed. With an error the Answer is what came last, nil if nothing did; its
// Requests are counted, its Body is of use with a *StatusError only.
func (c *Client) Get(ctx context.Context, address string) (*Answer, error) {
	u, err := c.resolve(address)
	if err != nil {
		return nil, err
	}
	a := &Answer{URL: Redacted(u), asked: u}
	a.Final = a.URL
	seen := map[string]bool{}
	withToken := c.o.Token != ""
	for {
		resp, err := c.persist(ctx, a, u, withToken)
		if err != nil {
			return answerOf(a), err
		}
		next, err := redirect(u, resp)
		if err == nil && next == nil {
			return a, c.keep(a)
		}
		if err == nil && (seen[next.String()] || next.String() == u.String()) {
			err = errors.New("redirects go in a circle")
		} else if err == nil && len(seen) == maxHops {
			err = fmt.Errorf("more than %d redirects", maxHops)
		}
		if err != nil {
			return answerOf(a), fmt.Errorf("GET %s: %w", a.URL, err)
		}
		seen[u.String()] = true
		c.counters.add(func(s *Stats) { s.Redirects++ })
		withToken = withToken && trusted(c.base, next)
		u, a.Final = next, Redacted(next)
	}
}

// answerOf returns the answer, nil before the first request.
func answerOf(a *Answer) *Answer {
	if a.Requests == 0 {
		return nil
	}
	return a
}

func (c *Client) keep(a *Answer) error {
	if c.o.KeepRaw == nil {
		return nil
	}
	return c.o.KeepRaw(a)
}

// resolve makes a URL of what Get is given.
func (c *Client) resolve(address string) (*url.URL, error) {
	if strings.HasPrefix(address, "/") {
		address = c.o.Endpoint + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("an address of the Hub cannot be read as a URL")
	}
	u.User = nil
	u.Fragment, u.RawFragment = "", ""
	if !trusted(c.base, u) {
		return nil, fmt.Errorf("%s is not on the host of the Hub, %s", Redacted(u), c.base.Host)
	}
	return u, nil
}

// persist makes one request until it has an answer that is whole.
func (c *Client) persist(ctx context.Context, a *Answer, u *url.URL, withToken bool) (*http.Response, error) {
	for try := 1; ; try++ {
		if err := c.stopped(); err != nil {
			return nil, err
		}
		resp, err := c.attempt(ctx, a, u, withToken, try)
		var f *fault
		if !errors.As(err, &f) || ctx.Err() != nil {
			return resp, err
		}
		if try >= c.tries(f) {
			return nil, fmt.Errorf("GET %s: %w, after %d tries", a.Final, f.err, try)
		}
		c.counters.add(func(s *Stats) { s.Retries[f.reason]++ })
		c.o.Log(fmt.Sprintf("GET %s: %v; asking again", a.Final, f.err))
		if f.reason == tooMany {
			continue // the limiter waits, for all
		}
		select {
		case <-c.o.After(c.backoff(try)):
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// tooMany is the reason of a fault that is a wait, not a failure.
const tooMany = "429"

// tries says how often a request is made. Being told to wait is not failing, so
// it may happen more often.
func (c *Client) tries(f *fault) int {
	if f.reason == tooMany {
		return 4 * c.o.Tries
	}
	return c.o.Tries
}

// backoff is the wait before a request is made again: 1 s, doubled with each try
// up to 32 s, of which half is by chance.
func (c *Client) backoff(try int) time.Duration {
	d := time.Second << min(try-1, 5)
	return d/2 + time.Duration(c.o.Jitter()*float64(d/2))
}

// attempt makes one request and reads its answer into a. The response is for its
// status and header; the body is read.
func (c *Client) attempt(ctx context.Context, a *Answer, u *url.URL, withToken bool, try int) (*http.Response, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	t, err := c.limit.acquire(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.stopped(); err != nil { // while this one waited
		c.limit.release(t, false, quota{}, nil)
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	idle := time.AfterFunc(c.o.Timeout, func() { cancel(errIdle) })
	defer idle.Stop()

	sent := &sends{limit: &c.limit}
	resp, err := c.o.Transport.RoundTrip(c.request(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: sent.add}), u, withToken))
	again := sent.end()
	a.Requests += 1 + again
	c.counters.add(func(s *Stats) {
		s.Requests += int64(1 + again)
		if again > 0 {
			s.Retries["connection"] += int64(again)
		}
	})
	if err != nil {
		c.limit.release(t, false, quota{}, nil)
		return nil, c.connectionFault(ctx, err)
	}
	defer resp.Body.Close()
	var q quota
	if trusted(c.base, u) {
		q = readQuota(resp.Header, c.o.Now())
	}
	c.limit.release(t, true, q, c.refusalOf(resp.StatusCode, q, try))
	body, wire, err := readBody(resp, c.bodyLimit(resp.StatusCode), func() {
		if c.o.Now().Sub(t.sent) < longestAnswer*c.o.Timeout {
			idle.Reset(c.o.Timeout)
		}
	})
	c.counters.add(func(s *Stats) {
		s.ByStatus[resp.StatusCode]++
		s.Bytes += wire
		if resp.StatusCode == http.StatusTooManyRequests {
			s.TooMany++
		}
	})
	a.Status, a.Body, a.Bytes, a.At = resp.StatusCode, c.withoutToken(body), wire, c.o.Now().UTC()
	a.Header, a.RequestID = c.headerOf(resp.Header), c.redact(clean(resp.Header.Get("X-Request-Id")))
	return resp, c.judge(ctx, a, q, withToken, err)
}

// passing reports whether a status may be another the next time.
func passing(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status >= 500
}

// refusalOf returns what an answer asks all to wait for, nil for nothing.
func (c *Client) refusalOf(status int, q quota, try int) *refusal {
	if q.after <= longestWait && passing(status) && (status == http.StatusTooManyRequests || q.after > 0) {
		return &refusal{status, c.backoff(try)}
	}
	return nil
}

// judge says whether an answer is whole, final, or to be asked for again.
func (c *Client) judge(ctx context.Context, a *Answer, q quota, withToken bool, bodyErr error) error {
	switch status := a.Status; {
	case passing(status):
		if q.after > longestWait {
			return fmt.Errorf("GET %s: %d %s, and not to be asked again for %v", a.Final, status, http.StatusText(status), q.after)
		}
		return &fault{strconv.Itoa(status), fmt.Errorf("%d %s", status, http.StatusText(status))}
	case status >= 300 && status < 400:
		return nil
	case status != http.StatusOK:
		e := statusError(a.Final, status, a.Header, a.Body)
		if withToken && status == http.StatusUnauthorized && !e.Gated() {
			return c.unauthorized(ctx, e)
		}
		return e
	}
	if bodyErr == nil {
		bodyErr = checkJSON(a.Body)
	}
	switch {
	case bodyErr == nil || errors.As(bodyErr, new(*fault)):
		return bodyErr
	case errors.Is(bodyErr, errTooLong):
		return fmt.Errorf("GET %s: %w", a.Final, bodyErr)
	}
	return c.connectionFault(ctx, bodyErr)
}

// errIdle ends a request of which nothing came, or that takes too long.
var errIdle = errors.New("no answer in time")

// longestAnswer is how many time-outs an answer may take as long as it goes on.
const longestAnswer = 10

// connectionFault is the error of a connection, unless the caller ended it.
func (c *Client) connectionFault(ctx context.Context, err error) error {
	switch cause := context.Cause(ctx); {
	case cause == nil:
	case errors.Is(cause, errIdle):
		return &fault{"time-out", fmt.Errorf("no whole answer came in time (%v without a byte, or %v in all)", c.o.Timeout, longestAnswer*c.o.Timeout)}
	default:
		return cause
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &fault{"connection", errors.New("the connection was closed")}
	}
	return &fault{"connection", errors.New(c.redact(clean(err.Error())))}
}

// bodyLimit is small for answers of which only a message is wanted.
func (c *Client) bodyLimit(status int) int64 {
	if status == http.StatusOK {
		return c.o.MaxBody
	}
	return min(c.o.MaxBody, 64<<10)
}

func (c *Client) request(ctx context.Context, u *url.URL, withToken bool) *http.Request {
	h := http.Header{"Accept": {"application/json"}, "Accept-Encoding": {"gzip"}, "User-Agent": {c.o.UserAgent}}
	if withToken {
		h["Authorization"] = []string{"Bearer " + c.o.Token}
	}
	r := &http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: h, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
	return r.WithContext(ctx)
}

// redirect returns where an answer of status 3xx points; nil for another.
func redirect(u *url.URL, resp *http.Response) (*url.URL, error) {
	if resp.StatusCode < 300 || resp.StatusCode >= 400 {
		return nil, nil
	}
	location := resp.Header.Get("Location")
	if location == "" {
		return nil, fmt.Errorf("%d %s without a target", resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	next, err := u.Parse(location)
	if err != nil || next.Scheme != "http" && next.Scheme != "https" || next.Host == "" {
		return nil, errors.New("a redirect to what is no address")
	}
	next.User, next.Fragment, next.RawFragment = nil, "", ""
	return next, nil
}
