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
	return append(all, Column{"searchText", "string"})
}

// AccountColumns are the counts of an account.
func AccountColumns() []Column {
	all := columns("long", withRaw(activityNames[:]...)...)
	all = append(all, columns("long[]", "months", "monthsRaw", "commitYears")...)
	all = append(all, columns("string", "normalisedName", "searchText")...)
	return append(all, columns("long", ownedNames[:]...)...)
}

// LinkTypes are the types of the relationships between accounts and
// repositories.
func LinkTypes() []string {
	return []string{contributed.name, contributed.raw, discussed.name, discussed.raw}
}

// LinkColumns are the counts of a relationship of one of LinkTypes.
func LinkColumns(kind string) []Column {
	for _, s := range []*linkSort{&contributed, &discussed} {
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
