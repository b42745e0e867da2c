package sample

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says which repositories are chosen. Either Repositories or Owners is
// set.
type Options struct {
	Repositories int    // how many at random, each with the same chance; all if there are fewer
	Seed         uint64 // which ones; the same seed chooses the same, whatever the order of the file
	Owners       []string

	Rejects *snapshot.Rejects // takes the bad lines; when nil, the first one is an error
}

// Validate returns a hub.UsageError unless the options choose something.
func (o Options) Validate() error {
	switch {
	case o.Repositories < 0:
		return hub.Usagef("%d repositories: want 1 or more", o.Repositories)
	case (o.Repositories > 0) == (len(o.Owners) > 0):
		return hub.Usagef("a sample needs either a number of repositories or owners")
	}
	return nil
}

// about says what the options choose.
func (o Options) about() string {
	if len(o.Owners) > 0 {
		return "repositories of " + strings.Join(o.Owners, ", ")
	}
	return fmt.Sprintf("%d repositories, seed %d", o.Repositories, o.Seed)
}

// Result says what a sample is.
type Result struct {
	Chosen, Added int64         // repositories
	Meta          snapshot.Meta // of the sample; its source is that of the snapshot and what was chosen
}

// Cut writes a sample to a sink. It reads repositories, usages, lineage and
// training datasets twice, the rest once. Memory grows with the repositories,
// the lineage, the merges and the people of the sample.
//
// Its errors are those of snapshot.Snapshot.Scan, and a hub.NotFoundError for an
// owner of nothing.
func Cut(ctx context.Context, s *snapshot.Snapshot, o Options, to snapshot.Sink) (Result, error) {
	if err := o.Validate(); err != nil {
		return Result{}, err
	}
	c := &cut{ctx: ctx, s: s, o: o, to: to}
	for _, step := range []func() error{c.choose, c.users, c.bases, c.datasets, c.write, c.people} {
		if err := step(); err != nil {
			return Result{}, err
		}
	}
	meta := s.Meta()
	meta.Source = strings.TrimSpace(meta.Source + " (sample: " + o.about() + ")")
	return Result{c.chosen.count(), c.sample.count() - c.chosen.count(), meta}, nil
}

// cut is the state of one Cut.
type cut struct {
	ctx context.Context
	s   *snapshot.Snapshot
	o   Options
	to  snapshot.Sink

	ids    [hub.KindCount]names.Table // of all repositories
	chosen set
	sample set // the chosen ones and those added
	named  names.Table
}

// set is a set of repositories by kind and number in cut.ids.
type set [hub.KindCount][]bool

func (x *set) add(kind hub.Kind, n int32) {
	if more := int(n) + 1 - len(x[kind]); more > 0 {
		x[kind] = append(x[kind], make([]bool, more)...)
	}
	x[kind][n] = true
}

func (x *set) has(kind hub.Kind, n int32) bool {
	return n >= 0 && int(n) < len(x[kind]) && x[kind][n]
}

func (x *set) count() (sum int64) {
	for _, list := range x {
		for _, in := range list {
			if in {
				sum++
			}
		}
	}
	return sum
}

// find returns the number of a repository, -1 when it is not listed.
func (c *cut) find(kind hub.Kind, id string) int32 {
	if n, ok := c.ids[kind].Find(id); ok {
		return n
	}
	return -1
}

// look scans files before anything is written. Bad lines are reported when they
// are read again.
func (c *cut) look(to snapshot.Sink, files ...string) error {
	quiet := snapshot.NewRejects(snapshot.RejectOptions{})
	return c.s.Scan(c.ctx, snapshot.Reading{Rejects: quiet, Skim: true}, to, files...)
}

// read scans files for writing.
func (c *cut) read(to snapshot.Sink, files ...string) error {
	return c.s.Scan(c.ctx, snapshot.Reading{Rejects: c.o.Rejects, Skim: true, Dates: true}, to, files...)
}
