package explorer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/httpserve"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// nothing is a database without rows. While held is there, statements wait for it.
type nothing struct{ held chan struct{} }

func (n nothing) Read(ctx context.Context, _ string, _ map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if n.held != nil {
		select {
		case <-n.held:
		case <-ctx.Done():
			return nil, nil, context.Cause(ctx)
		}
	}
	return nil, func(func([]any, error) bool) {}, nil
}

func (n nothing) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return "r", nil, nil
}

// lost is an error of a database that is away.
type lost struct{ error }

func (lost) Lost() bool { return true }

// away is a database that cannot be reached.
type away struct{}

func (away) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, nil, lost{errors.New("bolt://db.example:7687: nothing listens there")}
}

func (away) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return "", nil, lost{errors.New("bolt://db.example:7687: nothing listens there")}
}

// lines is a log that several requests write.
type lines struct {
	mu sync.Mutex
	bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.Write(p)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.String()
}

// open returns an explorer and its log.
func open(t *testing.T, o explorer.Options) (http.Handler, *lines) {
	t.Helper()
	log := &lines{}
	if o.DB == nil {
		o.DB = nothing{}
	}
	o.Catalog, o.Log = catalog.Open("", ""), slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h, err := explorer.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h, log
}

// serve serves an explorer on a port until the test ends, as the command does, and
// returns its address.
func serve(t *testing.T, h http.Handler) (address string) {
	t.Helper()
	l, err := httpserve.Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- httpserve.Serve(ctx, l, h, httpserve.Options{Log: slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo)})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().(*net.TCPAddr).String()
}

// ask sends a request to localhost; headers are name, value and so on.
func ask(h http.Handler, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "localhost:8480"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestHostAndOrigin(t *testing.T) {
	h, _ := open(t, explorer.Options{Hosts: []string{"hub.example"}, Origins: []string{"https://neo4j.example:7473"}})
	for _, c := range []struct {
		method, path string
		status       int
		headers      []string
	}{
		{"GET", "/guides/", 200, nil},
		{"GET", "/guides/", 200, []string{"Host", "127.0.0.1:8480"}},
		{"GET", "/guides/", 200, []string{"Host", "[::1]:8480"}},
		{"GET", "/guides/", 200, []string{"Host", "LOCALHOST"}},
		{"GET", "/guides/", 200, []string{"Host", "hub.example"}},
		{"GET", "/guides/", 200, []string{"Host", "Hub.Example:443"}},
		{"GET", "/guides/", 421, []string{"Host", "evil.example"}},
		{"GET", "/guides/", 421, []string{"Host", "hub.example.evil.example"}},
		{"GET", "/guides/", 421, []string{"Host", "localhost.evil.example:8480"}},
		{"GET", "/guides/", 421, []string{"Host", ""}},
		{"GET", "/guides/", 421, []string{"Host", "192.0.2.7:8480"}},
		{"GET", "/healthz", 421, []string{"Host", "evil.example"}},
		{"POST", "/mcp", 421, []string{"Host", "evil.example", "Origin", "http://evil.example"}},
		{"POST", "/mcp", 403, []string{"Origin", "http://evil.example"}},
		{"GET", "/mcp", 403, []string{"Origin", "http://evil.example"}},
		{"POST", "/mcp", 403, []string{"Origin", "null"}},
		{"POST", "/mcp", 403, []string{"Origin", "http://localhost:3000"}},
		{"POST", "/mcp", 403, []string{"Origin", "http://hub.example:3000"}},
		{"POST", "/mcp", 403, []string{"Sec-Fetch-Site", "cross-site"}},
		{"DELETE", "/api/v1/queries", 403, []string{"Origin", "https://neo4j.example:7473"}},
	} {
		w := ask(h, c.method, c.path, "", c.headers...)
		if w.Code != c.status {
			t.Errorf("%s %s %q: %d %s, want %d", c.method, c.path, c.headers, w.Code, w.Body, c.status)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s %s: headers %v", c.method, c.path, w.Header())
		}
	}
	for _, own := range []string{"http://localhost:8480", "https://hub.example"} {
		if w := ask(h, "POST", "/mcp", "", "Origin", own); w.Code == 403 {
			t.Errorf("a page of its own, %s, is refused", own)
		}
	}
	// Guides may be read by Neo4j Browser, nothing else by any other page.
	for origin, want := range map[string]string{"http://localhost:7474": "http://localhost:7474", "https://neo4j.example:7473": "https://neo4j.example:7473", "http://evil.example": ""} {
		if got := ask(h, "GET", "/guides/", "", "Origin", origin).Header().Get("Access-Control-Allow-Origin"); got != want {
			t.Errorf("guides for %s: allowed %q", origin, got)
		}
		if got := ask(h, "GET", "/readyz", "", "Origin", origin).Header().Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("other paths for %s: allowed %q", origin, got)
		}
	}
	for _, wrong := range []explorer.Options{{Hosts: []string{"https://hub.example"}}, {Hosts: []string{"hub.example:80"}}, {Hosts: []string{""}}, {Origins: []string{"hub.example"}}} {
		wrong.DB, wrong.Catalog = nothing{}, catalog.Open("", "")
		if _, err := explorer.New(wrong); err == nil {
			t.Errorf("no error for %q %q", wrong.Hosts, wrong.Origins)
		}
	}
}

