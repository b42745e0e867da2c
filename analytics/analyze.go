package analytics

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
)

// Analyze computes every number of results.json.
func Analyze(ctx context.Context, c *Corpus, o Options) (*Results, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	r := &Results{About: about(c, o), Ignored: ignored(c.Ignored)}
	for _, k := range hub.Kinds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a, err := activity(k, &c.Repositories[k], o.Pareto)
		if err != nil {
			return nil, fmt.Errorf("activity of %ss: %w", k, err)
		}
		*r.Activity.At(k) = a
		*r.Licenses.At(k) = licenses(&c.Repositories[k], c.Licenses)
	}
	for _, s := range Scopes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		*r.Network.At(s) = collaborationResults(Collaborate(c, s))
	}
	return r, nil
}

func about(c *Corpus, o Options) About {
	a := About{
		Hubgraph: o.Version, Raw: o.Raw, LicenseMin: o.LicenseMin, Pareto: o.Pareto,
		IdentitiesMerged: c.IdentitiesMerged, Bots: c.Bots,
		Counts: Counts{
			Models:     c.Repositories[hub.Model].Len(),
			Datasets:   c.Repositories[hub.Dataset].Len(),
			Spaces:     c.Repositories[hub.Space].Len(),
			Usages:     len(c.Usages),
			Developers: len(c.People),
		},
	}
	for _, k := range hub.Kinds {
		for i := range c.Repositories[k].Len() {
			a.Counts.Commits += c.Repositories[k].Commits[i]
			a.Counts.Discussions += c.Repositories[k].Discussions[i]
		}
	}
	return a
}

// ignored lists the counts that are not 0, by name.
func ignored(g hub.Ignored) Ordered[int64] {
	out := Ordered[int64]{}
	for _, x := range g.Each() {
		if *x.Count > 0 {
			out = append(out, Entry[int64]{x.Name, *x.Count})
		}
	}
	return out
}
