// Command names finds near names as identities suggest does, for bench/names.sh.
//
//	go run ./bench/names list HUB people|owners    the names of a snapshot's people, or the owners of its
//	                                               repositories, as JSON lines: name, form, blank
//	go run ./bench/names pairs FILE                pairs of names in such a list that score 90 or more, all with
//	                                               all; with --blank names with a blank and those without
//
// pairs prints a line a pair, places from 0 and score, and on standard error the
// seconds of a processor that the search took, from names to pairs, with --runs the least
// of some. It uses one processor.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
)

func main() {
	err := errors.New("want: names list HUB people|owners, or names pairs [--blank] [--runs N] FILE")
	switch {
	case len(os.Args) == 4 && os.Args[1] == "list":
		err = list(os.Args[2], os.Args[3])
	case len(os.Args) > 2 && os.Args[1] == "pairs":
		err = pairs(os.Args[2:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "names:", err)
		os.Exit(1)
	}
}

type entry struct {
	Name  string `json:"name"`
	Form  string `json:"form"`
	Blank bool   `json:"blank"`
}

func list(dir, what string) error {
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return err
	}
	c, err := analytics.FromSnapshot(context.Background(), s, snapshot.NewRejects(snapshot.RejectOptions{}), analytics.Options{Raw: true})
	if err != nil {
		return err
	}
	names := c.People
	if what == "owners" {
		names = nil
		for kind := range c.Repositories {
			for _, owner := range c.Repositories[kind].Owners {
				if owner != "" {
					names = append(names, owner)
				}
			}
		}
		slices.Sort(names)
		names = slices.Compact(names)
	}
	w := json.NewEncoder(os.Stdout)
	w.SetEscapeHTML(false)
	for _, name := range names {
		if err := w.Encode(entry{name, identities.Form(name), strings.Contains(name, " ")}); err != nil {
			return err
		}
	}
	return nil
}

func pairs(args []string) error {
	flags := flag.NewFlagSet("pairs", flag.ContinueOnError)
	blank := flags.Bool("blank", false, "names with a blank and those without")
	runs := flags.Int("runs", 1, "how often it is run")
	if err := flags.Parse(args); err != nil {
		return err
	}
	names, others, places, err := read(flags.Arg(0), *blank)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	var found [][3]int
	best := time.Duration(0)
	for run := range *runs {
		found = found[:0]
		runtime.GC() // what was left by reading and by the run before
		start := processorTime()
		identities.Near(names, others, 90, func(a, b, score int) { found = append(found, [3]int{a, b, score}) })
		if took := processorTime() - start; run == 0 || took < best {
			best = took
		}
	}
	for i, p := range found {
		found[i] = [3]int{places[0][p[0]], places[len(places)-1][p[1]], p[2]}
	}
	slices.SortFunc(found, func(a, b [3]int) int { return slices.Compare(a[:], b[:]) })
	w := bufio.NewWriter(os.Stdout)
	for _, p := range found {
		fmt.Fprintln(w, p[0], p[1], p[2])
	}
	fmt.Fprintf(os.Stderr, "%.4f\n", best.Seconds())
	return w.Flush()
}

// processorTime returns the time that processors have spent on this process.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // it has no reason to fail
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// read reads a list; places are the lines of names, and of others where there are any.
func read(path string, blank bool) (names, others []string, places [][]int, err error) {
	f, err := infile.Open(path)
	if err != nil {
		return nil, nil, nil, err
	}
	defer f.Close()
	places = [][]int{nil}
	if blank {
		places, others = [][]int{nil, nil}, []string{}
	}
	in := json.NewDecoder(f)
	for line := 0; ; line++ {
		var e entry
		if err := in.Decode(&e); errors.Is(err, io.EOF) {
			return names, others, places, nil
		} else if err != nil {
			return nil, nil, nil, err
		}
		if blank && !e.Blank {
			others, places[1] = append(others, e.Name), append(places[1], line)
			continue
		}
		names, places[0] = append(names, e.Name), append(places[0], line)
	}
}
