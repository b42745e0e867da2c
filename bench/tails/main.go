// Command tails takes the time of the fit of a power law to counts, one a line, and of
// its bootstrap:
//
//	go run ./bench/tails [--bootstrap N] FILE
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"log"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/analytics/heavytail"
	"github.com/hubgraph/hubgraph/internal/infile"
)

func main() {
	log.SetFlags(0)
	samples := flag.Int("bootstrap", 0, "test the fit by `N` synthetic samples")
	flag.Parse()
	values, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	begin := time.Now()
	s, err := heavytail.NewSample(values, true)
	if err != nil {
		log.Fatal(err)
	}
	fit, err := s.FitPowerLaw()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ours\t%.4f s\t%d values, alpha %.4f, x_min %v, D %.5f\n", time.Since(begin).Seconds(), s.N, fit.Alpha, fit.XMin, fit.D)
	if *samples > 0 {
		begin = time.Now()
		g, err := s.Bootstrap(context.Background(), fit, *samples, 1)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("ours\t%.1f s\tbootstrap of %d: p = %v\n", time.Since(begin).Seconds(), *samples, g.P)
	}
}

func read(name string) ([]float64, error) {
	f, err := infile.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var values []float64
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		v, err := strconv.ParseFloat(lines.Text(), 64)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, lines.Err()
}
