package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/snapshot"
)

func analyzeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "analyze",
		Usage: "compute the paper's numbers from Neo4j, or from the files of a snapshot",
		Description: "Writes results.json: activity, licences and collaboration networks of models, datasets and spaces.\n" +
			"Accepted merges of spellings are applied and bots are left out, unless --raw.\n" +
			"Both ways give the same bytes. Examples:\n\n" +
			"  hubgraph analyze -o results.json\n" +
			"  hubgraph analyze --from ./snapshot -o results.json\n" +
			"  hubgraph analyze --from ./snapshot --raw --pareto 50,80,99 | jq .network.all.k_max",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded"},
			&cli.IntFlag{Name: "license-min", Value: analytics.Defaults().LicenseMin, Usage: "test licences that at least `N` models carry"},
			&cli.StringFlag{Name: "pareto", Value: "80,99", Usage: "`PERCENT`s of an activity whose fewest holders are counted"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write results to `FILE`, not to standard output"},
			&cli.StringFlag{Name: "rejects", Value: "rejects.jsonl", Usage: "with --from, list bad lines in `FILE`"},
			&cli.BoolFlag{Name: "strict", Usage: "with --from, stop at the first bad line"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			o, err := analyzeOptions(c)
			if err != nil {
				return err
			}
			if c.IsSet("from") {
				return analyzeFiles(c, e, o)
			}
			for _, flag := range []string{"rejects", "strict"} {
				if c.IsSet(flag) {
					return hub.Usagef("--%s needs --from: bad lines are found when files are read", flag)
				}
			}
			return analyzeGraph(c, e, o)
		},
	}
}

func analyzeOptions(c *cli.Context) (analytics.Options, error) {
	o := analytics.Options{Version: hub.Version, Raw: c.Bool("raw"), LicenseMin: c.Int("license-min")}
	for _, s := range strings.Split(c.String("pareto"), ",") {
		q, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil {
			return o, hub.Usagef("--pareto %s: want whole numbers from 1 to 100, such as 80,99", c.String("pareto"))
		}
		o.Pareto = append(o.Pareto, q)
	}
	return o, o.Check()
}

// analyzeFiles analyses a snapshot. Bad lines do not keep the results from
// being written; the error says how many there were.
func analyzeFiles(c *cli.Context, e *env, o analytics.Options) error {
	s, err := snapshot.OpenDir(c.String("from"))
	if err != nil {
		return err
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: e.errOut, Path: c.String("rejects"), Strict: c.Bool("strict")})
	defer rejects.Close()
	corpus, err := analytics.FromSnapshot(c.Context, snapshot.NewIntake(s, rejects), o)
	if err != nil {
		return err
	}
	if err := writeResults(c.Context, e, corpus, o, c.String("output")); err != nil {
		return err
	}
	if err := rejects.Close(); err != nil {
		return err
	}
	return rejects.Err()
}

func analyzeGraph(c *cli.Context, e *env, o analytics.Options) error {
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	corpus, err := analytics.FromGraph(c.Context, db, o)
	if err != nil {
		return err
	}
	return writeResults(c.Context, e, corpus, o, c.String("output"))
}

// writeResults computes the results and writes them to path, "" for standard output.
func writeResults(ctx context.Context, e *env, corpus *analytics.Corpus, o analytics.Options, path string) error {
	results, err := analytics.Analyze(ctx, corpus, o)
	if err != nil {
		return err
	}
	if path == "" {
		return results.Encode(e.out)
	}
	f, err := outfile.Create(path)
	if err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	defer f.Abort()
	if err := results.Encode(f); err != nil {
		return err
	}
	if err := f.Commit(); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}
