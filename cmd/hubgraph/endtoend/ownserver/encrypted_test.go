package ownserver

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// TestEncryptedNeo4j: Neo4j with a certificate of its own; and then one whose database
// takes no writes. That is found by routing and read at once, without a word about others
// that it might lag behind; and a write is told why not.
func TestEncryptedNeo4j(t *testing.T) {
	commandtest.Folders(t)
	ca := proxy.NewCA(t, "Gust Lab Authority")
	settings := map[string]string{
		"server.bolt.tls_level":               "OPTIONAL", // db start itself asks without
		"dbms.ssl.policy.bolt.enabled":        "true",
		"dbms.ssl.policy.bolt.base_directory": certificate(t, ca),
	}
	t.Cleanup(func() { run(t, "db", "stop") })
	start(t, settings)
	for _, scheme := range []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt+s", "bolt+ssc"} {
		db, _ := open(t, scheme, ca)
		if err := db.Write(t.Context(), "MERGE (:Probe)", nil); err != nil {
			t.Errorf("%s: %v", scheme, err)
		}
	}
	run.Check(t, 0, "db stop")
	settings["server.databases.read_only"] = "neo4j"
	start(t, settings)
	db, said := open(t, "neo4j+s", ca)
	if got := commandtest.Rows(t, db, "MATCH (p:Probe) RETURN p", nil); len(got) != 1 || len(*said) > 0 {
		t.Errorf("%v, said %q", got, *said)
	}
	db, _ = open(t, "bolt+s", ca)
	if err := db.Write(t.Context(), "CREATE (:Probe)", nil); err == nil || !strings.Contains(err.Error(), "the database is read-only") {
		t.Errorf("a write: %v", err)
	}
}

func start(t *testing.T, settings map[string]string) {
	t.Helper()
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	_, err = dbserver.StartPatiently(t.Context(), dirs, dbserver.Options{Engine: dbserver.EngineLocal, Light: true, HeapMB: 512, PageCacheMB: 256, Settings: settings})
	if errors.Is(err, dbserver.ErrNoEngine) && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
		t.Skipf("SKIPPED, %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// open connects to the server that was started, and collects what is said meanwhile.
func open(t *testing.T, scheme string, ca *proxy.CA) (db *graphdb.DB, said *[]string) {
	t.Helper()
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	info, _, err := dbserver.Status(t.Context(), dirs)
	if err != nil {
		t.Fatal(err)
	}
	_, hostPort, _ := strings.Cut(info.BoltURI, "://")
	said = new([]string)
	cfg := graphdb.Config{URI: scheme + "://" + hostPort, Username: info.Username, Password: info.Password, RetryFor: time.Second, Notice: func(line string) { *said = append(*said, line) }}
	if strings.HasSuffix(scheme, "+s") {
		cfg.CAFile = ca.File(t)
	}
	begun := time.Now()
	if db, err = graphdb.Open(t.Context(), cfg); err != nil {
		t.Fatalf("%s: %v", scheme, err)
	}
	t.Logf("%s: opened in %v", scheme, time.Since(begun).Round(time.Millisecond))
	t.Cleanup(func() { db.Close(t.Context()) })
	return db, said
}

// certificate writes key and certificate of a server, under the names that Neo4j has for
// them, and returns the folder.
func certificate(t *testing.T, ca *proxy.CA) (dir string) {
	t.Helper()
	dir = t.TempDir()
	c := ca.Server(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "127.0.0.1").Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"private.key": {Type: "PRIVATE KEY", Bytes: key}, "public.crt": {Type: "CERTIFICATE", Bytes: c.Certificate[0]}} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
