package collect

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// What collection.jsonl says of repositories of the previous snapshot.
const (
	renamedName = "renamed"
	reasonLeft  = "no longer listed: deleted or private"
	reasonOther = "not in this selection, or no longer listed"
)

// previousDone is the name under which the store knows that the previous
// snapshot is taken over.
const previousDone = "previous"

// old is the previous snapshot as it is taken over.
type old struct {
	*collector
	same bool // it has the same selection: what is missing has gone

	repos   []oldRepo              // by index in the snapshot
	pending []func(*bolt.Tx) error // not written yet

	commits     pager
	discussions pager
}

// oldRepo is a repository of the previous snapshot.
type oldRepo struct {
	kind     hub.Kind
	id       string // of today, "" when it is not listed
	commits  taken
	talk     taken
	lastTalk time.Time // of the newest discussion
}

// taken says whether something of a repository is taken over.
type taken struct {
	yes   bool
	known bool   // the previous collection says what it has read
	why   string // not complete, as it says
	at    time.Time
	pages uint32 // written
}

// takeOver reads the previous snapshot, once the repositories of today are known.
// If it is interrupted it begins again: nothing was asked of a repository yet.
func (c *collector) takeOver(ctx context.Context) error {
	dir := c.state.Selection.Previous
	var done bool
	if err := c.store.read(func(tx *bolt.Tx) error { return getMeta(tx, previousDone, &done) }); err != nil || done || dir == "" {
		return err
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return fmt.Errorf("--previous: %w", err)
	}
	c.o.Progress.begin("read "+dir, "records", c.o.Now(), 0, 0)
	o := &old{collector: c}
	if err := o.reset(); err != nil {
		return err
	}
	if err := o.readSide(ctx, dir); err != nil {
		return err
	}
	o.commits = pager{c: c, bucket: commitsBucket, what: commitsName}
	o.discussions = pager{c: c, bucket: discussionsBucket, what: discussionsName}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	collected := s.Meta().CollectedAt
	_, err = s.Walk(ctx, snapshot.Reading{Rejects: rejects}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error { return o.repository(r, collected) },
		Commit:     o.commit,
		Discussion: o.discussion,
		Account: func(a hub.Account) error {
			return o.later(func(tx *bolt.Tx) error {
				return c.store.putAccount(tx, a.Name, account{Type: a.Type, FullName: a.FullName})
			})
		},
		End: o.endOf,
	})
	if err != nil {
		return fmt.Errorf("--previous: %w", err)
	}
	if n := rejects.Count(); n > 0 {
		c.o.Log(thousands.Count(int64(n), "bad line of the previous snapshot is", "bad lines of the previous snapshot are") + " left out")
	}
	if err := o.rest(); err != nil {
		return err
	}
	if err := o.flush(); err != nil {
		return err
	}
	return c.store.write(func(tx *bolt.Tx) error { return putMeta(tx, previousDone, true) })
}

// reset forgets what an interrupted run has taken over.
func (o *old) reset() error {
	return o.store.write(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{commitsBucket, discussionsBucket, oldReadBucket, oldLogBucket} {
			if err := tx.DeleteBucket(name); err != nil {
				return err
			}
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return nil
	})
}

// later writes something together with others.
func (o *old) later(f func(*bolt.Tx) error) error {
	if o.pending = append(o.pending, f); len(o.pending) < 1000 {
		return nil
	}
	return o.flush()
}

func (o *old) flush() error {
	err := o.store.write(func(tx *bolt.Tx) error {
		for _, f := range o.pending {
			if err := f(tx); err != nil {
				return err
			}
		}
		return nil
	})
	o.pending = o.pending[:0]
	return err
}

// log writes an entry about a repository of the previous snapshot.
func (o *old) log(e entry) error {
	return o.later(func(tx *bolt.Tx) error { return o.store.addLog(tx, oldLogBucket, e) })
}

