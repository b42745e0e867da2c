// Package find looks up names in the graph by any part of them, and tells which names
// are near to one that is not there.
//
// Names are compared composed (NFC) and in lower case, so that capitals do not matter,
// nor whether an accent is a character of its own. Neo4j's text indexes hold names as
// they are written: they give those that hold three letters of the text in any
// spelling, and these are compared. A text without three such letters is looked for in
// every name.
package find

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries"
)

// Kind is what a name is the name of.
type Kind string

// The kinds, in the order of answers.
const (
	Account Kind = "account"
	Model   Kind = "model"
	Dataset Kind = "dataset"
	Space   Kind = "space"
	Licence Kind = "licence"
	Field   Kind = "field"
)

// Kinds lists the kinds in order.
var Kinds = []Kind{Account, Model, Dataset, Space, Licence, Field}

// Match is a name that was found.
type Match struct {
	Kind Kind
	Name string
	// Rank is 0 for the whole name, or the part after the owner, 1 for its beginning
	// and 2 for any other part.
	Rank int64
	// Counts are the numbers that say how large the thing is, in the order of CountsOf.
	Counts []int64
	// SameAs is the account that this spelling was merged into, "" for none.
	SameAs string
}

// CountsOf names the counts of a match.
func CountsOf(k Kind) []string { return kinds[k].counts }

// kind says how names of a kind are read.
type kind struct {
	label   string   // of the nodes
	name    string   // the property that holds the name
	indexed bool     // whether a text index holds the names
	counts  []string // what they are called
	values  string   // the counts, as a Cypher list
	same    string   // the name that n was merged into
}

// owned, of an account, counts its repositories.
const owned = "coalesce(n.ownedModels, 0) + coalesce(n.ownedDatasets, 0) + coalesce(n.ownedSpaces, 0)"

var kinds = map[Kind]kind{
	Account: {"Account", "name", true, []string{"repositories", "commits", "discussions"},
		"[" + owned + ", coalesce(n.commits, n.commitsRaw, 0), coalesce(n.discussions, n.discussionsRaw, 0)]", "head([(n)-[:ALIAS_OF]->(to) | to.name])"},
	Model:   {"Model", "id", true, []string{"spaces", "likes", "downloads", "commits"}, "[coalesce(n.spaces, 0), coalesce(n.likes, 0), coalesce(n.downloads, 0), coalesce(n.commits, 0)]", "null"},
	Dataset: {"Dataset", "id", true, []string{"models", "likes", "downloads", "commits"}, "[coalesce(n.models, 0), coalesce(n.likes, 0), coalesce(n.downloads, 0), coalesce(n.commits, 0)]", "null"},
	Space:   {"Space", "id", true, []string{"likes", "commits"}, "[coalesce(n.likes, 0), coalesce(n.commits, 0)]", "null"},
	Licence: {"License", "id", false, []string{"repositories"}, "[COUNT { (n)<-[:LICENSED_UNDER]-() }]", "null"},
	Field:   {"Field", "name", false, []string{"models"}, "[COUNT { (n)<-[:IN_FIELD]-() }]", "null"},
}

