// Command hubgraph loads the development activity of the Hugging Face Hub into
// Neo4j, queries it, exports subgraphs and reproduces the metrics of
// arXiv:2405.13058. See hubgraph --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	code := run(ctx, terminal.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now}, os.Args)
	stop()
	os.Exit(code)
}
