package diff

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// nobody is the person behind an empty name or a bot.
const nobody = -1

// read reads a snapshot; the newer one is read against the older one.
func (sh *shared) read(ctx context.Context, in *snapshot.Intake, older *side) (*side, error) {
	in.Skim()
	in.KeepDates()
	s := &side{shared: sh, in: in, older: older, who: hub.NewPeople(), lastWho: nobody, firsts: map[uint64]int64{}, statuses: map[[2]int32]int64{}}
	for _, read := range []func(context.Context) error{
		s.readPeople, s.readRepositories, s.readCommits, s.readDiscussions, s.readUsages, s.readLineage, s.readTrainedOn,
	} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *side) readPeople(ctx context.Context) error {
	err := s.in.Identities(ctx, func(id hub.Identity) error {
		alias, _ := s.accounts.Add(id.Alias)
		canonical, _ := s.accounts.Add(id.Canonical)
		s.identities = append(s.identities, item{uint64(alias), int64(canonical)})
		if !s.Raw {
			s.who.Merge(id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.in.Bots(ctx, func(b hub.Bot) error {
		n, _ := s.accounts.Add(b.Name)
		s.bots = append(s.bots, item{key: uint64(n)})
		if !s.Raw {
			s.who.AddBot(b.Name)
		}
		return nil
	})
}

func (s *side) readRepositories(ctx context.Context) error {
	err := s.in.Repositories(ctx, func(i int, r *hub.Repository) error {
		owner, _ := s.owners.Add(r.Owner)
		license, _ := s.licenses.Add(r.License)
		*s.rows.add() = row{
			likes: r.Likes, downloads: r.Downloads, created: momentOf(r.CreatedAt), modified: momentOf(r.LastModified),
			fields: hub.FieldsOf(r.Tags), tags: s.tagSet(r.Tags), owner: owner, license: license,
			kind: r.Kind, number: int32(len(s.at[r.Kind])), other: s.meet(i, r.Kind, r.ID),
		}
		if r.Kind == hub.Space {
			s.rows.at(i).downloads = 0 // spaces have none
		}
		s.at[r.Kind] = append(s.at[r.Kind], int32(i))
		return nil
	})
	if s.older != nil {
		s.commitsTally = newTally(s.older.rows.len, s.rows.len)
		s.discussionsTally = newTally(s.older.rows.len, s.rows.len)
	}
	return err
}

// meet joins a repository of the newer side with that of the older one, whose
// index it returns; -1 for none, 0 on the older side.
func (s *side) meet(i int, kind hub.Kind, id string) int32 {
	if s.older == nil {
		return 0
	}
	n, ok := s.older.in.IDs()[kind].Find(id)
	if !ok {
		return -1
	}
	was := s.older.at[kind][n]
	s.older.rows.at(int(was)).other = 1
	return was
}

func (s *side) readCommits(ctx context.Context) error {
	err := s.in.Commits(ctx, func(repo int, c *hub.Commit) error {
		s.authors(repo, c)
		key, content := s.hash(c.SHA), s.commit(c)
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
	})
	if s.older == nil {
		s.commits.sort(s.rows.len)
	}
	return err
}

// authors notes who made a commit, and of a model who is the first author.
func (s *side) authors(repo int, c *hub.Commit) {
	first := int64(1)
	for _, name := range c.Authors {
		p := s.person(name)
		if p == nobody {
			continue
		}
		s.active[p] = true
		if c.Kind == hub.Model {
			s.firsts[uint64(repo)<<32|uint64(p)] += first
		}
		first = 0
	}
}

func (s *side) readDiscussions(ctx context.Context) error {
	err := s.in.Discussions(ctx, func(repo int, d *hub.Discussion) error {
		if p := s.person(d.Author); p != nobody {
			s.active[p] = true
		}
		status, _ := s.status.Add(short(d.Status))
		now := said{s.discussion(d), status}
		if s.older == nil {
			s.discussions.add(repo, uint64(d.Num), now)
			return nil
		}
		was, old, found := s.was(repo), said{}, false
		if was >= 0 {
			old, found = s.older.discussions.find(was, uint64(d.Num))
		}
		s.discussionsTally.count(repo, was, found, old != now)
		if found && old.status != now.status {
			s.statuses[[2]int32{old.status, now.status}]++
		}
		return nil
	})
	if s.older == nil {
		s.discussions.sort(s.rows.len)
	}
	return err
}

// short cuts what nobody calls a status.
func short(status string) string {
	if len(status) > 64 {
		return strings.ToValidUTF8(status[:64], "") + "..."
	}
	return status
}

func (s *side) readUsages(ctx context.Context) error {
	return s.in.Usages(ctx, func(_, _ int, u hub.Usage) error {
		s.usages = append(s.usages, item{key: s.edge(u.Space, u.Model)})
		return nil
	})
}

func (s *side) readLineage(ctx context.Context) error {
	return s.in.Lineage(ctx, func(_, _ int, l hub.Lineage) error {
		s.lineage = append(s.lineage, item{s.edge(l.Model, l.Base), relationNumber(l.Relation)})
		return nil
	})
}

func (s *side) readTrainedOn(ctx context.Context) error {
	return s.in.TrainedOn(ctx, func(_, _ int, t hub.TrainedOn) error {
		s.trainedOn = append(s.trainedOn, item{key: s.edge(t.Model, t.Dataset)})
		return nil
	})
}

// edge is the key of a relation between two repositories.
func (sh *shared) edge(from, to string) uint64 {
	a, _ := sh.ids.Add(from)
	b, _ := sh.ids.Add(to)
	return uint64(a)<<32 | uint64(b)
}

// person returns who a recorded name is, nobody for a bot.
func (s *side) person(name string) int32 {
	if name == "" {
		return nobody
	}
	if name == s.last {
		return s.lastWho
	}
	n, added := s.recorded.Add(name)
	if added {
		s.whose = append(s.whose, s.meetPerson(s.recorded.Name(n)))
	}
	s.last, s.lastWho = s.recorded.Name(n), s.whose[n]
	return s.lastWho
}

func (s *side) meetPerson(name string) int32 {
	canonical, ok := s.who.Person(name)
	if !ok {
		return nobody
	}
	p, _ := s.people.Add(canonical)
	for len(s.active) <= int(p) {
		s.active = append(s.active, false)
	}
	return p
}
