package analytics

import (
	"strings"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// builder fills a Corpus from records in any order: repositories first, numbered
// as they come, then what refers to them by number. It is the common part of
// FromSnapshot and FromGraph, so the two differ only in how they read.
type builder struct {
	who *hub.People

	rows        rowList     // of the repositories, in the order of arrival
	owners      names.Table // those that do not stand in the id
	licenses    map[string]int32
	licenseKeys []string

	recorded names.Table // names of accounts
	whose    []int32     // of each recorded name, the person; nobody for bots
	people   names.Table // canonical names
	last     string      // the recorded name asked for last, and who it is: authors come in runs
	lastWho  int32
	unlisted names.Table  // spaces
	usages   []usage.Pair // of repository numbers; unlisted space i is -1-i

	committers, starters pairs.Counter // (repository, person)
}

// nobody is the person behind an empty name or a bot.
const nobody = -1

func newBuilder(who *hub.People) *builder {
	return &builder{
		who:         who,
		licenses:    map[string]int32{"": 0},
		licenseKeys: []string{""},
		lastWho:     nobody, // behind ""
	}
}

// repository adds the next repository; its number is how many came before.
// Nothing of r is kept: who reads remembers the ids.
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

// commits adds n commits of a repository that have the same recorded authors.
// Bots and empty names leave the authors before the first one is taken. A
// repeated author needs no care: the count goes to the first one only.
func (b *builder) commits(repository int, authors []string, n int64) {
	b.rows.at(repository).commits += n
	first := n
	for _, name := range authors {
		if p := b.person(name); p != nobody {
			b.committers.Add(int32(repository), p, first)
			first = 0
		}
	}
}

// discussions adds n discussions of a repository that have the same starter.
func (b *builder) discussions(repository int, starter string, n int64) {
	b.rows.at(repository).discussions += n
	if p := b.person(starter); p != nobody {
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

// person returns who a recorded name is, nobody for a bot.
func (b *builder) person(name string) int32 {
	if name == b.last {
		return b.lastWho
	}
	if name == "" {
		return nobody
	}
	n, added := b.recorded.Add(name)
	if added {
		b.whose = append(b.whose, b.meet(b.recorded.Name(n)))
	}
	b.last, b.lastWho = b.recorded.Name(n), b.whose[n]
	return b.lastWho
}

// meet returns the person behind a name that was not seen before.
func (b *builder) meet(name string) int32 {
	canonical, ok := b.who.Person(name)
	if !ok {
		return nobody
	}
	p, _ := b.people.Add(canonical)
	return p
}
