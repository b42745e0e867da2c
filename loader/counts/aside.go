package counts

import (
	"errors"

	"github.com/hubgraph/hubgraph/internal/spill"
)

// aside is what was counted and is not at hand, by repository.
type aside struct {
	dir                             string
	width                           int32        // repositories in a part
	figures, contributed, discussed *spill.Parts // nil before the first

	// Used again and again.
	record        []byte
	records       []byte
	repositories  []repository
	done, started []link
}

// leastWidth is the least number of repositories or accounts in a part. Only tests
// change it.
var leastWidth = 1 << 14

// mostParts is the greatest number of parts, each of which has a file.
const mostParts = 256

func width(n int) int32 { return int32(max(leastWidth, (n+mostParts-1)/mostParts)) }

// begin comes when all repositories are known, or few are.
func (a *aside) begin(repositories int) {
	a.width = width(repositories)
	a.figures, a.contributed, a.discussed = spill.New(a.dir, a.width), spill.New(a.dir, a.width), spill.New(a.dir, a.width)
}

// close removes the files.
func (a *aside) close() error {
	if a.figures == nil {
		return nil
	}
	return errors.Join(a.figures.Close(), a.contributed.Close(), a.discussed.Close())
}

// take takes a repository in hand and puts aside what was at hand; nobody is
// for none.
func (b *Builder) take(repo int32) error {
	a := &b.aside
	if a.figures == nil {
		a.begin(len(b.listed))
	}
	if repo == b.repo {
		return nil
	}
	if b.repo != nobody {
		a.record = b.hand.append(a.record[:0], b.repo)
		if err := a.figures.Add(b.repo, a.record); err != nil {
			return err
		}
		for _, s := range []struct {
			links *links
			to    *spill.Parts
		}{{&b.contributed, a.contributed}, {&b.discussed, a.discussed}} {
			for i := range s.links.list {
				l := &s.links.list[i]
				l.repo = b.repo
				a.record = l.append(a.record[:0])
				if err := s.to.Add(b.repo, a.record); err != nil {
					return err
				}
			}
			s.links.list = s.links.list[:0]
		}
	}
	b.repo, b.hand = repo, figures{when: noSpan}
	return nil
}

// part puts together what was counted of the repositories of a part, in their
// order, and calls fn with each of their links, in the order of repository, sort
// and account. They are valid until the next part. The Builder takes no more.
func (b *Builder) part(i int, fn func(s *linkSort, r *repository, l *link) error) ([]repository, error) {
	if err := b.take(nobody); err != nil {
		return nil, err
	}
	list, err := b.figures(i)
	if err != nil {
		return nil, err
	}
	a := &b.aside
	if a.done, err = a.links(a.contributed, i, a.done); err != nil {
		return nil, err
	}
	if a.started, err = a.links(a.discussed, i, a.started); err != nil {
		return nil, err
	}
	done, started := a.done, a.started
	for n := range list {
		var team, starters []link
		repo := int32(i)*a.width + int32(n)
		team, done = ofRepository(done, repo)
		starters, started = ofRepository(started, repo)
		list[n].people(team, starters)
		for j := range team {
			if err := fn(&contributed, &list[n], &team[j]); err != nil {
				return nil, err
			}
		}
		for j := range starters {
			if err := fn(&discussed, &list[n], &starters[j]); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// figures returns the repositories of a part, without what follows from links.
func (b *Builder) figures(i int) ([]repository, error) {
	first := min(int64(i)*int64(b.aside.width), int64(len(b.listed)))
	known := b.listed[first:min(first+int64(b.aside.width), int64(len(b.listed)))]
	list := b.aside.repositories[:0]
	for n := range known {
		l := &known[n]
		list = append(list, repository{figures: figures{when: noSpan}, kind: l.kind, fields: l.fields, owner: l.owner, users: l.users})
	}
	records, err := b.aside.figures.Take(i, b.aside.records)
	if err != nil {
		return nil, err
	}
	b.aside.repositories, b.aside.records = list, records
	for left := spill.Records(records); len(left) > 0; {
		repo, f := readFigures(&left)
		list[int64(repo)-first].add(&f)
	}
	return list, nil
}

// links returns the links of a part, in a list that has room for them, in the
// order of repository and account, one for each pair.
func (a *aside) links(parts *spill.Parts, i int, list []link) ([]link, error) {
	records, err := parts.Take(i, a.records)
	if err != nil {
		return nil, err
	}
	a.records, list = records, list[:0]
	for left := spill.Records(records); len(left) > 0; {
		list = append(list, readLink(&left))
	}
	return sorted(list), nil
}
