package fakehub

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Options say how a Hub is served. The zero value serves without limits, faults
// and tokens.
type Options struct {
	Limits   Limits
	Faults   Faults
	Tokens   map[string]Token
	MaxLimit int              // rows of a page at most; 0 is 1,000
	Now      func() time.Time // nil is time.Now
	Latency  time.Duration    // before each answer
	Observe  func(*http.Request)
}

// Token is who asks with a token.
type Token struct {
	Name  string // of the account
	Gated bool   // it is on the list of every gated repository
	Until int    // refused after that many requests; 0 is never
}

// The kinds of request that are counted.
const (
	Requests      = "requests" // all of them
	Listings      = "listings"
	Items         = "items"
	CommitPages   = "commits"
	DiscussionsOf = "discussions"
	Overviews     = "overviews"
	Others        = "others"
	Redirects     = "redirects"
	TooMany       = "over the quota"
	Faulty        = "faults"
)

// Server serves a Hub. It is an http.Handler.
type Server struct {
	hub      *Hub
	o        Options
	now      func() time.Time
	limit    limiter
	faults   faulty
	repos    map[key]*Repository
	folded   map[key]string // lower case to the id
	moves    map[key]string
	users    map[string][]string // spaces by the model they use
	accounts map[string]hub.Account
	pages    sync.Map // bodies of listings by query and place
	lists    sync.Map // selections by query
	starts   atomic.Int64
	serial   atomic.Int64

	mu     sync.Mutex
	counts map[string]int64
	byURL  map[string]int
	spent  map[string]int // requests by token
}

// New prepares a server. The Hub must not change afterwards.
func New(h *Hub, o Options) *Server {
	if o.MaxLimit <= 0 {
		o.MaxLimit = 1000
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{hub: h, o: o, now: o.Now, repos: map[key]*Repository{}, folded: map[key]string{}, moves: map[key]string{}, users: map[string][]string{},
		accounts: map[string]hub.Account{}, counts: map[string]int64{}, byURL: map[string]int{}, spent: map[string]int{}}
	s.limit = limiter{o: o.Limits, now: o.Now, windows: map[string]*WindowUse{}}
	s.faults = faulty{Faults: o.Faults, asked: map[string]int{}, expired: map[string]bool{}}
	for _, r := range h.Repositories {
		r.prepare()
		s.repos[key{r.Kind, r.ID}] = r
		s.folded[key{r.Kind, strings.ToLower(r.ID)}] = r.ID
		for _, m := range r.Models {
			s.users[m] = append(s.users[m], r.ID)
		}
	}
	for _, m := range h.Moves {
		s.moves[key{m.Kind, m.From}] = m.To
	}
	for _, a := range h.Accounts {
		s.accounts[a.Name] = a
	}
	return s
}

// Start serves over a socket of this machine until Close.
func (s *Server) Start() *httptest.Server { return httptest.NewServer(s) }

// Counts returns how many requests were made, by kind.
func (s *Server) Counts() map[string]int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.counts)
}

// Asked returns how often each address was answered by the Hub itself, without
// faults and refusals for the limit: path and query as they came.
func (s *Server) Asked() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.byURL)
}

func (s *Server) count(what string) {
	s.mu.Lock()
	s.counts[what]++
	s.mu.Unlock()
}

// request is a request with who asks.
type request struct {
	*http.Request
	query url.Values
	token *Token // nil for nobody
	fault Fault
}

// ServeHTTP answers a request of the API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.o.Observe != nil {
		s.o.Observe(r)
	}
	h := w.Header()
	h["X-Request-Id"] = []string{"Root=1-" + strconv.FormatInt(s.serial.Add(1), 10)}
	if s.o.Latency > 0 {
		time.Sleep(s.o.Latency)
	}
	s.count(Requests)
	q := &request{Request: r}
	name, refused := s.who(q)
	if !s.limit.count(name, h) {
		s.count(TooMany)
		s.problem(w, http.StatusTooManyRequests, "", "We had to rate limit you.")
		return
	}
	if q.fault = s.faults.draw(r.URL.RequestURI()); q.fault != "" {
		s.count(Faulty)
		if !q.fault.spoils() {
			s.fail(w, r, q.fault)
			return
		}
	} else {
		s.mu.Lock()
		s.byURL[r.URL.RequestURI()]++
		s.mu.Unlock()
	}
	var err error
	if q.query, err = url.ParseQuery(r.URL.RawQuery); err != nil || r.Method != http.MethodGet {
		s.problem(w, http.StatusBadRequest, "", "Bad request")
		return
	}
	if refused {
		s.problem(w, http.StatusUnauthorized, "", "Invalid credentials in Authorization header")
		return
	}
	s.route(w, q)
}

