//go:build unix

// Command sidebyside runs two commands in turn, A B A B ..., and prints the
// wall time, processor time and peak memory of both, and the ratio B to A of
// each pair. Pairs make a comparison hold when the speed of the machine drifts.
//
//	go run ./bench/sidebyside -n 5 'hubgraph analyze --from hub -o a.json' 'python3 oracle.py hub --out b.json'
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
	flag.Parse()
	if flag.NArg() != 2 || *runs < 1 {
		fmt.Fprintln(os.Stderr, "usage: sidebyside [-n RUNS] 'COMMAND A' 'COMMAND B'")
		os.Exit(2)
	}
	var costs [2][]cost
	for i := range *runs + 1 {
		for which := range costs {
			c, err := run(flag.Arg(which))
			if err != nil {
				fmt.Fprintf(os.Stderr, "sidebyside: %s: %v\n", flag.Arg(which), err)
				os.Exit(1)
			}
			if i > 0 {
				costs[which] = append(costs[which], c)
			}
		}
	}
	fmt.Printf("%d runs each, %d processors\nA: %s\nB: %s\n\n| | A min | A median | A max | B min | B median | B max | B/A median |\n|---|---|---|---|---|---|---|---|\n",
		*runs, runtime.NumCPU(), flag.Arg(0), flag.Arg(1))
	for k, name := range costNames {
		var a, b, ratio []float64
		for i := range *runs {
			a, b = append(a, costs[0][i][k]), append(b, costs[1][i][k])
			ratio = append(ratio, costs[1][i][k]/costs[0][i][k])
		}
		fmt.Printf("| %s | %s | %s | %.2f |\n", name, row(a), row(b), median(ratio))
	}
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
