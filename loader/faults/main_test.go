package faults

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// number reads a number from the environment.
func number(t *testing.T, env string, otherwise float64) float64 {
	text := os.Getenv(env)
	if text == "" {
		return otherwise
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%s: %v", env, err)
	}
	return n
}

// build compiles the command.
func build(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "hubgraph")
	out, err := exec.Command("go", "build", "-o", path, "../../cmd/hubgraph").CombinedOutput()
	if err != nil {
		t.Fatalf("build hubgraph: %v\n%s", err, out)
	}
	return path
}

// server is a Neo4j that is made to be killed.
type server struct {
	dirs dbserver.Dirs
	opts dbserver.Options
	info dbserver.Info
}

// startServer starts one in a folder of its own, on ports that stay the same.
func startServer(t *testing.T, folder string) *server {
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	dirs.Data, dirs.State = filepath.Join(folder, "data"), filepath.Join(t.TempDir(), "state")
	s := &server{dirs: dirs, opts: dbserver.Options{
		Engine: dbserver.EngineLocal, HeapMB: 768, PageCacheMB: 128, Light: true,
		// A small log, so that a full disk is felt.
		Settings: map[string]string{"db.tx_log.preallocate": "false", "db.tx_log.rotation.size": "32m", "db.tx_log.rotation.retention_policy": "keep_none"},
	}}
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute) // with the first fetch of Neo4j
	defer cancel()
	switch info, err := dbserver.StartPatiently(ctx, s.dirs, s.opts); {
	case errors.Is(err, dbserver.ErrNoEngine) && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1":
		t.Skipf("SKIPPED, no Neo4j that can be killed: %v", err)
	case err != nil:
		t.Fatalf("start Neo4j: %v", err)
	default:
		s.info = *info
	}
	s.opts.BoltPort, s.opts.HTTPPort = port(t, s.info.BoltURI), port(t, s.info.HTTPURL)
	t.Cleanup(func() { _ = dbserver.Stop(context.Background(), s.dirs) })
	return s
}

// start starts the server, or finds it running.
func (s *server) start(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	info, err := dbserver.StartPatiently(ctx, s.dirs, s.opts)
	if err != nil {
		t.Fatalf("start Neo4j: %v", err)
	}
	s.info = *info
}

func (s *server) kill(t *testing.T) {
	p, err := os.FindProcess(s.info.PID)
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatalf("kill Neo4j: %v", err)
	}
	for range 2400 { // until its port is free; two minutes, as the machine may be busy
		if _, running, err := dbserver.Status(t.Context(), s.dirs); err == nil && !running {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the killed Neo4j still runs")
}

// stop ends the server in an orderly way.
func (s *server) stop(t *testing.T) {
	if err := dbserver.Stop(t.Context(), s.dirs); err != nil {
		t.Fatalf("stop Neo4j: %v", err)
	}
}

func port(t *testing.T, uri string) int {
	var n int
	for i := len(uri) - 1; i >= 0; i-- {
		if uri[i] == ':' {
			if _, err := fmt.Sscanf(uri[i+1:], "%d", &n); err != nil {
				t.Fatalf("port of %s: %v", uri, err)
			}
			return n
		}
	}
	t.Fatalf("no port in %s", uri)
	return 0
}
