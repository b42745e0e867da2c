package explorer

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The paths of the form for the token.
const (
	loginPath  = "/login"
	logoutPath = "/logout"
)

var loginForm = template.Must(template.New("login").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Token - hubgraph</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 24rem; margin: 4rem auto; padding: 0 1rem }
input, button { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; margin: .25rem 0 }
</style>
</head>
<body>
<main>
<h1>hubgraph</h1>
{{with .Fault}}<p role="alert">{{.}}</p>
{{end}}<form method="post" action="` + loginPath + `">
<input type="hidden" name="next" value="{{.Next}}">
<label for="token">Token of this server</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Enter</button>
</form>
</main>
</body>
</html>
`))

// showLogin sends the form; next is where it leads.
func showLogin(w http.ResponseWriter, status int, next, fault string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	loginForm.Execute(w, struct{ Next, Fault string }{here(next), fault}) // nobody is left to tell
}

// here returns a path of this server, the start for what is none.
func here(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(next, "/") ||
		strings.HasPrefix(next, "//") || strings.Contains(next, `\`) || u.Path == loginPath || u.Path == logoutPath {
		return "/"
	}
	return next
}

// login shows the form, and gives a pass to who knows the token.
func (s *service) login(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		showLogin(w, http.StatusOK, r.URL.Query().Get("next"), "")
		return
	case http.MethodPost:
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refuse(w, r, http.StatusMethodNotAllowed, "want GET or POST")
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 8<<10)
	if err := r.ParseForm(); err != nil {
		refuse(w, r, http.StatusBadRequest, "the form cannot be read")
		return
	}
	next := here(r.PostForm.Get("next"))
	if !same(strings.TrimSpace(r.PostForm.Get("token")), s.Token) {
		w.Header().Set("WWW-Authenticate", `Bearer realm="hubgraph", error="invalid_token"`)
		showLogin(w, http.StatusUnauthorized, next, "That is not the token of this server.")
		return
	}
	ends := time.Now().Add(cookieAge)
	http.SetCookie(w, ownCookie(r, pass(s.Token, ends), int(cookieAge/time.Second)))
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// logout takes the pass back.
func logout(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		refuse(w, r, http.StatusMethodNotAllowed, "want POST")
		return
	}
	http.SetCookie(w, ownCookie(r, "", -1))
	http.Redirect(w, r, loginPath, http.StatusSeeOther)
}

// ownCookie is one that only this server sees, and no script.
func ownCookie(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: cookieName, Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"}
}
