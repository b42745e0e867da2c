package counts

import (
	"cmp"
	"errors"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/spill"
)

// Counts are what a Builder counted, to be taken in turn: first all
// repositories with their Links, then the accounts, then the tallies.
type Counts struct {
	// Links is called with each relationship between an account and a repository
	// and its counts, by column, of some repositories after the other.
	Links func(kind string, account, repo int32, properties map[string]any) error

	b            *Builder
	tallies      tallies
	repositories []repository          // of the part at hand
	parts        int                   // put together so far
	did          *spill.Parts          // what the accounts did
	done         []placed              // by those of a part
	owned        [][ownedNumbers]int64 // by account
	record       []byte
}

// Finish ends the counting: nothing can be added to the Builder any more.
func (b *Builder) Finish() *Counts {
	c := &Counts{b: b, tallies: tallies{}, did: spill.New(b.aside.dir, width(b.who.accounts.Len()))}
	c.tallies.hours(1, b)
	b.hours, b.contributed.at, b.discussed.at = nil, nil, nil
	return c
}

// Close removes temporary files. It may come at any time, more than once.
func (b *Builder) Close() error { return b.aside.close() }

// Close removes temporary files, those of the Builder too.
func (c *Counts) Close() error { return errors.Join(c.b.Close(), c.did.Close()) }

// Repository returns the counts of a repository, by column, and adds it to the
// counts of its owner and of the hub. It is to be called once for each
// repository, in their order. An error is one of temporary files, or of Links.
func (c *Counts) Repository(n int32, x *Listing) (map[string]any, error) {
	for c.parts == 0 || n/c.b.aside.width >= int32(c.parts) {
		if err := c.nextPart(); err != nil {
			return nil, err
		}
	}
	r := &c.repositories[n%c.b.aside.width]
	c.tallies.repository(1, x, r)
	if r.owner != nobody {
		for int(r.owner) >= len(c.owned) {
			c.owned = append(c.owned, [ownedNumbers]int64{})
		}
		o := &c.owned[r.owner]
		o[ownedModels+int(x.Kind)]++
		o[ownedLikes] += x.Likes
		if x.Kind != hub.Space {
			o[ownedDownloads] += x.Downloads
		}
	}
	return r.properties(x.ID), nil
}

// nextPart puts the next repositories together, and what accounts did there
// aside by account.
func (c *Counts) nextPart() (err error) {
	c.repositories, err = c.b.part(c.parts, func(s *linkSort, r *repository, l *link) error {
		did := placed{link: *l, place: r.place(), discussed: s == &discussed}
		c.record = did.append(c.record[:0])
		if err := c.did.Add(l.account, c.record); err != nil {
			return err
		}
		kind, p := s.properties(l)
		return c.Links(kind, l.account, l.repo, p)
	})
	c.parts++
	return err
}

// Accounts calls fn with each account, by number, and its counts, by column,
// and adds it to the counts of the hub. It is to be called once, after
// Repository was called for all.
func (c *Counts) Accounts(fn func(account int32, properties map[string]any) error) error {
	c.repositories = nil
	accounts, width := int32(c.b.who.accounts.Len()), width(c.b.who.accounts.Len())
	for part, first := 0, int32(0); first < accounts; part, first = part+1, first+width {
		if err := c.takeDone(part); err != nil {
			return err
		}
		did := c.done
		for n := first; n < min(accounts, first+width); n++ {
			var a account
			some := 0
			for some < len(did) && did[some].account == n {
				some++
			}
			a.person, a.raw = countActivity(did[:some])
			did = did[some:]
			if int(n) < len(c.owned) {
				a.owned = c.owned[n]
			}
			c.tallies.account(1, &a.person, &a.raw)
			if err := fn(n, a.properties(c.b.who.accounts.Name(n))); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeDone takes what the accounts of a part did, in the order of accounts.
func (c *Counts) takeDone(part int) (err error) {
	if c.record, err = c.did.Take(part, c.record); err != nil {
		return err
	}
	c.done = c.done[:0]
	for left := spill.Records(c.record); len(left) > 0; {
		c.done = append(c.done, readPlaced(&left))
	}
	slices.SortStableFunc(c.done, func(a, b placed) int { return cmp.Compare(a.account, b.account) })
	return nil
}

// Tallies calls fn with each tally and its properties, by column. It is to be
// called after Accounts.
func (c *Counts) Tallies(fn func(properties map[string]any) error) error {
	for _, k := range c.tallies.sorted() {
		p := k.properties(c.tallies[k], c.b.rules)
		p["key"] = k.String()
		if err := fn(p); err != nil {
			return err
		}
	}
	return nil
}
