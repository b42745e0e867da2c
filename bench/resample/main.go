// Command resample takes the time of resamples of a table of counts, and prints some of
// their intervals:
//
//	go run ./bench/resample [-draws N] FILE
//
// FILE is CSV of whole numbers with the names of the columns in the first line.
package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"slices"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/analytics/resample"
	"github.com/hubgraph/hubgraph/internal/infile"
)

func main() {
	log.SetFlags(0)
	draws := flag.Int("draws", 100, "draw `N` resamples")
	flag.Parse()
	names, columns, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	begin := time.Now()
	table, err := resample.NewTable(columns)
	if err != nil {
		log.Fatal(err)
	}
	d, err := table.Bootstrap(context.Background(), resample.Options{Draws: *draws, Seed: 1, Pareto: []int{80, 99}})
	if err != nil {
		log.Fatal(err)
	}
	likes, commits := slices.Index(names, "likes"), slices.Index(names, "commits")
	fmt.Printf("ours\t%.2f s\t%d draws of %d rows, %d columns", time.Since(begin).Seconds(), *draws, len(columns[0]), len(columns))
	for _, x := range []struct {
		name string
		resample.Interval
	}{{"no likes", d.ZeroShare(likes, 0.95)}, {"Gini of commits", d.Gini(commits, 0.95)}, {"Pearson", d.Pearson(likes, commits, 0.95)}, {"Spearman", d.Spearman(likes, commits, 0.95)}} {
		fmt.Printf("; %s %.4f to %.4f", x.name, x.Low, x.High)
	}
	fmt.Println()
}

func read(name string) (names []string, columns [][]int64, err error) {
	f, err := infile.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, nil, fmt.Errorf("%s: no rows, %v", name, err)
	}
	columns = make([][]int64, len(rows[0]))
	for _, row := range rows[1:] {
		for i, text := range row {
			x, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, nil, err
			}
			columns[i] = append(columns[i], x)
		}
	}
	return rows[0], columns, nil
}
