package hubapi

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// FuzzHeaders gives the readers of headers any text: what they read stays
// within bounds.
func FuzzHeaders(f *testing.F) {
	for _, s := range []string{`"api";r=7;t=120`, `"fixed window";"api";q=500;w=300`, "120", "Wed, 21 Oct 2026 07:28:00 GMT", `</x?a=b,c>; rel="next"`, `"a";r=1, "api";r=2;t=3.5`, "-1", "1e309", "NaN", `<<>>;rel=next`} {
		f.Add(s)
	}
	now := time.Date(2026, 10, 21, 7, 27, 0, 0, time.UTC)
	base := &url.URL{Scheme: "https", Host: "hub.example", Path: "/api/models"}
	f.Fuzz(func(t *testing.T, s string) {
		h := http.Header{"Ratelimit": {s}, "Ratelimit-Policy": {s}, "Retry-After": {s}, "Link": {s}}
		q := readQuota(h, now)
		if q.left < 0 || q.total < 0 || q.reset < 0 || q.reset > longestWait || q.window < 0 || q.window > longestWait || q.after < 0 {
			t.Errorf("%q: %+v", s, q)
		}
		next, err := (&Answer{Header: h, asked: base}).Next()
		if err == nil && next != "" && !strings.HasPrefix(strings.ToLower(next), "https://hub.example") {
			t.Errorf("%q: the next page is %q", s, next)
		}
		if len(clean(s)) > 510 {
			t.Errorf("%q is not cut", s)
		}
	})
}
