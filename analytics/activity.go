package analytics

import (
	"fmt"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
)

// The activities of a repository, as the keys of Activity.Metrics.
const (
	Likes       = "n_likes"
	Discussions = "n_discussions"   // all, with those that bots started
	Starters    = "n_disc_starters" // people who started a discussion
	Commits     = "n_commits"       // all, with those of bots
	Committers  = "n_committers"    // people who are among the authors of a commit
	Community   = "n_community"     // people who are either
	Downloads   = "n_downloads"     // in 30 days; the Hub counts none for spaces
)

// MetricNames lists the activities in output order.
var MetricNames = []string{Likes, Discussions, Starters, Commits, Committers, Community, Downloads}

// Column returns an activity by name, one value a repository; nil for a name
// that is none.
func (r *Repositories) Column(name string) []int64 {
	switch name {
	case Likes:
		return r.Likes
	case Discussions:
		return r.Discussions
	case Starters:
		return r.Starters.numbers()
	case Commits:
		return r.Commits
	case Committers:
		return r.Committers.numbers()
	case Community:
		return r.community()
	case Downloads:
		return r.Downloads
	}
	return nil
}

// numbers returns how many members each repository has.
func (m *Members) numbers() []int64 {
	out := make([]int64, len(m.start)-1)
	for i := range out {
		out[i] = int64(m.Number(i))
	}
	return out
}

// community returns the size of the union of committers and starters.
func (r *Repositories) community() []int64 {
	out := make([]int64, r.Len())
	for i := range out {
		out[i] = union(r.Committers.Of(i), r.Starters.Of(i))
	}
	return out
}

// union counts the distinct members of two rising lists.
func union(a, b []int32) int64 {
	n := int64(0)
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0], b[0]
		if x <= y {
			a = a[1:]
		}
		if y <= x {
			b = b[1:]
		}
		n++
	}
	return n + int64(len(a)+len(b))
}

// activity describes every activity of the repositories of one kind (tables 2-4).
func activity(k hub.Kind, r *Repositories, percents []int) (Activity, error) {
	out := Activity{Repositories: r.Len()}
	for _, name := range MetricNames {
		if k == hub.Space && name == Downloads {
			continue
		}
		m, err := metric(r.Column(name), percents)
		if err != nil {
			return out, fmt.Errorf("%s: %w", name, err)
		}
		out.Metrics = append(out.Metrics, Entry[Metric]{name, m})
	}
	one := 0
	for i := range r.Len() {
		if r.Committers.Number(i) == 1 {
			one++
		}
	}
	out.CommittersExactlyOne = Part{one, ratio(one, r.Len())}
	return out, nil
}

func metric(column []int64, percents []int) (Metric, error) {
	total, ok := stats.Total(column)
	if !ok {
		return Metric{}, fmt.Errorf("the total does not fit into 64 bits")
	}
	sorted := stats.Sort(column)
	zeros := sorted.Zeros()
	m := Metric{Summary: summary(stats.Describe(sorted)), Total: total, Zeros: zeros, ZeroShare: ratio(zeros, len(column))}
	for _, q := range percents {
		var part *Part
		if n, ok := stats.Pareto(sorted, q); ok {
			part = &Part{n, ratio(n, len(column))}
		}
		m.Pareto = append(m.Pareto, Entry[*Part]{strconv.Itoa(q), part})
	}
	return m, nil
}

func summary(s stats.Summary) Summary {
	return Summary{Count: s.N, Mean: Number(s.Mean), Std: Number(s.Std), Min: Number(s.Min),
		P25: Number(s.P25), P50: Number(s.P50), P75: Number(s.P75), Max: Number(s.Max)}
}
