package sample

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// write writes the records of the repositories of the sample.
func (c *cut) write() error {
	return c.read(records{c: c}, snapshot.RepositoriesFile, snapshot.CommitsFile, snapshot.DiscussionsFile,
		snapshot.UsagesFile, snapshot.LineageFile, snapshot.DatasetsFile)
}

// records passes on what belongs to the sample and remembers the people in it.
type records struct {
	snapshot.Sink // nil: no other record is read for it
	c             *cut
}

func (r records) has(kind hub.Kind, id string) bool {
	return r.c.sample.has(kind, r.c.find(kind, id))
}

// saw remembers a name; "" is nobody.
func (r records) saw(name string) {
	if name != "" {
		r.c.named.Add(name)
	}
}

// Repository passes on those of the sample.
func (r records) Repository(x *hub.Repository) error {
	if !r.has(x.Kind, x.ID) {
		return nil
	}
	r.saw(x.Owner)
	return r.c.to.Repository(x)
}

// Commit passes on those of repositories of the sample.
func (r records) Commit(x *hub.Commit) error {
	if !r.has(x.Kind, x.Repo) {
		return nil
	}
	for _, name := range x.Authors {
		r.saw(name)
	}
	return r.c.to.Commit(x)
}

// Discussion passes on those of repositories of the sample.
func (r records) Discussion(x *hub.Discussion) error {
	if !r.has(x.Kind, x.Repo) {
		return nil
	}
	r.saw(x.Author)
	return r.c.to.Discussion(x)
}

// Usage passes on those within the sample, and those of chosen models by
// unlisted spaces.
func (r records) Usage(x hub.Usage) error {
	space, model := r.c.find(hub.Space, x.Space), r.c.find(hub.Model, x.Model)
	within := r.c.sample.has(hub.Space, space) && r.c.sample.has(hub.Model, model)
	if within || space < 0 && r.c.chosen.has(hub.Model, model) {
		return r.c.to.Usage(x)
	}
	return nil
}

// Lineage passes on that of models of the sample. A listed base is in it.
func (r records) Lineage(x hub.Lineage) error {
	if !r.has(hub.Model, x.Model) {
		return nil
	}
	return r.c.to.Lineage(x)
}

// TrainedOn passes on that of models of the sample. A listed dataset is in it.
func (r records) TrainedOn(x hub.TrainedOn) error {
	if !r.has(hub.Model, x.Model) {
		return nil
	}
	return r.c.to.TrainedOn(x)
}

// people writes the merges, bots and accounts of those in the sample.
func (c *cut) people() error {
	var merges []hub.Identity
	to := map[string]string{}
	err := c.read(only{identity: func(x hub.Identity) error {
		merges = append(merges, x)
		to[x.Alias] = x.Canonical
		return nil
	}}, snapshot.IdentitiesFile)
	if err != nil {
		return err
	}
	for n := int32(0); int(n) < c.named.Len(); n++ { // grows to the ends of the chains
		if canonical, ok := to[c.named.Name(n)]; ok {
			c.named.Add(canonical)
		}
	}
	in := func(name string) bool {
		_, ok := c.named.Find(name)
		return ok
	}
	for _, x := range merges {
		if in(x.Alias) {
			if err := c.to.Identity(x); err != nil {
				return err
			}
		}
	}
	return c.read(only{
		bot: func(x hub.Bot) error {
			if !in(x.Name) {
				return nil
			}
			return c.to.Bot(x)
		},
		account: func(x hub.Account) error {
			if !in(x.Name) {
				return nil
			}
			return c.to.Account(x)
		},
	}, snapshot.BotsFile, snapshot.AccountsFile)
}
