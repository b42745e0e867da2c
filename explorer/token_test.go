package explorer_test

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/hub"
)

func TestReadToken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "token")
	for _, c := range []struct {
		text  string
		mode  os.FileMode
		token string
		fault string
	}{
		{"0123456789abcdef\n", 0o600, "0123456789abcdef", ""},
		{"\xef\xbb\xbf0123456789abcdef\r\n", 0o400, "0123456789abcdef", ""},
		{"0123456789abcdef", 0o640, "0123456789abcdef", ""}, // a group of one's own, as for secrets of containers
		{"0123456789abcdef", 0o644, "", "mode 0644"},
		{"0123456789abcdef", 0o604, "", "mode 0604"},
		{"0123456789abcdef", 0o660, "", "mode 0660"},
		{"0123456789abcde", 0o600, "", "at least 16"},
		{"", 0o600, "", "at least 16"},
		{"01234567 89abcdef", 0o600, "", "without blanks"},
		{"0123456789abcdef\n0123456789abcdef", 0o600, "", "one line"},
		{"0123456789abcdef\u00e9", 0o600, "", "ASCII"},
	} {
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, c.mode); err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS == "windows" && strings.HasPrefix(c.fault, "mode") {
			continue
		}
		token, err := explorer.ReadToken(t.Context(), path)
		if token != c.token || (err == nil) != (c.fault == "") || err != nil && (!strings.Contains(err.Error(), c.fault) || !errors.As(err, new(*hub.UsageError))) {
			t.Errorf("%q %o: %q, %v", c.text, c.mode, token, err)
		}
		if err != nil && c.text != "" && strings.Contains(err.Error(), c.text) {
			t.Errorf("%v tells the token", err)
		}
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := explorer.ReadToken(t.Context(), path+"s"); !errors.As(err, new(*hub.UsageError)) {
		t.Errorf("no file: %v", err)
	}
}

const token = "0123456789abcdef-secret"

func TestToken(t *testing.T) {
	h, _ := open(t, explorer.Options{Token: token})
	free, _ := open(t, explorer.Options{})
	for _, c := range []struct {
		h             http.Handler
		path          string
		authorization string
		status        int
		challenge     string
	}{
		{h, "/guides/", "Bearer " + token, 200, ""},
		{h, "/guides/", "bearer " + token, 200, ""},
		{h, "/guides/", "", 401, `Bearer realm="hubgraph"`},
		{h, "/guides/", "Basic " + token, 401, `Bearer realm="hubgraph"`},
		{h, "/guides/", "Bearer " + token + "x", 401, `Bearer realm="hubgraph", error="invalid_token"`},
		{h, "/guides/", "Bearer " + token[1:], 401, `Bearer realm="hubgraph", error="invalid_token"`},
		{h, "/guides/", "Bearer", 401, `Bearer realm="hubgraph", error="invalid_token"`},
		{h, "/metrics", "", 401, `Bearer realm="hubgraph"`},
		{h, "/nowhere", "", 401, `Bearer realm="hubgraph"`},
		{h, "/healthz", "", 200, ""},
		{h, "/readyz", "Bearer x", 200, ""},
		{free, "/guides/", "", 200, ""},
		{free, "/guides/", "Bearer " + token, 401, `Bearer realm="hubgraph", error="invalid_token"`},
		{free, "/login", "", 404, ""},
	} {
		var headers []string
		if c.authorization != "" {
			headers = []string{"Authorization", c.authorization}
		}
		w := ask(c.h, "GET", c.path, "", headers...)
		if w.Code != c.status || w.Header().Get("WWW-Authenticate") != c.challenge || strings.Contains(w.Body.String(), token) {
			t.Errorf("%s with %q: %d, challenge %q, want %d, %q", c.path, c.authorization, w.Code, w.Header().Get("WWW-Authenticate"), c.status, c.challenge)
		}
	}
}

// TestLogin: a web browser gets a form, and for the token a cookie with which it may go
// on, which another server does not take.
func TestLogin(t *testing.T) {
	h, _ := open(t, explorer.Options{Token: token})
	w := ask(h, "GET", "/guides/adoption?field=nlp", "", "Accept", "text/html,*/*")
	if w.Code != 401 || !strings.Contains(w.Body.String(), `value="/guides/adoption?field=nlp"`) || !strings.Contains(w.Body.String(), `type="password"`) {
		t.Fatalf("no form: %d %s", w.Code, w.Body)
	}
	post := func(token, next string) (*http.Response, string) {
		w := ask(h, "POST", "/login", url.Values{"token": {token}, "next": {next}}.Encode(), "Content-Type", "application/x-www-form-urlencoded", "Origin", "http://localhost:8480")
		return w.Result(), w.Body.String()
	}
	if r, _ := post(token+"x", "/"); r.StatusCode != 401 || len(r.Cookies()) != 0 || r.Header.Get("WWW-Authenticate") == "" {
		t.Errorf("a wrong token: %s, %v", r.Status, r.Header)
	}
	for next, want := range map[string]string{
		"/guides/adoption?field=nlp": "/guides/adoption?field=nlp",
		"":                           "/", "https://evil.example/": "/", "//evil.example/": "/", `/\evil.example/`: "/", "javascript:alert(1)": "/",
		"/login?next=/login": "/", "guides": "/", "\t//evil.example": "/", "/%5cevil.example": "/%5cevil.example",
	} {
		if r, body := post(token, next); r.StatusCode != 303 || r.Header.Get("Location") != want {
			t.Errorf("next %q: %s to %q: %s", next, r.Status, r.Header.Get("Location"), body)
		}
	}
	r, _ := post(token, "/")
	if len(r.Cookies()) != 1 {
		t.Fatalf("cookies %v", r.Cookies())
	}
	cookie := r.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Secure || cookie.Path != "/" || strings.Contains(cookie.Value, token) {
		t.Errorf("cookie %v", cookie)
	}
	for value, want := range map[string]int{
		cookie.Value:       200,
		cookie.Value + "x": 401,
		"9" + cookie.Value: 401, // a later end than the seal is of
		cookie.Value[:strings.Index(cookie.Value, ".")+1]: 401,
		"": 401,
		explorer.Pass(token, time.Now().Add(time.Hour)):              200,
		explorer.Pass(token, time.Now().Add(-time.Second)):           401,
		explorer.Pass("another token!!!", time.Now().Add(time.Hour)): 401,
	} {
		if w := ask(h, "GET", "/guides/", "", "Cookie", "hubgraph="+value); w.Code != want {
			t.Errorf("cookie %q: %d, want %d", value, w.Code, want)
		}
	}
	// A wrong token is not made good by a cookie.
	if w := ask(h, "GET", "/guides/", "", "Cookie", "hubgraph="+cookie.Value, "Authorization", "Bearer x"); w.Code != 401 {
		t.Errorf("a wrong token beside a cookie: %d", w.Code)
	}
	if w := ask(h, "POST", "/login", "token="+token, "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-Proto", "https"); !w.Result().Cookies()[0].Secure {
		t.Error("behind TLS the cookie is not for TLS only")
	}
	out := ask(h, "POST", "/logout", "", "Cookie", "hubgraph="+cookie.Value).Result()
	if out.StatusCode != 303 || len(out.Cookies()) != 1 || out.Cookies()[0].MaxAge >= 0 {
		t.Errorf("logout: %s, %v", out.Status, out.Cookies())
	}
	if w := ask(h, "POST", "/login", "token="+strings.Repeat("x", 1<<20), "Content-Type", "application/x-www-form-urlencoded"); w.Code != 400 {
		t.Errorf("a long form: %d", w.Code)
	}
}
