package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
)

func TestServeWrongUse(t *testing.T) {
	dbFolders(t)
	dir := t.TempDir()
	for name, mode := range map[string]os.FileMode{"good": 0o600, "open": 0o644} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("0123456789abcdef"), mode); err != nil {
			t.Fatal(err)
		}
	}
	checkCommand(t, 2, "serve now", "serve --help")
	checkCommand(t, 2, "serve --host 0.0.0.0", "--host 0.0.0.0 lets others in", "--token-file FILE")
	checkCommand(t, 2, "serve --host ::", "--token-file FILE")
	checkCommand(t, 2, "serve --host hub.example", "want an address of this machine")
	checkCommand(t, 2, "serve --host 0.0.0.0 --token-file "+filepath.Join(dir, "none"), "no such file")
	checkCommand(t, 2, "serve --token-file "+filepath.Join(dir, "open"), "others may read", "chmod 600")
	checkCommand(t, 2, "serve --port 70000", "--port 70000")
	checkCommand(t, 2, "serve --public-host https://hub.example", `host "https://hub.example"`)
	checkCommand(t, 2, "serve --origin neo4j.example", `origin "neo4j.example"`)
	checkCommand(t, 2, "serve --timeout 0s", "--timeout 0s")
	checkCommand(t, 2, "serve --max-rows 0", "want 1 or more")
	checkCommand(t, 2, "serve --concurrency -1", "want 1 or more")
	checkCommand(t, 2, "serve --log-format xml", "want text or json")
	checkCommand(t, 2, "serve --queries /no/such/folder", "there is no such folder")
	checkCommand(t, 1, "serve --probe --port 1", "does not answer")
}

// announced finds the address in what serve prints, and hands it over once.
type announced struct {
	mu      sync.Mutex
	seen    bytes.Buffer
	address chan string
}

func (a *announced) Write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seen.Write(p)
	if m := regexp.MustCompile(`The explorer is at (\S+)\n`).FindStringSubmatch(a.seen.String()); m != nil && a.address != nil {
		a.address <- m[1]
		a.address = nil
	}
	return len(p), nil
}

// It starts without a database, and says so.
func TestServeWithoutDatabase(t *testing.T) {
	dbFolders(t)
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("0123456789abcdef\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	address := make(chan string, 1)
	out, ended := &announced{address: address}, make(chan int, 1)
	var errOut bytes.Buffer
	go func() {
		ended <- run(ctx, terminal.IO{Out: out, Err: &errOut, Now: time.Now}, []string{"hubgraph", "serve", "--port", "0", "--token-file", token, "--log-format", "json"})
	}()
	var url string
	select {
	case url = <-address:
	case code := <-ended:
		t.Fatalf("serve: exit %d, %s", code, errOut.String())
	}
	url = strings.Replace(url, "localhost", "127.0.0.1", 1)
	for _, c := range []struct {
		path, token string
		status      int
		part        string
	}{
		{"/healthz", "", 200, "ok"},
		{"/readyz", "", 503, "the database is away"},
		{"/readyz", "0123456789abcdef", 503, "no database runs"},
		{"/guides/", "0123456789abcdef", 200, "/guides/adoption"},
		{"/guides/", "", 401, "wants its token"},
		{"/guides/", "0123456789abcdeF", 401, "not that of this server"},
	} {
		r, err := http.NewRequestWithContext(ctx, "GET", url+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.token != "" {
			r.Header.Set("Authorization", "Bearer "+c.token)
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != c.status || !strings.Contains(string(text), c.part) {
			t.Errorf("%s: %s, %v: %s", c.path, response.Status, err, text)
		}
	}
	port := url[strings.LastIndex(url, ":")+1:]
	checkCommand(t, 0, "serve --probe --port "+port)
	checkCommand(t, 1, "serve --port "+port, "address already in use", "--port 0")
	cancel() // as Ctrl-C does
	if code := <-ended; code != 0 {
		t.Errorf("exit %d after Ctrl-C: %s", code, errOut.String())
	}
	if log := errOut.String(); !strings.Contains(log, `"msg":"Neo4j is away`) || !strings.Contains(log, `"route":"/guides/{$}","status":200`) || strings.Contains(log, "0123456789abcde") {
		t.Errorf("log %s", log)
	}
}
