package explorer

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/hubgraph/hubgraph/explorer/api"
	"github.com/hubgraph/hubgraph/explorer/assistant"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/neighbourhood"
	"github.com/hubgraph/hubgraph/explorer/pages"
	"github.com/hubgraph/hubgraph/internal/httpserve"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/browser"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// Options are what an explorer shows, to whom, and within which limits.
type Options struct {
	DB      queries.Database
	Catalog *catalog.Catalog

	Limits      queries.Limits // of each answer; the zero value for those of package content
	Concurrency int            // requests that ask the database at once; 0 for DefaultConcurrency
	Bytes       int64          // of one answer, as sent; 0 for DefaultBytes

	AllowCypher bool // assistants may ask by Cypher of their own that reads

	Token   string   // that requests have to show; "" for none
	Hosts   []string // names under which it may be reached, beside localhost
	Origins []string // addresses of Neo4j Browser that may read guides, beside those of this machine

	Browser string                                       // address of Neo4j Browser, for links that open a statement there; "" for none
	Report  func(ctx context.Context, w io.Writer) error // writes the report on the graph as a page; nil for none

	Log *slog.Logger // a line a request; nil for none
}

// The limits where none are given.
const (
	DefaultConcurrency = 16
	DefaultBytes       = 100 << 20
)

// mcpPath is where programs of assistants talk to it, and foreign pages never.
const mcpPath = "/mcp"

// service is what the parts of the handler share.
type service struct {
	Options
	db      *watched
	content *content.Content
	metrics *metrics
	ready   *readiness
	places  *places
	again   *again
	whole   time.Duration // limit of a whole request
}

// New returns the handler of everything. Wrong options and faults in a user's queries
// or recipes are a *hub.UsageError. The database is not asked yet.
func New(o Options) (http.Handler, error) {
	s, err := newService(o)
	if err != nil {
		return nil, err
	}
	parts, err := s.parts()
	if err != nil {
		return nil, err
	}
	return s.around(parts)
}

func newService(o Options) (*service, error) {
	o.Concurrency = cmp.Or(o.Concurrency, DefaultConcurrency)
	o.Bytes = cmp.Or(o.Bytes, DefaultBytes)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &service{Options: o, db: &watched{Database: o.DB}}
	var err error
	if s.content, err = content.New(content.Options{DB: s.db, Catalog: o.Catalog, Limits: o.Limits, Internal: s.failed}); err != nil {
		return nil, err
	}
	s.whole = statementsInARow * s.content.Limits().Time
	s.ready = &readiness{db: s.db}
	s.metrics = newMetrics(s.db, s.ready)
	s.places = newPlaces(o.Concurrency, s.metrics)
	s.again = newAgain(s.db.Stamp, s.metrics.again.Inc)
	return s, nil
}

// around is the parts with the manners of a service.
func (s *service) around(parts http.Handler) (http.Handler, error) {
	zip, err := gzhttp.NewWrapper(gzhttp.ContentTypeFilter(compresses), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, err
	}
	protected, err := httpserve.Protect(s.tokenFirst(s.bounded(zip(parts))), httpserve.Rules{Hosts: s.Hosts, Refuse: refuse}, mcpPath)
	if err != nil {
		return nil, err
	}
	return s.noted(protected), nil
}

// parts is the handler of all paths.
func (s *service) parts() (http.Handler, error) {
	guides, err := browser.Handler(browser.Options{Queries: s.content.Queries(), Recipes: s.content.Recipes(), Origins: s.Origins, Hosts: s.Hosts})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mount := func(pattern string, h http.Handler) { mux.Handle(pattern, routed(pattern, h)) }
	shown := pages.Handler(s.content, pages.Options{Browser: s.Browser, Report: s.Report, Neighbourhood: true})
	for _, path := range pages.Paths() {
		if path == pages.StylePath || path == pages.ScriptPath { // which ask nothing
			mount(path, shown)
		} else {
			mount(path, s.asks(shown))
		}
	}
	for _, path := range []string{browser.GuidesPath, browser.StylePath, browser.FavouritesPath} {
		mount(path, guides)
	}
	around := neighbourhood.Handler(s.content, neighbourhood.Options{Browser: s.Browser, Frame: func(w io.Writer, p neighbourhood.Page) error {
		return pages.Frame(w, pages.Framed{Title: p.Title, Kicker: "hubgraph explorer", Whose: p.Whose, Head: p.Head, Body: p.Body})
	}})
	mount("/neighbourhood/", s.asks(around))
	mount(neighbourhood.StaticPath, around)
	if err := s.forPrograms(mount); err != nil {
		return nil, err
	}
	mount("GET "+HealthPath, http.HandlerFunc(lives))
	mount("GET "+readyPath, http.HandlerFunc(s.answersReady))
	mount("GET "+metricsPath, s.metrics.handler())
	return mux, nil
}

// asks is a part that asks the database.
func (s *service) asks(part http.Handler) http.Handler { return s.places.limit(s.again.answers(part)) }

// forPrograms mounts the API and what assistants talk to.
func (s *service) forPrograms(mount func(string, http.Handler)) error {
	answers, err := api.Handler(s.content, api.Options{SendBytes: int(s.Bytes)})
	if err != nil {
		return err
	}
	for _, path := range []string{api.Root, api.Root + "/", api.Description} {
		mount(path, s.asks(answers))
	}
	tools, err := assistant.New(s.content, assistant.Options{Cypher: s.AllowCypher})
	if err != nil {
		return err
	}
	mount(mcpPath, s.places.limit(assistant.Handler(tools)))
	return nil
}
