package collect

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/shellword"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// Result says what a run has made.
type Result struct {
	Records  snapshot.Records // in the snapshot
	Notes    []string         // what is missing, what cannot be computed, a sentence each
	Requests int64            // sent by this run
	Existing bool             // the snapshot was complete before: nothing was done
}

// Run collects until the snapshot is complete, or goes on with a collection that
// was interrupted. Other options than it was started with, and a folder that
// holds anything else, are a hub.UsageError. After any error a run with the same
// options goes on, except that hubapi.ErrToken needs another token.
func Run(ctx context.Context, o Options) (*Result, error) {
	if err := o.normalize(); err != nil {
		return nil, err
	}
	if done, err := existing(&o); done != nil || err != nil {
		return done, err
	}
	s, err := openStore(o.Dir, o.API.Concurrency)
	if err != nil {
		return nil, err
	}
	c := &collector{o: o, store: s}
	result, err := c.run(ctx)
	if err := errors.Join(err, s.close()); err != nil {
		return nil, err
	}
	if !o.Partial {
		err = forget(o.Dir)
	}
	return result, err
}

// endedDir is what the folder of the store is called once the snapshot is
// complete, so that a store that is half removed is none.
const endedDir = StateDir + "-ended"

// forget removes the store of a complete collection.
func forget(dir string) error {
	if err := os.Rename(filepath.Join(dir, StateDir), filepath.Join(dir, endedDir)); err != nil {
		return err
	}
	return os.RemoveAll(filepath.Join(dir, endedDir))
}

// existing looks into the folder: it holds an unfinished collection, a complete
// one with the same options, or nothing.
func existing(o *Options) (*Result, error) {
	if err := os.RemoveAll(filepath.Join(o.Dir, endedDir)); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(o.Dir, StateDir)); err == nil {
		return nil, nil
	}
	h, err := readHead(o.Dir)
	if errors.Is(err, os.ErrNotExist) {
		if o.Partial {
			return nil, hub.Usagef("--partial: there is no collection in %s", o.Dir)
		}
		return nil, empty(o.Dir)
	}
	if err != nil {
		return nil, err
	}
	if err := o.Selection.sameAs(&h.Selection, o.Dir); err != nil {
		return nil, err
	}
	return &Result{Existing: true, Notes: []string{fmt.Sprintf("the snapshot in %s is complete since %s; choose a new folder for a newer one, with --previous %s to ask only for what has changed",
		o.Dir, h.Finished.Format(time.RFC3339), shellword.Quote(o.Dir))}}, nil
}

// empty refuses a folder that holds anything.
func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && len(entries) > 0 {
		return hub.Usagef("%s holds %q, which is not of a collection; choose a new or empty folder", dir, entries[0].Name())
	}
	return err
}

func (c *collector) run(ctx context.Context) (*Result, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	var err error
	if !c.o.Partial {
		if old := c.state.Selection.Previous; old != "" {
			if _, err := snapshot.OpenDir(old); err != nil { // before anything is asked
				return nil, fmt.Errorf("--previous: %w", err)
			}
		}
		if c.client, err = hubapi.New(c.o.API); err != nil {
			return nil, err
		}
		if err := c.collect(ctx); err != nil {
			return nil, err
		}
	}
	c.o.Progress.begin("write the snapshot", "", c.o.Now(), 0, 0)
	result, err := c.write(ctx)
	if err != nil {
		return nil, err
	}
	if c.client != nil {
		result.Requests = c.client.Stats().Requests
	}
	return result, nil
}

