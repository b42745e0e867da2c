// Package httpserve serves HTTP on and to this machine only: requests for
// another host or from pages of another origin are refused.
package httpserve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Listen opens a port of 127.0.0.1 for Serve; 0 for any free one.
func Listen(port int) (net.Listener, error) {
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("open port: %w", err)
	}
	return l, nil
}

// URL returns the address of what Serve serves, without a path. Its host is
// localhost, from which Neo4j allows guides by default.
func URL(l net.Listener) string {
	return fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)
}

// Serve answers requests on a listener until ctx ends, lets running requests
// finish, and closes the listener. A request must be there within seconds, and
// where too many connections are open the slowest are closed.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	return serve(ctx, l, h, maxConns)
}

func serve(ctx context.Context, l net.Listener, h http.Handler, most int) error {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ConnState:         (&bound{most: most}).changed,
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