// readSide reads what the previous collection says of its answers.
func (o *old) readSide(ctx context.Context, dir string) error {
	f, err := openSide(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	var h head
	if err := dec.Decode(&h); err != nil {
		return fmt.Errorf("--previous: %s: %w", snapshot.CollectionFile, err)
	}
	o.same = h.What == headName && !h.Partial && o.sameScope(&h.Selection)
	for {
		var batch []entry
		for len(batch) < 1000 && err == nil {
			var e entry
			if err = dec.Decode(&e); err == nil && (e.What == commitsName || e.What == discussionsName) {
				batch = append(batch, e)
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("--previous: %s: %w", snapshot.CollectionFile, err)
		}
		if err := errors.Join(ctx.Err(), o.keepSide(batch)); err != nil {
			return err
		}
		if err != nil {
			return nil
		}
	}
}

// keepSide keeps for each repository the last of its answers, or the first that is
// not complete.
func (o *old) keepSide(batch []entry) error {
	return o.store.write(func(tx *bolt.Tx) error {
		b := tx.Bucket(oldReadBucket)
		for _, e := range batch {
			kind, ok := hub.ParseKind(e.Kind)
			if !ok || e.Repo == "" || len(e.Repo) > 4096 {
				continue
			}
			key := sideKey(e.What, kind, e.Repo)
			if value := b.Get(key); value != nil {
				var known entry
				if err := o.store.unpack(value, &known); err != nil {
					return err
				}
				if !known.Complete {
					continue
				}
			}
			if err := b.Put(key, o.store.pack(e)); err != nil {
				return err
			}
		}
		return nil
	})
}

func sideKey(what string, kind hub.Kind, id string) []byte {
	return append([]byte(what+"\x00"), repoKey(kind, id)...)
}

// sameScope reports whether an earlier selection is of the same repositories.
func (o *old) sameScope(then *Selection) bool {
	now := &o.state.Selection
	return slices.Equal(now.Kinds, then.Kinds) && slices.Equal(now.Authors, then.Authors) && slices.Equal(now.Filters, then.Filters) && now.Search == then.Search &&
		now.Limit == 0 && then.Limit == 0 && now.Since.IsZero() && then.Since.IsZero() && now.Endpoint == then.Endpoint
}

// repository finds a repository of the previous snapshot among those of today: by
// the Hub's _id, which survives a rename, else by its id.
func (o *old) repository(r *hub.Repository, collected time.Time) error {
	repo := oldRepo{kind: r.Kind}
	if !o.state.Selection.has(r.Kind) {
		o.repos = append(o.repos, repo)
		return nil
	}
	var today *sources.Item
	err := o.store.read(func(tx *bolt.Tx) (err error) {
		if today, err = o.today(tx, r); err != nil || today == nil {
			return err
		}
		if repo.commits, err = o.read(tx, commitsName, r, collected); err != nil {
			return err
		}
		repo.talk, err = o.read(tx, discussionsName, r, collected)
		return err
	})
	switch {
	case err != nil:
		return err
	case today == nil:
		e := entry{What: goneName, Kind: r.Kind.String(), Repo: r.ID, Reason: reasonOther}
		if o.same {
			e.Reason = reasonLeft
		}
		err = o.log(e)
	default:
		repo.id = today.ID
		repo.commits.yes = o.state.Selection.Commits == All && unchanged(r, today) && repo.commits.why == ""
		repo.talk.yes = o.state.Selection.Discussions == Active && today.LastModified.Before(o.activeFrom()) && stem(repo.talk.why) != reasonFailed
		if today.ID != r.ID {
			err = o.log(entry{What: renamedName, Kind: r.Kind.String(), Repo: today.ID, OldName: r.ID, Complete: true})
		}
	}
	o.repos = append(o.repos, repo)
	return err
}

// today returns the listed repository that an old one has become, nil for none.
func (o *old) today(tx *bolt.Tx, r *hub.Repository) (*sources.Item, error) {
	id := r.ID
	if r.HubID != "" {
		if now := tx.Bucket(hubIDsBucket).Get(repoKey(r.Kind, r.HubID)); now != nil {
			id = string(now)
		}
	}
	value := tx.Bucket(reposBucket).Get(repoKey(r.Kind, id))
	if value == nil {
		return nil, nil
	}
	it := new(sources.Item)
	if err := o.store.unpack(value, it); err != nil {
		return nil, err
	}
	if r.HubID != "" && it.HubID != "" && r.HubID != it.HubID {
		return nil, nil // another repository has the name
	}
	return it, nil
}

// unchanged reports whether a repository has had no commit since.
func unchanged(then *hub.Repository, now *sources.Item) bool {
	if then.SHA != "" && now.SHA != "" {
		return then.SHA == now.SHA
	}
	return !then.LastModified.IsZero() && then.LastModified.Equal(now.LastModified)
}

// read returns what the previous collection says of an answer.
func (o *old) read(tx *bolt.Tx, what string, r *hub.Repository, collected time.Time) (taken, error) {
	value := tx.Bucket(oldReadBucket).Get(sideKey(what, r.Kind, r.ID))
	if value == nil {
		return taken{at: collected}, nil
	}
	var e entry
	err := o.store.unpack(value, &e)
	if e.At.IsZero() {
		e.At = collected
	}
	return taken{known: true, why: e.Reason, at: e.At}, err
}

// activeFrom is when the days begin that count for --discussions active.
func (c *collector) activeFrom() time.Time {
	return c.state.Started.AddDate(0, 0, -c.state.Selection.ActiveDays)
}

func (o *old) commit(i int, c *hub.Commit) error {
	r := &o.repos[i]
	if !r.commits.yes {
		return nil
	}
	return o.commits.add(r, &r.commits, func(p *page) int {
		p.Commits = append(p.Commits, commit{strings.Clone(c.SHA), slices.Clone(c.Authors), c.Date, c.Title})
		return len(p.Commits)
	})
}

func (o *old) discussion(i int, d *hub.Discussion) error {
	r := &o.repos[i]
	if d.Date.After(r.lastTalk) {
		r.lastTalk = d.Date
	}
	if !r.talk.yes {
		return nil
	}
	return o.discussions.add(r, &r.talk, func(p *page) int {
		p.Discussions = append(p.Discussions, discussion{d.Num, d.Author, d.Date, d.IsPullRequest, d.Status})
		return len(p.Discussions)
	})
}

func (o *old) endOf(file string) error {
	switch file {
	case snapshot.CommitsFile:
		return o.commits.end()
	case snapshot.DiscussionsFile:
		return o.discussions.end()
	}
	return nil
}

// rest ends what is taken over: a repository of which the previous collection read
// that there is nothing gets an empty page, one that was discussed of late is
// asked again.
func (o *old) rest() error {
	for batch := range slices.Chunk(o.repos, 500) {
		err := o.store.write(func(tx *bolt.Tx) error {
			for i := range batch {
				r := &batch[i]
				if r.commits.yes && r.commits.pages == 0 && r.commits.known {
					if err := o.commits.empty(tx, r, &r.commits); err != nil {
						return err
					}
				}
				if err := o.restOfTalk(tx, r); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *old) restOfTalk(tx *bolt.Tx, r *oldRepo) error {
	switch {
	case !r.talk.yes:
		return nil
	case !r.lastTalk.Before(o.activeFrom()):
		for n := range r.talk.pages {
			if err := tx.Bucket(discussionsBucket).Delete(pageKey(repoKey(r.kind, r.id), n)); err != nil {
				return err
			}
		}
		return nil
	case r.talk.pages == 0 && r.talk.known:
		return o.discussions.empty(tx, r, &r.talk)
	}
	return nil
}
