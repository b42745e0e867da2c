package counts

import (
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Builder counts what there is in repositories. Repositories are numbered from
// 0 in the order of Repository, accounts as the Names number them.
type Builder struct {
	who          who
	repositories []repository
	rare         map[int32]*rare // by repository
	contributed  links
	discussed    links
	hours        map[hour]*[hourNumbers]int64
	lastHour     hour
	lastCounts   *[hourNumbers]int64

	people []int32 // of the last commit
}

// repository is what is counted of a repository, and what its people's counts
// need to know of it. There may be five million.
type repository struct {
	created                         moment
	when                            span  // of the commits
	owner                           int32 // account; nobody when unknown
	commits, discussions            uint32
	pullRequests, merged            uint32
	committers, starters, community uint32
	committersRaw, startersRaw      uint32
	communityRaw                    uint32
	users                           uint32 // spaces that use the model, models trained on the dataset
	kind                            hub.Kind
	fields                          hub.FieldSet
}

// rare is what most repositories have none of.
type rare struct {
	early, commitsWithoutAuthors, commitsWithoutDate int64
	discussionsWithoutAuthor, discussionsWithoutDate int64
}

// hour is a full hour of the work on repositories of a kind.
type hour struct {
	kind hub.Kind
	at   int64 // hours since 1970
}

// NewBuilder returns an empty Builder. People may be nil if they are told later;
// those that are not among the accounts are added to them.
func NewBuilder(accounts Names, people *hub.People) *Builder {
	return &Builder{
		who: who{accounts: accounts, people: people}, rare: map[int32]*rare{}, hours: map[hour]*[hourNumbers]int64{},
		contributed: links{run: nobody}, discussed: links{run: nobody},
	}
}

// People says who is behind the accounts, before the first commit or discussion.
func (b *Builder) People(people *hub.People) { b.who.people = people }

// Repository adds a listed repository. Its owner is an account, or -1.
func (b *Builder) Repository(kind hub.Kind, fields hub.FieldSet, owner int32, created time.Time) {
	if kind != hub.Model {
		fields = 0
	}
	m := momentOf(created)
	b.repositories = append(b.repositories, repository{kind: kind, fields: fields, owner: owner, created: m, when: noSpan})
	if m.known() {
		b.hour(kind, m)[createdThen]++
	}
}

// Commits adds commits to a repository: all by the same authors, as recorded,
// first author first, without nobody and repetitions; none dated, or all in one
// hour of UTC, from first to last. Of these, early are dated before the
// repository was created.
func (b *Builder) Commits(repo int32, authors []int32, commits, early uint32, first, last time.Time) {
	r := &b.repositories[repo]
	r.commits += commits
	from := momentOf(first)
	when := spanOf(from, momentOf(last))
	r.when.add(when)
	month := int32(0)
	if from.known() {
		b.hour(r.kind, from)[committedThen] += int64(commits)
		month = from.month()
	} else {
		b.rareOf(repo).commitsWithoutDate += int64(commits)
	}
	if early > 0 {
		b.rareOf(repo).early += int64(early)
	}
	if len(authors) == 0 {
		b.rareOf(repo).commitsWithoutAuthors += int64(commits)
	}
	b.authors(repo, authors, commits, when, month)
}

// Commit adds one commit.
func (b *Builder) Commit(repo int32, authors []int32, date time.Time) {
	early := uint32(0)
	if created := b.repositories[repo].created; created.known() && !date.IsZero() && momentOf(date).before(created) {
		early = 1
	}
	b.Commits(repo, authors, 1, early, date, date)
}

func (b *Builder) authors(repo int32, authors []int32, commits uint32, when span, month int32) {
	b.people = b.people[:0]
	for i, account := range authors {
		person := b.who.person(account)
		l := b.contributed.of(repo, account)
		l.raw[commitsDone] += commits
		if i == 0 {
			l.raw[firstAuthored] += commits
		}
		if b.who.apart[account] {
			l.recorded(when, month)
		}
		if person == nobody || contains(b.people, person) {
			continue
		}
		b.people = append(b.people, person)
		if person != account {
			l = b.contributed.of(repo, person)
		}
		l.n[commitsDone] += commits
		if len(b.people) == 1 {
			l.n[firstAuthored] += commits
		}
		l.done(when, month)
	}
}

func contains(list []int32, x int32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// Discussion adds a discussion or pull request. Its author is an account, or -1.
func (b *Builder) Discussion(repo, author int32, date time.Time, isPullRequest, merged bool) {
	b.Discussions(repo, author, 1, date, date, isPullRequest, merged)
}

// Discussions adds discussions or pull requests by one author: none dated, or
// all in one hour of UTC, from first to last.
func (b *Builder) Discussions(repo, author int32, discussions uint32, first, last time.Time, pullRequests, merged bool) {
	n := [linkNumbers]uint32{discussionsDone: discussions}
	of := discussedThen
	if pullRequests {
		n[pullRequestsOpened], of = discussions, pullRequestedThen
		if merged {
			n[pullRequestsMerged] = discussions
		}
	}
	r := &b.repositories[repo]
	r.discussions += discussions
	r.pullRequests += n[pullRequestsOpened]
	r.merged += n[pullRequestsMerged]
	at, month := momentOf(first), int32(0)
	if at.known() {
		month = at.month()
		b.hour(r.kind, at)[of] += int64(discussions)
	} else {
		b.rareOf(repo).discussionsWithoutDate += int64(discussions)
	}
	if author == nobody {
		b.rareOf(repo).discussionsWithoutAuthor += int64(discussions)
		return
	}
	b.started(repo, author, n, spanOf(at, momentOf(last)), month)
}

func (b *Builder) started(repo, author int32, n [linkNumbers]uint32, when span, month int32) {
	person := b.who.person(author)
	l := b.discussed.of(repo, author)
	for i := range n {
		l.raw[i] += n[i]
	}
	if b.who.apart[author] {
		l.recorded(when, month)
	}
	if person == nobody {
		return
	}
	if person != author {
		l = b.discussed.of(repo, person)
	}
	for i := range n {
		l.n[i] += n[i]
	}
	l.done(when, month)
}

// Used counts a space that uses a model, or a model that was trained on a
// dataset.
func (b *Builder) Used(repo int32) { b.repositories[repo].users++ }

func (l *link) done(when span, month int32) {
	l.when.add(when)
	if month != 0 {
		l.months.add(month)
	}
}

func (l *link) recorded(when span, month int32) {
	if l.own == nil {
		l.own = &own{when: noSpan}
	}
	l.own.when.add(when)
	if month != 0 {
		l.own.months.add(month)
	}
}

func (b *Builder) rareOf(repo int32) *rare {
	r := b.rare[repo]
	if r == nil {
		r = &rare{}
		b.rare[repo] = r
	}
	return r
}

func (b *Builder) hour(kind hub.Kind, at moment) *[hourNumbers]int64 {
	h := hour{kind, at.hour()}
	if b.lastCounts == nil || h != b.lastHour {
		counts := b.hours[h]
		if counts == nil {
			counts = &[hourNumbers]int64{}
			b.hours[h] = counts
		}
		b.lastHour, b.lastCounts = h, counts
	}
	return b.lastCounts
}
