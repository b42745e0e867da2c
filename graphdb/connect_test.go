package graphdb_test

import (
	"crypto/tls"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
)

// config is how to connect to the server of the tests by another address.
func config(t *testing.T, uri string) graphdb.Config {
	t.Helper()
	info := dbtest.Server(t)
	return graphdb.Config{URI: uri, Username: info.Username, Password: info.Password, RetryFor: 5 * time.Second}
}

// wantRefusal opens a connection that must fail at once, with one line that
// says all of want.
func wantRefusal(t *testing.T, cfg graphdb.Config, want ...string) {
	t.Helper()
	db, err := graphdb.Open(ctx, cfg)
	if err == nil {
		db.Close(ctx)
		t.Errorf("%s is accepted, want an error with %q", cfg.URI, want)
		return
	}
	text := err.Error()
	for _, part := range want {
		if !strings.Contains(text, part) {
			t.Errorf("error %q, want %q in it", text, part)
		}
	}
	if strings.Contains(text, "\n") || strings.Contains(text, cfg.Password) || strings.Contains(text, "tried again") {
		t.Errorf("error %q is not one line, at once, without the password", text)
	}
}

// wantOne opens a connection that must work, also to write and to read.
func wantOne(t *testing.T, cfg graphdb.Config) {
	t.Helper()
	db, err := graphdb.Open(ctx, cfg)
	if err != nil {
		t.Errorf("%s: %v", cfg.URI, err)
		return
	}
	defer db.Close(ctx)
	if err := db.Write(ctx, "MERGE (:Probe {uri: $uri})", map[string]any{"uri": cfg.URI}); err != nil {
		t.Errorf("%s: %v", cfg.URI, err)
	}
	if _, got := rows(t, db, "MATCH (p:Probe {uri: $uri}) RETURN count(p)", map[string]any{"uri": cfg.URI}); got[0][0] != int64(1) {
		t.Errorf("%s: %v", cfg.URI, got)
	}
}

func TestTLSOnNeo4j(t *testing.T) {
	dbtest.Open(t)
	server := dbtest.Server(t).BoltURI
	ca, other := proxy.NewCA(t, "Gust Lab Authority"), proxy.NewCA(t, "Other Authority")
	now := time.Now()
	secured := func(from, to time.Duration, hosts ...string) *proxy.Proxy {
		return proxy.Start(t, server, proxy.Options{TLS: ca.Server(t, now.Add(from), now.Add(to), hosts...)})
	}
	with := func(p *proxy.Proxy, scheme, caFile string) graphdb.Config {
		cfg := config(t, p.URI(scheme))
		cfg.CAFile = caFile
		return cfg
	}
	right := secured(-time.Hour, time.Hour, "localhost", "127.0.0.1")
	for _, scheme := range []string{"bolt+ssc", "neo4j+ssc"} {
		wantOne(t, with(right, scheme, ""))
	}
	for _, scheme := range []string{"bolt+s", "neo4j+s"} {
		wantOne(t, with(right, scheme, ca.File(t)))
		wantRefusal(t, with(right, scheme, ""), `signed by "CN=Gust Lab Authority", which this machine does not know`, "HUBGRAPH_NEO4J_CA_FILE", scheme+"sc://127.0.0.1")
		wantRefusal(t, with(right, scheme, other.File(t)), "not signed by an authority in ", "ca.pem", `"CN=Gust Lab Authority"`)
		expired := secured(-48*time.Hour, -time.Hour, "127.0.0.1")
		wantRefusal(t, with(expired, scheme, ca.File(t)), "expired on "+now.Add(-time.Hour).UTC().Format("2006-01-02 15:04 MST"))
		early := secured(time.Hour, 48*time.Hour, "127.0.0.1")
		wantRefusal(t, with(early, scheme, ca.File(t)), "valid from ", "set the clock right")
		wrongName := secured(-time.Hour, time.Hour, "graph.example", "db.example")
		wantRefusal(t, with(wrongName, scheme, ca.File(t)), `is for graph.example, db.example, not for "127.0.0.1"`)
	}
	for _, scheme := range []string{"bolt", "neo4j"} {
		wantRefusal(t, with(right, scheme, ""), "the server wants TLS; use "+scheme+"+s://127.0.0.1:")
		wantRefusal(t, config(t, strings.Replace(server, "bolt", scheme+"+s", 1)), "the server speaks without TLS; use "+scheme+"://127.0.0.1:")
	}
}

