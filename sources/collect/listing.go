package collect

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// listing is a list of repositories, page after page.
type listing struct {
	name  string // in the store
	query hubapi.Listing

	// take keeps the rows of a page and reports whether more are wanted. It may be
	// called more than once for a page.
	take func(tx *bolt.Tx, l *listState, rows []*sources.Item) (more bool, err error)
}

// listState is how far a listing is.
type listState struct {
	Next     string   // address of the page to read; "" is the first
	Done     bool     //
	Dropped  []string // fields that the Hub does not know
	Restarts int      // because a cursor had expired
	Rows     int64    // read, repeated ones included
	Private  int64    // left out
	Renamed  int64    // seen under two names
	Unsorted bool     // the Hub does not sort by lastModified, though asked to
	Oldest   time.Time
}

// mostListRestarts is how often a listing is read from the first page on.
const mostListRestarts = 10

// listings returns the listings of a kind. An owner has one of its own.
func (c *collector) listings(kind hub.Kind) (list []*listing) {
	s := &c.state.Selection
	q := hubapi.Listing{Kind: kind, Expand: hubapi.SweepFields(kind), Filter: s.Filters, Search: s.Search}
	if s.Limit > 0 && s.Limit < hubapi.PageSize {
		q.Limit = s.Limit
	}
	if !s.Since.IsZero() {
		q.Sort = "lastModified"
	}
	authors := s.Authors
	if len(authors) == 0 {
		authors = []string{""}
	}
	for i, author := range authors {
		q.Author = author
		list = append(list, &listing{name: fmt.Sprintf("listing/%s/%d", kind, i), query: q, take: c.takeRepositories})
	}
	return list
}

