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
	"github.com/hubgraph/hubgraph/queries/named"
)

// Kind is what a name is the name of.
type Kind = named.Kind

// The kinds.
const (
	Account = named.Account
	Model   = named.Model
	Dataset = named.Dataset
	Space   = named.Space
	Licence = named.Licence
	Field   = named.Field
)

// Kinds lists the kinds in the order of answers.
var Kinds = named.Kinds

// Match is a name that was found. Its Rank is 0 for the whole name, or the part after
// the owner, 1 for its beginning and 2 for any other part.
type Match = named.Match

// CountsOf names the counts of a match.
func CountsOf(k Kind) []string { return k.Counts() }

// indexed reports whether a text index holds the names of a kind.
func indexed(k Kind) bool { return k != Licence && k != Field }

// form is the form in which names are compared, the same as in Cypher.
func form(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// statement is what finds the names of a kind that contain $text: those among
// that hold one of $spellings, by index, or among all of them.
func statement(k Kind, byIndex bool) string {
	from := `MATCH (n:` + k.Label() + `)`
	if byIndex {
		from = `UNWIND $spellings AS spelling
MATCH (n:` + k.Label() + `)
USING TEXT INDEX n:` + k.Label() + `(` + k.Property() + `)
WHERE n.` + k.Property() + ` CONTAINS spelling
WITH DISTINCT n`
	}
	return from + `
WITH n, n.` + k.Property() + ` AS name, toLower(normalize(n.` + k.Property() + `)) AS form
WHERE form CONTAINS $text
WITH n, name, CASE WHEN form = $text OR form ENDS WITH '/' + $text THEN 0 WHEN form STARTS WITH $text THEN 1 ELSE 2 END AS rank, ` + k.Values() + ` AS counts
RETURN name, rank, counts, ` + k.SameAs() + ` AS same
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
		rows, err := cypher.Rows(ctx, db, statement(k, indexed(k) && spelt != nil), params)
		if err != nil {
			return nil, false, fmt.Errorf("find: %w", err)
		}
		if limit > 0 && len(rows) > limit {
			rows, more = rows[:limit], true
		}
		for _, row := range rows {
			m, err := named.MatchOf(k, row)
			if err != nil {
				return nil, false, fmt.Errorf("find: %w", err)
			}
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int { return int(min(a.Rank, 1) - min(b.Rank, 1)) })
	return found, more, nil
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

// Absent is a thing that an argument names and the graph does not have.
type Absent struct {
	Kind Kind
	Name string
	Near []string // names that may have been meant, the likeliest first
}

// AbsentOf returns the things that arguments of the form name=value of a stored query or
// a recipe name, and the graph does not have.
func AbsentOf(ctx context.Context, db queries.Reader, args []string) (all []Absent, err error) {
	for _, arg := range args {
		param, name, _ := strings.Cut(arg, "=")
		kind, ok := Subject(param)
		if !ok || name == "" {
			continue
		}
		near, exists, err := Nearest(ctx, db, kind, name)
		if err != nil {
			return all, err
		}
		if !exists {
			all = append(all, Absent{kind, name, near})
		}
	}
	return all, nil
}
