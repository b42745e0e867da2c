package explorer

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// shortestToken is how many characters a token has at least.
const shortestToken = 16

// ReadToken reads the token of a service from a file, one line, which others must not
// be able to read. A file that will not do is a *hub.UsageError.
func ReadToken(ctx context.Context, path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", hub.Usagef("token file: %v", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o027 != 0 {
		return "", hub.Usagef("token file %s: others may read or change it (mode %04o); chmod 600 keeps it to you", path, info.Mode().Perm())
	}
	text, err := infile.Text(ctx, path, 1<<20)
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", hub.Usagef("token file: %v", err)
	}
	token := strings.TrimSpace(string(text))
	switch {
	case len(token) < shortestToken:
		return "", hub.Usagef("token file %s: a token has at least %d characters; openssl rand -hex 32 makes one", path, shortestToken)
	case strings.ContainsFunc(token, func(c rune) bool { return c <= ' ' || c > '~' }):
		return "", hub.Usagef("token file %s: a token is one line of letters, digits and signs of ASCII, without blanks", path)
	}
	return token, nil
}

// same compares two secrets in a time that tells nothing of either.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return hmac.Equal(x[:], y[:])
}

// bearer is the token that a request shows, if any.
func bearer(r *http.Request) (token string, ok bool) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

const (
	cookieName = "hubgraph"
	cookieAge  = 30 * 24 * time.Hour
)

// pass is what a web browser keeps instead of the token: when it ends, and the seal of
// that by the token. Another token ends all of them.
func pass(token string, ends time.Time) string {
	at := strconv.FormatInt(ends.Unix(), 10)
	seal := hmac.New(sha256.New, []byte(token))
	fmt.Fprintf(seal, "hubgraph pass until %s", at)
	return at + "." + base64.RawURLEncoding.EncodeToString(seal.Sum(nil))
}

// passes reports whether a pass is of this token and has not ended.
func passes(token, value string, now time.Time) bool {
	at, _, _ := strings.Cut(value, ".")
	ends, err := strconv.ParseInt(at, 10, 64)
	return err == nil && same(pass(token, time.Unix(ends, 0)), value) && now.Unix() < ends
}

// known reports whether a request may ask: it shows the token or a pass, or none are
// wanted.
func (s *service) known(r *http.Request) bool {
	if shown, ok := bearer(r); ok {
		return s.Token != "" && same(shown, s.Token)
	}
	if s.Token == "" {
		return true
	}
	for _, cookie := range r.CookiesNamed(cookieName) {
		if passes(s.Token, cookie.Value, time.Now()) {
			return true
		}
	}
	return false
}

// tokenFirst lets only those ask who show the token: programs in a header, people once
// in a form. A wrong one is refused, also where none is wanted.
func (s *service) tokenFirst(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == HealthPath || r.URL.Path == readyPath:
			next.ServeHTTP(w, r)
		case s.Token != "" && r.URL.Path == loginPath:
			routed(loginPath, http.HandlerFunc(s.login)).ServeHTTP(w, r)
		case s.Token != "" && r.URL.Path == logoutPath:
			routed(logoutPath, http.HandlerFunc(logout)).ServeHTTP(w, r)
		case s.known(r):
			next.ServeHTTP(w, r)
		default:
			s.stranger(w, r)
		}
	})
}

// stranger refuses a request without the right token.
func (s *service) stranger(w http.ResponseWriter, r *http.Request) {
	_, shown := bearer(r)
	challenge, text := `Bearer realm="hubgraph"`, "this server wants its token: Authorization: Bearer TOKEN"
	if shown {
		challenge, text = challenge+`, error="invalid_token"`, "the token is not that of this server"
	}
	if shown && s.Token == "" {
		text = "this server has no token, and the request shows one; leave it out"
	}
	w.Header().Set("WWW-Authenticate", challenge)
	if !shown && r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") {
		showLogin(w, http.StatusUnauthorized, r.URL.RequestURI(), "")
		return
	}
	refuse(w, r, http.StatusUnauthorized, text)
}
