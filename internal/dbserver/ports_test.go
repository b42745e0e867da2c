package dbserver

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// listen holds a port as another program would.
func listen(t *testing.T, host string) int {
	t.Helper()
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l.Addr().(*net.TCPAddr).Port
}

func TestPortTaken(t *testing.T) {
	for _, host := range []string{loopback, "0.0.0.0"} {
		taken := listen(t, host)
		for _, c := range []struct {
			o        Options
			use, env string
		}{
			{Options{BoltPort: taken}, "Bolt", "HUBGRAPH_DB_BOLT_PORT"},
			{Options{HTTPPort: taken}, "HTTP", "HUBGRAPH_DB_HTTP_PORT"},
		} {
			_, _, err := choosePorts(c.o)
			var port *PortError
			if !errors.As(err, &port) || port.Port != taken || port.Use != c.use || port.Env != c.env {
				t.Errorf("%s: got %v", host, err)
				continue
			}
			for _, part := range []string{strconv.Itoa(taken), c.use, "taken by another program", c.env, "0 = any free"} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
		}
	}
}

func TestAnyFreePort(t *testing.T) {
	seen := map[int]bool{}
	for range 20 {
		bolt, http, err := choosePorts(Options{})
		if err != nil || bolt <= 0 || http <= 0 || bolt == http {
			t.Fatalf("got %d and %d, %v", bolt, http, err)
		}
		if bolt >= 32768 || http >= 32768 {
			t.Errorf("got %d and %d, which outgoing connections may take", bolt, http)
		}
		seen[bolt] = true
	}
	free := listen(t, loopback)
	if _, http, err := choosePorts(Options{BoltPort: 0, HTTPPort: free}); err == nil {
		t.Errorf("got %d, want an error", http)
	}
}

func TestFixedPortsAreKept(t *testing.T) {
	bolt, http, err := choosePorts(Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, h, err := choosePorts(Options{BoltPort: bolt, HTTPPort: http})
	if err != nil || b != bolt || h != http {
		t.Errorf("got %d and %d, %v; want %d and %d", b, h, err, bolt, http)
	}
}

func TestPortNotAllowed(t *testing.T) {
	err := portError(80, "Bolt", BoltPortEnv, &net.OpError{Op: "listen", Err: syscall.EACCES})
	if !errors.Is(err, syscall.EACCES) || !strings.Contains(err.Error(), "port 80 for Bolt is not usable (permission denied); set HUBGRAPH_DB_BOLT_PORT") {
		t.Errorf("got %v", err)
	}
}

// A taken port is found before anything is fetched or made.
func TestStartWithPortTaken(t *testing.T) {
	d, from := tempDirs(t), jarSet(t)
	fakePath(t, map[string]string{"java": fakeJava("17.0.15"), "mvn": fakeMaven(t, from)})
	taken := listen(t, loopback)
	_, err := Start(context.Background(), d, Options{BoltPort: taken})
	var port *PortError
	if !errors.As(err, &port) {
		t.Fatalf("got %v, want a PortError", err)
	}
	for _, path := range []string{filepath.Join(from, "calls"), d.home()} {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("%s was made", path)
		}
	}
}
