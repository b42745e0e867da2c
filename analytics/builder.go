package analytics

import (
	"strings"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/internal/people"
)

// builder fills a Corpus from records in any order: repositories first, numbered
// as they come, then what refers to them by number. It is the common part of
// FromSnapshot and FromGraph, so the two differ only in how they read.
type builder struct {
	rows        rowList     // of the repositories, in the order of arrival
	owners      names.Table // those that are not part of the id
	licenses    map[string]int32
	licenseKeys []string

	people   names.Table     // canonical names
	persons  *people.Numbers // in people
	unlisted names.Table     // spaces
	usages   []usage.Pair    // of repository numbers; unlisted space i is -1-i

	committers, starters pairs.Counter // (repository, person)

	dates   *dates          // nil when they are not asked for
	history *historyBuilder // nil when commits are not asked for
	lineage []Derivation    // of repository numbers
}

func newBuilder(o Options) *builder {
	b := &builder{licenses: map[string]int32{"": 0}, licenseKeys: []string{""}}
	if o.History {
		b.history = &historyBuilder{}
	}
	if o.dated() {
		b.dates = &dates{}
	}
	return b
}

// setPeople sets who recorded names are; it comes before any commit or discussion.
func (b *builder) setPeople(who *hub.People) { b.persons = people.New(who, &b.people) }

// repository adds the next repository, whose number is how many came before it. It
// keeps nothing of r: the caller remembers the ids.
func (b *builder) repository(r *hub.Repository, fields hub.FieldSet) {
	row := b.rows.add()
	*row = repositoryRow{likes: r.Likes, downloads: r.Downloads, license: b.license(r.License), kind: r.Kind, fields: fields}
	if strings.HasPrefix(r.ID, r.Owner) {
		row.owner = owner(len(r.Owner))
		return
	}
	n, _ := b.owners.Add(r.Owner)
	row.owner = owner(-1 - n)
}

func (b *builder) license(key string) int32 {
	i, ok := b.licenses[key]
	if !ok {
		key = strings.Clone(key)
		i = int32(len(b.licenseKeys))
		b.licenses[key] = i
		b.licenseKeys = append(b.licenseKeys, key)
	}
	return i
}

// commits adds n commits of a repository that have the same recorded authors. A
// repeated author needs no special care: only the first one gets the count.
func (b *builder) commits(repository int, authors []string, n int64) {
	b.rows.at(repository).commits += n
	for _, p := range b.persons.Authors(authors) {
		b.committers.Add(int32(repository), p, n)
		n = 0
	}
}

// discussions adds n discussions of a repository that have the same starter.
func (b *builder) discussions(repository int, starter string, n int64) {
	b.rows.at(repository).discussions += n
	if p := b.persons.Of(starter); p != people.Nobody {
		b.starters.Add(int32(repository), p, n)
	}
}

// usage adds a use of a model by a listed space.
func (b *builder) usage(space, model int) {
	b.usages = append(b.usages, usage.Pair{Space: int32(space), Model: int32(model)})
}

// unlistedUsage adds a use of a model by a space that is not listed.
func (b *builder) unlistedUsage(space string, model int) {
	i, _ := b.unlisted.Add(space)
	b.usages = append(b.usages, usage.Pair{Space: -1 - i, Model: int32(model)})
}
