// Command visits asks a running explorer as its readers do, and times the answers. It
// starts the program that it is given with serve, on the database in use, that of
// NEO4J_URI or the one that db start started.
//
//	go run ./bench/visits HUBGRAPH
//	go run ./bench/visits --names 500 --readers 50 --for 1m HUBGRAPH
//
// First one reader: each page of a model and of an account, and each search, is asked
// twice, and the second time counts. In turn with it the statements that it needs are
// sent by the driver alone, as many at once as the explorer sends. Each answer is made
// anew, unless --again. Then many readers at
// once, each asking for the next page when it has the last, of which every answer but
// 200 is an error. The memory is that of the explorer, sampled through that time. The
// exit code is 1 when an answer failed. It needs Linux.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/hubgraph/hubgraph/bench/internal/watched"
	"github.com/hubgraph/hubgraph/graphdb"
)

func main() {
	var o options
	flag.IntVar(&o.names, "names", 300, "how many models, accounts and searches each")
	flag.IntVar(&o.readers, "readers", 50, "how many readers at once")
	flag.DurationVar(&o.during, "for", time.Minute, "how long they read")
	flag.BoolVar(&o.again, "again", false, "answers that were given before may come as they were kept")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "visits: want the program hubgraph as the one argument")
		os.Exit(2)
	}
	if err := o.run(context.Background(), flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "visits:", err)
		os.Exit(1)
	}
}

type options struct {
	names, readers int
	during         time.Duration
	again          bool
}

func (o *options) run(ctx context.Context, program string) error {
	db, err := watched.Open(ctx)
	if err != nil {
		return err
	}
	defer db.Close(ctx)
	drawn, err := draw(ctx, db, o.names)
	if err != nil {
		return err
	}
	s, err := start(program)
	if err != nil {
		return err
	}
	defer s.stop()
	s.again = o.again
	fmt.Printf("From the start of the program to its first page: %.2f s.\n\n", s.began.Seconds())
	if err := oneReader(ctx, db, s, drawn); err != nil {
		return err
	}
	return o.manyReaders(ctx, s, drawn)
}

// drawn is what is asked for.
type drawn struct {
	models, accounts, typed []string
}

// draw draws names from the graph; the same graph and number give the same. Half are
// large, the rest are any.
func draw(ctx context.Context, db *graphdb.DB, n int) (d drawn, err error) {
	if d.models, err = names(ctx, db, modelNames, n); err != nil {
		return d, err
	}
	if d.accounts, err = names(ctx, db, accountNames, n); err != nil {
		return d, err
	}
	if d.typed, err = typedTexts(ctx, db, n); err != nil {
		return d, err
	}
	if len(d.models) == 0 || len(d.accounts) == 0 || len(d.typed) == 0 {
		return d, errors.New("the graph has no models or no accounts")
	}
	return d, nil
}
