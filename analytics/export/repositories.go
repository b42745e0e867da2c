package export

import (
	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// repositories writes a row a repository, by kind and rising id. Downloads of a space
// and spaces that use a dataset or a space are unknown, not 0.
func (t *table) repositories(o TableOptions) error {
	c := t.corpus
	err := t.begin(Table{
		Name:        Repositories,
		Description: o.describe("repositories with their activity; downloads in 30 days, spaces that use a model"),
		Columns: []Attribute{
			{"kind", String}, {"id", String}, {"owner", String}, {"license", String}, {"license_class", String}, {"fields", List},
			{"likes", Int}, {"downloads", Int}, {"commits", Int}, {"committers", Int}, {"discussions", Int}, {"discussion_starters", Int}, {"community", Int},
			{"spaces", Int}, {"created_at", Time}, {"last_modified", Time},
		},
	})
	if err != nil {
		return err
	}
	used := make([]int64, c.Repositories[hub.Model].Len())
	for _, u := range c.Usages {
		used[u.Model]++
	}
	for _, kind := range hub.Kinds {
		r, dates := &c.Repositories[kind], c.Dates[kind]
		committers, starters, community := r.Column(analytics.Committers), r.Column(analytics.Starters), r.Column(analytics.Community)
		for i := range r.Len() {
			id, common := repository(c, kind, i) // owner, license, likes, downloads, fields
			license := c.Licenses[r.License[i]]
			var spaces any
			if kind == hub.Model {
				spaces = used[i]
			}
			err := t.row(kind.String(), id, common[0], common[1], c.Rules.Class(license).String(), common[4],
				common[2], common[3], r.Commits[i], committers[i], r.Discussions[i], starters[i], community[i],
				spaces, date(dates.Created[i]), date(dates.Modified[i]))
			if err != nil {
				return err
			}
		}
	}
	return t.out.Close()
}
