package collect

import (
	"context"

	bolt "go.etcd.io/bbolt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// Which spaces use a model is never taken from the model, whose list the Hub cuts
// at 100. Spaces that are listed tell which models they use. If these are not all
// spaces, the others are found by a request for each model, or by one listing of
// all spaces with their models where there are more than mostPerModel models: the
// Hub has about a million spaces, a thousand pages.
const mostPerModel = 1000

// usersNeeded reports whether spaces that are not listed must be looked for.
func (c *collector) usersNeeded() bool {
	s := &c.state.Selection
	return s.Usages == All && s.has(hub.Model) && (s.narrowed() || !s.has(hub.Space))
}

// models returns how many models are listed.
func (c *collector) models() (n int, err error) {
	err = c.store.read(func(tx *bolt.Tx) error { return getMeta(tx, countName(hub.Model), &n) })
	return n, err
}

// allSpaces is the listing of all spaces with the models that they use.
func (c *collector) allSpaces() *listing {
	return &listing{name: "listing/users", query: hubapi.Listing{Kind: hub.Space, Expand: []string{"models", "private"}}, take: c.takeUsages}
}

// sweepSpaces reads the listing of all spaces if that is the cheaper way.
func (c *collector) sweepSpaces(ctx context.Context) error {
	n, err := c.models()
	if err != nil || n <= mostPerModel || !c.usersNeeded() {
		return err
	}
	c.o.Progress.begin("spaces that use the models", "spaces", c.o.Now(), 0, 0)
	return c.readListing(ctx, c.allSpaces())
}

// takeUsages keeps the uses of listed models.
func (c *collector) takeUsages(tx *bolt.Tx, l *listState, rows []*sources.Item) (more bool, err error) {
	repos, usages := tx.Bucket(reposBucket), tx.Bucket(usagesBucket)
	for _, space := range rows {
		if space.Private {
			l.Private++
			continue
		}
		listed := repos.Get(repoKey(hub.Space, space.ID)) != nil // then the cut is noted with its record
		if len(space.Models) == suspiciousLength && !listed {
			e := entry{What: cutListName, Kind: hub.Space.String(), Repo: space.ID, Reason: reasonHundred, Records: len(space.Models)}
			if err := c.store.addLog(tx, logBucket, e); err != nil {
				return false, err
			}
		}
		for _, m := range space.Models {
			today := m
			if id, ok := sources.Alias(hub.Model, m); ok && repos.Get(repoKey(hub.Model, m)) == nil {
				today = id
			}
			if repos.Get(repoKey(hub.Model, today)) == nil {
				continue
			}
			if err := usages.Put(pairKey(space.ID, today), nil); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}
