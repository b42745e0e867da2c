// Package named says what in the graph is looked for by name: the kinds, how Cypher
// reads the name of each, and the counts that say how large it is.
package named

import (
	"fmt"
)

// Kind is what a name is the name of.
type Kind string

// The kinds.
const (
	Account Kind = "account"
	Model   Kind = "model"
	Dataset Kind = "dataset"
	Space   Kind = "space"
	Licence Kind = "licence"
	Field   Kind = "field"
)

// Kinds lists the kinds in the order of answers.
var Kinds = []Kind{Account, Model, Dataset, Space, Licence, Field}

// kind says how names of a kind are read.
type kind struct {
	label  string   // of the nodes
	name   string   // the property that holds the name
	counts []string // what they are called
	values string   // the counts, as a Cypher list
	size   string   // the number by which larger ones come first
	same   string   // the name that n was merged into
}

// What the properties of an account hold: its repositories and its commits.
const (
	owned   = "coalesce(n.ownedModels, 0) + coalesce(n.ownedDatasets, 0) + coalesce(n.ownedSpaces, 0)"
	commits = "coalesce(n.commits, n.commitsRaw, 0)"
	likes   = "coalesce(n.likes, 0)"
)

var kinds = map[Kind]kind{
	Account: {"Account", "name", []string{"repositories", "commits", "discussions"},
		"[" + owned + ", " + commits + ", coalesce(n.discussions, n.discussionsRaw, 0)]", owned + " + " + commits, "head([(n)-[:ALIAS_OF]->(to) | to.name])"},
	Model:   {"Model", "id", []string{"spaces", "likes", "downloads", "commits"}, "[coalesce(n.spaces, 0), coalesce(n.likes, 0), coalesce(n.downloads, 0), coalesce(n.commits, 0)]", likes, "null"},
	Dataset: {"Dataset", "id", []string{"models", "likes", "downloads", "commits"}, "[coalesce(n.models, 0), coalesce(n.likes, 0), coalesce(n.downloads, 0), coalesce(n.commits, 0)]", likes, "null"},
	Space:   {"Space", "id", []string{"likes", "commits"}, "[coalesce(n.likes, 0), coalesce(n.commits, 0)]", likes, "null"},
	Licence: {"License", "id", []string{"repositories"}, "[COUNT { (n)<-[:LICENSED_UNDER]-() }]", "COUNT { (n)<-[:LICENSED_UNDER]-() }", "null"},
	Field:   {"Field", "name", []string{"models"}, "[COUNT { (n)<-[:IN_FIELD]-() }]", "COUNT { (n)<-[:IN_FIELD]-() }", "null"},
}

// Label is that of the nodes of a kind.
func (k Kind) Label() string { return kinds[k].label }

// Property is the one that holds the name.
func (k Kind) Property() string { return kinds[k].name }

// Counts names the counts of things of a kind.
func (k Kind) Counts() []string { return kinds[k].counts }

// Values is the Cypher of a list of the counts of a node n.
func (k Kind) Values() string { return kinds[k].values }

// Size is the Cypher of the number by which larger things come before smaller ones:
// likes; repositories and commits of an account; what has a licence or a field.
func (k Kind) Size() string { return kinds[k].size }

// SameAs is the Cypher of the name that the node n was merged into, null for none.
func (k Kind) SameAs() string { return kinds[k].same }

// Match is a name that was found.
type Match struct {
	Kind Kind
	Name string
	// Rank says how well the name fits: the lower the better.
	Rank int64
	// Counts are the numbers that say how large the thing is, in the order of
	// Kind.Counts.
	Counts []int64
	// SameAs is the account that this spelling was merged into, "" for none.
	SameAs string
}

// ByName are the counts by what they are called.
func (m Match) ByName() map[string]int64 {
	counts := map[string]int64{}
	for i, name := range m.Kind.Counts() {
		counts[name] = m.Counts[i]
	}
	return counts
}

// MatchOf makes a Match of a row of name, rank, counts and what it is the same as.
func MatchOf(k Kind, row []any) (Match, error) {
	if len(row) != 4 {
		return Match{}, fmt.Errorf("a %s of %d columns", k, len(row))
	}
	m := Match{Kind: k}
	m.Name, _ = row[0].(string)
	m.Rank, _ = row[1].(int64)
	counts, _ := row[2].([]any)
	for _, c := range counts {
		n, _ := c.(int64)
		m.Counts = append(m.Counts, n)
	}
	m.SameAs, _ = row[3].(string)
	return m, nil
}
