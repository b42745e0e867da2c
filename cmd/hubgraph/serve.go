package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/httpserve"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/browser"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// servePort is the default port of the explorer, and serveConns how many connections
// it has at once.
const (
	servePort  = 8480
	serveConns = 512
)

// loopbackHost is where servers listen unless told otherwise.
const loopbackHost = "127.0.0.1"

// retryServe is how long a question of a person who waits for a page is tried again.
const retryServe = time.Second

// serving is what serve and its kin are told.
type serving struct {
	host      string
	port      int
	tokenFile string
	logFormat string
	open      bool
	quiet     bool // only what goes wrong is logged
	from      *catalog.Catalog
	explorer.Options
}

func serveCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the explorer: pages, stored queries and recipes on the running Neo4j, until Ctrl-C",
		Description: `Answers on 127.0.0.1 unless --host says otherwise, and then wants a token file. Neo4j may go away and come back.
Guides, style and favourites for Neo4j Browser are there too. --probe asks a running one whether it lives. Examples:

  hubgraph serve
  hubgraph serve --open --queries ./ours
  hubgraph serve --host 0.0.0.0 --token-file token --public-host hub.example --log-format json
  hubgraph serve --probe --port 8480`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "host", Value: loopbackHost, Usage: "listen on the `ADDRESS` of this machine; any but its own loopback wants --token-file"},
			portFlag(servePort),
			&cli.StringFlag{Name: "token-file", Usage: "want the token in `FILE`, which others cannot read, with every request"},
			&cli.StringSliceFlag{Name: "public-host", Usage: "answer requests for the host `NAME` too, as behind a proxy; may be repeated"},
			originFlag(),
			&cli.DurationFlag{Name: "timeout", Value: content.DefaultTime, Usage: "end a statement after `TIME`"},
			&cli.IntFlag{Name: "max-rows", Value: content.DefaultRows, Usage: "at most `N` rows of an answer on a page"},
			&cli.IntFlag{Name: "concurrency", Value: explorer.DefaultConcurrency, Usage: "at most `N` requests ask the database at once; others wait, and are then told to ask again"},
			allowCypherFlag(),
			queriesFlag(), recipesFlag(), neo4jBrowserFlag(),
			openFlag("show the start page"),
			&cli.StringFlag{Name: "log-format", Value: "text", Usage: "lines of log as `text|json`"},
			&cli.BoolFlag{Name: "probe", Usage: "serve nothing, and ask the one at --port whether it lives"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			s, err := e.servingOf(c)
			if err != nil {
				return err
			}
			if c.Bool("probe") {
				return s.probe(c.Context)
			}
			return e.serve(c.Context, s, explorerAt)
		},
	}
}

// explorerAt says where the explorer is.
func explorerAt(url string) string {
	return fmt.Sprintf("The explorer is at %s\nGuides for Neo4j Browser: :play %[1]s%s\nCtrl-C ends it.\n", url, browser.GuidesPath)
}

func portFlag(port int) cli.Flag {
	return &cli.IntFlag{Name: "port", Value: port, Usage: "listen on port `N`; 0 is any free one"}
}

func originFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "origin", Usage: "let a Neo4j Browser at the `ADDRESS` read guides too; may be repeated"}
}

// servingOf reads the flags.
func (e *env) servingOf(c *cli.Context) (s serving, err error) {
	s = serving{host: c.String("host"), port: c.Int("port"), tokenFile: c.String("token-file"), logFormat: c.String("log-format"), open: c.Bool("open")}
	s.Hosts, s.Origins = c.StringSlice("public-host"), c.StringSlice("origin")
	s.Limits = queries.Limits{Rows: c.Int("max-rows"), Time: c.Duration("timeout")}
	s.Concurrency, s.AllowCypher = c.Int("concurrency"), c.Bool("allow-cypher")
	s.Browser = c.String("neo4j-browser")
	switch {
	case s.Limits.Rows < 1 || s.Concurrency < 1:
		return s, hub.Usagef("--max-rows and --concurrency: want 1 or more")
	case s.Limits.Time <= 0:
		return s, hub.Usagef("--timeout %v: want a time such as 10s", s.Limits.Time)
	}
	s.from, err = e.catalog(c)
	return s, err
}

