package diff

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/people"
	"github.com/hubgraph/hubgraph/snapshot"
)

// read reads a snapshot; the newer one is read against the older one.
func (sh *shared) read(ctx context.Context, of *snapshot.Snapshot, older *side) (*side, error) {
	s := &side{shared: sh, rules: of.Rules(), older: older, byHub: map[uint64]int32{}, firsts: map[uint64]int64{}, statuses: map[[2]int32]int64{}}
	read, err := of.Walk(ctx, snapshot.Reading{Rejects: sh.Rejects, Skim: true, Dates: true}, snapshot.Handlers{
		Repository: s.repository,
		Identity: func(id hub.Identity) error {
			alias, _ := s.accounts.Add(id.Alias)
			canonical, _ := s.accounts.Add(id.Canonical)
			s.identities = append(s.identities, item{uint64(alias), int64(canonical)})
			return nil
		},
		Bot: func(b hub.Bot) error {
			n, _ := s.accounts.Add(b.Name)
			s.bots = append(s.bots, item{key: uint64(n)})
			return nil
		},
		People:     s.allPeople,
		Commit:     s.commit,
		Discussion: s.discussion,
		Usage: func(_, _ int, u hub.Usage) error {
			s.usages = append(s.usages, item{key: s.edge(u.Space, u.Model)})
			return nil
		},
		Lineage: func(_, _ int, l hub.Lineage) error {
			s.lineage = append(s.lineage, item{s.edge(l.Model, l.Base), relationNumber(l.Relation)})
			return nil
		},
		TrainedOn: func(_, _ int, t hub.TrainedOn) error {
			s.trainedOn = append(s.trainedOn, item{key: s.edge(t.Model, t.Dataset)})
			return nil
		},
		Account: func(x hub.Account) error {
			n, _ := s.accounts.Add(x.Name)
			said, _ := s.types.Add(x.Type + "\x00" + x.FullName)
			s.records = append(s.records, item{uint64(n), int64(said)})
			return nil
		},
		End: s.end,
	})
	if err != nil {
		return nil, err
	}
	s.ids = read.IDs
	return s, nil
}

// end readies what the older snapshot has in a file for lookup.
func (s *side) end(file string) error {
	switch {
	case s.older != nil:
	case file == snapshot.CommitsFile:
		s.commits.sort(s.rows.len)
	case file == snapshot.DiscussionsFile:
		s.discussions.sort(s.rows.len)
	}
	return nil
}

func (s *side) repository(i int, r *hub.Repository) error {
	owner, _ := s.owners.Add(r.Owner)
	license, _ := s.licenses.Add(r.License)
	hubID := s.hubID(r)
	other, renamed := s.match(i, r, hubID)
	*s.rows.add() = row{
		likes: r.Likes, downloads: r.Downloads, created: momentOf(r.CreatedAt), modified: momentOf(r.LastModified),
		fields: s.rules.FieldsOf(r.Tags), tags: s.tagSet(r.Tags), owner: owner, license: license,
		kind: r.Kind, place: s.places[r.Kind], other: other, renamed: renamed, hubID: hubID,
	}
	if r.Kind == hub.Space {
		s.rows.at(i).downloads = 0 // spaces have none
	}
	s.places[r.Kind]++
	return nil
}

// allPeople is called after the repositories, once their number is known.
func (s *side) allPeople(who *hub.People) error {
	if s.Raw {
		who = hub.NewPeople()
	}
	s.persons = people.New(who, &s.people)
	if s.older != nil {
		s.commitsTally = newTally(s.older.rows.len, s.rows.len)
		s.discussionsTally = newTally(s.older.rows.len, s.rows.len)
	}
	return nil
}

func (s *side) commit(repo int, c *hub.Commit) error {
	s.authors(repo, c)
	key, content := s.hash(c.SHA), s.commitContent(c)
	if s.older == nil {
		s.commits.add(repo, key, content)
		return nil
	}
	was, old, found := s.was(repo), uint64(0), false
	if was >= 0 {
		old, found = s.older.commits.find(was, key)
	}
	s.commitsTally.count(repo, was, found, old != content)
	return nil
}

// authors records the authors of a commit and, for a model, its first author.
func (s *side) authors(repo int, c *hub.Commit) {
	first := int64(1)
	for _, p := range s.persons.Authors(c.Authors) {
		s.setActive(p)
		if c.Kind == hub.Model {
			s.firsts[uint64(repo)<<32|uint64(p)] += first
		}
		first = 0
	}
}

func (s *side) setActive(person int32) {
	if n := int(person) + 1 - len(s.active); n > 0 {
		s.active = append(s.active, make([]bool, n)...)
	}
	s.active[person] = true
}

func (s *side) discussion(repo int, d *hub.Discussion) error {
	if p := s.persons.Of(d.Author); p != people.Nobody {
		s.setActive(p)
	}
	status, _ := s.status.Add(shortStatus(d.Status))
	now := remark{s.discussionContent(d), status}
	if s.older == nil {
		s.discussions.add(repo, uint64(d.Num), now)
		return nil
	}
	was, old, found := s.was(repo), remark{}, false
	if was >= 0 {
		old, found = s.older.discussions.find(was, uint64(d.Num))
	}
	s.discussionsTally.count(repo, was, found, old != now)
	if found && old.status != now.status {
		s.statuses[[2]int32{old.status, now.status}]++
	}
	return nil
}

// shortStatus truncates text too long to be a status.
func shortStatus(status string) string {
	if len(status) > 64 {
		return strings.ToValidUTF8(status[:64], "") + "..."
	}
	return status
}

// edge is the key of a relation between two repositories.
func (sh *shared) edge(from, to string) uint64 {
	a, _ := sh.ends.Add(from)
	b, _ := sh.ends.Add(to)
	return uint64(a)<<32 | uint64(b)
}
