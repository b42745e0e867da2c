//go:build unix

// Command ours times the metrics of this project as peers.py times those of
// other libraries, and makes the networks that flat.sh times them on.
//
//	ours metric THREADS OPERATION FILE     one measurement, as a line of JSON
//	ours edges SCALE                       the collaboration network of a synthetic hub, as lines "source target weight"
//
// The files are those of peers.py prepare.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ours:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 4 && args[0] == "metric":
		threads, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		return metric(threads, args[2], args[3])
	case len(args) == 2 && args[0] == "edges":
		scale, err := strconv.ParseFloat(args[1], 64)
		if err != nil {
			return err
		}
		return printEdges(scale)
	}
	return fmt.Errorf("want metric THREADS OPERATION FILE or edges SCALE")
}

// measurement is what peers.py prints of one, with the number of threads.
type measurement struct {
	Lib     string  `json:"lib"`
	Op      string  `json:"op"`
	File    string  `json:"file"`
	Load    float64 `json:"load_s"`
	Seconds float64 `json:"op_s"`      // median
	MinCPU  float64 `json:"min_cpu_s"` // processor time
	Min     float64 `json:"min_s"`
	Max     float64 `json:"max_s"`
	Runs    int     `json:"reps"`
	MB      float64 `json:"rss_mb"`
	Value   float64 `json:"value"`
}

// A measurement lasts until it has taken so long or has run so often, but runs
// three times at least.
const (
	longEnough = time.Second
	oftenRun   = 200
)

func metric(threads int, op, path string) error {
	runtime.GOMAXPROCS(threads)
	start := time.Now()
	f, err := operation(op, path)
	if err != nil {
		return err
	}
	m := measurement{Lib: fmt.Sprintf("ours-%d", threads), Op: op, File: filepath.Base(path), Load: time.Since(start).Seconds()}
	var took, processor []float64
	runtime.GC()
	for begin := time.Now(); len(took) < 3 || len(took) < oftenRun && time.Since(begin) < longEnough; {
		start, before := time.Now(), processorTime()
		m.Value = f()
		took, processor = append(took, time.Since(start).Seconds()), append(processor, processorTime()-before)
	}
	slices.Sort(took)
	m.MinCPU = slices.Min(processor)
	m.Seconds, m.Min, m.Max, m.Runs = took[len(took)/2], took[0], took[len(took)-1], len(took)
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	m.MB = float64(usage.Maxrss) / 1024
	return json.NewEncoder(os.Stdout).Encode(m)
}

// processorTime is what the process has used of processors, in seconds.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

func printEdges(scale float64) error {
	edges, err := collaboration(context.Background(), scale)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	for _, e := range edges {
		fmt.Fprintln(w, e.from, e.to, e.weight)
	}
	return w.Flush()
}
