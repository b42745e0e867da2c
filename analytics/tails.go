package analytics

import (
	"context"
	"errors"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/heavytail"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
)

// lorenzAt are the percentages at which curves of Lorenz are given.
var lorenzAt = []int{10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99}

// tailTasks fill in the tails of the activities.
func tailTasks(ctx context.Context, c *Corpus, o Options, out *Tails) tasks {
	var work tasks
	for _, k := range hub.Kinds {
		t := c.activities(k)
		if k == hub.Model {
			t = t.withUsage(c.usageSpaces())
		}
		entries := make(Ordered[*Tail], len(t.names))
		*out.Activity.At(k) = entries
		for i, name := range t.names {
			work = append(work, func() (err error) {
				entries[i].Key = name
				entries[i].Value, err = tailOf(ctx, t.columns[i], o)
				return err
			})
		}
	}
	return work
}

// tailOfDegrees is the tail of the degrees of a network, nil for one without edges.
func tailOfDegrees(ctx context.Context, n *Collaboration, o Options) (*Tail, error) {
	if n.Graph.N() == 0 {
		return nil, nil
	}
	return tailOf(ctx, widen(n.Graph.Degrees()), o)
}

// tailOf describes a sample of counts.
func tailOf(ctx context.Context, column []int64, o Options) (*Tail, error) {
	sorted := stats.Sort(column)
	t := &Tail{Gini: Number(stats.Gini(sorted)), HHI: Number(stats.HHI(sorted)), Laws: []heavytail.Comparison{}}
	for _, percent := range lorenzAt {
		t.Lorenz = append(t.Lorenz, Entry[Number]{strconv.Itoa(percent), Number(stats.Lorenz(sorted, percent))})
	}
	values := make([]float64, len(column))
	for i, x := range column {
		values[i] = float64(x)
	}
	s, err := heavytail.NewSample(values, true)
	if err != nil {
		return nil, err
	}
	t.Positive = s.N
	fit, err := s.FitPowerLaw()
	if errors.Is(err, heavytail.ErrTooFew) {
		return t, nil
	}
	if err != nil {
		return nil, err
	}
	t.PowerLaw = &fit
	for _, law := range heavytail.Laws {
		t.Laws = append(t.Laws, s.Compare(fit, law))
	}
	if o.Bootstrap == 0 {
		return t, nil
	}
	g, err := s.Bootstrap(ctx, fit, o.Bootstrap, o.Seed)
	t.Goodness = &g
	return t, err
}
