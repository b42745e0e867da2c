package recipe

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	mdparser "github.com/yuin/goldmark/parser"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/queries"
)

//go:embed page.html
var pageText string

//go:embed style.css
var styleText string

var page = template.Must(template.New("page").Parse(pageText))

// converter turns prose into HTML. It drops raw HTML and dangerous addresses, the
// library's default.
var converter = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(mdparser.WithAutoHeadingID()))

// Stylesheet is that of the pages that HTML writes.
func Stylesheet() template.CSS { return template.CSS(styleText) }

// Statements returns a recipe without answers: its prose, as far as it refers to none,
// and its statements, with the values of parameters as literals.
func (r *Recipe) Statements(params map[string]any) (template.HTML, error) {
	report := &Report{Recipe: r, Params: params}
	var b strings.Builder
	for _, block := range r.Blocks {
		if block.Cell != nil {
			fmt.Fprintf(&b, "<pre tabindex=\"0\"><code>%s</code></pre>\n", template.HTMLEscapeString(report.Statement(block.Cell)))
			continue
		}
		text, err := report.fill(block)
		if err != nil {
			return "", err
		}
		prose, err := toHTML(text)
		if err != nil {
			return "", err
		}
		b.WriteString(string(prose))
	}
	return template.HTML(b.String()), nil
}

// toHTML returns prose as HTML.
func toHTML(text string) (template.HTML, error) {
	var b bytes.Buffer
	if err := converter.Convert([]byte(text), &b); err != nil {
		return "", fmt.Errorf("convert Markdown: %w", err)
	}
	return template.HTML(b.String()), nil
}

// htmlPage is what page.html shows.
type htmlPage struct {
	Title, Question, Paper string
	Style                  template.CSS
	Params                 []htmlParam
	Whose                  []string // whose numbers they are
	Blocks                 []htmlBlock
}

type htmlParam struct{ Name, Value, Doc string }

// htmlBlock is prose or a cell.
type htmlBlock struct {
	Prose     template.HTML
	Cell      bool
	Browser   bool
	Name      string // of the cell
	Caption   string
	Columns   []htmlColumn
	Rows      [][]string
	Rest      string   // what the table omits
	Nothing   string   // shown instead of a table
	Said      []string // an error, and what is to be known
	Chart     template.HTML
	Summary   string
	Statement string
}

type htmlColumn struct {
	Name  string
	Class string         // number; short for texts that are not broken, such as dates; text for longer ones
	Bars  []template.CSS // of the rows; nil when the column has none
}

// HTML writes the recipe as one page that loads nothing and runs no script.
func (r *Report) HTML(w io.Writer) error {
	p := htmlPage{Title: r.Recipe.Title, Question: r.Recipe.Question, Paper: r.Recipe.Paper,
		Style: template.CSS(styleText + chart.Stylesheet("var(--bg)"))}
	for _, param := range r.Recipe.Params {
		p.Params = append(p.Params, htmlParam{param.Name, queries.Literal(r.Params[param.Name]), param.Doc})
	}
	for _, line := range r.Of.Lines() {
		p.Whose = append(p.Whose, visible(line))
	}
	for _, b := range r.blocks() {
		if b.Cell != nil {
			p.Blocks = append(p.Blocks, r.htmlCell(b.Cell))
			continue
		}
		text, err := r.fill(b)
		if err != nil {
			return err
		}
		prose, err := toHTML(text)
		if err != nil {
			return err
		}
		p.Blocks = append(p.Blocks, htmlBlock{Prose: prose})
	}
	var b bytes.Buffer
	if err := page.Execute(&b, p); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	_, err := b.WriteTo(w)
	return err
}

// Facts reports whether the table is one row too wide to be read across: it is set
// down the page, a line for each column.
func (h htmlBlock) Facts() bool { return len(h.Rows) == 1 && len(h.Columns) > 6 }

func (r *Report) htmlCell(c *Cell) htmlBlock {
	h := htmlBlock{Cell: true, Browser: c.Browser, Name: c.Name, Summary: c.statementName(), Statement: r.Statement(c)}
	if r.NoCypher {
		h.Statement = ""
	}
	h.Said = r.said(c)
	for i, line := range h.Said {
		h.Said[i] = visible(line)
	}
	result := r.results[c]
	if result == nil {
		return h
	}
	h.Caption = words(c.Name)
	if c.Query != nil {
		h.Caption = c.Query.Question
	}
	if len(result.Rows) == 0 {
		h.Nothing = strings.Trim(c.nothing(), "*")
		return h
	}
	if drawn := r.below(c); drawn != nil {
		h.Chart = template.HTML(chart.Inline(drawn, r.chartName(c)))
	}
	h.Rest = result.rest(c)
	if c.Rows == 0 {
		return h
	}
	h.Rows = c.texts(result)
	bars := r.bars(c)
	for _, row := range h.Rows {
		for i, s := range row {
			row[i] = visible(s)
		}
	}
	for i, name := range result.Columns {
		h.Columns = append(h.Columns, htmlColumn{words(name), h.class(i, result.numeric(i)), bars[i]})
	}
	return h
}

// class tells how a column is set.
func (h *htmlBlock) class(column int, numeric bool) string {
	if numeric {
		return "number"
	}
	const short = 12
	for _, row := range h.Rows {
		if utf8.RuneCountInString(row[column]) > short {
			return "text"
		}
	}
	return "short"
}
