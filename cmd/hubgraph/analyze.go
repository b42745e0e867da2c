package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

func analyzeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "analyze",
		Usage: "compute the paper's numbers from Neo4j, or from the files of a snapshot",
		Description: `Writes results.json: activity, licences, correlations, tests, collaboration and usage networks.
Accepted merges of spellings are applied and bots are left out, unless --raw.
Both ways give the same bytes. --edges measures a network of others instead, only network.all (and its
communities and nulls by --beyond): CSV with the columns source, target and freq or weight, or GraphML,
plain, .gz or .zst. --since and --until take commits and discussions by their dates and repositories by
that of their creation; likes, downloads and usages have no date and stay as they are. Examples:

  hubgraph analyze -o results.json
  hubgraph analyze --from ./snapshot -o results.json
  hubgraph analyze --from ./snapshot --raw --pareto 50,80,99 | jq .network.all.k_max
  hubgraph analyze --from ./snapshot --until 2023-01-01 -o 2022.json
  hubgraph analyze --from ./snapshot --beyond tails,retention --bootstrap 100 -o results.json
  hubgraph analyze --from ./snapshot --beyond uncertainty,truck-factors --seed 7 -o results.json
  hubgraph analyze --from ./snapshot --beyond lineage | jq .lineage.licenses.conflicts
  hubgraph analyze --from ./snapshot --beyond communities --seed 1 | jq .communities.scopes.all.leiden
  hubgraph analyze --edges ./collaboration_edges.csv.gz -o theirs.json`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "read the snapshot in `DIR`, not Neo4j"},
			&cli.StringFlag{Name: "edges", Usage: "read the edge list in `FILE`, not a hub"},
			&cli.BoolFlag{Name: "raw", Usage: "leave identities and bots as recorded"},
			&cli.IntFlag{Name: "license-min", Value: analytics.Defaults().LicenseMin, Usage: "test licences that at least `N` models carry"},
			&cli.StringFlag{Name: "pareto", Value: "80,99", Usage: "`PERCENT`s of an activity whose fewest holders are counted"},
			&cli.StringFlag{Name: "until", Usage: "leave out commits and discussions of `DATE` and later, and repositories made then"},
			&cli.StringFlag{Name: "since", Usage: "leave out those before `DATE`"},
			&cli.StringFlag{Name: "beyond", Usage: "compute `PARTS` beyond the paper too: " + strings.Join(beyondParts, ", ") + "; with commas, or all"},
			&cli.IntFlag{Name: "bootstrap", Usage: "with --beyond tails, test each fit by `N` synthetic samples; with --beyond uncertainty, resample so often", DefaultText: "no test; 1000 resamples"},
			&cli.Uint64Flag{Name: "seed", Usage: "what is drawn at random is drawn by `SEED`"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write results to `FILE`, not to standard output"},
		}, append(rulesFlags(), rejectFlags("with --from or --edges, ")...)...),
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "--from DIR"); err != nil {
				return err
			}
			if c.IsSet("edges") {
				return analyzeEdges(c, e)
			}
			o, err := analyzeOptions(c)
			if err != nil {
				return err
			}
			return e.analyze(c, o)
		},
	}
}

func analyzeOptions(c *cli.Context) (analytics.Options, error) {
	o := analytics.Options{Version: hub.Version, Raw: c.Bool("raw"), LicenseMin: c.Int("license-min"), Bootstrap: c.Int("bootstrap"), Seed: c.Uint64("seed")}
	var err error
	if o.Window.Since, err = timeOf(c, "since"); err != nil {
		return o, err
	}
	if o.Window.Until, err = timeOf(c, "until"); err != nil {
		return o, err
	}
	if err := beyond(c.String("beyond"), beyondParts, &o); err != nil {
		return o, err
	}
	for _, s := range strings.Split(c.String("pareto"), ",") {
		q, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil {
			return o, hub.Usagef("--pareto %s: want whole numbers from 1 to 100, such as 80,99", c.String("pareto"))
		}
		o.Pareto = append(o.Pareto, q)
	}
	if o.Rules, err = rulesOf(c); err != nil {
		return o, err
	}
	return o, o.Check()
}

// beyondParts are the parts of the results that the paper does not have.
var beyondParts = []string{"tails", "lineage", "retention", "communities", "nulls", "truck-factors", "uncertainty"}

// beyond sets the options of the parts named in a list with commas, of those that there
// are.
func beyond(list string, parts []string, o *analytics.Options) error {
	if list == "" {
		return nil
	}
	if list == "all" {
		list = strings.Join(parts, ",")
	}
	for _, part := range strings.Split(list, ",") {
		part = strings.TrimSpace(part)
		if !slices.Contains(parts, part) {
			return hub.Usagef("--beyond %s: there is no part %q; want %s, or all", list, part, strings.Join(parts, ", "))
		}
		switch part {
		case "tails":
			o.Tails = true
		case "retention":
			o.Retention = true
		case "lineage":
			o.Lineage = true
		case "communities":
			o.Communities = true
		case "nulls":
			o.Nulls = true
		case "truck-factors":
			o.TruckFactors = true
		case "uncertainty":
			o.Uncertainty = true
		}
	}
	return nil
}

// analyze reads a hub, computes the results and writes them, despite bad lines; the error
// gives their number. It checks first that the file can be written.
func (e *env) analyze(c *cli.Context, o analytics.Options) error {
	start := e.Now()
	out, err := e.resultsFile(c.String("output"))
	if err != nil {
		return err
	}
	defer out.abort()
	return e.corpus(c, o, wholeGraph(o), "--from or --edges", []string{c.String("output")}, func(corpus *analytics.Corpus) error {
		e.Doing("analysing")
		results, err := analytics.Analyze(c.Context, corpus, o)
		if err != nil {
			return err
		}
		if err := out.write(results); err != nil {
			return err
		}
		n := results.About.Counts
		fmt.Fprintf(e.Err, "analysed %s, %s, %s, %s in %.1f s\n", thousands.Count(n.Models, "model", "models"), thousands.Count(n.Datasets, "dataset", "datasets"),
			thousands.Count(n.Spaces, "space", "spaces"), thousands.Count(n.Commits, "commit", "commits"), e.Now().Sub(start).Seconds())
		return nil
	})
}

// resultsFile is where results go, standard output or a file.
type resultsFile struct {
	io.Writer
	commit func() error
	abort  func()
}

// resultsFile checks that a file can be written; "" is standard output.
func (e *env) resultsFile(path string) (*resultsFile, error) {
	if path == "" {
		return &resultsFile{e.Out, func() error { return nil }, func() {}}, nil
	}
	f, err := outfile.Create(path)
	if err != nil {
		return nil, fmt.Errorf("write results: %w", err)
	}
	return &resultsFile{f, f.Commit, f.Abort}, nil
}

// write writes results whole.
func (f *resultsFile) write(results interface{ Encode(io.Writer) error }) error {
	if err := results.Encode(f); err != nil {
		return err
	}
	if err := f.commit(); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}
