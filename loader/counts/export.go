package counts

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// Column is a property that holds counts, for files to be imported.
type Column struct{ Name, Type string } // Type as neo4j-admin names it

func columns(kind string, names ...string) []Column {
	var list []Column
	for _, name := range names {
		list = append(list, Column{name, kind})
	}
	return list
}

// withRaw adds to each name the one of the raw value.
func withRaw(names ...string) []string {
	var all []string
	for _, name := range names {
		all = append(all, name, name+"Raw")
	}
	return all
}

// RepositoryColumns are the counts of a listed repository of a kind.
func RepositoryColumns(kind hub.Kind) []Column {
	all := columns("long", "commits", "discussions", "pullRequests", "mergedPullRequests", "earlyCommits",
		"commitsWithoutAuthors", "commitsWithoutDate", "discussionsWithoutAuthor", "discussionsWithoutDate")
	all = append(all, columns("long", withRaw("committers", "discussionStarters", "community")...)...)
	all = append(all, columns("datetime", "firstCommit", "lastCommit")...)
	if name := usersName[kind]; name != "" {
		all = append(all, Column{name, "long"})
	}
	return all
}

// AccountColumns are the counts of an account.
func AccountColumns() []Column {
	all := columns("long", withRaw(activityNames[:]...)...)
	all = append(all, columns("long[]", "months", "monthsRaw", "commitYears")...)
	all = append(all, Column{"normalisedName", "string"})
	return append(all, columns("long", ownedNames[:]...)...)
}

// LinkTypes are the types of the relationships between accounts and
// repositories.
func LinkTypes() []string {
	return []string{contributed.name, contributed.raw, discussed.name, discussed.raw}
}

// LinkColumns are the counts of a relationship of one of LinkTypes.
func LinkColumns(kind string) []Column {
	for _, s := range []linkSort{contributed, discussed} {
		switch kind {
		case s.name:
			all := columns("long", withRaw(s.numbers...)...)
			all = append(all, columns("datetime", withRaw("first", "last")...)...)
			return append(all, columns("long[]", "months", "monthsRaw")...)
		case s.raw:
			var raw []string
			for _, name := range s.numbers {
				raw = append(raw, name+"Raw")
			}
			return append(columns("long", raw...), Column{"firstRaw", "datetime"}, Column{"lastRaw", "datetime"}, Column{"monthsRaw", "long[]"})
		}
	}
	return nil
}

// TallyColumns are the properties of a tally.
func TallyColumns() []Column {
	all := columns("string", "key", "of", "kind", "license", "licenseClass", "field")
	all = append(all, Column{"fields", "string[]"}, Column{"start", "datetime"})
	numbers := []string{"value", "year", "quarter", "later", "days", "month"}
	for _, names := range tallyNames {
		numbers = append(numbers, names...)
	}
	slices.Sort(numbers)
	return append(all, columns("long", slices.Compact(numbers)...)...)
}

// Counts are what a Builder counted.
type Counts struct {
	b       *Builder
	tallies tallies
	owned   [][ownedNumbers]int64 // by account
}

// Finish ends the counting: nothing can be added to the Builder any more.
func (b *Builder) Finish() *Counts {
	b.finish()
	c := &Counts{b: b, tallies: tallies{}}
	c.tallies.hours(1, b)
	b.hours = nil
	return c
}

// Repository returns the counts of a repository, by column, and adds it to the
// counts of its owner and of the hub. It is to be called once for each
// repository.
func (c *Counts) Repository(n int32, x *Listing) map[string]any {
	r, rare := &c.b.repositories[n], c.b.rarely(n)
	c.tallies.repository(1, x, r, rare)
	if r.owner != nobody {
		for int(r.owner) >= len(c.owned) {
			c.owned = append(c.owned, [ownedNumbers]int64{})
		}
		o := &c.owned[r.owner]
		o[ownedModels+int(x.Kind)]++
		o[ownedLikes] += x.Likes
		if x.Kind != hub.Space {
			o[ownedDownloads] += x.Downloads
		}
	}
	return r.properties(rare)
}

// Links calls fn with each relationship between an account and a repository.
func (c *Counts) Links(fn func(kind string, account, repo int32, properties map[string]any) error) error {
	return c.b.links(func(kind string, l *link, p properties) error { return fn(kind, l.account, l.repo, p) })
}

// Accounts calls fn with each account, by number, and its counts, by column,
// and adds it to the counts of the hub. It is to be called once, after
// Repository was called for all.
func (c *Counts) Accounts(fn func(account int32, properties map[string]any) error) error {
	done := byAccount(c.b.contributed.list)
	started := byAccount(c.b.discussed.list)
	at := func(repo int32) place { return c.b.repositories[repo].place() }
	for n := range int32(c.b.who.accounts.Len()) {
		var a account
		a.person, a.raw = countActivity(done.next(n), started.next(n), at)
		if int(n) < len(c.owned) {
			a.owned = c.owned[n]
		}
		c.tallies.account(1, &a.person, &a.raw)
		if err := fn(n, a.properties(c.b.who.accounts.Name(n))); err != nil {
			return err
		}
	}
	return nil
}

// perAccount goes through links account by account.
type perAccount struct {
	list  []link
	order []int32
	of    []link // of the account at hand
}

func byAccount(list []link) *perAccount {
	order := make([]int32, len(list))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if list[a].account != list[b].account {
			return int(list[a].account) - int(list[b].account)
		}
		return int(a) - int(b)
	})
	return &perAccount{list: list, order: order}
}

// next returns the links of an account; accounts are asked for in order.
func (p *perAccount) next(account int32) []link {
	p.of = p.of[:0]
	for len(p.order) > 0 && p.list[p.order[0]].account == account {
		p.of = append(p.of, p.list[p.order[0]])
		p.order = p.order[1:]
	}
	return p.of
}

// Tallies calls fn with each tally and its properties, by column. It is to be
// called after Accounts.
func (c *Counts) Tallies(fn func(properties map[string]any) error) error {
	for _, k := range c.tallies.sorted() {
		p := k.properties(c.tallies[k])
		p["key"] = k.String()
		if err := fn(p); err != nil {
			return err
		}
	}
	return nil
}
