package timeline

import (
	"context"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/intersect"
	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Options say where a hub is cut.
type Options struct {
	Every  Every
	Window int // months that a cut looks back; 0 for all

	// Since and Until bound the cuts: the first is that of the period of Since, the last
	// one ends at or before Until. Zero for the first and last month with commits to models.
	Since, Until time.Time

	Version string // of the program, for Results.About
}

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	if o.Window < 0 || o.Window%int(o.Every) != 0 {
		return hub.Usagef("a window of %d months; cuts at the end of each %s want a multiple of that", o.Window, o.Every)
	}
	if !o.Since.IsZero() && !o.Until.IsZero() && !o.Since.Before(o.Until) {
		return hub.Usagef("nothing lies from %s on and before %s", o.Since.Format(time.RFC3339), o.Until.Format(time.RFC3339))
	}
	return nil
}

// Of cuts a corpus that was read with analytics.Options.History, and measures each cut. The
// cuts are independent of each other and are measured on all processors; the results do
// not depend on how many there are.
func Of(ctx context.Context, c *analytics.Corpus, o Options) (*Results, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	r := &Results{About: aboutOf(c, o), Cuts: cuts(c, o)}
	found := make([]measured, len(r.Cuts))
	errs := make([]error, len(r.Cuts))
	parallel.For(len(r.Cuts), func(i int) {
		i = len(r.Cuts) - 1 - i // the last are the largest
		if ctx.Err() == nil {
			found[i], errs[i] = measure(ctx, c, &r.Cuts[i])
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	for _, s := range analytics.Scopes {
		compare(r.Cuts, found, s, len(c.People), o.Window > 0)
	}
	return r, nil
}

// cuts are the cuts of a corpus, not measured.
func cuts(c *analytics.Corpus, o Options) []Cut {
	first, last, ok := span(times(c))
	if !o.Since.IsZero() {
		first, ok = o.Since, ok || !o.Until.IsZero()
	}
	if !ok {
		return []Cut{}
	}
	end := o.Every.after(o.Every.begin(last))
	if !o.Until.IsZero() {
		end = o.Until
	}
	out := []Cut{}
	for at := o.Every.begin(first); ; at = o.Every.after(at) {
		until := o.Every.after(at)
		if until.After(end) {
			return out
		}
		cut := Cut{Period: o.Every.name(at), Until: until, window: analytics.Window{Until: until}}
		if o.Window > 0 {
			cut.window.Since = until.AddDate(0, -o.Window, 0)
			cut.Since = &cut.window.Since
		}
		collected := c.Snapshot.CollectedAt
		cut.Partial = !collected.IsZero() && collected.Before(until)
		out = append(out, cut)
	}
}

// times are those of all commits to models that are known.
func times(c *analytics.Corpus) []int64 {
	var out []int64
	h := c.History[hub.Model]
	for r := range c.Repositories[hub.Model].Len() {
		for x := range h.Of(r) {
			if x.At != analytics.NoDate {
				out = append(out, x.At)
			}
		}
	}
	return out
}

func median(times []int64) int64 {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// measured is what two cuts are compared by: indices into Corpus.People, rising.
type measured struct {
	people, core analytics.ByScope[[]int32]
}

// measure fills in what can be known of one cut alone.
func measure(ctx context.Context, c *analytics.Corpus, cut *Cut) (measured, error) {
	of := c.CutModels(cut.window)
	var m measured
	models := &of.Repositories[hub.Model]
	for _, s := range analytics.Scopes {
		n, err := analytics.Collaborate(of, s)
		if err != nil {
			return m, err
		}
		*cut.Scopes.At(s), *m.core.At(s) = networkOf(ctx, n)
		*m.people.At(s) = people(models, s, len(of.People))
	}
	cut.Licenses = of.LicenseClasses(hub.Model)
	return m, nil
}

// networkOf measures a network, and lists the members of its innermost core.
func networkOf(ctx context.Context, n *analytics.Collaboration) (out Network, members []int32) {
	b, members := n.Brief(ctx)
	return Network{Models: n.Repositories, Developers: b.Developers, Isolates: b.Isolates, Edges: b.Edges, Density: b.Density, Reciprocity: b.Reciprocity,
		KMax: b.KMax, CoreSize: b.CoreSize, Modularity: b.Modularity, Communities: b.Communities, CoreTurnover: analytics.Undefined}, members
}

// people lists who commits to the models of a scope.
func people(r *analytics.Repositories, s analytics.Scope, all int) []int32 {
	there := make([]bool, all)
	for i := range r.Len() {
		if s.Has(r.Fields[i]) {
			for _, p := range r.Committers.Of(i) {
				there[p] = true
			}
		}
	}
	var out []int32
	for p, is := range there {
		if is {
			out = append(out, int32(p))
		}
	}
	return out
}

// compare fills in what tells a cut from those before it.
func compare(cuts []Cut, found []measured, s analytics.Scope, people int, leave bool) {
	seen := make([]bool, people)
	var before, core []int32
	for i := range cuts {
		n := cuts[i].Scopes.At(s)
		here := *found[i].people.At(s)
		for _, p := range here {
			if !seen[p] {
				n.Newcomers++
				seen[p] = true
			}
		}
		if leave {
			gone := len(before) - intersect.Count(before, here)
			n.Leavers = &gone
		}
		inner := *found[i].core.At(s)
		if both := intersect.Count(core, inner); len(core) > 0 && len(inner) > 0 {
			n.CoreTurnover = analytics.Number(1 - float64(both)/float64(len(core)+len(inner)-both))
		}
		before, core = here, inner
	}
}
