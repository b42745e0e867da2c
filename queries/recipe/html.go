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

//go:embed blocks.html
var blocksText string

//go:embed style.css
var styleText string

var page = template.Must(template.Must(template.New("page").Parse(blocksText)).Parse(pageText))

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
	Rows      [][]htmlValue
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

// htmlValue is a value in a table, and the address of what it names, "" for none.
type htmlValue struct{ Text, Href string }

// Links gives the addresses of the things that the values of a row name, "" for none.
// A cell with Cypher of its own declares no types for its columns.
type Links func(columns []queries.Column, row []any) []string

// HTML writes the recipe as one page that loads nothing and runs no script.
func (r *Report) HTML(w io.Writer) error {
	p := htmlPage{Title: r.Recipe.Title, Question: r.Recipe.Question, Paper: r.Recipe.Paper,
		Style: template.CSS(styleText + chart.Stylesheet("var(--bg)"))}
	for _, param := range r.Recipe.Params {
		p.Params = append(p.Params, htmlParam{param.Name, queries.Literal(r.Params[param.Name]), param.Doc})
	}
	for _, line := range r.Of.Lines() {
		p.Whose = append(p.Whose, Visible(line))
	}
	var err error
	if p.Blocks, err = r.htmlBlocks(nil); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, p); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	_, err = b.WriteTo(w)
	return err
}

// Body returns what stands between head and foot of the page that HTML writes, for a
// page of somebody else's with Stylesheet and chart.Stylesheet. links may be nil.
func (r *Report) Body(links Links) (template.HTML, error) {
	blocks, err := r.htmlBlocks(links)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := page.ExecuteTemplate(&b, "blocks", blocks); err != nil {
		return "", fmt.Errorf("write page: %w", err)
	}
	return template.HTML(b.String()), nil
}

// htmlBlocks are the blocks of the page.
func (r *Report) htmlBlocks(links Links) (blocks []htmlBlock, err error) {
	for _, b := range r.blocks() {
		if b.Cell != nil {
			blocks = append(blocks, r.htmlCell(b.Cell, links))
			continue
		}
		text, err := r.fill(b)
		if err != nil {
			return nil, err
		}
		prose, err := toHTML(text)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, htmlBlock{Prose: prose})
	}
	return blocks, nil
}

// Facts reports whether the table is one row too wide to be read across: it is set
// down the page, a line for each column.
func (h htmlBlock) Facts() bool { return len(h.Rows) == 1 && len(h.Columns) > 6 }

func (r *Report) htmlCell(c *Cell, links Links) htmlBlock {
	h := htmlBlock{Cell: true, Browser: c.Browser, Name: c.Name, Summary: c.statementName(), Statement: r.Statement(c)}
	if r.NoCypher {
		h.Statement = ""
	}
	h.Said = r.said(c)
	for i, line := range h.Said {
		h.Said[i] = Visible(line)
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
	bars := r.bars(c)
	for i, row := range c.texts(result) {
		values := make([]htmlValue, len(row))
		for j, s := range row {
			values[j].Text = Visible(s)
		}
		if links != nil {
			for j, href := range links(c.declared(result), result.Rows[i]) {
				values[j].Href = href
			}
		}
		h.Rows = append(h.Rows, values)
	}
	for i, name := range result.Columns {
		h.Columns = append(h.Columns, htmlColumn{words(name), h.class(i, result.numeric(i)), bars[i]})
	}
	return h
}

// declared are the columns of a cell, with types where a stored query declares them.
func (c *Cell) declared(result *Result) []queries.Column {
	if c.Query != nil {
		return c.Query.Returns
	}
	columns := make([]queries.Column, len(result.Columns))
	for i, name := range result.Columns {
		columns[i].Name = name
	}
	return columns
}

// class tells how a column is set.
func (h *htmlBlock) class(column int, numeric bool) string {
	if numeric {
		return "number"
	}
	const short = 12
	for _, row := range h.Rows {
		if utf8.RuneCountInString(row[column].Text) > short {
			return "text"
		}
	}
	return "short"
}
