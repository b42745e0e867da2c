package dbserver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConfText(t *testing.T) {
	lines := map[string]bool{}
	text := confText(17687, 17474, 1024, 512, nil)
	for line := range strings.Lines(text) {
		lines[strings.TrimSpace(line)] = true
	}
	for _, want := range []string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=127.0.0.1:17687",
		"server.bolt.advertised_address=127.0.0.1:17687",
		"server.http.listen_address=127.0.0.1:17474",
		"server.https.enabled=false",
		"server.directories.data=data",
		"server.directories.logs=logs",
		"server.memory.heap.max_size=1024m",
		"server.memory.pagecache.size=512m",
		"dbms.security.auth_enabled=true",
		"dbms.security.allow_csv_import_from_file_urls=false",
		"dbms.usage_report.enabled=false",
		"client.allow_telemetry=false",
		"db.transaction.timeout=1h",
		"browser.remote_content_hostname_whitelist=guides.neo4j.com,localhost,127.0.0.1",
	} {
		if !lines[want] {
			t.Errorf("neo4j.conf lacks %s", want)
		}
	}
	if strings.Contains(text, "0.0.0.0") {
		t.Error("neo4j.conf opens the server to others")
	}
}

func TestConfTextWithSettings(t *testing.T) {
	text := confText(17687, 17474, 1024, 512, map[string]string{"server.databases.read_only": "neo4j", "server.http.enabled": "false"})
	if !strings.Contains(text, "\nserver.databases.read_only=neo4j\n") || !strings.Contains(text, "\nserver.http.enabled=false\n") || strings.Count(text, "server.http.enabled=") != 1 {
		t.Errorf("neo4j.conf:\n%s", text)
	}
}

func TestMemory(t *testing.T) {
	const gib = 1 << 30
	for _, c := range []struct {
		total           uint64
		o               Options
		heap, pageCache int
	}{
		{0, Options{}, 1024, 512}, // unknown
		{1 * gib, Options{}, 512, 256},
		{3 * gib, Options{}, 768, 384},
		{4 * gib, Options{}, 1024, 512},
		{8 * gib, Options{}, 2048, 1024},
		{16 * gib, Options{}, 4096, 2048},
		{64 * gib, Options{}, 4096, 4096},
		{64 * gib, Options{HeapMB: 700, PageCacheMB: 100}, 700, 100},
	} {
		if heap, pageCache := memoryMB(c.o, c.total); heap != c.heap || pageCache != c.pageCache {
			t.Errorf("%d bytes: got %d and %d, want %d and %d", c.total, heap, pageCache, c.heap, c.pageCache)
		}
	}
}

func TestTail(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neo4j.log")
	if got := tail(path, 0, 5); got != "" {
		t.Errorf("of no file: %q", got)
	}
	if err := os.WriteFile(path, []byte("one\ntwo\nthree\nfour\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		offset int64
		lines  int
		want   string
	}{
		{0, 2, "three\nfour"},
		{0, 9, "one\ntwo\nthree\nfour"},
		{8, 9, "three\nfour"},              // after "one\ntwo\n"
		{19, 9, ""},                        // nothing new
		{1000, 9, "one\ntwo\nthree\nfour"}, // rotated
		{4, 2, "three\nfour"},              //
	} {
		if got := tail(path, c.offset, c.lines); got != c.want {
			t.Errorf("tail(%d, %d) is %q, want %q", c.offset, c.lines, got, c.want)
		}
	}
}

func TestChildEnvHoldsNoSecrets(t *testing.T) {
	for _, name := range []string{"NEO4J_PASSWORD", "HF_TOKEN", "HUBGRAPH_NEO4J_PASSWORD"} {
		t.Setenv(name, "hunter2")
	}
	t.Setenv("LANG", "C")
	env := strings.Join(childEnv(), "\n")
	if strings.Contains(env, "hunter2") || !strings.Contains(env, "LC_ALL=C.UTF-8") {
		t.Errorf("got %s", env)
	}
}
