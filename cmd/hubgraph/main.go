// Command hubgraph loads the development activity of the Hugging Face Hub into
// Neo4j, queries it, exports subgraphs and reproduces the metrics of
// arXiv:2405.13058. See hubgraph --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
)

// gcPercent is how far the heap may grow beyond what is in use before garbage is
// collected, unless GOGC says otherwise. What is large here, the tables of a hub,
// has few pointers: at half of Go's 100, analyze takes as much processor time and
// needs a third less memory.
const gcPercent = 50

// bulkGCPercent is that of load --bulk, which leaves little garbage: it takes as
// much processor time as with 50, and a fifth less memory.
const bulkGCPercent = 20

// serveGCPercent is that of serve, which holds little and makes each page anew: a
// quarter of the time of a page went into collecting with 50.
const serveGCPercent = 400

// collectAt sets how far the heap may grow, unless GOGC does.
func collectAt(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

func main() {
	collectAt(gcPercent)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	code := run(ctx, terminal.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now}, os.Args)
	stop()
	os.Exit(code)
}
