package loaded

import (
	"errors"
	"iter"
	"maps"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// Standing says what a base tells of a record.
type Standing uint8

const (
	Unknown Standing = iota // the database may hold it in another form
	New                     // the database does not hold it in any form
	Known                   // the database holds it as it is
)

// Tracker takes the records that a walk of a snapshot admits, in the order of
// the walk, and makes an Index of them. Its methods tell how each record stands
// to the base, and keep nothing of it but copies. For a nil Tracker every record
// is Unknown.
type Tracker struct {
	base *Index // nil for none
	hash hasher

	groups   []group
	unlisted names.Table // spaces that use a model and have no record
	spaces   []int32     // the groups of unlisted, by number
	at       []int32     // by group: that of base, -1 for none
	sections [sectionCount]gathering
	met      [sectionCount][]uint32 // by group of base: how many of its records came again
	listed   []bool                 // by group of base: it has a record again

	told    names.Table // names of accounts.jsonl
	records []uint64    // of told: hashes of the records

	known int64
	err   error // the first of putting entries aside
}

// NewTracker begins the index of a snapshot. base is nil when nothing is known
// of what the database holds. The folder is for temporary files; if it is "", all
// stays in memory.
func NewTracker(base *Index, dir string) *Tracker {
	t := &Tracker{base: base}
	for s := range t.sections {
		t.sections[s].dir = dir
	}
	if base != nil {
		t.listed = make([]bool, len(base.groups))
		for i := range t.met {
			t.met[i] = make([]uint32, len(base.groups))
		}
	}
	return t
}

// Known is the number of records that the base has.
func (t *Tracker) Known() int64 {
	if t == nil {
		return 0
	}
	return t.known
}

// Repository takes the next repository of the walk; its ID is kept.
func (t *Tracker) Repository(r *hub.Repository) Standing {
	if t == nil {
		return Unknown
	}
	hash := t.hash.repository(r)
	b := t.at[t.group(group{kind: r.Kind, id: r.ID, record: hash})]
	if b < 0 {
		return t.newOrUnknown()
	}
	t.listed[b] = true
	if t.base.groups[b].record != hash {
		return Unknown
	}
	t.known++
	return Known
}

// newOrUnknown is the standing of what the base does not have: the database may
// hold more than the base has.
func (t *Tracker) newOrUnknown() Standing {
	if t.base != nil && t.base.Exact {
		return New
	}
	return Unknown
}

// group adds a group and finds it in the base.
func (t *Tracker) group(g group) int32 {
	b := int32(-1)
	if t.base != nil {
		b = t.base.find(g.kind, g.id)
	}
	t.groups, t.at = append(t.groups, g), append(t.at, b)
	return int32(len(t.groups) - 1)
}

// Commit takes a commit of a repository, by its number in the walk.
func (t *Tracker) Commit(repo int, c *hub.Commit) Standing {
	if t == nil {
		return Unknown
	}
	return t.add(Commits, int32(repo), t.hash.commit(c))
}

// Discussion takes a discussion of a repository, by its number in the walk.
func (t *Tracker) Discussion(repo int, d *hub.Discussion) Standing {
	if t == nil {
		return Unknown
	}
	return t.add(Discussions, int32(repo), t.hash.discussion(d))
}

// Usage takes a usage by a space, by its number in the walk, or -1 when it is
// not listed.
func (t *Tracker) Usage(space int, u hub.Usage) Standing {
	if t == nil {
		return Unknown
	}
	group := int32(space)
	if space < 0 {
		group = t.unlistedSpace(u.Space)
	}
	return t.add(Usages, group, t.hash.usage(u))
}

// unlistedSpace returns the group of a space without a record.
func (t *Tracker) unlistedSpace(id string) int32 {
	n, added := t.unlisted.Add(id)
	if added {
		t.spaces = append(t.spaces, t.group(group{kind: hub.Space, id: t.unlisted.Name(n)}))
	}
	return t.spaces[n]
}

// Lineage takes a base of a model, by the model's number in the walk.
func (t *Tracker) Lineage(model int, l hub.Lineage) Standing {
	if t == nil {
		return Unknown
	}
	return t.add(Lineage, int32(model), t.hash.lineage(l))
}

// TrainedOn takes a dataset of a model, by the model's number in the walk.
func (t *Tracker) TrainedOn(model int, x hub.TrainedOn) Standing {
	if t == nil {
		return Unknown
	}
	return t.add(TrainedOn, int32(model), t.hash.trainedOn(x))
}

// Account takes a record of accounts.jsonl. It is not New: whether the database
// has the account or not depends on others.
func (t *Tracker) Account(a hub.Account) Standing {
	if t == nil {
		return Unknown
	}
	hash := t.hash.account(a)
	t.told.Add(a.Name)
	t.records = append(t.records, hash)
	if t.base == nil || t.base.recordOf(a.Name) != hash {
		return Unknown
	}
	t.known++
	return Known
}

func (t *Tracker) add(s Section, group int32, e entry) Standing {
	if t.err == nil {
		t.err = t.sections[s].add(group, e, len(t.groups))
	}
	b := t.at[group]
	if b < 0 {
		return t.newOrUnknown()
	}
	same, key := t.base.sections[s].find(b, e)
	switch {
	case same:
		t.met[s][b]++
		t.known++
		return Known
	case key || t.base.groups[b].left.Has(s):
		return Unknown
	}
	return t.newOrUnknown()
}

// Made ends the tracking once the walk is over. The accounts are those of the
// records that the base does not have and of all merges and bots, at least. The
// tracker is used up. A nil Tracker makes nil. An error is one of temporary files.
func (t *Tracker) Made(accounts iter.Seq2[string, hub.Roles], merges []hub.Identity) (*Made, error) {
	if t == nil {
		return nil, nil
	}
	if t.err != nil {
		return nil, t.err
	}
	if t.base != nil {
		t.keepLeft()
	}
	m := &Made{head: head{Exact: t.base != nil && t.base.Exact, groups: t.groups}, sections: t.sections}
	m.join(t.base, accounts, merges)
	for i, hash := range t.records {
		if n, there := m.accounts.Names.Find(t.told.Name(int32(i))); there {
			m.accounts.Roles[n] |= hub.IsOnRecord
			m.record(n, hash)
		}
	}
	return m, nil
}

// keepLeft marks what the base has and the snapshot does not.
func (t *Tracker) keepLeft() {
	again := make([]int32, len(t.base.groups)) // by group of base: one more than that of the snapshot
	for g, b := range t.at {
		if b >= 0 {
			again[b] = int32(g + 1)
		}
	}
	for b, old := range t.base.groups {
		left := old.left
		for s := range t.met {
			if int(t.met[s][b]) < len(t.base.sections[s].of(int32(b))) {
				left |= 1 << s
			}
		}
		if again[b] == 0 || old.record != 0 && !t.listed[b] {
			left |= itself
		}
		switch {
		case again[b] > 0:
			t.groups[again[b]-1].left |= left
		default:
			t.groups = append(t.groups, group{kind: old.kind, id: old.id, left: left})
		}
	}
}

// join sets the accounts and merges: those of the base, and the others.
func (x *head) join(base *Index, accounts iter.Seq2[string, hub.Roles], merges []hub.Identity) {
	there := map[hub.Identity]bool{}
	add := func(accounts iter.Seq2[string, hub.Roles], list []hub.Identity) {
		for name, as := range accounts {
			x.accounts.Add(name, as)
		}
		for _, m := range list {
			if !there[m] {
				there[m] = true
				x.Merges = append(x.Merges, hub.Identity{Alias: strings.Clone(m.Alias), Canonical: strings.Clone(m.Canonical)})
			}
		}
	}
	if base != nil {
		add(base.Accounts(), base.Merges)
		x.records = maps.Clone(base.records) // the first accounts have the numbers they have there
	}
	add(accounts, merges)
}

// Close removes temporary files. It may come at any time; a nil Tracker has none.
func (t *Tracker) Close() error {
	if t == nil {
		return nil
	}
	var errs []error
	for s := range t.sections {
		errs = append(errs, t.sections[s].close())
	}
	return errors.Join(errs...)
}
