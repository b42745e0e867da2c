package analytics

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Analyze computes every number of results.json. It works on all processors;
// the results do not depend on how many there are.
func Analyze(ctx context.Context, c *Corpus, o Options) (*Results, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	r := &Results{About: about(c, o), Ignored: c.IgnoredCounts()}
	if o.Tails {
		r.Tails = &Tails{Bootstrap: o.Bootstrap, Seed: o.Seed}
	}
	if o.Communities {
		r.Communities = &Communities{Runs: leidenRuns, Seed: o.Seed}
	}
	if o.Nulls {
		r.Nulls = &Nulls{Samples: nullSamples, Seed: o.Seed}
	}
	work, err := networks(ctx, c, o, r)
	if err != nil {
		return nil, err
	}
	for _, s := range Scopes {
		work.add(func() { *r.Usage.At(s) = usageOf(c, s) })
	}
	for _, k := range hub.Kinds {
		work = append(work, func() error { return repositories(ctx, c, k, o, r) })
	}
	if o.Tails {
		work = append(work, tailTasks(ctx, c, o, r.Tails)...)
	}
	if o.Lineage {
		work = append(work, func() (err error) {
			r.Lineage, err = lineageOf(ctx, c)
			return err
		})
	}
	if o.Retention {
		r.Retention = new(Retention)
		work = append(work, retentionTasks(c, r.Retention)...)
	}
	if o.TruckFactors {
		work.add(func() { r.TruckFactors = truckFactors(c) })
	}
	if err := work.run(ctx); err != nil || !o.Uncertainty {
		return r, err
	}
	r.Uncertainty, err = uncertaintyOf(ctx, c, o, r) // on all processors, and from what is there now
	return r, err
}

// networks builds the collaboration networks and returns the tasks left to do: the
// metrics of each network, the largest first.
func networks(ctx context.Context, c *Corpus, o Options, r *Results) (tasks, error) {
	var left [len(Scopes)]tasks
	var build tasks
	for i, s := range Scopes {
		build = append(build, func() error {
			n, err := Collaborate(c, s)
			if err != nil {
				return err
			}
			n.Graph = n.Graph.Until(ctx)
			left[i] = measure(n, c.People, r.Network.At(s))
			if o.Tails {
				left[i] = append(left[i], func() (err error) {
					*r.Tails.Degree.At(s), err = tailOfDegrees(ctx, n, o)
					return err
				})
			}
			if o.Communities {
				left[i] = append(left[i], communityTasks(n, c.People, o.Seed, r.Communities.Scopes.At(s))...)
			}
			if o.Nulls {
				left[i] = append(left[i], nullTasks(ctx, n.Graph, o.Seed, r.Nulls.Scopes.At(s))...)
			}
			return nil
		})
	}
	err := build.run(ctx)
	return slices.Concat(left[:]...), err
}

// repositories describes, correlates and tests the activities of one kind.
func repositories(ctx context.Context, c *Corpus, k hub.Kind, o Options, r *Results) error {
	columns := c.activities(k)
	a, err := activity(&c.Repositories[k], columns, o.Pareto)
	if err != nil {
		return fmt.Errorf("activity of %ss: %w", k, err)
	}
	*r.Activity.At(k) = a
	*r.Licenses.At(k) = licenses(&c.Repositories[k], c.Licenses, c.Rules)
	if k != hub.Model {
		*r.Pearson.At(k) = correlationsOf(columns)
		*r.Spearman.At(k) = rankCorrelationsOf(columns)
		return nil
	}
	columns = columns.withUsage(c.usageSpaces())
	class := classify(&c.Repositories[k], c.Licenses, c.Rules, o.LicenseMin)
	*r.Pearson.At(k) = correlationsByClass(columns, class)
	*r.Spearman.At(k) = rankCorrelationsByClass(columns, class)
	r.MannWhitney, err = mannWhitney(ctx, columns, class)
	return err
}

func about(c *Corpus, o Options) About {
	a := About{
		Hubgraph: o.Version, Provenance: c.Provenance, Raw: o.Raw, LicenseMin: o.LicenseMin, Pareto: o.Pareto,
		LicenseRules: c.Rules.Licenses.Name(), FieldRules: c.Rules.Fields.Name(),
		IdentitiesMerged: c.IdentitiesMerged, Bots: c.Bots, Rejected: c.Rejected,
		Counts: Counts{
			Models:     c.Repositories[hub.Model].Len(),
			Datasets:   c.Repositories[hub.Dataset].Len(),
			Spaces:     c.Repositories[hub.Space].Len(),
			Usages:     len(c.Usages),
			Developers: len(c.People),
		},
	}
	if w := o.Window; !w.Since.IsZero() {
		a.Since = w.Since.UTC().Format(time.RFC3339Nano)
	}
	if w := o.Window; !w.Until.IsZero() {
		a.Until = w.Until.UTC().Format(time.RFC3339Nano)
	}
	for _, k := range hub.Kinds {
		for i := range c.Repositories[k].Len() {
			a.Counts.Commits += c.Repositories[k].Commits[i]
			a.Counts.Discussions += c.Repositories[k].Discussions[i]
		}
	}
	return a
}
