package collect

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	tables "github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// askAccounts asks for the type of each owner and author of whom it is not known:
// whether there is such a user, and if not, such an organisation.
func (c *collector) askAccounts(ctx context.Context) error {
	names, err := c.unknownNames()
	if err != nil || len(names) == 0 {
		return err
	}
	c.o.Progress.begin("accounts", "names", c.o.Now(), 0, int64(len(names)))
	c.o.Log(thousands.Count(int64(len(names)), "account is", "accounts are") + " of unknown type: one or two requests each")
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(c.o.API.Concurrency)
	for _, name := range names {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			defer c.o.Progress.add(1)
			return c.askAccount(ctx, name)
		})
	}
	return group.Wait()
}

// unknownNames returns the names of owners and authors whose type is not known,
// sorted. Names that no account can have are those of git.
func (c *collector) unknownNames() ([]string, error) {
	var table tables.Table
	add := func(name string) {
		if validName(name) {
			table.Add(name)
		}
	}
	err := c.store.each(reposBucket, func(_ *bolt.Tx, _, value []byte) error {
		var it sources.Item
		err := c.store.unpack(value, &it)
		add(it.Owner)
		return err
	}, nil)
	if err != nil {
		return nil, err
	}
	for _, bucket := range [][]byte{commitsBucket, discussionsBucket} {
		err := c.store.each(bucket, func(_ *bolt.Tx, _, value []byte) error {
			var p page
			err := c.store.unpackPage(value, &p)
			for _, x := range p.Commits {
				for _, a := range x.Authors {
					add(a)
				}
			}
			for _, x := range p.Discussions {
				add(x.Author)
			}
			return err
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	names := table.Names()
	slices.Sort(names)
	err = c.store.read(func(tx *bolt.Tx) error {
		names = slices.DeleteFunc(names, func(name string) bool {
			var a account
			value := tx.Bucket(accountsBucket).Get([]byte(name))
			return value != nil && c.store.unpack(value, &a) == nil && a.known()
		})
		return nil
	})
	return names, err
}

// known reports whether nothing is left to ask.
func (a *account) known() bool { return a.Type != "" || a.Nobody }

// validName reports whether an account of the Hub can have a name: letters,
// digits and single hyphens, not at the ends.
func validName(s string) bool {
	if len(s) < 2 || len(s) > 42 {
		return false
	}
	for i, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return true
}

// askAccount asks whether a name is a user's, then whether it is an
// organisation's, and keeps each answer.
func (c *collector) askAccount(ctx context.Context, name string) error {
	var a account
	err := c.store.read(func(tx *bolt.Tx) error {
		if value := tx.Bucket(accountsBucket).Get([]byte(name)); value != nil {
			return c.store.unpack(value, &a)
		}
		return nil
	})
	for _, q := range []struct{ kind, path string }{{hub.User, hubapi.UserPath(name)}, {hub.Org, hubapi.OrganizationPath(name)}} {
		if err != nil || a.known() || q.kind == hub.User && len(a.Entries) > 0 {
			continue
		}
		var r *asked
		if r, err = c.ask(ctx, q.path, entry{What: overviewName, Repo: name}); err != nil {
			return err
		}
		if r.failed != nil {
			return nil // another run asks again
		}
		a.learn(q.kind, r)
		value := c.store.pack(a)
		err = c.store.write(func(tx *bolt.Tx) error { return tx.Bucket(accountsBucket).Put([]byte(name), value) })
	}
	return err
}

// learn adds what an answer says.
func (a *account) learn(kind string, r *asked) {
	if r.status != nil {
		r.Complete = r.status.Status == http.StatusNotFound
		if !r.Complete {
			r.Reason = reasonRefused + ": " + r.status.Error()
		}
		a.Nobody = kind == hub.Org
	} else {
		var answer struct {
			FullName string `json:"fullname"`
		}
		if err := json.Unmarshal(r.answer.Body, &answer); err != nil {
			r.Complete, r.Reason = false, reasonFailed+": "+err.Error()
		}
		a.Type, a.FullName = kind, answer.FullName
	}
	a.Entries = append(a.Entries, r.entry)
}
