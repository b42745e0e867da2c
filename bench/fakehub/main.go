// Command fakehub serves a fake Hub over HTTP, so that collectors can be timed
// against it in processes of their own.
//
//	fakehub [--listen HOST:PORT] [--snapshot DIR | --scale X | --seed N --size N] [--quota N --window DURATION] [--faults SEED] [--latency DURATION]
//
// It prints its address when it is ready, and answers /counts with how many
// requests of each kind it had, /windows with how many in each window of the
// quota. Interrupt it to stop it.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "fakehub:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	listen := flag.String("listen", "127.0.0.1:0", "address to serve at")
	dir := flag.String("snapshot", "", "serve the records of this snapshot")
	scale := flag.Float64("scale", 0, "serve a synthetic hub of this scale; 1 has the paper's sizes")
	seed := flag.Uint64("seed", 1, "of the hub that is made")
	size := flag.Int("size", 1000, "number of repositories of a hub with everything odd, when there is neither snapshot nor scale")
	quota := flag.Int("quota", 0, "requests in a window, 0 for no limit")
	window := flag.Duration("window", 5*time.Minute, "of the quota")
	faults := flag.Uint64("faults", 0, "seed of faults in a fifth of the requests, 0 for none")
	latency := flag.Duration("latency", 0, "before each answer")
	flag.Parse()
	h, err := served(ctx, *dir, *scale, *seed, *size)
	if err != nil {
		return err
	}
	o := fakehub.Options{Limits: fakehub.Limits{Anonymous: *quota, Window: *window}, Latency: *latency}
	if *faults != 0 {
		o.Faults = fakehub.Faults{Seed: *faults, Share: 0.2, Wait: 1}
	}
	s := fakehub.New(h, o)
	// No ServeMux: it would redirect the odd paths that the Hub must see.
	routes := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/counts":
			json.NewEncoder(w).Encode(s.Counts())
		case "/windows":
			json.NewEncoder(w).Encode(s.Windows())
		default:
			s.ServeHTTP(w, r)
		}
	})
	l, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	fmt.Println("http://" + l.Addr().String())
	server := &http.Server{Handler: routes}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(l); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// served makes the hub that the flags name.
func served(ctx context.Context, dir string, scale float64, seed uint64, size int) (*fakehub.Hub, error) {
	switch {
	case dir != "":
		return fakehub.FromSnapshot(ctx, dir)
	case scale != 0:
		b := fakehub.NewBuilder()
		err := synthetic.Generate(ctx, synthetic.Options{Scale: scale, Seed: seed}, b)
		return b.Hub(), err
	}
	return fakehub.Generate(seed, size), nil
}
