// Command stored times every bundled query and every cell of every bundled
// recipe on the database in use, that of NEO4J_URI or the one that db start
// started.
//
//	go run ./bench/stored                          prints those that take longer than --limit
//	go run ./bench/stored -o times.csv             and writes all times as CSV: what, rows, ms
//	go run ./bench/stored --all --rows DIR         every combination of the values that parameters may have;
//	                                               the rows of each as a CSV file in DIR
//
// Each is run so often as --runs says, and the fastest run counts: it has its plan
// and its part of the graph in memory. The time is that from sending the statement
// to the last row. The exit code is 1 when something took longer than the limit,
// or failed.
package main

import (
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/bench/internal/watched"
)

func main() {
	var o options
	flag.IntVar(&o.runs, "runs", 3, "how often each is run")
	flag.DurationVar(&o.limit, "limit", time.Second, "print what takes longer")
	flag.StringVar(&o.only, "only", "", "only what has this in its name")
	flag.StringVar(&o.out, "o", "", "write the times to this CSV file")
	flag.StringVar(&o.rows, "rows", "", "write the rows of each to this folder")
	flag.BoolVar(&o.all, "all", false, "every combination of the values that parameters may have, queries only")
	flag.Parse()
	err := o.run(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, "stored:", err)
	}
	if err != nil || o.slow > 0 {
		os.Exit(1)
	}
}

type options struct {
	runs            int
	limit           time.Duration
	only, out, rows string
	all             bool

	slow int // took longer than the limit, or failed
}

// failed tells of what gave no answer.
func (o *options) failed(what string, err error) {
	o.slow++
	fmt.Printf("%s failed: %v\n", what, err)
}

func (o *options) run(ctx context.Context) error {
	db, err := watched.Open(ctx)
	if err != nil {
		return err
	}
	defer db.Close(ctx)
	var table [][]string
	found := func(m measured) error {
		if m.took > o.limit {
			o.slow++
			fmt.Printf("%s %d ms\n", m.what, m.took.Milliseconds())
		}
		table = append(table, []string{m.what, strconv.Itoa(len(m.lines) - 1), fmt.Sprintf("%.1f", m.took.Seconds()*1000)})
		return o.keep(m)
	}
	if err := o.queries(ctx, db, found); err != nil {
		return err
	}
	if !o.all {
		if err := o.recipes(ctx, db, found); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	return writeCSV(o.out, append([][]string{{"what", "rows", "ms"}}, table...))
}

// keep writes the rows of one answer, if that is asked for.
func (o *options) keep(m measured) error {
	if o.rows == "" {
		return nil
	}
	if err := os.MkdirAll(o.rows, 0o777); err != nil {
		return err
	}
	return writeCSV(filepath.Join(o.rows, strings.NewReplacer("/", ".", " ", "_").Replace(m.what)+".csv"), m.lines)
}

func writeCSV(path string, lines [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(csv.NewWriter(f).WriteAll(lines), f.Close())
}