// list reads the listings of all kinds, kinds at the same time.
func (c *collector) list(ctx context.Context) error {
	c.o.Progress.begin("list", "repositories", c.o.Now(), 0, 0)
	group, ctx := errgroup.WithContext(ctx)
	for _, kind := range c.state.Selection.kinds() {
		group.Go(func() error {
			for _, l := range c.listings(kind) {
				if err := c.readListing(ctx, l); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// readListing reads the pages of a listing that are not read yet.
func (c *collector) readListing(ctx context.Context, l *listing) error {
	var s listState
	if err := c.store.read(func(tx *bolt.Tx) error { return getMeta(tx, l.name, &s) }); err != nil {
		return err
	}
	for !s.Done {
		address := s.Next
		if address == "" {
			l.query.Expand = without(l.query.Expand, s.Dropped)
			address = l.query.Path()
		}
		a, err := c.ask(ctx, address, entry{What: listingName, Kind: l.query.Kind.String()})
		if err != nil {
			return err
		}
		switch {
		case a.failed != nil:
			return a.failed
		case a.status != nil:
			err = c.listingRefused(l, &s, a)
		default:
			err = c.keepListing(l, &s, a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// listingRefused goes on without a field that the Hub does not know, or from the
// first page if a cursor has expired.
func (c *collector) listingRefused(l *listing, s *listState, a *asked) error {
	a.Reason = fmt.Sprintf("refused: %d %s", a.status.Status, a.status.Message)
	unknown := unknownFields(l.query.Expand, a.status.Message)
	switch {
	case s.Next != "" && s.Restarts < mostListRestarts && a.status.Status != http.StatusUnauthorized && a.status.Status != http.StatusForbidden:
		s.Restarts++
		s.Next, s.Oldest = "", time.Time{}
		a.Reason += "; read again from the first page"
		c.o.Log(fmt.Sprintf("the listing of %ss: the next page is refused, read again from the first (%s)", l.query.Kind, a.status.Message))
	case s.Next == "" && a.status.Status == http.StatusBadRequest && len(unknown) > 0:
		s.Dropped = append(s.Dropped, unknown...)
	default:
		return a.status
	}
	return c.store.write(func(tx *bolt.Tx) error {
		return errors.Join(putMeta(tx, l.name, s), c.store.addLog(tx, logBucket, a.entry))
	})
}

// keepListing keeps a page of a listing and what follows it.
func (c *collector) keepListing(l *listing, s *listState, a *asked) error {
	var texts []json.RawMessage
	if err := json.Unmarshal(a.answer.Body, &texts); err != nil {
		return fmt.Errorf("%s: not a list of repositories: %w", a.URL, err)
	}
	next, err := a.answer.Next()
	if err != nil {
		return err
	}
	if next == s.Next && next != "" {
		return fmt.Errorf("%s: the page names itself as the next one", a.URL)
	}
	var rows []*sources.Item
	var bad []badRow
	for i, text := range texts {
		item, err := sources.DecodeItem(l.query.Kind, text)
		if err == nil {
			err = storable(item)
		}
		if err != nil {
			bad = append(bad, badElement(i, text, err))
			continue
		}
		rows = append(rows, item)
	}
	a.Records = len(texts)
	var after listState
	err = c.store.write(func(tx *bolt.Tx) error {
		after = *s
		after.Next, after.Rows = next, s.Rows+int64(len(texts))
		more, err := l.take(tx, &after, rows)
		if err != nil {
			return err
		}
		after.Done = next == "" || !more
		for _, row := range bad {
			// The text is the key, so a row is bad once, however often it is listed.
			if err := tx.Bucket(badBucket).Put(pairKey(l.query.Kind.String(), row.Start), c.store.pack(row)); err != nil {
				return err
			}
		}
		return errors.Join(putMeta(tx, l.name, after), c.store.addLog(tx, logBucket, a.entry))
	})
	*s = after
	c.o.Progress.add(int64(len(texts)))
	return err
}

// storable refuses what cannot be a key of the store.
func storable(it *sources.Item) error {
	if len(it.ID) > 4096 {
		return fmt.Errorf(`"id" is %d bytes long, the limit is 4096`, len(it.ID))
	}
	if slices.Contains([]byte(it.ID), 0) {
		return errors.New(`"id" holds a NUL character`)
	}
	return nil
}

// takeRepositories keeps the repositories of a page.
func (c *collector) takeRepositories(tx *bolt.Tx, l *listState, rows []*sources.Item) (more bool, err error) {
	s := &c.state.Selection
	for _, it := range rows {
		if !s.Since.IsZero() && !it.LastModified.IsZero() {
			if !l.Oldest.IsZero() && it.LastModified.After(l.Oldest) && tx.Bucket(reposBucket).Get(repoKey(it.Kind, it.ID)) == nil {
				l.Unsorted = true // then those that are too old may stand anywhere
			}
			if l.Oldest = it.LastModified; it.LastModified.Before(s.Since) {
				continue
			}
		}
		if it.Private {
			l.Private++
			continue
		}
		if full, err := c.full(tx, it.Kind); err != nil || full {
			return false, err
		}
		if err := c.takeRepository(tx, l, it); err != nil {
			return false, err
		}
	}
	full := false
	if len(rows) > 0 {
		full, err = c.full(tx, rows[0].Kind)
	}
	past := !s.Since.IsZero() && !l.Unsorted && l.Oldest.Before(s.Since) && !l.Oldest.IsZero()
	return !full && !past, err
}

// full reports whether there are as many repositories of a kind as wanted.
func (c *collector) full(tx *bolt.Tx, kind hub.Kind) (bool, error) {
	if c.state.Selection.Limit == 0 {
		return false, nil
	}
	var n int
	err := getMeta(tx, countName(kind), &n)
	return n >= c.state.Selection.Limit, err
}

// countName is the name under which the store counts the repositories of a kind.
func countName(kind hub.Kind) string { return "count/" + kind.String() }

func countRepo(tx *bolt.Tx, kind hub.Kind, change int) error {
	var n int
	if err := getMeta(tx, countName(kind), &n); err != nil {
		return err
	}
	return putMeta(tx, countName(kind), n+change)
}

// takeRepository keeps a repository, unless the store knows a newer state of it.
// One _id under two names is a repository that was renamed in the meantime.
func (c *collector) takeRepository(tx *bolt.Tx, l *listState, it *sources.Item) error {
	repos, ids := tx.Bucket(reposBucket), tx.Bucket(hubIDsBucket)
	key, idKey := repoKey(it.Kind, it.ID), repoKey(it.Kind, it.HubID)
	if it.HubID != "" && len(it.HubID) < 256 {
		if former := ids.Get(idKey); former != nil && string(former) != it.ID {
			formerKey := repoKey(it.Kind, string(former))
			newer, err := c.newer(repos.Get(formerKey), it)
			if err != nil {
				return err
			}
			l.Renamed++
			if newer {
				return nil
			}
			if err := errors.Join(repos.Delete(formerKey), countRepo(tx, it.Kind, -1)); err != nil {
				return err
			}
		}
		if err := ids.Put(idKey, []byte(it.ID)); err != nil {
			return err
		}
	}
	known := repos.Get(key)
	if known != nil {
		if newer, err := c.newer(known, it); err != nil || newer {
			return err
		}
	} else if err := countRepo(tx, it.Kind, 1); err != nil {
		return err
	}
	return repos.Put(key, c.store.pack(it))
}

// newer reports whether a stored repository was modified after a listed one. The
// listed one was told later, so it counts where the dates do not tell.
func (c *collector) newer(stored []byte, listed *sources.Item) (bool, error) {
	if stored == nil {
		return false, nil
	}
	var known sources.Item
	err := c.store.unpack(stored, &known)
	return known.LastModified.After(listed.LastModified), err
}
