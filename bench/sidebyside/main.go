//go:build unix

// Command sidebyside runs two commands in turn, A B A B ..., and prints the
// wall time, processor time and peak memory of both, and the ratio B to A of
// each pair. Pairs make a comparison hold when the speed of the machine drifts.
//
//	go run ./bench/sidebyside -n 5 'hubgraph analyze --from hub -o a.json' 'python3 oracle.py hub --out b.json'
//
// With -row only one row of a table is printed: a label, the medians of A, those
// of B, the ratios of wall time, of processor time and of memory. With -warm=false
// there is no first run of both that is not counted.
//
// Words are split at blanks; neither command gets a shell. What the commands
// print goes nowhere. A command that fails ends the run.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// cost is what one run of a command took: seconds, seconds, MB.
type cost [3]float64

var costNames = [3]string{"wall s", "cpu s", "peak MB"}

func main() {
	runs := flag.Int("n", 5, "counted `runs` of each command, after one that is not counted")
	label := flag.String("row", "", "print a row with this `label` instead of a table")
	warm := flag.Bool("warm", true, "begin with a run of each that is not counted")
	flag.Parse()
	if flag.NArg() != 2 || *runs < 1 {
		fmt.Fprintln(os.Stderr, "usage: sidebyside [-n RUNS] 'COMMAND A' 'COMMAND B'")
		os.Exit(2)
	}
	costs, err := compare([2]string{flag.Arg(0), flag.Arg(1)}, *runs, *warm)
	if err != nil {
		fmt.Fprintf(os.Stderr, "sidebyside: %v\n", err)
		os.Exit(1)
	}
	if *label != "" {
		printRow(*label, costs)
		return
	}
	printTable(costs)
}

// compare runs both commands in turn and returns what each counted run took.
func compare(commands [2]string, runs int, warm bool) (costs [2][]cost, err error) {
	uncounted := 0
	if warm {
		uncounted = 1
	}
	for i := range runs + uncounted {
		for which, command := range commands {
			c, err := run(command)
			if err != nil {
				return costs, fmt.Errorf("%s: %w", command, err)
			}
			if i >= uncounted {
				costs[which] = append(costs[which], c)
			}
		}
	}
	return costs, nil
}

func printTable(costs [2][]cost) {
	fmt.Printf("%d runs each, %d processors\nA: %s\nB: %s\n\n| | A min | A median | A max | B min | B median | B max | B/A median |\n|---|---|---|---|---|---|---|---|\n",
		len(costs[0]), runtime.NumCPU(), flag.Arg(0), flag.Arg(1))
	for k, name := range costNames {
		fmt.Printf("| %s | %s | %s | %.2f |\n", name, row(column(costs[0], k)), row(column(costs[1], k)), ratio(costs, k))
	}
}

// printRow prints the label, the medians of A, of B, and the ratios B to A.
func printRow(label string, costs [2][]cost) {
	fmt.Printf("| %s |", label)
	for _, c := range costs {
		fmt.Printf(" %.1f | %.1f | %.0f |", median(column(c, 0)), median(column(c, 1)), median(column(c, 2)))
	}
	for k := range costNames {
		fmt.Printf(" %.2f |", ratio(costs, k))
	}
	fmt.Println()
}

// column returns one of the costs of each run.
func column(costs []cost, k int) []float64 {
	out := make([]float64, len(costs))
	for i, c := range costs {
		out[i] = c[k]
	}
	return out
}

// ratio is the median of the ratios B to A of the pairs.
func ratio(costs [2][]cost, k int) float64 {
	out := column(costs[1], k)
	for i, c := range costs[0] {
		out[i] /= c[k]
	}
	return median(out)
}

func run(command string) (cost, error) {
	words := strings.Fields(command)
	cmd := exec.Command(words[0], words[1:]...)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return cost{}, err
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	peak := float64(usage.Maxrss) / 1024 // kB on Linux
	if runtime.GOOS == "darwin" {
		peak /= 1024 // bytes
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return cost{wall.Seconds(), cpu.Seconds(), peak}, nil
}

func row(x []float64) string {
	return fmt.Sprintf("%.2f | %.2f | %.2f", slices.Min(x), median(x), slices.Max(x))
}

func median(x []float64) float64 {
	s := slices.Sorted(slices.Values(x))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