// begin reads what the collection was started with, or starts it.
func (c *collector) begin() error {
	var known bool
	err := c.store.read(func(tx *bolt.Tx) error {
		known = tx.Bucket(metaBucket).Get([]byte(stateName)) != nil
		return getMeta(tx, stateName, &c.state)
	})
	switch {
	case err != nil:
		return err
	case known:
		return c.o.Selection.sameAs(&c.state.Selection, c.o.Dir)
	case c.o.Partial:
		return hub.Usagef("--partial: there is no collection in %s", c.o.Dir)
	}
	c.state = state{Selection: c.o.Selection, Started: c.o.Now().UTC().Truncate(time.Second)}
	return c.store.write(func(tx *bolt.Tx) error { return putMeta(tx, stateName, c.state) })
}

// collect asks for all that is not known yet.
func (c *collector) collect(ctx context.Context) error {
	if err := c.list(ctx); err != nil {
		return err
	}
	if err := c.takeOver(ctx); err != nil {
		return err
	}
	c.estimate()
	if err := c.sweepSpaces(ctx); err != nil {
		return err
	}
	for _, s := range c.subjects() {
		if err := c.phase(ctx, s.subject, s.want); err != nil {
			return err
		}
	}
	if c.state.Selection.Accounts {
		return c.askAccounts(ctx)
	}
	return nil
}

// wish is a subject with those of which it is wanted.
type wish struct {
	*subject
	want wanted
}

// subjects are what is asked of repositories, in this order.
func (c *collector) subjects() (list []wish) {
	s := &c.state.Selection
	if n, err := c.models(); err == nil && c.usersNeeded() && n <= mostPerModel {
		list = append(list, wish{usersSubject, func(kind hub.Kind, _ string, _ func() (*sources.Item, error)) (bool, error) {
			return kind == hub.Model, nil
		}})
	}
	every := func(hub.Kind, string, func() (*sources.Item, error)) (bool, error) { return true, nil }
	if s.Commits == All {
		list = append(list, wish{commitsSubject, every})
	}
	switch s.Discussions {
	case All:
		list = append(list, wish{discussionsSubject, every})
	case Active:
		want := c.active
		if s.Previous != "" { // what is taken over is known, all else is wanted
			want = every
		}
		list = append(list, wish{discussionsSubject, want})
	}
	return list
}

// active reports whether a repository was modified within the days that count.
func (c *collector) active(_ hub.Kind, _ string, item func() (*sources.Item, error)) (bool, error) {
	it, err := item()
	return err == nil && !it.LastModified.Before(c.activeFrom()), err
}

// estimate says how much there is to ask, and how long it will take.
func (c *collector) estimate() {
	var requests, repositories int64
	for _, s := range c.subjects() {
		done, total, err := c.count(s.subject, s.want)
		if err != nil {
			return // the phase will say it
		}
		requests, repositories = requests+total-done, max(repositories, total)
	}
	if requests == 0 {
		return
	}
	text := fmt.Sprintf("%s, about %s to make", thousands.Count(repositories, "repository", "repositories"), thousands.Count(requests, "request", "requests"))
	if st := c.client.Stats(); st.Quota > 0 && st.Window > 0 {
		d := time.Duration(float64(st.Window) * float64(requests-int64(max(0, st.Left))) / float64(st.Quota))
		if d > time.Minute {
			text += ", about " + roughly(d) + " at this quota"
		}
		if d > time.Hour {
			text += "; --limit or --author make it smaller, a token of a paid account makes it faster"
		}
	}
	c.o.Log(text)
}

// roughly is a time for people: 40 seconds, 3 hours, 4 days.
func roughly(d time.Duration) string {
	for _, u := range []struct {
		d        time.Duration
		one, all string
	}{{24 * time.Hour, "day", "days"}, {time.Hour, "hour", "hours"}, {time.Minute, "minute", "minutes"}} {
		if d >= 2*u.d {
			return thousands.Count(int64((d+u.d/2)/u.d), u.one, u.all)
		}
	}
	return thousands.Count(int64(d.Round(time.Second)/time.Second), "second", "seconds")
}

// stem is a reason without what is of one answer only.
func stem(reason string) string {
	text, _, _ := strings.Cut(reason, ": ")
	return text
}
