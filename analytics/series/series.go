package series

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// Options say how a series is read.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines of all snapshots, each once; when nil, the first one is an error

	Raw           bool // names as recorded: merges are not followed, bots stay
	Limit         int  // longest list; 0 for no limit
	AbsentIsEmpty bool // as diff.Options has it
	AnySource     bool // take snapshots that name different sources for those of one hub

	Version string                     // of the program, for Results.About
	Begin   func(place int, of string) // told of each work on a snapshot, which has its place in the series; nil for nobody
}

// Of reads snapshots of one hub in order of when they were collected. It reads each from its
// files two or three times and holds at most two of them in memory. Fewer than two, one that
// does not say when it was collected, another order, two of the same moment, and different
// sources are a hub.UsageError; other errors are those of reading.
func Of(ctx context.Context, snapshots []*snapshot.Snapshot, o Options) (*Results, error) {
	if err := check(snapshots, o.AnySource); err != nil {
		return nil, err
	}
	r := &Results{About: About{Hubgraph: o.Version, Raw: o.Raw, Limit: o.Limit}}
	for i, s := range snapshots {
		o.begin(i, "measuring")
		now, err := measure(ctx, s, o)
		if err != nil {
			return nil, err
		}
		r.Snapshots = append(r.Snapshots, now)
		if i == 0 {
			continue
		}
		o.begin(i, "comparing")
		compare := diff.Options{Raw: o.Raw, Limit: o.Limit, AbsentIsEmpty: o.AbsentIsEmpty}
		if o.Rejects != nil { // they were told when it was measured
			compare.Rejects = snapshot.NewRejects(snapshot.RejectOptions{})
		}
		d, err := diff.Compare(ctx, snapshots[i-1], s, compare)
		if err != nil {
			return nil, fmt.Errorf("%s and %s: %w", name(snapshots, i-1), name(snapshots, i), err)
		}
		r.Steps = append(r.Steps, stepOf(d))
	}
	return r, nil
}

func (o Options) begin(place int, what string) {
	if o.Begin != nil {
		o.Begin(place, what)
	}
}

// name is what a snapshot is called in messages.
func name(snapshots []*snapshot.Snapshot, i int) string {
	if label := snapshots[i].Label; label != "" {
		return label
	}
	return fmt.Sprintf("snapshot %d", i+1)
}

// check says whether snapshots are a series.
func check(snapshots []*snapshot.Snapshot, anySource bool) error {
	if len(snapshots) < 2 {
		return hub.Usagef("a series has two snapshots or more")
	}
	day := func(i int) string { return snapshots[i].Meta().CollectedAt.UTC().Format(time.RFC3339) }
	source := func(i int) string {
		if s := snapshots[i].Meta().Source; s != "" {
			return fmt.Sprintf("of %q", s)
		}
		return "of no source that it names"
	}
	for i, s := range snapshots {
		if s.Meta().CollectedAt.IsZero() {
			return hub.Usagef("%s does not say when it was collected, and a series is in order of that; collectedAt of its snapshot.json does, which convert writes by --collected-at", name(snapshots, i))
		}
		if i == 0 {
			continue
		}
		before, now := snapshots[i-1].Meta(), s.Meta()
		switch {
		case now.CollectedAt.Equal(before.CollectedAt):
			return hub.Usagef("%s and %s were both collected at %s; a series has one snapshot of a moment", name(snapshots, i-1), name(snapshots, i), day(i))
		case now.CollectedAt.Before(before.CollectedAt):
			return hub.Usagef("%s was collected at %s, and %s, which comes after it here, at %s; want the oldest first", name(snapshots, i-1), day(i-1), name(snapshots, i), day(i))
		case now.Source != before.Source && !anySource:
			return hub.Usagef("%s is %s, and %s is %s: a series is of one hub; --anyway takes them for one", name(snapshots, i-1), source(i-1), name(snapshots, i), source(i))
		}
	}
	return nil
}

// measure reads a snapshot and measures it.
func measure(ctx context.Context, s *snapshot.Snapshot, o Options) (out Snapshot, err error) {
	read := analytics.Defaults()
	read.Raw = o.Raw
	c, err := analytics.FromSnapshot(ctx, s, o.Rejects, read)
	if err != nil {
		return out, err
	}
	out = Snapshot{Source: c.Snapshot.Source, CollectedAt: c.Snapshot.CollectedAt, Fingerprint: c.Snapshot.Fingerprint, Rejected: c.Rejected}
	for _, k := range hub.Kinds {
		if *out.Kinds.At(k), err = kindOf(&c.Repositories[k], k); err != nil {
			return out, fmt.Errorf("%s%ss: %w", s.Label, k, err)
		}
	}
	n, err := analytics.Collaborate(c, analytics.Scopes[0])
	if err != nil {
		return out, err
	}
	out.Network, _ = n.Brief(ctx)
	return out, ctx.Err()
}

func kindOf(r *analytics.Repositories, k hub.Kind) (out Kind, err error) {
	out.Repositories = r.Len()
	if out.Likes, err = amount(r.Likes, "likes"); err != nil {
		return out, err
	}
	if k != hub.Space {
		downloads, err := amount(r.Downloads, "downloads")
		if err != nil {
			return out, err
		}
		out.Downloads = &downloads
	}
	for i := range r.Len() {
		out.Commits += r.Commits[i]
		out.Discussions += r.Discussions[i]
	}
	return out, nil
}

func amount(column []int64, what string) (Amount, error) {
	total, ok := stats.Total(column)
	if !ok {
		return Amount{}, fmt.Errorf("the total of %s does not fit into 64 bits", what)
	}
	return Amount{total, analytics.Number(stats.Quantile(stats.Sort(column), 0.5))}, nil
}
