package pages

import (
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
)

// kinds tells of what kind the things are that a column of texts, or of lists of them,
// names, wherever the column stands.
var kinds = map[string]find.Kind{
	"model": find.Model, "neighbour": find.Model, "base": find.Model, "top_model": find.Model,
	"dataset": find.Dataset,
	"space":   find.Space,
	"owner":   find.Account, "space_owner": find.Account, "account": find.Account, "developer": find.Account, "collaborator": find.Account,
	"person": find.Account, "bot": find.Account, "same_as": find.Account, "spellings": find.Account,
	"license": find.Licence, "source_license": find.Licence,
	"field": find.Field, "fields": find.Field,
}

// repositories are the kinds that a column of kinds of repositories holds.
var repositories = map[string]find.Kind{"model": find.Model, "dataset": find.Dataset, "space": find.Space}

// nobody are the texts that stand where there is no such thing.
var nobody = map[find.Kind][]string{find.Field: {"all", "none"}}

// linker tells what the values of rows name.
type linker struct {
	columns []queries.Column
	params  map[string]any
}

// kindOf is the kind of the things in a column of a row; ok is false for a column that
// names none, or none that can be told.
func (l linker) kindOf(column int, row []any) (kind find.Kind, ok bool) {
	name := l.columns[column].Name
	if kind, ok := kinds[name]; ok {
		return kind, true
	}
	switch name {
	case "repository":
		return l.repository("kind", row)
	case "source", "target":
		if l.at("source_kind") >= 0 {
			return l.repository("source_kind", row)
		}
		return find.Account, l.at("source") >= 0 && l.at("target") >= 0
	case "other": // beside a first owner
		return find.Account, l.at("owner") >= 0
	}
	return "", false
}

// repository is the kind that stands in a column, or in the parameter of its name.
func (l linker) repository(column string, row []any) (kind find.Kind, ok bool) {
	var word any = l.params[column]
	if i := l.at(column); i >= 0 {
		word = row[i]
	}
	text, _ := word.(string)
	kind, ok = repositories[text]
	return kind, ok
}

func (l linker) at(name string) int {
	return slices.IndexFunc(l.columns, func(c queries.Column) bool { return c.Name == name })
}

// href is the address of what a value names, "" for none.
func (l linker) href(column int, row []any, value any) string {
	name, ok := value.(string)
	if !ok || name == "" || strings.HasPrefix(name, "(") { // (not listed)
		return ""
	}
	kind, ok := l.kindOf(column, row)
	if !ok || slices.Contains(nobody[kind], name) {
		return ""
	}
	return content.Path(kind, name)
}

// links are the addresses of the values of a row of a recipe's cell.
func links(columns []queries.Column, row []any) []string {
	l, out := linker{columns: columns}, make([]string, len(row))
	for i, v := range row {
		out[i] = l.href(i, row, v)
	}
	return out
}
