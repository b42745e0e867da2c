package graphdb

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// address is the parsed URI of a server.
type address struct{ url *url.URL }

// parseAddress reads an address; the error contains no password.
func parseAddress(uri string) (address, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return address{}, fmt.Errorf("address of Neo4j %q: want something like neo4j://localhost:7687", redact(uri))
	}
	if u.User != nil {
		return address{}, fmt.Errorf("address of Neo4j %q: user and password do not belong into the address, use NEO4J_USERNAME and NEO4J_PASSWORD", redact(uri))
	}
	return address{u}, nil
}

// redact returns an address for messages: only scheme and host if it may
// contain a password.
func redact(uri string) string {
	u, err := url.Parse(uri)
	switch {
	case err != nil || u.Host == "" && strings.Contains(uri, "@"):
		return "(unreadable)"
	case strings.Contains(uri, "@"):
		return u.Scheme + "://" + u.Host
	}
	return uri
}

func (a address) String() string { return a.url.Redacted() }

// routed reports whether the server may send the client on to others.
func (a address) routed() bool { return strings.HasPrefix(a.url.Scheme, "neo4j") }

// encrypted reports whether TLS is wanted, verified whether the certificate is
// checked.
func (a address) encrypted() bool { return strings.Contains(a.url.Scheme, "+s") }
func (a address) verified() bool  { return strings.HasSuffix(a.url.Scheme, "+s") }

// hostPort returns the address to dial.
func (a address) hostPort() string {
	port := a.url.Port()
	if port == "" {
		port = "7687"
	}
	return net.JoinHostPort(a.url.Hostname(), port)
}

// withTLS returns the address with another suffix of its scheme: "", "+s" or
// "+ssc".
func (a address) withTLS(end string) string {
	base, _, _ := strings.Cut(a.url.Scheme, "+")
	return a.withScheme(base + end)
}

// inScheme returns the address with another base scheme, neo4j or bolt.
func (a address) inScheme(begin string) string {
	_, end, encrypted := strings.Cut(a.url.Scheme, "+")
	if encrypted {
		begin += "+" + end
	}
	return a.withScheme(begin)
}

func (a address) withScheme(scheme string) string {
	u := *a.url
	u.Scheme = scheme
	return u.Redacted()
}
