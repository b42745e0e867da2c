package httpserve

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Guard enforces the rules of a server for this machine in front of a handler.
// Requests that name another host are refused, so that a foreign page cannot
// get in under its own name (DNS rebinding). Pages of this machine and of the
// given origins may read the responses (CORS), others may not. Responses may
// load nothing and must not be cached. An origin that is not an address is a
// *hub.UsageError.
func Guard(next http.Handler, origins []string) (http.Handler, error) {
	for _, origin := range origins {
		if originOf(origin) == "" {
			return nil, hub.Usagef("origin %q: want an address such as https://neo4j.example:7473", origin)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
		header.Set("Cache-Control", "no-store")
		header.Add("Vary", "Origin")
		if !loopback(hostname(r.Host)) {
			http.Error(w, "this server answers for localhost only", http.StatusMisdirectedRequest)
			return
		}
		allowed := allows(origins, r.Header.Get("Origin"))
		if allowed {
			header.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
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

// allows reports whether pages of an origin may read the responses.
func allows(origins []string, origin string) bool {
	own := originOf(origin)
	if own == "" {
		return false
	}
	_, host, _ := strings.Cut(own, "://")
	return loopback(hostname(host)) || slices.ContainsFunc(origins, func(o string) bool { return originOf(o) == own })
}

// hostname returns a host without port and brackets.
func hostname(hostport string) string {
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
