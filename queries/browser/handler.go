package browser

import (
	"bytes"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Options are what a Handler hands out, and to whom.
type Options struct {
	Queries *queries.Registry
	Recipes *recipe.Registry

	// Origins are further addresses of Neo4j Browser whose pages may read the
	// answers, such as https://neo4j.example:7473. Pages of this machine always
	// may.
	Origins []string
}

// The paths of a Handler.
const (
	GuidesPath     = "/guides/"
	StylePath      = "/style.grass"
	FavouritesPath = "/favourites.zip"
)

// Handler answers GET and HEAD for
//
//	/guides/         a guide that lists the recipes, and sets the style by a click
//	/guides/NAME     a recipe as a guide; ?field=nlp&limit=5 sets its parameters
//	/style.grass     the style
//	/favourites.zip  the stored queries as favourites
//
// and the questions that web browsers ask before they let a page of another
// origin read (CORS). No answer depends on a database. Requests that name another
// host than this machine are refused, so that a foreign page cannot come in by
// its own name (DNS rebinding); an origin that is not listed gets no permission.
// An entry of Origins that is no address is a *hub.UsageError.
func Handler(o Options) (http.Handler, error) {
	for _, origin := range o.Origins {
		if originOf(origin) == "" {
			return nil, hub.Usagef("origin %q: want the address of a Neo4j Browser, such as https://neo4j.example:7473", origin)
		}
	}
	h := handler{o}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, GuidesPath, http.StatusFound)
	})
	mux.HandleFunc("GET "+GuidesPath+"{$}", h.index)
	mux.HandleFunc("GET "+GuidesPath+"{name}", h.guide)
	mux.HandleFunc("GET "+StylePath, func(w http.ResponseWriter, _ *http.Request) {
		send(w, "text/plain; charset=utf-8", Style())
	})
	mux.HandleFunc("GET "+FavouritesPath, h.favourites)
	return h.guard(mux), nil
}

type handler struct{ Options }

// guard puts the rules before the paths.
func (h handler) guard(next http.Handler) http.Handler {
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
		allowed := h.allows(r.Header.Get("Origin"))
		if allowed {
			header.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
		}
		if r.Method != http.MethodOptions {
			next.ServeHTTP(w, r)
			return
		}
		if allowed {
			header.Set("Access-Control-Allow-Methods", "GET")
			// Neo4j Browser sends pragma and cache-control, and headers of its
			// telemetry; credentials are never among them with a star.
			header.Set("Access-Control-Allow-Headers", "*")
			if r.Header.Get("Access-Control-Request-Private-Network") == "true" {
				header.Set("Access-Control-Allow-Private-Network", "true")
			}
		}
		header.Set("Allow", "GET, HEAD, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
	})
}

// allows reports whether pages of an origin may read the answers.
func (h handler) allows(origin string) bool {
	own := originOf(origin)
	if own == "" {
		return false
	}
	_, host, _ := strings.Cut(own, "://")
	return loopback(hostname(host)) || slices.ContainsFunc(h.Origins, func(o string) bool { return originOf(o) == own })
}

// hostname is a host without its port and brackets.
func hostname(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

func (h handler) index(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	err := index(&b, "http://"+r.Host, h.Recipes.All())
	answer(w, "text/html; charset=utf-8", b.Bytes(), err)
}

func (h handler) guide(w http.ResponseWriter, r *http.Request) {
	one, err := h.Recipes.Find(strings.TrimSuffix(r.PathValue("name"), ".html"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	params, err := one.Bind(arguments(r))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	var b bytes.Buffer
	err = recipe.Guide(&b, one, params, nil)
	answer(w, "text/html; charset=utf-8", b.Bytes(), err)
}

// arguments are the parameters of an address, as name=value, sorted.
func arguments(r *http.Request) []string {
	var args []string
	for name, values := range r.URL.Query() {
		for _, value := range values {
			args = append(args, name+"="+value)
		}
	}
	slices.Sort(args)
	return args
}

func (h handler) favourites(w http.ResponseWriter, _ *http.Request) {
	var b bytes.Buffer
	err := Favourites(&b, h.Queries)
	w.Header().Set("Content-Disposition", `attachment; filename="favourites.zip"`)
	answer(w, "application/zip", b.Bytes(), err)
}

func answer(w http.ResponseWriter, kind string, body []byte, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, kind, body)
}

// send ignores an error of writing: nobody is left to be told.
func send(w http.ResponseWriter, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Write(body)
}