// who finds out who asks; refused is a token that is unknown or spent.
func (s *Server) who(q *request) (name string, refused bool) {
	text := q.Header.Get("Authorization")
	if text == "" {
		return "", false
	}
	text = strings.TrimPrefix(text, "Bearer ")
	t, ok := s.o.Tokens[text]
	if !ok {
		return "", true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.spent[text]++; t.Until > 0 && s.spent[text] > t.Until {
		return t.Name, true
	}
	q.token = &t
	return t.Name, false
}

// route finds the answer by the path. Its parts may hold escaped slashes.
func (s *Server) route(w http.ResponseWriter, q *request) {
	parts := strings.Split(strings.TrimPrefix(q.URL.EscapedPath(), "/api/"), "/")
	for i, p := range parts {
		parts[i], _ = url.PathUnescape(p)
	}
	kind, isKind := hub.ParseKind(strings.TrimSuffix(parts[0], "s"))
	switch {
	case isKind && len(parts) == 1:
		s.count(Listings)
		s.listing(w, q, kind)
	case isKind:
		s.repository(w, q, kind, parts[1:])
	case len(parts) == 3 && parts[2] == "overview" && (parts[0] == "users" || parts[0] == "organizations"):
		s.count(Overviews)
		s.overview(w, q, parts[0], parts[1])
	case len(parts) == 1 && parts[0] == "whoami-v2":
		s.count(Others)
		s.whoami(w, q)
	default:
		s.count(Others)
		s.problem(w, http.StatusNotFound, "", "Not Found")
	}
}

// problem answers with an error as the Hub does.
func (s *Server) problem(w http.ResponseWriter, status int, code, message string) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("X-Error-Message", message)
	if code != "" {
		h.Set("X-Error-Code", code)
	}
	w.WriteHeader(status)
	w.Write(append(appendText([]byte("{"), "error", message), '}'))
}

// send answers with a JSON body, spoiled if the request has such a fault.
func (s *Server) send(w http.ResponseWriter, q *request, body []byte) {
	h := w.Header()
	h["Content-Type"] = []string{"application/json; charset=utf-8"}
	if q.fault != "" {
		s.spoil(w, body, q.fault)
		return
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.Write(body)
}

// link sets the address of the next page.
func link(w http.ResponseWriter, q *request, change func(url.Values)) {
	next := url.URL{Scheme: "http", Host: q.Host, Path: q.URL.Path, RawPath: q.URL.RawPath}
	if q.TLS != nil || q.URL.Scheme == "https" {
		next.Scheme = "https"
	}
	query := maps.Clone(q.query)
	change(query)
	next.RawQuery = query.Encode()
	w.Header()["Link"] = []string{"<" + next.String() + `>; rel="next"`}
}

func (s *Server) overview(w http.ResponseWriter, q *request, sort, name string) {
	a, ok := s.accounts[name]
	if sort == "organizations" && !ok {
		for _, known := range s.hub.Accounts { // without regard to case
			if strings.EqualFold(known.Name, name) {
				a, ok = known, true
			}
		}
	}
	if !ok || (a.Type == hub.Org) != (sort == "organizations") {
		s.problem(w, http.StatusNotFound, "", "This "+strings.TrimSuffix(sort, "s")+" does not exist")
		return
	}
	body := appendText([]byte("{"), "_id", fmt.Sprintf("%024x", len(a.Name)))
	if a.Type == hub.Org {
		body = appendText(body, "name", a.Name)
	} else {
		body = appendText(body, "user", a.Name)
	}
	body = appendText(appendText(body, "fullname", a.FullName), "type", a.Type)
	s.send(w, q, append(body, '}'))
}

func (s *Server) whoami(w http.ResponseWriter, q *request) {
	if q.token == nil {
		s.problem(w, http.StatusUnauthorized, "", "Invalid username or password.")
		return
	}
	s.send(w, q, append(appendText(appendText([]byte("{"), "type", "user"), "name", q.token.Name), '}'))
}
