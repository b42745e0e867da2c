//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/usage"
)

// eachLine calls f with the numbers of each line of a file.
func eachLine(path, separator string, f func(numbers []int64, rest string)) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var numbers []int64
	for line := range bytes.Lines(text) {
		numbers = numbers[:0]
		rest := ""
		for field := range bytes.SplitSeq(bytes.TrimSpace(line), []byte(separator)) {
			if x, err := strconv.ParseInt(string(field), 10, 64); err == nil {
				numbers = append(numbers, x)
			} else {
				rest = string(field)
			}
		}
		f(numbers, rest)
	}
	return nil
}

func readNetwork(path string) (*network.Graph, error) {
	var edges network.Builder
	err := eachLine(path, " ", func(x []int64, _ string) {
		edges.Add(int32(x[0]), int32(x[1]), x[2])
		if undirected(path) {
			edges.Add(int32(x[1]), int32(x[0]), x[2])
		}
	})
	if err != nil {
		return nil, err
	}
	g, _, err := edges.Build()
	return g, err
}

func readPairs(path string) (pairs []usage.Pair, err error) {
	err = eachLine(path, " ", func(x []int64, _ string) { pairs = append(pairs, usage.Pair{Space: int32(x[0]), Model: int32(x[1])}) })
	return pairs, err
}

// table is activity.csv: numbers of models by activity, and the licence class of each.
type table struct {
	columns [][]int64
	class   []uint8
}

func readTable(path string) (*table, error) {
	t := &table{}
	var unknown error
	err := eachLine(path, ",", func(x []int64, class string) {
		if len(x) == 0 {
			return // names of the columns
		}
		if t.columns == nil {
			t.columns = make([][]int64, len(x))
		}
		for i := range x {
			t.columns[i] = append(t.columns[i], x[i])
		}
		c := slices.Index(classes, class)
		if c < 0 {
			unknown = fmt.Errorf("%s: no class %q", path, class)
		}
		t.class = append(t.class, uint8(c))
	})
	if err == nil {
		err = unknown
	}
	return t, err
}
