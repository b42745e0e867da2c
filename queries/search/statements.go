package search

import (
	"slices"
	"strings"
	"unicode"

	"github.com/hubgraph/hubgraph/queries/named"
)

// The bounds of the work. Names beyond the first two are left to amongLargest. Only
// tests change them.
var (
	mostPrefixed = 500  // names with a beginning, of a kind
	mostWorded   = 2000 // names with the words
	mostFew      = 5000 // licences and subfields: all, in every hub so far
	mostLargest  = 3000 // repositories, and accounts of each sort, that are looked through
)

// tail makes a row of a match of the nodes n of some kinds. A name may be looked for in
// another form of itself, as what is behind the owner, or by its beginning.
// What is carried along comes last in a row.
func tail(kinds []named.Kind, rank, carried string) string {
	name, label, size, counts, same := "", "", "", "", ""
	for _, k := range kinds {
		when := " WHEN n:" + k.Label() + " THEN "
		name += when + "n." + k.Property()
		label += when + "'" + string(k) + "'"
		size += when + k.Size()
		counts += when + k.Values()
		same += when + k.SameAs()
	}
	return `
WITH n, CASE` + name + ` END AS name, CASE` + label + ` END AS kind, CASE` + size + ` END AS size` + carried + `
WHERE name IS NOT NULL
WITH n, name, kind, size, ` + rank + ` AS rank` + carried + `
ORDER BY rank, size DESC, name, kind
LIMIT $limit
RETURN name, rank, CASE` + counts + ` END AS counts, CASE` + same + ` END AS same, kind, size` + carried
}

// ofName is the rank by how a name begins.
const ofName = `CASE
  WHEN name = $typed THEN 0
  WHEN toLower(normalize(name)) = $form THEN 1
  WHEN $form <> '' AND toLower(normalize(name)) STARTS WITH $form THEN 2
  WHEN $form <> '' AND toLower(normalize(name)) ENDS WITH '/' + $form THEN 3
  ELSE 4 END`

// each puts together statements that return n, of several kinds.
func each(kinds []named.Kind, match func(k named.Kind) string) string {
	var all []string
	for _, k := range kinds {
		all = append(all, match(k))
	}
	return "CALL () {\n" + strings.Join(all, "\nUNION ALL\n") + "\n}"
}

// prefixStatement takes the names with a beginning in their order.
func prefixStatement(kinds []named.Kind) string {
	return each(kinds, func(k named.Kind) string {
		n := "n." + k.Property()
		return `UNWIND $spellings AS spelling
CALL (spelling) {
  MATCH (n:` + k.Label() + `)
  USING RANGE INDEX n:` + k.Label() + `(` + k.Property() + `)
  WHERE ` + n + ` STARTS WITH spelling
  RETURN n ORDER BY ` + n + ` LIMIT $most
}
RETURN n`
	}) + counted + tail(kinds, ofName, hits)
}

// counted counts the nodes, and hits carries the number along.
const (
	counted = `
WITH collect(DISTINCT n) AS list
WITH list, size(list) AS hits
UNWIND list AS n`
	hits = ", hits"
)

func wordsStatement(kinds []named.Kind) string {
	return "CALL db.index.fulltext.queryNodes($index, $query, {limit: $most}) YIELD node AS n" + counted + tail(kinds, "CASE WHEN $near THEN 5 ELSE "+ofName+" END", hits)
}

// fewStatement takes all names of kinds of which there are few.
func fewStatement(kinds []named.Kind) string {
	return each(kinds, func(k named.Kind) string { return "MATCH (n:" + k.Label() + ")\nRETURN n" }) + tail(kinds, ofName, "")
}

// spellings are the forms of what was typed in which a name is looked up: as typed, in
// lower case, in capitals, and with capitals where the name, what is behind the owner,
// or every word begins.
func spellings(typed string) []any {
	title := func(after string, first bool) string {
		begins := first
		return strings.Map(func(r rune) rune {
			was := begins
			if begins = strings.ContainsRune(after, r); was {
				return unicode.ToUpper(r)
			}
			return r
		}, typed)
	}
	var out []any
	for _, text := range []string{typed, strings.ToLower(typed), strings.ToUpper(typed), title("/", false), title("/", true), title("/-_. ", true)} {
		if !slices.Contains(out, any(text)) {
			out = append(out, text)
		}
	}
	return out
}

// largestStatement takes the names that fit among the largest repositories and
// accounts. Of the smallest ones of these it takes none, since there may be others as
// large, so that it does not matter in which order an index has them: it looks for the
// size first, which the index alone tells. A name is read only when its words begin
// with the letter that was typed first.
func largestStatement(kinds []named.Kind) string {
	var from []string
	add := func(label, property string) {
		n := "n." + property
		by := `MATCH (n:` + label + `)
USING RANGE INDEX n:` + label + `(` + property + `)
WHERE ` + n
		from = append(from, `CALL () {
`+by+` > 0
WITH `+n+` AS size ORDER BY size DESC SKIP $most LIMIT 1
RETURN max(size) AS rest
}
`+by+` > coalesce(rest, 0)
RETURN n`)
	}
	if slices.Contains(kinds, named.Account) {
		add("Account", "commits")
		add("Account", "commitsRaw")
		add("Account", "ownedLikes")
	}
	if slices.ContainsFunc(kinds, func(k named.Kind) bool { return k != named.Account }) {
		add("Repository", "likes")
	}
	return "CALL () {\n" + strings.Join(from, "\nUNION ALL\n") + `
}
WITH DISTINCT n, ' ' + n.searchText + ' ' AS text
WHERE $terms <> [] AND all(term IN $terms WHERE any(words IN term WHERE all(word IN words WHERE text CONTAINS word)))
  OR text STARTS WITH $begins AND any(spelling IN $spellings WHERE coalesce(n.id, n.name) STARTS WITH spelling)` + tail(kinds, ofName, "")
}