func TestCAFile(t *testing.T) {
	file := func(text string) string {
		path := filepath.Join(t.TempDir(), "ca.pem")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	missing := filepath.Join(t.TempDir(), "none.pem")
	secure := "bolt+s://127.0.0.1:1"
	for _, c := range []struct{ uri, file, want string }{
		{secure, missing, missing + " does not exist"},
		{secure, file("no certificate\n"), "holds no certificate"},
		{secure, file("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "holds no certificate"},
		{secure, t.TempDir(), "read the CA file of Neo4j"},
		{"bolt://127.0.0.1:1", missing, "use bolt+s://127.0.0.1:1, or no CA file"},
		{"neo4j+ssc://127.0.0.1:1", missing, "use neo4j+s://127.0.0.1:1, or no CA file"},
	} {
		wantRefusal(t, graphdb.Config{URI: c.uri, CAFile: c.file, Password: "open-sesame"}, c.want)
	}
}

// listener is a server that does with its connections what serve says.
func listener(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				serve(conn)
			}()
		}
	}()
	return l.Addr().String()
}

// says returns a server that reads a hello and answers.
func says(t *testing.T, answer string) string {
	return listener(t, func(c net.Conn) {
		c.Read(make([]byte, 1024))
		fmt.Fprint(c, answer)
	})
}

func TestNotNeo4j(t *testing.T) {
	info := dbtest.Server(t)
	if info.HTTPURL == "" {
		t.Skip("the HTTP port of the given Neo4j is not known")
	}
	http := strings.TrimPrefix(info.HTTPURL, "http://")
	for _, c := range []struct{ uri, want string }{
		{"bolt://127.0.0.1:1", "nothing listens there (connection refused); is it running? hubgraph db start"},
		{"neo4j://127.0.0.1:1", "nothing listens there (connection refused); is it running? hubgraph db start"},
		{"neo4j+s://no-such-host.invalid", `"no-such-host.invalid"`},
		{"bolt://" + http, "this port speaks HTTP"},
		{"neo4j://" + http, "this port speaks HTTP"},
		{"bolt+s://" + http, "this port speaks HTTP"},
		{"bolt://" + says(t, "SSH-2.0-OpenSSH_9.6\r\n"), "what listens there is not Neo4j"},
		{"bolt+s://" + says(t, "SSH-2.0-OpenSSH_9.6\r\n"), "no TLS connection"},
		{"bolt://" + says(t, "\x00\x00\x00\x00"), "hubgraph needs Neo4j 5.23 or newer"},
		{"bolt://" + listener(t, func(net.Conn) {}), "hangs up at once"},
	} {
		wantRefusal(t, config(t, c.uri), c.want)
	}
}

func TestHTTPSIsNotBolt(t *testing.T) {
	ca := proxy.NewCA(t, "Gust Lab Authority")
	now := time.Now()
	config := ca.Server(t, now.Add(-time.Hour), now.Add(time.Hour), "127.0.0.1")
	address := listener(t, func(c net.Conn) {
		c = tls.Server(c, config)
		c.Read(make([]byte, 1024))
		fmt.Fprint(c, "HTTP/1.1 400 Bad Request\r\n\r\n")
	})
	wantRefusal(t, graphdb.Config{URI: "bolt+s://" + address, CAFile: ca.File(t), Password: "open-sesame"}, "this port speaks HTTP")
}

func TestVersionAndHomeDatabase(t *testing.T) {
	info := dbtest.Server(t)
	db, err := graphdb.Open(ctx, config(t, info.BoltURI))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	if _, got := rows(t, db, "CALL dbms.components() YIELD versions RETURN versions[0]", nil); got[0][0] != db.Version() || db.Version() == "" {
		t.Errorf("version %q, want %v", db.Version(), got)
	}
	wantRefusal(t, func() graphdb.Config { c := config(t, info.BoltURI); c.Database = "System"; return c }(), "holds no graph")
}

func TestPasswordMustBeChanged(t *testing.T) {
	info := dbtest.Server(t)
	db := dbtest.Open(t)
	system := func(cypher string) {
		t.Helper()
		if err := db.Exec(ctx, cypher, nil); err != nil {
			t.Fatal(err)
		}
	}
	system("CREATE OR REPLACE USER `bo-quill` SET PASSWORD 'open-sesame' CHANGE REQUIRED")
	defer system("DROP USER `bo-quill`")
	wantRefusal(t, graphdb.Config{URI: info.BoltURI, Username: "bo-quill", Password: "open-sesame"}, `user "bo-quill" must first get a new password`)
}
