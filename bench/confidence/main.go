// Command confidence fits the confidence of identities suggest to generated hubs, of
// which the true identities are known, and measures it on others.
//
//	go run ./bench/confidence fit --scale 1 --seeds 1,2,3                 prints the weights of identities/confidence.go
//	go run ./bench/confidence show --scale 1 --seeds 11,12 -o docs/images prints the tables of docs/identities.md,
//	                                                                      and writes confidence.svg
//
// A pair is true when the generated identities.jsonl makes both names one person. Each
// pair counts once, however many passes it is in.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/bench/generated"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/internal/spelling"
	"github.com/hubgraph/hubgraph/snapshot"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "confidence:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 || args[0] != "fit" && args[0] != "show" {
		return errors.New("want fit or show")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	scale := flags.Float64("scale", 1, "scale of the hubs")
	seeds := flags.String("seeds", "1", "seeds of the hubs, with commas between")
	out := flags.String("o", ".", "folder for the picture")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	var all sample
	if err := generated.Hubs(ctx, *scale, *seeds, func(h *snapshot.Snapshot) error { return all.add(ctx, h) }); err != nil {
		return err
	}
	if args[0] == "fit" {
		printWeights(fit(all.pairs))
		return nil
	}
	return all.show(*out)
}

// sample is what was suggested on hubs, and what is true of them.
type sample struct {
	hubs  int
	pairs []identities.Suggestion // each once, in the first of its passes
	rows  []identities.Suggestion
	truth map[int]int // true pairs of recorded names, by characters of the shorter normalised name
	names int
}

func (s *sample) add(ctx context.Context, hubFiles *snapshot.Snapshot) error {
	found, err := identities.Suggest(ctx, identities.FromSnapshot(hubFiles, snapshot.NewRejects(snapshot.RejectOptions{})), identities.Options{Threshold: 90, Degree: 10})
	if err != nil {
		return err
	}
	seen := map[[2]string]bool{}
	for _, x := range found.Rows {
		s.rows = append(s.rows, x)
		if key := [2]string{min(x.Name, x.Other), max(x.Name, x.Other)}; !seen[key] {
			seen[key] = true
			s.pairs = append(s.pairs, x)
		}
	}
	s.hubs++
	return s.addTruth(ctx, hubFiles)
}

// addTruth counts the pairs of recorded names that are one person's.
func (s *sample) addTruth(ctx context.Context, files *snapshot.Snapshot) error {
	names, people, err := generated.Truth(ctx, files)
	if err != nil {
		return err
	}
	if s.truth == nil {
		s.truth = map[int]int{}
	}
	s.names += len(names)
	of := map[string][]string{}
	for _, name := range names {
		if people.IsMerged(name) {
			of[people.Canonical(name)] = append(of[people.Canonical(name)], name)
		}
	}
	for _, names := range of {
		for i, a := range names {
			for _, b := range names[i+1:] {
				s.truth[min(length(a), length(b))]++
			}
		}
	}
	return nil
}

// length is the number of characters of a name once it is normalised.
func length(name string) int { return utf8.RuneCountInString(spelling.Normalise(name)) }
