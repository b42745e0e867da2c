package pages

import (
	"html/template"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// table is an answer as a page shows it.
type table struct {
	ID      string // unique in the page
	Title   string // what it answers
	Head    []head
	Rows    [][]cell
	Facts   bool   // one row, set down the page
	Folded  bool   // the rows are behind a summary: the picture shows them
	Nothing string // in place of rows
	Said    []string
	More    *link // where there are more rows
	Picture template.HTML
	Cypher  string
	Browser string // address of Neo4j Browser with the statement
}

type head struct{ Name, Class, Doc string }

// cell is a value, or the values of a list.
type cell struct {
	Text, Href string
	Class      string // of its column, in a table of many rows
	Items      []cell
	Rest       string // how many more a long list has
}

type link struct{ Href, Text string }

// mostItems is how many values of a list are shown.
const mostItems = 40

// table makes the table of an answer.
func (h *handler) table(id string, a *content.Answer) table {
	t := table{ID: id, Title: recipe.Visible(a.Question), Cypher: strings.TrimSpace(a.Cypher), Browser: h.inBrowser(a.Cypher)}
	for _, n := range a.Notes {
		t.Said = append(t.Said, "Note: "+recipe.Visible(n.String())+".")
	}
	names := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		names[i] = c.Name
		t.Head = append(t.Head, head{Name: words(c.Name), Doc: c.Doc})
	}
	if len(a.Rows) == 0 {
		t.Nothing = "There are none."
		return t
	}
	if a.Cut {
		t.Said = append(t.Said, "Only the first "+thousands.Count(len(a.Rows), "row is", "rows are")+" shown; there are more.")
	}
	l := linker{a.Columns, a.Params}
	for i, texts := range recipe.Texts(names, a.Rows, isShare) {
		cells := make([]cell, len(texts))
		for j, text := range texts {
			cells[j] = cellOf(l, j, a.Rows[i], text)
		}
		t.Rows = append(t.Rows, cells)
	}
	for j := range t.Head {
		class := t.class(j, a)
		t.Head[j].Class = class
		for _, row := range t.Rows {
			row[j].Class = class
		}
	}
	return t
}

func cellOf(l linker, column int, row []any, text string) cell {
	list, ok := row[column].([]any)
	if !ok {
		return cell{Text: recipe.Visible(text), Href: l.href(column, row, row[column])}
	}
	var c cell
	for i, v := range list {
		if i == mostItems {
			c.Rest = thousands.Count(len(list)-i, "more", "more")
			break
		}
		text := recipe.Texts([]string{l.columns[column].Name}, [][]any{{v}}, isShare)[0][0]
		c.Items = append(c.Items, cell{Text: recipe.Visible(text), Href: l.href(column, row, v)})
	}
	return c
}

// class tells how a column is set: numbers to the right, short texts unbroken.
func (t *table) class(column int, a *content.Answer) string {
	if numeric(a, column) {
		return "number"
	}
	const short = 12
	for _, row := range t.Rows {
		if row[column].Items != nil || utf8.RuneCountInString(row[column].Text) > short {
			return "text"
		}
	}
	return "short"
}

// numeric reports whether a column holds numbers only, and at least one.
func numeric(a *content.Answer, column int) bool {
	some := false
	for _, row := range a.Rows {
		switch row[column].(type) {
		case int64, float64:
			some = true
		case nil:
		default:
			return false
		}
	}
	return some
}

// isShare reports whether the numbers of a column are parts of 1.
func isShare(column string) bool { return column == "share" || strings.HasSuffix(column, "_share") }

// words turns the name of a column into words.
func words(column string) string { return strings.ReplaceAll(column, "_", " ") }

// queryPath is the path of the page of a stored query with arguments name=value.
func queryPath(name string, args ...string) string { return asked("/query/"+name, args) }

// asked is a path with arguments name=value.
func asked(path string, args []string) string {
	with := url.Values{}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		with.Add(name, value)
	}
	if len(with) == 0 {
		return path
	}
	return path + "?" + with.Encode()
}

// failed is the table of a section that has no answer.
func failed(id, title string, err error) table {
	return table{ID: id, Title: title, Said: []string{"This part has no answer: " + recipe.Visible(err.Error()) + "."}}
}

// column is the type of a column as declared.
func typeOf(a *content.Answer, column int) queries.Type { return a.Columns[column].Type }
