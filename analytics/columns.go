package analytics

import "github.com/hubgraph/hubgraph/hub"

// The activities of a repository, as the keys of Activity.Metrics.
const (
	Likes       = "n_likes"
	Discussions = "n_discussions"   // including those started by bots
	Starters    = "n_disc_starters" // people who started a discussion
	Commits     = "n_commits"       // including those of bots
	Committers  = "n_committers"    // people among the authors of a commit
	Community   = "n_community"     // people who are either
	Downloads   = "n_downloads"     // in 30 days; the Hub counts none for spaces
)

// UsageSpaces is the number of spaces that use a model. It is not an activity, but
// is correlated and tested along with them.
const UsageSpaces = "n_usage_spaces"

// MetricNames lists the activities in output order.
var MetricNames = []string{Likes, Discussions, Starters, Commits, Committers, Community, Downloads}

// Column returns an activity by name, one value per repository, or nil for an
// unknown name.
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

// usageSpaces returns the number of spaces that use each model.
func (c *Corpus) usageSpaces() []int64 {
	out := make([]int64, c.Repositories[hub.Model].Len())
	for _, u := range c.Usages {
		out[u.Model]++
	}
	return out
}

// table holds the measurements of the repositories of one kind: columns of equal
// length with their names.
type table struct {
	names   []string
	columns [][]int64
}

// activities returns the activities of one kind in output order.
func (c *Corpus) activities(k hub.Kind) table {
	var t table
	for _, name := range MetricNames {
		if k != hub.Space || name != Downloads {
			t.names = append(t.names, name)
			t.columns = append(t.columns, c.Repositories[k].Column(name))
		}
	}
	return t
}

// withUsage returns the table with another column, UsageSpaces.
func (t table) withUsage(spaces []int64) table {
	names, columns := t.names, t.columns
	return table{append(names[:len(names):len(names)], UsageSpaces), append(columns[:len(columns):len(columns)], spaces)}
}
