package counts

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

// readStored is readRepositories for counts that are complete: it takes them as
// they are stored, whatever is in the repositories, and lets fn add to each.
func readStored(ctx context.Context, store Store, people *hub.People, kind hub.Kind, ids []string, fn func(g *graphPart, repo int32) error) (*graphPart, error) {
	return read(ctx, store, false, people, kind, ids, func(g *graphPart, repo int32) error {
		if !g.listed[repo] {
			return nil
		}
		if err := g.seed(repo); err != nil || fn == nil {
			return err
		}
		return fn(g, repo)
	})
}

// seed lets the Builder begin a repository with the counts that are stored.
func (g *graphPart) seed(repo int32) error {
	if err := g.b.take(repo); err != nil {
		return err
	}
	stored := g.before(int(repo))
	g.b.hand = stored.figures
	for _, l := range g.links[repo] {
		account := g.account(l.account)
		g.b.who.person(account)
		for _, s := range [...]struct {
			*linkSort
			to *links
		}{{&contributed, &g.b.contributed}, {&discussed, &g.b.discussed}} {
			if l.kind == s.name || l.kind == s.raw {
				s.stored(s.to.of(account), l.p, g.b.who.apart[account])
			}
		}
	}
	return nil
}

// stored sets a link as its properties tell; apart says that its raw dates are
// counted by themselves.
func (s *linkSort) stored(l *link, p properties, apart bool) {
	for i, name := range s.numbers {
		l.n[i] = uint32(number(p[name]))
		l.raw[i] = l.n[i]
		if v, there := p[name+"Raw"]; there {
			l.raw[i] = uint32(number(v))
		}
	}
	l.when, l.months = spanBetween(p, "first", "last"), monthsOf(p["months"])
	if !apart {
		return
	}
	l.own = &own{l.when, monthsOf(p["months"])} // a set of its own
	if l.raw[0] != l.n[0] {
		l.own = &own{spanBetween(p, "firstRaw", "lastRaw"), monthsOf(p["monthsRaw"])}
	}
}

func spanBetween(p properties, first, last string) span {
	return spanOf(momentOf(date(p[first])), momentOf(date(p[last])))
}

// before is a repository as the stored counts and its record tell.
func (g *graphPart) before(n int) repository {
	p, record := g.stored[n], &g.b.listed[n]
	of := func(name string) uint32 { return uint32(number(p[name])) }
	raw := func(name string) uint32 {
		if v, there := p[name+"Raw"]; there {
			return uint32(number(v))
		}
		return of(name)
	}
	r := repository{
		figures: figures{
			when: spanBetween(p, "firstCommit", "lastCommit"), commits: of("commits"), early: of("earlyCommits"),
			commitsWithoutAuthors: of("commitsWithoutAuthors"), commitsWithoutDate: of("commitsWithoutDate"),
			discussions: of("discussions"), pullRequests: of("pullRequests"), merged: of("mergedPullRequests"),
			discussionsWithoutAuthor: of("discussionsWithoutAuthor"), discussionsWithoutDate: of("discussionsWithoutDate"),
		},
		kind: record.kind, fields: record.fields, owner: record.owner,
		committers: of("committers"), starters: of("discussionStarters"), community: of("community"),
		committersRaw: raw("committers"), startersRaw: raw("discussionStarters"), communityRaw: raw("community"),
	}
	if name := usersName[record.kind]; name != "" {
		r.users = of(name)
	}
	return r
}
