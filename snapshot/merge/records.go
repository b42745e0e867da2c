package merge

import (
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Repository passes on a new repository. The Hub's _id tells one that a former
// snapshot has under another id.
func (m *merger) Repository(r *hub.Repository) error {
	f := m.files[snapshot.RepositoriesFile]
	if r.HubID != "" {
		id, known := m.byHub[r.Kind][r.HubID]
		switch {
		case !known:
			m.byHub[r.Kind][strings.Clone(r.HubID)] = strings.Clone(r.ID)
		case id != r.ID:
			m.rename(r.Kind, r.ID, id)
		}
	}
	id := m.id(f, r.Kind, r.ID)
	content := m.hash(append([]string{r.Owner, r.License, r.HubID, r.SHA, r.Gated, r.SDK, r.PipelineTag, r.LibraryName}, r.Tags...)...)
	content = mixBool(mix(content, r.Likes, r.Downloads), r.Disabled)
	content = mix(mixTime(mixTime(content, r.CreatedAt), r.LastModified), int64(m.hash(r.Languages...)))
	if !m.isNew(f, mix(m.hash(id), int64(r.Kind)), content, func() string { return r.Kind.String() + " " + r.ID }) {
		return nil
	}
	out := *r
	out.ID = id
	return m.to.Repository(&out)
}

// rename makes references to an id of this snapshot go to that of a former one.
func (m *merger) rename(kind hub.Kind, id, former string) {
	if m.former[kind] == nil {
		m.former[kind] = map[string]string{}
	}
	if _, known := m.former[kind][id]; !known {
		m.former[kind][strings.Clone(id)] = former
	}
}

// Commit passes on a new commit.
func (m *merger) Commit(c *hub.Commit) error {
	f := m.files[snapshot.CommitsFile]
	id := m.id(f, c.Kind, c.Repo)
	content := mixTime(m.hash(append([]string{c.Title}, c.Authors...)...), c.Date)
	if !m.isNew(f, mix(m.hash(id, c.SHA), int64(c.Kind)), content, func() string { return c.Kind.String() + " " + c.Repo + "@" + c.SHA }) {
		return nil
	}
	out := *c
	out.Repo = id
	return m.to.Commit(&out)
}

// Discussion passes on a new discussion.
func (m *merger) Discussion(d *hub.Discussion) error {
	f := m.files[snapshot.DiscussionsFile]
	id := m.id(f, d.Kind, d.Repo)
	content := mixBool(mixTime(m.hash(d.Author, d.Status), d.Date), d.IsPullRequest)
	if !m.isNew(f, mix(m.hash(id), int64(d.Kind), d.Num), content, func() string { return fmt.Sprintf("%s %s#%d", d.Kind, d.Repo, d.Num) }) {
		return nil
	}
	out := *d
	out.Repo = id
	return m.to.Discussion(&out)
}

// Usage passes on a new usage.
func (m *merger) Usage(u hub.Usage) error {
	f := m.files[snapshot.UsagesFile]
	u.Space, u.Model = m.id(f, hub.Space, u.Space), m.id(f, hub.Model, u.Model)
	if !m.isNew(f, m.hash(u.Space, u.Model), 0, nil) {
		return nil
	}
	return m.to.Usage(u)
}

// Lineage passes on a new derivation.
func (m *merger) Lineage(l hub.Lineage) error {
	f := m.files[snapshot.LineageFile]
	l.Model, l.Base = m.id(f, hub.Model, l.Model), m.id(f, hub.Model, l.Base)
	if !m.isNew(f, m.hash(l.Model, l.Base), m.hash(l.Relation, l.Evidence), func() string { return l.Model + " from " + l.Base }) {
		return nil
	}
	return m.to.Lineage(l)
}

// TrainedOn passes on a new training dataset.
func (m *merger) TrainedOn(t hub.TrainedOn) error {
	f := m.files[snapshot.DatasetsFile]
	t.Model, t.Dataset = m.id(f, hub.Model, t.Model), m.id(f, hub.Dataset, t.Dataset)
	if !m.isNew(f, m.hash(t.Model, t.Dataset), 0, nil) {
		return nil
	}
	return m.to.TrainedOn(t)
}

// Identity passes on the merge of a new alias, unless it closes a circle with
// those before.
func (m *merger) Identity(x hub.Identity) error {
	f := m.files[snapshot.IdentitiesFile]
	x = hub.Identity{Alias: strings.Clone(x.Alias), Canonical: strings.Clone(x.Canonical)}
	result := m.people.Merge(x)
	if result == hub.MergeCircle {
		f.Read++
		f.Circles++
		return nil
	}
	if !m.isNew(f, m.hash(x.Alias), m.hash(x.Canonical), func() string { return x.Alias }) {
		return nil
	}
	return m.to.Identity(x)
}

// Bot passes on a new bot.
func (m *merger) Bot(b hub.Bot) error {
	if !m.isNew(m.files[snapshot.BotsFile], m.hash(b.Name), 0, nil) {
		return nil
	}
	return m.to.Bot(b)
}

// Account passes on a new account.
func (m *merger) Account(a hub.Account) error {
	if !m.isNew(m.files[snapshot.AccountsFile], m.hash(a.Name), m.hash(a.Type, a.FullName), func() string { return a.Name }) {
		return nil
	}
	return m.to.Account(a)
}
