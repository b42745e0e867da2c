package counts

import (
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Builder counts what there is in repositories. Repositories are numbered from
// 0 in the order of Repository, accounts as the Names number them.
//
// Of a repository that is not at hand, a Builder remembers little. What was
// counted is put aside, in files if it is much, and is put together for some
// repositories after the other: there may be five million, with commits in any
// order.
type Builder struct {
	rules  hub.Rules
	who    who
	listed []listed
	hours  map[hour]*[hourNumbers]int64

	repo                   int32 // at hand; nobody before the first
	hand                   figures
	contributed, discussed links
	aside                  aside

	people     []int32 // of the last commit
	lastHour   hour
	lastCounts *[hourNumbers]int64
}

// listed is what is remembered of each repository.
type listed struct {
	createdSecond int64
	createdNano   int32
	owner         int32  // account; nobody when unknown
	users         uint32 // spaces that use the model, models trained on the dataset
	kind          hub.Kind
	fields        hub.FieldSet
}

func (l *listed) created() moment { return moment{l.createdSecond, l.createdNano} }

// repository is what is counted of a repository, and what its people's counts
// need to know of it.
type repository struct {
	figures
	kind                            hub.Kind
	fields                          hub.FieldSet
	owner                           int32 // account; nobody when unknown
	users                           uint32
	committers, starters, community uint32
	committersRaw, startersRaw      uint32
	communityRaw                    uint32
}

// figures are what is counted of the commits and discussions of a repository.
type figures struct {
	when                     span // of the commits
	commits, early           uint32
	commitsWithoutAuthors    uint32
	commitsWithoutDate       uint32
	discussions              uint32
	pullRequests, merged     uint32
	discussionsWithoutAuthor uint32
	discussionsWithoutDate   uint32
}

func (f *figures) add(o *figures) {
	f.when.add(o.when)
	mine, theirs := f.numbers(), o.numbers()
	for i := range mine {
		*mine[i] += *theirs[i]
	}
}

const figureNumbers = 9

func (f *figures) numbers() [figureNumbers]*uint32 {
	return [...]*uint32{&f.commits, &f.early, &f.commitsWithoutAuthors, &f.commitsWithoutDate, &f.discussions, &f.pullRequests, &f.merged,
		&f.discussionsWithoutAuthor, &f.discussionsWithoutDate}
}

// hour is a full hour of the work on repositories of a kind.
type hour struct {
	kind hub.Kind
	at   int64 // hours since 1970
}

// NewBuilder returns an empty Builder. People may be nil if they are told later;
// those that are not among the accounts are added to them. The folder is for
// temporary files; if it is "", all stays in memory.
func NewBuilder(accounts Names, people *hub.People, dir string) *Builder {
	return &Builder{
		who: who{accounts: accounts, people: people}, hours: map[hour]*[hourNumbers]int64{},
		repo: nobody, aside: aside{dir: dir},
	}
}

// Rules says by which rules licences are classified, instead of the paper's.
func (b *Builder) Rules(rules hub.Rules) { b.rules = rules }

// People says who is behind the accounts, before the first commit or discussion.
func (b *Builder) People(people *hub.People) { b.who.people = people }

// Repository adds a listed repository. Its owner is an account, or -1.
func (b *Builder) Repository(kind hub.Kind, fields hub.FieldSet, owner int32, created time.Time) {
	if kind != hub.Model {
		fields = 0
	}
	m := momentOf(created)
	b.listed = append(b.listed, listed{kind: kind, fields: fields, owner: owner, createdSecond: m.second, createdNano: m.nano})
	if m.known() {
		b.hour(kind, m)[createdThen]++
	}
}

// Commits adds commits to a repository: all by the same authors, as recorded,
// first author first, without nobody and repetitions; none dated, or all in one
// hour of UTC, from first to last. Of these, early are dated before the
// repository was created. An error is one of writing to a temporary file.
func (b *Builder) Commits(repo int32, authors []int32, commits, early uint32, first, last time.Time) error {
	if err := b.take(repo); err != nil {
		return err
	}
	r := &b.hand
	r.commits += commits
	r.early += early
	from := momentOf(first)
	when := spanOf(from, momentOf(last))
	r.when.add(when)
	month := int32(0)
	if from.known() {
		b.hour(b.listed[repo].kind, from)[committedThen] += int64(commits)
		month = from.month()
	} else {
		r.commitsWithoutDate += commits
	}
	if len(authors) == 0 {
		r.commitsWithoutAuthors += commits
	}
	b.authors(authors, commits, when, month)
	return nil
}

// Commit adds one commit.
func (b *Builder) Commit(repo int32, authors []int32, date time.Time) error {
	early := uint32(0)
	if created := b.listed[repo].created(); created.known() && !date.IsZero() && momentOf(date).before(created) {
		early = 1
	}
	return b.Commits(repo, authors, 1, early, date, date)
}

func (b *Builder) authors(authors []int32, commits uint32, when span, month int32) {
	b.people = b.people[:0]
	for i, account := range authors {
		person := b.who.person(account)
		l := b.contributed.of(account)
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
			l = b.contributed.of(person)
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
func (b *Builder) Discussion(repo, author int32, date time.Time, isPullRequest, merged bool) error {
	return b.Discussions(repo, author, 1, date, date, isPullRequest, merged)
}

// Discussions adds discussions or pull requests by one author: none dated, or
// all in one hour of UTC, from first to last. An error is one of writing to a
// temporary file.
func (b *Builder) Discussions(repo, author int32, discussions uint32, first, last time.Time, pullRequests, merged bool) error {
	if err := b.take(repo); err != nil {
		return err
	}
	n := [linkNumbers]uint32{discussionsDone: discussions}
	of := discussedThen
	if pullRequests {
		n[pullRequestsOpened], of = discussions, pullRequestedThen
		if merged {
			n[pullRequestsMerged] = discussions
		}
	}
	r := &b.hand
	r.discussions += discussions
	r.pullRequests += n[pullRequestsOpened]
	r.merged += n[pullRequestsMerged]
	at, month := momentOf(first), int32(0)
	if at.known() {
		month = at.month()
		b.hour(b.listed[repo].kind, at)[of] += int64(discussions)
	} else {
		r.discussionsWithoutDate += discussions
	}
	if author == nobody {
		r.discussionsWithoutAuthor += discussions
		return nil
	}
	b.started(author, n, spanOf(at, momentOf(last)), month)
	return nil
}

func (b *Builder) started(author int32, n [linkNumbers]uint32, when span, month int32) {
	person := b.who.person(author)
	l := b.discussed.of(author)
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
		l = b.discussed.of(person)
	}
	for i := range n {
		l.n[i] += n[i]
	}
	l.done(when, month)
}

// Used counts a space that uses a model, or a model that was trained on a
// dataset.
func (b *Builder) Used(repo int32) { b.listed[repo].users++ }

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