// form is the form in which names are compared, the same as in Cypher.
func form(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// statement is what finds the names of a kind that contain $text: those among
// that hold one of $spellings, by index, or among all of them.
func (k kind) statement(byIndex bool) string {
	from := `MATCH (n:` + k.label + `)`
	if byIndex {
		from = `UNWIND $spellings AS spelling
MATCH (n:` + k.label + `)
USING TEXT INDEX n:` + k.label + `(` + k.name + `)
WHERE n.` + k.name + ` CONTAINS spelling
WITH DISTINCT n`
	}
	return from + `
WITH n, n.` + k.name + ` AS name, toLower(normalize(n.` + k.name + `)) AS form
WHERE form CONTAINS $text
WITH n, name, CASE WHEN form = $text OR form ENDS WITH '/' + $text THEN 0 WHEN form STARTS WITH $text THEN 1 ELSE 2 END AS rank, ` + k.values + ` AS counts
RETURN name, rank, counts, ` + k.same + ` AS same
ORDER BY rank, reduce(sum = 0, c IN counts | sum + c) DESC, name
LIMIT $limit`
}

// All finds the names of every kind that contain a text, at most limit of each kind,
// 0 for all: whole names first, then beginnings, larger things before smaller ones.
// more tells that a kind has more of them.
func All(ctx context.Context, db queries.Reader, text string, limit int) (found []Match, more bool, err error) {
	most := int64(limit) + 1
	if limit == 0 {
		most = 1 << 40
	}
	params := map[string]any{"text": form(text), "limit": most}
	spelt := spellings(form(text))
	if spelt != nil {
		params["spellings"] = spelt
	}
	for _, k := range Kinds {
		rows, err := cypher.Rows(ctx, db, kinds[k].statement(kinds[k].indexed && spelt != nil), params)
		if err != nil {
			return nil, false, fmt.Errorf("find: %w", err)
		}
		if limit > 0 && len(rows) > limit {
			rows, more = rows[:limit], true
		}
		for _, row := range rows {
			found = append(found, match(k, row))
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int { return int(min(a.Rank, 1) - min(b.Rank, 1)) })
	return found, more, nil
}

func match(k Kind, row []any) Match {
	m := Match{Kind: k}
	m.Name, _ = row[0].(string)
	m.Rank, _ = row[1].(int64)
	counts, _ := row[2].([]any)
	for _, c := range counts {
		n, _ := c.(int64)
		m.Counts = append(m.Counts, n)
	}
	m.SameAs, _ = row[3].(string)
	return m
}

// subjects are the parameters of queries and recipes that name a thing in the graph,
// folded.
var subjects = map[string]Kind{
	"account": Account, "developer": Account, "owner": Account, "person": Account,
	"model": Model, "base": Model, "dataset": Dataset, "space": Space, "licence": Licence,
}

// Subject tells of what kind the thing is that a parameter of a stored query or a
// recipe names; ok is false for other parameters.
func Subject(param string) (of Kind, ok bool) {
	of, ok = subjects[nearest.Fold(param)]
	return of, ok
}

// candidates is how many names are compared letter by letter.
const candidates = 500

// Nearest returns at most three names of a kind that someone who typed name may have
// meant, the likeliest first; exists tells that there is such a name, to the letter.
func Nearest(ctx context.Context, db queries.Reader, k Kind, name string) (near []string, exists bool, err error) {
	of := kinds[k]
	rows, err := cypher.Rows(ctx, db, "MATCH (n:"+of.label+") WHERE n."+of.name+" = $name RETURN 1 LIMIT 1", map[string]any{"name": name})
	if err != nil || len(rows) > 0 {
		return nil, err == nil, err
	}
	rows, err = cypher.Rows(ctx, db, `MATCH (n:`+of.label+`)
WITH n.`+of.name+` AS name, toLower(normalize(n.`+of.name+`)) AS form
WITH name, form, COUNT { UNWIND $parts AS part WITH part WHERE form CONTAINS part RETURN part } AS shared
WHERE shared > 0
RETURN name ORDER BY abs(size(form) - size($text)) - 3 * shared, name LIMIT $limit`,
		map[string]any{"text": form(name), "parts": parts(form(name)), "limit": int64(candidates)})
	if err != nil {
		return nil, false, fmt.Errorf("find names near %q: %w", name, err)
	}
	var names []string
	for _, row := range rows {
		if s, ok := row[0].(string); ok {
			names = append(names, s)
		}
	}
	return nearest.Names(name, names), false, nil
}

// parts are the runs of three characters of a text, or the text when it is shorter. A
// name with a wrong letter shares the others with the right one.
func parts(text string) []any {
	runes := []rune(text)
	if len(runes) <= 3 {
		return []any{text}
	}
	var out []any
	for i := range len(runes) - 2 {
		part := string(runes[i : i+3])
		if !slices.Contains(out, any(part)) {
			out = append(out, part)
		}
	}
	return out
}
