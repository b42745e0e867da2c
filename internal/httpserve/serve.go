// Package httpserve serves HTTP on this machine, and to it unless told otherwise:
// requests for another host or from pages of another origin are refused.
package httpserve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Listen opens a port of an address of this machine, or localhost, for Serve; port 0
// is any free one.
func Listen(host string, port int) (net.Listener, error) {
	network := "tcp"
	if host == "localhost" || host == "127.0.0.1" {
		network, host = "tcp4", "127.0.0.1"
	}
	l, err := net.Listen(network, net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("open port: %w", err)
	}
	return l, nil
}

// URL returns the address of what Serve serves, without a path. On this machine only,
// and on all of its addresses, its host is localhost, from which Neo4j allows guides by
// default.
func URL(l net.Listener) string {
	at := l.Addr().(*net.TCPAddr)
	if at.IP.IsLoopback() || at.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", at.Port)
	}
	return "http://" + at.String()
}

// Options say how Serve serves; the zero value is for one web browser on this machine.
type Options struct {
	Conns int         // connections at once; 0 for maxConns
	Log   *log.Logger // gets what goes wrong with connections; nil for the standard logger
}

// writeLimit is how long an answer may take to be written. A handler that sends in
// parts sets it anew for each.
const writeLimit = 30 * time.Second

// Serve answers requests on a listener until ctx ends, lets running requests finish
// for some seconds, and closes the listener. A request must be there within seconds,
// and where too many connections are open the slowest are closed.
func Serve(ctx context.Context, l net.Listener, h http.Handler, o Options) error {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      writeLimit,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ConnState:         (&bound{most: cmp.Or(o.Conns, maxConns)}).changed,
		ErrorLog:          o.Log,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) { // there are those that never end
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("end serving: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// Error responds with an error: 404 for a *hub.NotFoundError, 400 for another
// *hub.UsageError, else 500.
func Error(w http.ResponseWriter, err error) {
	var missing *hub.NotFoundError
	var usage *hub.UsageError
	status := http.StatusInternalServerError
	switch {
	case errors.As(err, &missing):
		status = http.StatusNotFound
	case errors.As(err, &usage):
		status = http.StatusBadRequest
	}
	http.Error(w, err.Error(), status)
}
