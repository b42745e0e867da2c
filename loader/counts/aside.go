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
	record                          []byte
}

// leastWidth is the least number of repositories or accounts in a part. Only tests
// change it.
var leastWidth = 1 << 16

// mostParts is the greatest number of parts, each of which has a file.
const mostParts = 64

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
// and account. The Builder takes no more.
func (b *Builder) part(i int, fn func(s *linkSort, r *repository, l *link) error) ([]repository, error) {
	if err := b.take(nobody); err != nil {
		return nil, err
	}
	list, err := b.figures(i)
	if err != nil {
		return nil, err
	}
	done, err := linksIn(b.aside.contributed, i)
	if err != nil {
		return nil, err
	}
	started, err := linksIn(b.aside.discussed, i)
	if err != nil {
		return nil, err
	}
	for n := range list {
		var team, starters []link
		repo := int32(i)*b.aside.width + int32(n)
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
	list := make([]repository, len(known))
	for n := range known {
		l := &known[n]
		list[n] = repository{figures: figures{when: noSpan}, kind: l.kind, fields: l.fields, owner: l.owner, users: l.users}
	}
	records, err := b.aside.figures.Take(i, nil)
	if err != nil {
		return nil, err
	}
	for len(records) > 0 {
		var f figures
		var repo int32
		repo, f, records = readFigures(records)
		list[int64(repo)-first].add(&f)
	}
	return list, nil
}

// linksIn returns the links of a part, in the order of repository and account,
// one for each pair.
func linksIn(parts *spill.Parts, i int) ([]link, error) {
	records, err := parts.Take(i, nil)
	if err != nil {
		return nil, err
	}
	var list []link
	for len(records) > 0 {
		var l link
		l, records = readLink(records)
		list = append(list, l)
	}
	return sorted(list), nil
}