// check tells wrong use before anything is opened, and reads the token.
func (s *serving) check(ctx context.Context) error {
	if s.port < 0 || s.port > 65535 {
		return hub.Usagef("--port %d: want a port from 1 to 65535, or 0 for any free one", s.port)
	}
	ip := net.ParseIP(s.host)
	if s.host == "localhost" {
		ip = net.IPv4(127, 0, 0, 1)
	}
	switch {
	case ip == nil:
		return hub.Usagef("--host %q: want an address of this machine, such as 127.0.0.1 or 0.0.0.0", s.host)
	case !ip.IsLoopback() && s.tokenFile == "":
		return hub.Usagef("--host %s lets others in, who have to show a token: --token-file FILE names the file with it", s.host)
	case !ip.IsUnspecified():
		s.Hosts = append(s.Hosts, s.host)
	}
	if s.tokenFile == "" {
		return nil
	}
	var err error
	s.Token, err = explorer.ReadToken(ctx, s.tokenFile)
	return err
}

// serve answers until ctx ends. announce says where, given the address.
func (e *env) serve(ctx context.Context, s serving, announce func(url string) string) error {
	if err := s.check(ctx); err != nil {
		return err
	}
	collectAt(serveGCPercent)
	log, err := e.serveLog(s)
	if err != nil {
		return err
	}
	own, err := s.from.OwnQueries()
	if err != nil {
		return err
	}
	db := graphdb.OpenLater(e.opener(own, log))
	defer db.Close(context.WithoutCancel(ctx))
	s.DB, s.Catalog, s.Log = db, s.from, log
	e.pages(ctx, &s, db)
	h, err := explorer.New(s.Options)
	if err != nil {
		return err
	}
	l, err := httpserve.Listen(s.host, s.port)
	if err != nil {
		return fmt.Errorf("%w; --port 0 takes any free one", err)
	}
	if err := firstLook(ctx, db, log, "Neo4j is away; pages answer 503 until it is there"); err != nil {
		l.Close()
		return err
	}
	url := httpserve.URL(l)
	if _, err := fmt.Fprint(e.Out, announce(url)); err != nil {
		l.Close()
		return err
	}
	if s.open {
		go func() {
			if err := openAddress(ctx, url); err != nil {
				log.Warn("the web browser was not opened", "reason", err)
			}
		}()
	}
	defer e.Hold()()
	return httpserve.Serve(ctx, l, h, httpserve.Options{Conns: serveConns, Log: slog.NewLogLogger(log.Handler(), slog.LevelWarn)})
}

// firstLookLimit is how long a start waits for a database that does not answer.
const firstLookLimit = 2 * time.Second

// firstLook connects to the database. One that is away may come; the log says so.
func firstLook(ctx context.Context, db *graphdb.Lazy, log *slog.Logger, away string) error {
	ctx, cancel := context.WithTimeout(ctx, firstLookLimit)
	defer cancel()
	err := db.Connect(ctx)
	if errors.As(err, new(*hub.UsageError)) {
		return err
	}
	if err != nil {
		log.Warn(away, "reason", err)
	}
	return nil
}

// opener opens the database of the settings, as they are then: a server that db start
// starts may be at another port. The user's own queries are checked once.
func (e *env) opener(own *queries.Registry, log *slog.Logger) func(context.Context) (*graphdb.DB, error) {
	checked := own == nil
	return func(ctx context.Context) (*graphdb.DB, error) {
		cfg, err := e.address(ctx)
		if err != nil {
			return nil, err
		}
		cfg.RetryFor, cfg.Now = retryServe, e.Now
		cfg.Notice = func(line string) { log.Warn(line) }
		db, err := graphdb.Open(ctx, cfg)
		if err != nil || checked {
			return db, err
		}
		if err := own.Check(ctx, db); err != nil {
			db.Close(ctx)
			return nil, err
		}
		checked = true
		return db, nil
	}
}

// serveLog is the log of a service, on standard error.
func (e *env) serveLog(s serving) (*slog.Logger, error) {
	var o slog.HandlerOptions
	if s.quiet {
		o.Level = slog.LevelError
	}
	switch s.logFormat {
	case "text":
		return slog.New(slog.NewTextHandler(e.Err, &o)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(e.Err, &o)), nil
	}
	return nil, hub.Usagef("--log-format %s: want text or json", s.logFormat)
}

// probe asks the service at the port of this machine whether it lives.
func (s *serving) probe(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, firstLookLimit)
	defer cancel()
	host := s.host
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = loopbackHost
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, strconv.Itoa(s.port))+explorer.HealthPath, nil)
	if err != nil {
		return hub.Usagef("--host %q: %v", s.host, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the explorer does not answer: %w", err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the explorer answers %s", response.Status)
	}
	return nil
}
