package hubapi

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Answer is one whole answer of the Hub.
type Answer struct {
	URL       string      // asked for; parameters that may be secret have no value
	Final     string      // that answered, after redirects; as URL
	Status    int         // of HTTP
	Header    http.Header // without cookies and whatever holds the token
	Body      []byte      // unpacked and whole; with status 200 valid JSON
	RequestID string      // X-Request-Id; "" when there is none
	Requests  int         // made to get it, redirects and repeated ones included
	At        time.Time   // when the last byte had come, UTC
	Bytes     int64       // of the body as it came over the wire

	asked *url.URL
}

// Next returns the address of the next page by the Link header, "" at the end. A
// next page on another host, or without encryption while this one had it, is an
// error: it would be asked with the token.
func (a *Answer) Next() (string, error) {
	for _, field := range a.Header.Values("Link") {
		target, ok := nextLink(field)
		if !ok {
			continue
		}
		u, err := url.Parse(target)
		if err != nil {
			return "", fmt.Errorf("%s: the address of the next page cannot be read", a.URL)
		}
		if a.asked != nil {
			u = a.asked.ResolveReference(u)
			if !trusted(a.asked, u) {
				return "", fmt.Errorf("%s: the next page is on another host, %s", a.URL, Redacted(u))
			}
		}
		return u.String(), nil
	}
	return "", nil
}

// nextLink returns the target of the link with rel=next in a Link field (RFC
// 8288): <URL>; rel="next", <URL>; rel="last". A comma may be in a URL.
func nextLink(field string) (target string, ok bool) {
	for {
		var rest string
		_, rest, ok = strings.Cut(field, "<")
		if target, rest, ok = cutIf(ok, rest, ">"); !ok {
			return "", false
		}
		params := rest
		if end := strings.IndexByte(rest, '<'); end >= 0 {
			params = rest[:end]
		}
		for _, p := range strings.FieldsFunc(params, func(r rune) bool { return r == ';' || r == ',' }) {
			name, value, _ := strings.Cut(p, "=")
			if !strings.EqualFold(strings.TrimSpace(name), "rel") {
				continue
			}
			for _, rel := range strings.Fields(strings.Trim(strings.TrimSpace(value), `"`)) {
				if strings.EqualFold(rel, "next") {
					return target, true
				}
			}
		}
		field = rest
	}
}

func cutIf(ok bool, s, sep string) (before, after string, found bool) {
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, sep)
}

// trusted reports whether the token may go to u as to base: the same host, and
// not without encryption where base has it.
func trusted(base, u *url.URL) bool {
	return (u.Scheme == base.Scheme || u.Scheme == "https") && strings.EqualFold(u.Hostname(), base.Hostname()) &&
		(port(u) == port(base) || u.Scheme != base.Scheme && u.Port() == "" && base.Port() == "")
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return map[string]string{"http": "80", "https": "443"}[u.Scheme]
}

// plain are the parameters of the API whose values are no secrets.
var plain = map[string]bool{"limit": true, "p": true, "cursor": true, "expand": true, "expand[]": true, "full": true, "author": true, "search": true, "filter": true,
	"models": true, "datasets": true, "sort": true, "direction": true, "type": true, "status": true}

// Redacted returns an address without user, password and the values of
// parameters that the API does not know, such as signatures.
func Redacted(u *url.URL) string {
	r := *u
	r.User, r.Fragment, r.RawFragment = nil, "", ""
	var kept []string
	for pair := range strings.SplitSeq(r.RawQuery, "&") {
		name, _, ok := strings.Cut(pair, "=")
		if key, err := url.QueryUnescape(name); ok && (err != nil || !plain[key]) {
			pair = name + "=..."
		}
		kept = append(kept, pair)
	}
	r.RawQuery = strings.Join(kept, "&")
	return r.String()
}
