package httpserve

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Rules say for whom a server answers.
type Rules struct {
	// Hosts are the names, beside those of this machine itself, under which requests
	// may reach it, without port. Requests that name another are refused, so that a
	// foreign page cannot get in under its own name (DNS rebinding).
	Hosts []string

	// Origins are addresses, such as https://neo4j.example:7473, whose pages may read
	// what Guard guards. Pages of this machine always may.
	Origins []string

	// Refuse answers a request that is refused; nil for a line of text.
	Refuse func(w http.ResponseWriter, r *http.Request, status int, text string)
}

// check is a *hub.UsageError for what is no host or no origin.
func (o Rules) check() error {
	for _, origin := range o.Origins {
		if originOf(origin) == "" {
			return hub.Usagef("origin %q: want an address such as https://neo4j.example:7473", origin)
		}
	}
	for _, host := range o.Hosts {
		if u, err := url.Parse("http://" + host); err != nil || u.Hostname() != strings.Trim(host, "[]") || host == "" {
			return hub.Usagef("host %q: want a name such as hub.example, without scheme, port and path", host)
		}
	}
	return nil
}

func (o Rules) refuse(w http.ResponseWriter, r *http.Request, status int, text string) {
	if o.Refuse != nil {
		o.Refuse(w, r, status, text)
		return
	}
	http.Error(w, text, status)
}

// known reports whether a request names this server.
func (o Rules) known(hostport string) bool {
	name := hostname(hostport)
	return loopback(name) || slices.ContainsFunc(o.Hosts, func(h string) bool { return strings.EqualFold(strings.Trim(h, "[]"), name) })
}

// rebound refuses a request for another host.
func (o Rules) rebound(w http.ResponseWriter, r *http.Request) bool {
	if o.known(r.Host) {
		return false
	}
	text := "this server answers for localhost only"
	if len(o.Hosts) > 0 {
		text = "this server does not answer for that host name"
	}
	o.refuse(w, r, http.StatusMisdirectedRequest, text)
	return true
}

// Guard enforces the rules in front of a handler that only reads and whose answers
// pages of other origins may read (CORS): those of this machine and of
// Rules.Origins, no others. Answers may load nothing and must not be cached. Wrong
// rules are a *hub.UsageError.
func Guard(next http.Handler, rules Rules) (http.Handler, error) {
	if err := rules.check(); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		setHeaders(header, "default-src 'none'; style-src 'unsafe-inline'; img-src data:", "no-store")
		header.Add("Vary", "Origin")
		if rules.rebound(w, r) {
			return
		}
		allowed := allows(rules.Origins, r.Header.Get("Origin"))
		if allowed {
			header.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		if r.Method != http.MethodOptions {
			next.ServeHTTP(w, r)
			return
		}
		if allowed {
			header.Set("Access-Control-Allow-Methods", "GET")
			// Neo4j Browser sends pragma, cache-control and telemetry headers;
			// a star never covers credentials.
			header.Set("Access-Control-Allow-Headers", "*")
			if r.Header.Get("Access-Control-Request-Private-Network") == "true" {
				header.Set("Access-Control-Allow-Private-Network", "true")
			}
		}
		header.Set("Allow", "GET, HEAD, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
	}), nil
}

// setHeaders sets the headers that every answer has.
func setHeaders(header http.Header, policy, cache string) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Content-Security-Policy", policy)
	header.Set("Cache-Control", cache)
}

// allows reports whether pages of an origin may read the responses.
func allows(origins []string, origin string) bool {
	own := originOf(origin)
	if own == "" {
		return false
	}
	_, host, _ := strings.Cut(own, "://")
	return loopback(hostname(host)) || slices.ContainsFunc(origins, func(o string) bool { return originOf(o) == own })
}

// hostname returns a host in lower case without port and brackets.
func hostname(hostport string) string {
	hostport = strings.ToLower(hostport)
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

// loopback reports whether a host name, without port, is this machine itself.
func loopback(host string) bool {
	return host == "localhost" || host == "127.0.0.1" || host == "::1"
}

// originOf returns the origin of an address (scheme, host and port, lower
// case), or "" if it is not http or https.
func originOf(address string) string {
	u, err := url.Parse(strings.ToLower(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host
}
