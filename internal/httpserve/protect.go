package httpserve

import (
	"net/http"
	"strings"
)

// pagePolicy lets a page load what this server gives it, and nothing else; scripts
// are files.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Protect enforces the rules in front of a handler with pages and programs of its
// own. Requests of foreign pages that would change something, and all of them for the
// given paths, are refused with 403. Answers may be kept by the web browser that got
// them, which asks each time whether they are still so; a handler may say otherwise.
// Wrong rules are a *hub.UsageError.
func Protect(next http.Handler, rules Rules, closed ...string) (http.Handler, error) {
	if err := rules.check(); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		setHeaders(header, pagePolicy, "private, no-cache")
		header.Set("Referrer-Policy", "same-origin") // with none, forms of its own pages would say that their origin is "null"
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		switch {
		case rules.rebound(w, r):
		case (changes(r.Method) || within(r.URL.Path, closed)) && rules.foreign(r):
			rules.refuse(w, r, http.StatusForbidden, "requests of pages of other origins are refused")
		default:
			next.ServeHTTP(w, r)
		}
	}), nil
}

// changes reports whether a method may change something.
func changes(method string) bool {
	return method != http.MethodGet && method != http.MethodHead && method != http.MethodOptions
}

// within reports whether a path is one of some or below it.
func within(path string, some []string) bool {
	for _, s := range some {
		if path == s || strings.HasPrefix(path, s+"/") {
			return true
		}
	}
	return false
}

// foreign reports whether a page of another origin sent a request. Behind a proxy the
// scheme is another than here, and the host may be one of Hosts. Programs send no
// origin.
func (o Rules) foreign(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		site := r.Header.Get("Sec-Fetch-Site")
		return site != "" && site != "same-origin" && site != "none"
	}
	own := originOf(origin)
	if own == "" { // "null", for instance
		return true
	}
	_, host, _ := strings.Cut(own, "://")
	name := hostname(host)
	atItsPort := host == name || host == "["+name+"]"
	return host != strings.ToLower(r.Host) && (loopback(name) || !atItsPort || !o.known(host))
}
