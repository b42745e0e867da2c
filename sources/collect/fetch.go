package collect

import (
	"context"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
)

// job is a repository of which something is asked.
type job struct {
	kind hub.Kind
	id   string
	page uint32 // to ask for
	url  string

	before   *page           // the page before, nil for the first
	seen     map[string]bool // commits of the pages before
	rows     int64           // on them, repeated ones included
	total    int64           // commits in all when the first page was read; later ones are of later
	restarts int
}

// wanted says whether something is asked of a repository. item reads its record.
type wanted func(kind hub.Kind, id string, item func() (*sources.Item, error)) (bool, error)

// phase asks something of every repository of which it is not known yet. Those
// without a usable answer are asked once more at the end, if that is much later.
func (c *collector) phase(ctx context.Context, s *subject, want wanted) error {
	done, total, err := c.count(s, want)
	if err != nil || done == total {
		return err
	}
	begin := c.o.Now()
	c.o.Progress.begin(s.name, s.unit, begin, done, total)
	if err := c.pass(ctx, s, want); err != nil || c.o.Now().Sub(begin) < passing {
		return err
	}
	return c.pass(ctx, s, want)
}

// passing is the time after which what went wrong may be over.
const passing = 10 * time.Minute

// pass asks each repository once.
func (c *collector) pass(ctx context.Context, s *subject, want wanted) error {
	jobs := make(chan *job)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(jobs)
		return c.feed(s, want, func(j *job) error {
			select {
			case jobs <- j:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	for range c.o.API.Concurrency {
		group.Go(func() error {
			for j := range jobs {
				known, err := c.work(ctx, s, j)
				if err != nil {
					return err
				}
				if known {
					c.o.Progress.add(1)
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// count returns of how many repositories something is known, and of how many it is wanted.
func (c *collector) count(s *subject, want wanted) (done, total int64, err error) {
	err = c.wanted(want, func(tx *bolt.Tx, kind hub.Kind, id string) error {
		total++
		if last, _ := lastPage(tx, s.bucket, repoKey(kind, id)); isDone(last) {
			done++
		}
		return nil
	}, func() error { return nil })
	return done, total, err
}

// feed hands out the repositories of which something is not known.
func (c *collector) feed(s *subject, want wanted, give func(*job) error) error {
	var batch []*job
	return c.wanted(want, func(tx *bolt.Tx, kind hub.Kind, id string) error {
		last, n := lastPage(tx, s.bucket, repoKey(kind, id))
		if isDone(last) {
			return nil
		}
		j := &job{kind: kind, id: id, url: s.first(kind, id)}
		if last != nil {
			if err := c.resume(tx, s, j, last, n); err != nil {
				return err
			}
		}
		batch = append(batch, j)
		return nil
	}, func() error {
		for _, j := range batch {
			if err := give(j); err != nil {
				return err
			}
		}
		batch = batch[:0]
		return nil
	})
}

// resume sets a job to what follows the pages that are known, of which value is
// the last.
func (c *collector) resume(tx *bolt.Tx, s *subject, j *job, value []byte, n uint32) error {
	if value[0] == flagAgain {
		if n == 0 {
			return nil
		}
		n--
	}
	for i := range n + 1 {
		if i < n && s != commitsSubject {
			continue
		}
		p := new(page)
		if err := c.store.unpackPage(tx.Bucket(s.bucket).Get(pageKey(repoKey(j.kind, j.id), i)), p); err != nil {
			return err
		}
		j.page, j.before, j.url = i+1, p, p.Next
		if i == 0 {
			j.total = p.Total
		}
		if s == commitsSubject {
			j.addCommits(p)
		}
	}
	return nil
}

// wanted calls f for the repositories of which something is wanted, in the order
// of keys, and flush after some of them, outside of the transaction.
func (c *collector) wanted(want wanted, f func(tx *bolt.Tx, kind hub.Kind, id string) error, flush func() error) error {
	return c.store.each(reposBucket, func(tx *bolt.Tx, key, value []byte) error {
		kind, id := splitRepo(key)
		ok, err := want(kind, id, func() (*sources.Item, error) {
			it := new(sources.Item)
			return it, c.store.unpack(value, it)
		})
		if err != nil || !ok {
			return err
		}
		return f(tx, kind, id)
	}, flush)
}

// work asks for the pages of a repository and keeps each before it asks for the
// next. known says that there was an answer to the last.
func (c *collector) work(ctx context.Context, s *subject, j *job) (known bool, err error) {
	for {
		a, err := c.ask(ctx, j.url, entry{What: s.name, Kind: j.kind.String(), Repo: j.id})
		if err != nil {
			return false, err
		}
		p := &page{entry: a.entry}
		people, restart, err := c.read(s, j, a, p)
		if err != nil {
			return false, err
		}
		if restart {
			if err := c.restart(s, j); err != nil {
				return false, err
			}
			continue
		}
		if err := c.keep(s, j, p, people); err != nil {
			return false, err
		}
		if p.Next == "" {
			return !p.Again, nil
		}
		j.page, j.url, j.before = j.page+1, p.Next, p
	}
}

// mostRestarts is how often the pages of one list are read from the first on,
// because they changed while they were read.
const mostRestarts = 3

// read makes a page of what came of a request. restart says that the pages before
// are of no use.
func (c *collector) read(s *subject, j *job, a *asked, p *page) (people map[string]account, restart bool, err error) {
	switch {
	case a.failed != nil:
		p.Again, p.Reason, p.Complete = true, reasonFailed+": "+a.failed.Error(), false
		return nil, false, nil
	case a.status != nil:
		if j.page > 0 && j.restarts < mostRestarts && a.status.Status == 400 {
			return nil, true, nil // an expired cursor
		}
		p.Done, p.Reason = true, reason(s.name, a.status)
		if p.Reason == reasonRefused {
			p.Reason += ": " + a.status.Error()
		}
		if s == discussionsSubject && p.Reason == reasonGone && c.hasCommits(j) {
			p.Reason = reasonOff
		}
		return nil, false, nil
	}
	if other, moved := redirectedTo(j.kind, j.id, p.Final); moved && s != usersSubject {
		p.NewName = other
		listed := false
		err := c.store.read(func(tx *bolt.Tx) error {
			listed = tx.Bucket(reposBucket).Get(repoKey(j.kind, other)) != nil
			return nil
		})
		if err != nil || listed {
			p.Done, p.Reason, p.Complete = true, reasonMoved, false
			return nil, false, err
		}
	}
	people, err = s.decode(j, a.answer, p)
	if err != nil {
		*p = page{entry: p.entry, Done: true, Bad: []badRow{{Row: 1, Reason: plain(err), Kind: "unreadable answer", Start: string(a.answer.Body[:min(len(a.answer.Body), 200)])}}}
		p.Complete, p.Reason = false, reasonFailed+": "+plain(err)
		return nil, false, nil
	}
	if s.shrinks != nil && j.before != nil && s.shrinks(j.before, p) && j.restarts < mostRestarts {
		return nil, true, nil
	}
	p.Done = p.Next == ""
	return people, false, nil
}

// hasCommits reports whether the commits of a repository were given, so that it
// is there.
func (c *collector) hasCommits(j *job) (yes bool) {
	_ = c.store.read(func(tx *bolt.Tx) error {
		var p page
		value := tx.Bucket(commitsBucket).Get(pageKey(repoKey(j.kind, j.id), 0))
		yes = value != nil && c.store.unpackPage(value, &p) == nil && len(p.Commits) > 0
		return nil
	})
	return yes
}

// keep writes a page and the accounts that it tells of.
func (c *collector) keep(s *subject, j *job, p *page, people map[string]account) error {
	value := c.store.packPage(p)
	return c.store.write(func(tx *bolt.Tx) error {
		if err := tx.Bucket(s.bucket).Put(pageKey(repoKey(j.kind, j.id), j.page), value); err != nil {
			return err
		}
		for name, a := range people {
			if err := c.store.putAccount(tx, name, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// restart forgets the pages of a repository.
func (c *collector) restart(s *subject, j *job) error {
	repo := repoKey(j.kind, j.id)
	err := c.store.write(func(tx *bolt.Tx) error {
		for n := range j.page {
			if err := tx.Bucket(s.bucket).Delete(pageKey(repo, n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return errors.Join(fmt.Errorf("start the %s of %s again", s.name, j.id), err)
	}
	*j = job{kind: j.kind, id: j.id, url: s.first(j.kind, j.id), restarts: j.restarts + 1}
	return nil
}

// putAccount writes what is known of a name unless more is known.
func (s *store) putAccount(tx *bolt.Tx, name string, a account) error {
	if name == "" || len(name) > bolt.MaxKeySize {
		return nil
	}
	b := tx.Bucket(accountsBucket)
	if value := b.Get([]byte(name)); value != nil {
		var known account
		if err := s.unpack(value, &known); err != nil {
			return err
		}
		if !a.better(known) {
			return nil
		}
		a.Entries = known.Entries
	}
	return b.Put([]byte(name), s.pack(a))
}
