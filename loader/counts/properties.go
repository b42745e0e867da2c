package counts

import (
	"time"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/searchwords"
	"github.com/hubgraph/hubgraph/internal/spelling"
)

// properties are those of a node or a relationship that hold counts.
type properties map[string]any

// number sets a property.
func (p properties) number(name string, n int64) { p[name] = n }

// some sets a property that is absent when it is 0.
func (p properties) some(name string, n int64) {
	if n != 0 {
		p[name] = n
	}
}

// both sets a property and, where it differs, the raw one.
func (p properties) both(name string, n, raw int64) {
	p[name] = n
	if raw != n {
		p[name+"Raw"] = raw
	}
}

func (p properties) moment(name string, m moment) {
	if m.known() {
		p[name] = m.time().In(cypher.UTC)
	}
}

// words sets the words by which a name is found, if it has any.
func (p properties) words(name string) {
	if text := searchwords.Text(name); text != "" {
		p["searchText"] = text
	}
}

// months sets a list of months, which may be empty.
func (p properties) months(name string, m months) {
	list := m.list()
	all := make([]any, len(list))
	for i, x := range list {
		all[i] = int64(x)
	}
	p[name] = all
}

// someMonths sets a list of months that is absent when empty.
func (p properties) someMonths(name string, m months) {
	if !m.empty() {
		p.months(name, m)
	}
}

func (p properties) years(name string, y years) {
	if len(y.list) == 0 {
		return
	}
	all := make([]any, len(y.list))
	for i, year := range y.list {
		all[i] = year
	}
	p[name] = all
}

// properties of a listed repository.
func (r *repository) properties(id string) properties {
	p := properties{}
	p.words(id)
	p.number("commits", int64(r.commits))
	p.both("committers", int64(r.committers), int64(r.committersRaw))
	p.number("discussions", int64(r.discussions))
	p.both("discussionStarters", int64(r.starters), int64(r.startersRaw))
	p.both("community", int64(r.community), int64(r.communityRaw))
	p.number("pullRequests", int64(r.pullRequests))
	p.number("mergedPullRequests", int64(r.merged))
	p.moment("firstCommit", r.when.first())
	p.moment("lastCommit", r.when.last())
	p.some("earlyCommits", int64(r.early))
	p.some("commitsWithoutAuthors", int64(r.commitsWithoutAuthors))
	p.some("commitsWithoutDate", int64(r.commitsWithoutDate))
	p.some("discussionsWithoutAuthor", int64(r.discussionsWithoutAuthor))
	p.some("discussionsWithoutDate", int64(r.discussionsWithoutDate))
	if name := usersName[r.kind]; name != "" {
		p.number(name, int64(r.users))
	}
	return p
}

// usersName is the property that counts who uses a repository, by kind.
var usersName = [...]string{"spaces", "models", ""}

// The types of relationships of a sort of links: of people, and raw only.
type linkSort struct {
	name, raw string
	numbers   []string
}

var (
	contributed = linkSort{"CONTRIBUTED", "CONTRIBUTED_RAW", []string{"commits", "firstAuthored"}}
	discussed   = linkSort{"DISCUSSED", "DISCUSSED_RAW", []string{"discussions", "pullRequests", "mergedPullRequests"}}
)

// properties of a link as a relationship, and its type.
func (s *linkSort) properties(l *link) (kind string, p properties) {
	p = properties{}
	when, months := l.rawDates()
	if l.n[0] == 0 { // nobody's, or another name's
		for i, name := range s.numbers {
			p.number(name+"Raw", int64(l.raw[i]))
		}
		p.moment("firstRaw", when.first())
		p.moment("lastRaw", when.last())
		p.someMonths("monthsRaw", months)
		return s.raw, p
	}
	for i, name := range s.numbers {
		p.both(name, int64(l.n[i]), int64(l.raw[i]))
	}
	p.moment("first", l.when.first())
	p.moment("last", l.when.last())
	p.someMonths("months", l.months)
	if l.raw[0] != l.n[0] { // else it is the same work
		p.moment("firstRaw", when.first())
		p.moment("lastRaw", when.last())
		p.months("monthsRaw", months)
	}
	return s.name, p
}

// properties of an account.
func (a *account) properties(name string) properties {
	p := properties{}
	p.words(name)
	if a.person.active() {
		for i, name := range activityNames {
			p.both(name, a.person.n[i], a.raw.n[i])
		}
		p.someMonths("months", a.person.months)
		if a.raw.n[allCommits] != a.person.n[allCommits] || a.raw.n[allDiscussions] != a.person.n[allDiscussions] { // else it is the same work
			p.months("monthsRaw", a.raw.months)
		}
		p.years("commitYears", a.person.years)
		if n := spelling.Normalise(name); n != "" {
			p["normalisedName"] = n
		}
	} else if a.raw.active() {
		for i, name := range activityNames {
			p.number(name+"Raw", a.raw.n[i])
		}
		p.someMonths("monthsRaw", a.raw.months)
	}
	if a.owned[ownedModels]+a.owned[ownedDatasets]+a.owned[ownedSpaces] > 0 {
		for i, name := range ownedNames {
			p.number(name, a.owned[i])
		}
	}
	return p
}

// changes returns what is to be set for stored properties to become the wanted
// ones: nil for those to be removed. Other properties are left alone.
func (p properties) changes(stored properties) properties {
	out := properties{}
	for name, v := range p {
		if !equal(v, stored[name]) {
			out[name] = v
		}
	}
	for name, v := range stored {
		if _, wanted := p[name]; !wanted && v != nil {
			out[name] = nil
		}
	}
	return out
}

func equal(a, b any) bool {
	switch a := a.(type) {
	case time.Time:
		t, ok := b.(time.Time)
		return ok && a.Equal(t)
	case []any:
		list, ok := b.([]any)
		if !ok || len(a) != len(list) {
			return false
		}
		for i := range a {
			if a[i] != list[i] {
				return false
			}
		}
		return true
	}
	return a == b
}