func TestErrorForm(t *testing.T) {
	h, _ := open(t, explorer.Options{})
	w := ask(h, "GET", "/api/v1/queries", "", "Host", "evil.example")
	var problem struct {
		Type, Title, Detail string
		Status              int
		Nearest             []string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || problem.Status != 421 || problem.Title != "Misdirected Request" || problem.Detail == "" || problem.Nearest == nil ||
		w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%v, %v: %s", err, w.Header(), w.Body)
	}
}

func TestHealth(t *testing.T) {
	h, _ := open(t, explorer.Options{})
	for _, path := range []string{"/healthz", "/readyz"} {
		if w := ask(h, "GET", path, ""); w.Code != 200 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	const token = "0123456789abcdef-secret"
	h, _ = open(t, explorer.Options{DB: away{}, Token: token})
	if w := ask(h, "GET", "/healthz", ""); w.Code != 200 {
		t.Errorf("lives without a database: %d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", "/readyz", ""); w.Code != 503 || w.Body.String() != "not ready: the database is away\n" {
		t.Errorf("ready, for a stranger: %d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", "/readyz", "", "Authorization", "Bearer "+token); w.Code != 503 || !strings.Contains(w.Body.String(), "nothing listens there") {
		t.Errorf("ready: %d %s", w.Code, w.Body)
	}
}

// A database that is slow is not ready, and is once it has answered, however long that
// took.
func TestSlowDatabase(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		held := make(chan struct{})
		h, _ := open(t, explorer.Options{DB: nothing{held}})
		for range 3 {
			if w := ask(h, "GET", "/readyz", ""); w.Code != 503 || !strings.Contains(w.Body.String(), "does not answer within 2s") {
				t.Errorf("while it is slow: %d %s", w.Code, w.Body)
			}
		}
		close(held)
		synctest.Wait()
		if w := ask(h, "GET", "/readyz", ""); w.Code != 200 {
			t.Errorf("afterwards: %d %s", w.Code, w.Body)
		}
	})
}

// metric reads the metrics, and returns the sum of one over its labels.
func metric(t *testing.T, h http.Handler, name string) (sum float64) {
	t.Helper()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(ask(h, "GET", "/metrics", "").Body)
	if err != nil {
		t.Fatal(err)
	}
	family, ok := families[name]
	if !ok {
		t.Fatalf("no metric %s", name)
	}
	for _, m := range family.Metric {
		sum += m.GetCounter().GetValue() + m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
	}
	return sum
}

// TestSaysNothing: what is asked for, and the token, stand neither in the log nor in
// metrics.
func TestSaysNothing(t *testing.T) {
	const token, value = "0123456789abcdef-secret", "queequeg"
	h, log := open(t, explorer.Options{})
	closed, closedLog := open(t, explorer.Options{Token: token})
	asked := 0
	for _, path := range []string{"/guides/" + value, "/guides/adoption?field=" + value, "/" + value, "/model/" + value + "/x", "/query/" + value + "/x?limit=" + value, "/api/v1/" + value} {
		for _, method := range []string{"GET", "POST", strings.ToUpper(value)} {
			ask(h, method, path, value, "User-Agent", value, "X-Request-Id", value, "Referer", "http://localhost:8480/"+value)
			ask(closed, method, path, value, "Authorization", "Bearer "+token+"x")
			ask(closed, method, path, value, "Authorization", "Bearer "+token)
			asked++
		}
	}
	ask(closed, "POST", "/login", "token="+token+"&next=/"+value, "Content-Type", "application/x-www-form-urlencoded")
	said := log.text() + closedLog.text() + ask(h, "GET", "/metrics", "").Body.String() + ask(closed, "GET", "/metrics", "", "Authorization", "Bearer "+token).Body.String()
	for _, secret := range []string{value, strings.ToUpper(value), token, "secret"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is said: %s", secret, said)
		}
	}
	if n := strings.Count(log.text(), "msg=request "); n != asked+1 {
		t.Errorf("%d lines of log for %d requests and one for metrics", n, asked)
	}
	if got := metric(t, h, "hubgraph_http_requests_total"); got != float64(asked+1) { // that of metrics itself is not yet there
		t.Errorf("%v requests counted, want %d", got, asked+1)
	}
	if up := metric(t, h, "hubgraph_database_up"); up != 1 {
		t.Errorf("up is %v", up)
	}
	h, _ = open(t, explorer.Options{DB: away{}})
	if up := metric(t, h, "hubgraph_database_up"); up != 0 {
		t.Errorf("up is %v while it is away", up)
	}
}
