package synthetic

import (
	"fmt"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// later is a sink between the generator and another that turns the records of a
// hub into those of the same hub some months later. What becomes of a repository
// depends on the seed, its kind and its first id alone, and what happens in a month
// does not depend on how many follow: month 3 continues month 2.
type later struct {
	to     snapshot.Sink
	seed   uint64
	months int

	fates   [hub.KindCount]*fate // the last of each kind
	current *fate                // of the repository whose commits or discussions come
	authors [][]string           // of its latest commits, each once
	last    hub.Discussion
	talks   bool // last is one of current
	born    []hub.Lineage
}

// fate is what becomes of a repository.
type fate struct {
	first  string // id in month 0
	kind   hub.Kind
	id     string // after the last month; "" when it is gone
	hubID  string
	months []month // those it lived through
}

// month is what happens to a repository in one.
type month struct {
	number        int
	likes         int64 // per mille of what there are, and one
	fewer         bool
	downloads     int64 // percent
	commits       int
	discussions   int
	closes        bool // the discussions that are open
	born          bool // another repository is made after it
	bornLikes     int64
	draws, moment uint64
}

// How many repositories in a million have it happen to them in a month.
const (
	goneAMonth       = 8_000
	renamedAMonth    = 6_000
	bornAMonth       = 20_000
	committedAMonth  = 120_000
	discussedAMonth  = 150_000 // of those with discussions
	likedAMonth      = 400_000
	unlikedAMonth    = 40_000
	downloadedAMonth = 700_000
)

// nameHash is FNV-1a.
func nameHash(name string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return h
}

// fate returns what becomes of a repository. One that is not listed has none: it
// stays as it is.
func (l *later) fate(kind hub.Kind, id string) *fate {
	if f := l.fates[kind]; f != nil && f.first == id {
		return f
	}
	f := &fate{first: id, kind: kind, id: id}
	l.fates[kind] = f
	if strings.HasPrefix(id, goneOwner) {
		return f
	}
	hash := nameHash(id)
	f.hubID = fmt.Sprintf("%016x%08x", scramble(hash^l.seed), uint32(scramble(hash+uint64(kind))))
	var s stream
	for n := 1; n <= l.months; n++ {
		s.reset(l.seed^hash, "month of "+kind.String(), n)
		gone, renamed := s.chance(goneAMonth), s.chance(renamedAMonth)
		m := month{number: n, fewer: s.chance(unlikedAMonth), downloads: 100}
		if s.chance(likedAMonth) {
			m.likes = int64(1 + s.skewed(80, 4))
		}
		if s.chance(downloadedAMonth) {
			m.downloads = int64(s.between(80, 130))
		}
		if s.chance(committedAMonth) {
			m.commits = 1 + s.skewed(6, 4)
		}
		if s.chance(discussedAMonth) {
			m.discussions = 1 + s.skewed(3, 4)
		}
		m.closes = s.chance(250_000)
		m.born, m.bornLikes = s.chance(bornAMonth) && strings.Contains(id, "/"), int64(s.skewed(12, 6))
		m.draws, m.moment = s.pcg.Uint64(), s.pcg.Uint64()
		if gone {
			f.id = ""
			return f
		}
		if renamed {
			f.id += "-renamed-" + m.name()
		}
		f.months = append(f.months, m)
	}
	return f
}

// name is the month after the one of Collected, as in 2023-11.
func (m month) name() string { return monthEnd(m.number).Format("2006-01") }

// monthEnd is when the hub is collected after so many months.
func monthEnd(n int) time.Time { return collected.AddDate(0, n, 0) }

// at returns the time of event i of n in the month, in order.
func (m month) at(i, n int) time.Time {
	from, to := monthEnd(m.number-1), monthEnd(m.number)
	step := int64(to.Sub(from)/time.Second) / int64(n+1)
	return from.Add(time.Duration(step*int64(i+1)+int64(scramble(m.moment+uint64(i))%uint64(step))/2) * time.Second)
}

// bornID is the id of the repository that is made after another.
func (f *fate) bornID(m month) string { return f.first + "-" + m.name() }

// Repository gives a repository as it is then, and those made after it.
func (l *later) Repository(r *hub.Repository) error {
	if err := l.flush(); err != nil {
		return err
	}
	f, now := l.fate(r.Kind, r.ID), *r
	for _, m := range f.months {
		m.change(&now)
		if m.born {
			if err := l.bear(f, m, r); err != nil {
				return err
			}
		}
	}
	if f.id == "" {
		return nil
	}
	now.ID, now.HubID = f.id, f.hubID
	return l.to.Repository(&now)
}

// change changes what may change of a repository in a month.
func (m month) change(r *hub.Repository) {
	r.Likes += m.likes + r.Likes*m.likes/1000
	if m.fewer {
		r.Likes -= (r.Likes + 19) / 20
	}
	if r.Kind != hub.Space {
		r.Downloads = r.Downloads/100*m.downloads + r.Downloads%100*m.downloads/100
	}
	if m.commits > 0 && !r.LastModified.IsZero() {
		r.LastModified = m.at(m.commits-1, m.commits)
	}
}

// bear gives the repository that is made after r in a month.
func (l *later) bear(f *fate, m month, r *hub.Repository) error {
	child := hub.Repository{ID: f.bornID(m), Kind: r.Kind, Owner: r.Owner, License: r.License, Tags: r.Tags, Likes: m.bornLikes,
		HubID: fmt.Sprintf("%024x", scramble(nameHash(f.bornID(m))^l.seed)), CreatedAt: m.at(0, 2), LastModified: m.at(1, 2)}
	if r.Kind == hub.Model {
		child.Downloads = m.bornLikes * 10
		base := f.first // as what derives from a model that is gone names it
		if f.id != "" {
			base = f.id
		}
		l.born = append(l.born, hub.Lineage{Model: child.ID, Base: base, Relation: "finetune"})
	}
	return l.to.Repository(&child)
}

// Commit gives a commit, and the new ones of the repository before.
func (l *later) Commit(c *hub.Commit) error {
	f, err := l.enter(c.Kind, c.Repo)
	if err != nil {
		return err
	}
	if len(c.Authors) > 0 && c.Authors[0] != "" && len(l.authors) < 4 {
		l.authors = append(l.authors, []string{c.Authors[0]})
	}
	if f.id == "" {
		return nil
	}
	now := *c
	now.Repo = f.id
	return l.to.Commit(&now)
}

// Discussion gives a discussion, and the new ones of the repository before.
func (l *later) Discussion(d *hub.Discussion) error {
	f, err := l.enter(d.Kind, d.Repo)
	if err != nil {
		return err
	}
	l.last, l.talks = *d, true
	if f.id == "" {
		return nil
	}
	now := *d
	now.Repo = f.id
	for _, m := range f.months {
		if m.closes && now.Status == "open" {
			now.Status = "closed"
			if now.IsPullRequest {
				now.Status = "merged"
			}
		}
	}
	return l.to.Discussion(&now)
}

// enter begins the commits or discussions of a repository unless they go on.
func (l *later) enter(kind hub.Kind, id string) (*fate, error) {
	f := l.fate(kind, id)
	if l.current != nil && l.current.first == id && l.current.kind == kind {
		return f, nil
	}
	err := l.flush()
	l.current = f
	return f, err
}

// flush gives what is new in the repository whose records have ended.
func (l *later) flush() error {
	f, authors, last, talks := l.current, l.authors, l.last, l.talks
	l.current, l.authors, l.talks = nil, nil, false
	if f == nil {
		return nil
	}
	for _, m := range f.months {
		if talks {
			if err := l.talk(f, m, &last); err != nil {
				return err
			}
		}
		if len(authors) == 0 {
			continue
		}
		if f.id != "" {
			if err := l.commit(f.kind, f.id, m, m.commits, authors); err != nil {
				return err
			}
		}
		if m.born {
			if err := l.commit(f.kind, f.bornID(m), m, 2, authors); err != nil {
				return err
			}
		}
	}
	return nil
}

// commit gives the commits of a repository in a month.
func (l *later) commit(kind hub.Kind, id string, m month, n int, authors [][]string) error {
	var s stream
	s.reset(m.draws^l.seed, id, m.number)
	for i := range n {
		t := history{s: s}
		c := hub.Commit{Repo: id, Kind: kind, SHA: t.sha(), Date: m.at(i, n), Title: pick(&t.s, titles[kind]), Authors: pick(&t.s, authors)}
		s = t.s
		if err := l.to.Commit(&c); err != nil {
			return err
		}
	}
	return nil
}

// talk gives the discussions of a repository in a month, numbered on.
func (l *later) talk(f *fate, m month, last *hub.Discussion) error {
	for i := range m.discussions {
		last.Num++
		last.Date = m.at(i, m.discussions)
		last.Status = "open"
		if f.id == "" {
			continue
		}
		now := *last
		now.Repo = f.id
		if err := l.to.Discussion(&now); err != nil {
			return err
		}
	}
	return nil
}

// Usage gives a usage, and those by the spaces made after its space.
func (l *later) Usage(u hub.Usage) error {
	if err := l.flush(); err != nil {
		return err
	}
	space, model := l.fate(hub.Space, u.Space), l.fate(hub.Model, u.Model)
	if model.id != "" {
		u.Model = model.id
	}
	for _, m := range space.months {
		if m.born {
			if err := l.to.Usage(hub.Usage{Space: space.bornID(m), Model: u.Model}); err != nil {
				return err
			}
		}
	}
	if space.id == "" {
		return nil
	}
	u.Space = space.id
	return l.to.Usage(u)
}

// rename gives a model, and what it is made of, the names they have then. It tells
// whether the model is still there. What is gone is still named by what is made of it.
func (l *later) rename(model *string, kind hub.Kind, of *string) bool {
	m := l.fate(hub.Model, *model)
	if m.id == "" {
		return false
	}
	*model = m.id
	if f := l.fate(kind, *of); f.id != "" {
		*of = f.id
	}
	return true
}

// Lineage gives a relation between models.
func (l *later) Lineage(r hub.Lineage) error {
	if !l.rename(&r.Model, hub.Model, &r.Base) {
		return nil
	}
	return l.to.Lineage(r)
}

// TrainedOn gives a relation of a model to a dataset.
func (l *later) TrainedOn(t hub.TrainedOn) error {
	if !l.rename(&t.Model, hub.Dataset, &t.Dataset) {
		return nil
	}
	return l.to.TrainedOn(t)
}

func (l *later) Identity(id hub.Identity) error { return l.to.Identity(id) }
func (l *later) Bot(b hub.Bot) error            { return l.to.Bot(b) }
func (l *later) Account(a hub.Account) error    { return l.to.Account(a) }

// end gives what comes after all records.
func (l *later) end() error {
	if err := l.flush(); err != nil {
		return err
	}
	for _, r := range l.born {
		if err := l.to.Lineage(r); err != nil {
			return err
		}
	}
	return nil
}
