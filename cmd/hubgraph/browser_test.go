package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/browser"
)

func TestBrowserSetup(t *testing.T) {
	state := dbFolders(t)
	dir := filepath.Join(t.TempDir(), "for", "neo4j")
	said := checkCommand(t, 0, "browser setup -o "+dir, "style.grass", "favourites.zip", "No database was asked", "hubgraph db start", "hubgraph browser serve")
	if !strings.Contains(said, "1. ") || !strings.Contains(said, "2. ") || !strings.Contains(said, "3. ") {
		t.Errorf("no three steps in %s", said)
	}
	style, err := os.ReadFile(filepath.Join(dir, "style.grass"))
	if err != nil || !bytes.Equal(style, browser.Style()) {
		t.Errorf("style.grass: %v, %d bytes", err, len(style))
	}
	z, err := zip.OpenReader(filepath.Join(dir, "favourites.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if n := len(queries.Bundled().All()); len(z.File) != n {
		t.Errorf("%d favourites, want %d", len(z.File), n)
	}
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Error("a question made folders")
	}
}

// A server that does not answer is no reason to write nothing.
func TestBrowserSetupWithServerOfTheSettings(t *testing.T) {
	dbFolders(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	uri := "bolt://" + l.Addr().String()
	l.Close()
	t.Setenv("NEO4J_URI", uri)
	checkCommand(t, 0, "browser setup -o "+t.TempDir(), "could not be asked", "connection refused",
		"browser.remote_content_hostname_whitelist=guides.neo4j.com,localhost,127.0.0.1", "Neo4j Browser of your server")
}

func TestBrowserWrongUse(t *testing.T) {
	dbFolders(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	checkCommand(t, 2, "browser start", `no command "start"`)
	checkCommand(t, 2, "browser setup now", "browser setup --help")
	checkCommand(t, 2, "browser serve --port 70000", "--port 70000")
	checkCommand(t, 2, "browser serve --origin neo4j.example", `origin "neo4j.example"`)
	checkCommand(t, 2, "browser serve --recipes /no/such/folder", "there is no such folder")
	checkCommand(t, 2, "browser setup --queries /no/such/folder", "there is no such folder")
	checkCommand(t, 1, "browser setup -o "+file, "make folder")

	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	checkCommand(t, 1, "browser serve --port "+port, "address already in use", "--port 0")
}

// served finds the address in what browser serve prints, and hands it over once.
type served struct {
	seen    bytes.Buffer
	address chan string
}

func (s *served) Write(p []byte) (int, error) {
	s.seen.Write(p)
	if m := regexp.MustCompile(`:play (\S+)\n`).FindStringSubmatch(s.seen.String()); m != nil && s.address != nil {
		s.address <- m[1]
		close(s.address)
		s.address = nil
	}
	return len(p), nil
}

func TestBrowserServe(t *testing.T) {
	dbFolders(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	address := make(chan string, 1)
	out, ended := &served{address: address}, make(chan int, 1)
	var errOut bytes.Buffer
	go func() {
		ended <- run(ctx, terminal.IO{Out: out, Err: &errOut, Now: time.Now}, []string{"hubgraph", "browser", "serve", "--port", "0"})
	}()
	var url string
	select {
	case url = <-address:
	case code := <-ended:
		t.Fatalf("browser serve: exit %d, %s", code, errOut.String())
	}
	if !regexp.MustCompile(`^http://localhost:[0-9]+/guides/$`).MatchString(url) {
		t.Fatalf("address %q", url)
	}
	response, err := http.Get(strings.Replace(url, "localhost", "127.0.0.1", 1))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(text), "/guides/adoption") {
		t.Errorf("%s, %v: %s", response.Status, err, text)
	}
	cancel() // as Ctrl-C does
	if code := <-ended; code != 0 {
		t.Errorf("exit %d after Ctrl-C: %s", code, errOut.String())
	}
	if _, err := http.Get(url); err == nil {
		t.Error("it still answers")
	}
}
