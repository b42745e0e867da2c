// Command bots measures identities bots suggest on generated hubs, of which the bots are
// known: the table of docs/identities.md.
//
//	go run ./bench/bots --scale 1 --seeds 11,12
//
// A name is a bot when the generated bots.jsonl has it, or what identities.jsonl merges
// it into.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"

	"github.com/hubgraph/hubgraph/bench/generated"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/bots"
	"github.com/hubgraph/hubgraph/snapshot"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bots:", err)
		os.Exit(1)
	}
}

// ways are the ways to suggest that are measured.
func ways() map[string]func(*bots.Suggestion) bool {
	of := map[string]func(*bots.Suggestion) bool{
		"1 a rule":                 func(x *bots.Suggestion) bool { return x.Rule != "" },
		"2 one signal or more":     func(x *bots.Suggestion) bool { return len(x.Signals) >= 1 },
		"3 two signals or more":    func(x *bots.Suggestion) bool { return len(x.Signals) >= 2 },
		"4 all three signals":      func(x *bots.Suggestion) bool { return len(x.Signals) >= 3 },
		"6 a rule, or two signals": func(x *bots.Suggestion) bool { return x.Rule != "" || len(x.Signals) >= 2 },
	}
	for _, name := range bots.SignalNames() {
		of["5 the signal "+name] = func(x *bots.Suggestion) bool { return slices.Contains(x.Signals, name) }
	}
	return of
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bots", flag.ContinueOnError)
	scale := flags.Float64("scale", 1, "scale of the hubs")
	seeds := flags.String("seeds", "11,12", "seeds of the hubs, with commas between")
	if err := flags.Parse(args); err != nil {
		return err
	}
	rules, err := hub.BundledBotRules(hub.DefaultBotRules)
	if err != nil {
		return err
	}
	listed, right := map[string]int{}, map[string]int{}
	names, known := 0, 0
	err = generated.Hubs(ctx, *scale, *seeds, func(s *snapshot.Snapshot) error {
		all, people, err := generated.Truth(ctx, s)
		if err != nil {
			return err
		}
		for _, name := range all {
			names++
			if people.IsBot(name) {
				known++
			}
		}
		from := bots.FromSnapshot(s, snapshot.NewRejects(snapshot.RejectOptions{}))
		found, err := bots.Suggest(ctx, from, bots.Options{Rules: rules, Least: 10, Signals: 1})
		if err != nil {
			return err
		}
		for i := range found.Rows {
			for way, has := range ways() {
				if x := &found.Rows[i]; has(x) {
					listed[way]++
					if people.IsBot(x.Name) {
						right[way]++
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%d names, %d of them bots\n\n| listed by | accounts | bots | precision | recall |\n|---|---|---|---|---|\n", names, known)
	var order []string
	for way := range ways() {
		order = append(order, way)
	}
	slices.Sort(order)
	for _, way := range order {
		precision := "-"
		if listed[way] > 0 {
			precision = fmt.Sprintf("%.1f %%", 100*float64(right[way])/float64(listed[way]))
		}
		fmt.Printf("| %s | %d | %d | %s | %.1f %% |\n", way[2:], listed[way], right[way], precision, 100*float64(right[way])/float64(known))
	}
	return nil
}
