package neighbourhood

import (
	"context"
	"embed"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
)

//go:embed cypher
var statementFiles embed.FS

// Statements are the statements of pictures: KIND/groups and KIND/GROUP.
var Statements = sync.OnceValue(func() *queries.Registry { return queries.Embedded(statementFiles, "cypher") })

// statement finds one that is part of the program.
func statement(kind find.Kind, name string) *queries.Query {
	q, err := Statements().Find(string(kind) + "/" + name)
	if err != nil {
		panic(err)
	}
	return q
}

// Group is one kind of neighbours of a thing.
type Group struct {
	Name  string // as in addresses
	Title string // what its members are, in words
	Count int64
}

// column is the column of KIND/groups that counts a group.
func column(group string) string { return strings.ReplaceAll(group, "-", "_") }

// Groups are the groups of a kind, in order, without counts.
func Groups(kind find.Kind) []Group {
	var all []Group
	for _, c := range statement(kind, "groups").Returns[1:] { // the first is the id
		all = append(all, groupOf(c))
	}
	return all
}

// groupOf is the group that a column counts.
func groupOf(c queries.Column) Group {
	return Group{Name: strings.ReplaceAll(c.Name, "_", "-"), Title: c.Doc}
}

// groupNames are the names of the groups of a kind.
func groupNames(kind find.Kind) []string {
	var names []string
	for _, g := range Groups(kind) {
		names = append(names, g.Name)
	}
	return names
}

// groupsOf counts the neighbours of a thing: no rows where there is no such thing.
func groupsOf(ctx context.Context, c *content.Content, of Thing) (*content.Answer, error) {
	return c.Ask(ctx, statement(of.Kind, "groups"), map[string]any{"id": of.ID})
}

// groups reads the counts of groupsOf.
func groups(counts *content.Answer) []Group {
	var out []Group
	for _, c := range counts.Columns[1:] {
		g := groupOf(c)
		g.Count, _ = counts.Value(c.Name).(int64)
		out = append(out, g)
	}
	return out
}

// neighbour is a row of KIND/GROUP.
type neighbour struct {
	Thing
	importance              int64
	relationship, direction string
	weight                  int64
	unit                    string // of the weight, "" for none
	detail                  string
}

// neighbours reads the rows of an expansion.
func neighbours(a *content.Answer) []neighbour {
	out := make([]neighbour, len(a.Rows))
	for i, row := range a.Rows {
		n := &out[i]
		kind, _ := row[0].(string)
		n.Kind = find.Kind(kind)
		n.ID, _ = row[1].(string)
		n.importance, _ = row[2].(int64)
		n.relationship, _ = row[3].(string)
		n.direction, _ = row[4].(string)
		if weight, ok := row[5].(int64); ok {
			n.weight, n.unit = weight, a.Columns[5].Doc
		}
		n.detail, _ = row[6].(string)
	}
	return out
}
