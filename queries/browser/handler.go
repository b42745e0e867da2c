package browser

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/httpserve"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Options are what a Handler serves, and to whom.
type Options struct {
	Queries *queries.Registry
	Recipes *recipe.Registry

	// Origins are further addresses of Neo4j Browser whose pages may read the
	// answers, such as https://neo4j.example:7473. Pages of this machine always may.
	Origins []string

	// Hosts are further names under which requests may reach the server.
	Hosts []string
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
//	                 (opened in a web browser, both are plain pages to read)
//	/style.grass     the style
//	/favourites.zip  the stored queries as favourites
//
// and the preflight requests of web browsers for pages of other origins (CORS). No
// answer depends on a database. Requests for any other host name than this machine's
// and Hosts are refused, so that a foreign page cannot get in under its own name (DNS
// rebinding); an origin that is not listed gets no permission. An entry of Origins
// that is not an address is a *hub.UsageError.
func Handler(o Options) (http.Handler, error) {
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
	return httpserve.Guard(mux, httpserve.Rules{Hosts: o.Hosts, Origins: o.Origins})
}

// address is that of the server, as the client of a request knows it.
func address(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// variesBy are the headers by which Neo4j Browser and a web browser are told apart.
const variesBy = "Accept, Sec-Fetch-Mode"

type handler struct{ Options }

func (h handler) index(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	var err error
	if w.Header().Add("Vary", variesBy); wantsPage(r) {
		err = webIndex(&b, address(r), h.Recipes.All())
	} else {
		err = index(&b, address(r), h.Recipes.All())
	}
	answer(w, "text/html; charset=utf-8", b.Bytes(), err)
}

func (h handler) guide(w http.ResponseWriter, r *http.Request) {
	one, err := h.Recipes.Find(strings.TrimSuffix(r.PathValue("name"), ".html"))
	var params map[string]any
	if err == nil {
		params, err = one.Bind(arguments(r))
	}
	var b bytes.Buffer
	w.Header().Add("Vary", variesBy)
	switch {
	case err != nil:
	case wantsPage(r):
		err = webRecipe(&b, address(r), r.URL.RequestURI(), one, params)
	default:
		err = recipe.Guide(&b, one, params, nil)
	}
	answer(w, "text/html; charset=utf-8", b.Bytes(), err)
}

// arguments are the parameters in an address, as name=value, sorted.
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
		httpserve.Error(w, err)
		return
	}
	send(w, kind, body)
}

// send ignores write errors: nobody is left to report them to.
func send(w http.ResponseWriter, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Write(body)
}
