package recipe

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/queries"
)

// Guide writes a recipe as a guide for Neo4j Browser 5, to be opened there with
// :play and an address: an HTML article with a slide for each section. Cells can be
// run, with the values of parameters as literals; a click puts one into the editor.
//
// report is a run of the recipe, whose numbers and charts the guide then shows; nil
// makes a guide that needs no database, without charts and without the prose that
// refers to results. params are the values of the parameters.
//
// Neo4j Browser fetches guides only from hosts in its setting
// browser.remote_content_hostname_whitelist (localhost is among them), and these
// have to permit it: it sends a preflight OPTIONS request and headers of its own.
func Guide(w io.Writer, r *Recipe, params map[string]any, report *Report) error {
	live := report == nil
	if live {
		report = &Report{Recipe: r, Params: params}
	}
	g := &guide{report: report}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n<body>\n<article class=\"guide\">\n<title>%[1]s</title>\n<carousel class=\"deck container-fluid\">\n",
		html.EscapeString(r.Title))
	g.open(r.Title)
	fmt.Fprintf(&g.slide, "<p class=\"lead\">%s</p>\n", html.EscapeString(r.Question))
	if r.Paper != "" {
		fmt.Fprintf(&g.slide, "<p>In the paper (arXiv:2405.13058): %s.</p>\n", html.EscapeString(r.Paper))
	}
	g.whose(live)
	for _, block := range r.Blocks {
		if err := g.block(block); err != nil {
			return err
		}
	}
	g.flush()
	g.slides.WriteTo(&b)
	b.WriteString("</carousel>\n</article>\n</body>\n</html>\n")
	_, err := b.WriteTo(w)
	return err
}

// whose says whose numbers the guide shows or, where it shows none, lets the reader
// ask whose a cell will.
func (g *guide) whose(live bool) {
	if live {
		fmt.Fprintf(&g.slide, "<p>Whose numbers the cells answer with: the snapshots that this database holds, the one loaded last first. More than one complete one count together.</p>\n<pre class=\"pre-scrollable code runnable\">%s</pre>\n", html.EscapeString(queries.SnapshotsHeld))
		return
	}
	for _, line := range g.report.Of.Lines() {
		fmt.Fprintf(&g.slide, "<p>%s</p>\n", html.EscapeString(Visible(line)))
	}
}

// guide collects slides.
type guide struct {
	report        *Report
	slides, slide bytes.Buffer
	title         string
}

// open begins a slide.
func (g *guide) open(title string) {
	g.flush()
	g.title = title
	g.slide.Reset()
}

// flush ends the slide, if there is one.
func (g *guide) flush() {
	if g.title == "" {
		return
	}
	fmt.Fprintf(&g.slides, "<slide class=\"row-fluid\">\n<div class=\"col-sm-12\">\n<h3>%s</h3>\n", html.EscapeString(g.title))
	g.slide.WriteTo(&g.slides)
	g.slides.WriteString("</div>\n</slide>\n")
	g.title = ""
}

func (g *guide) block(b Block) error {
	if b.Cell != nil {
		g.cell(b.Cell)
		return nil
	}
	text, err := g.report.fill(b)
	if err != nil {
		return err
	}
	for _, s := range sections(text) {
		if s.title != "" {
			g.open(s.title)
		}
		prose, err := toHTML(s.text)
		if err != nil {
			return err
		}
		g.slide.WriteString(string(prose))
	}
	return nil
}

// section is a piece of prose with its heading of the first or second level.
type section struct{ title, text string }

// sections cuts prose at its headings of the first and second level; the first
// section may have no title.
func sections(text string) []section {
	out := []section{{}}
	for _, p := range paragraphs(text) {
		heading := strings.TrimLeft(p.text, "#")
		level := len(p.text) - len(heading)
		if !p.verbatim && level >= 1 && level <= 2 && strings.HasPrefix(heading, " ") {
			title, rest, _ := strings.Cut(heading, "\n")
			out = append(out, section{strings.TrimSpace(title), rest})
			continue
		}
		out[len(out)-1].text += p.text + "\n"
	}
	return out
}

func (g *guide) cell(c *Cell) {
	fmt.Fprintf(&g.slide, "<pre class=\"pre-scrollable code runnable\">%s</pre>\n", html.EscapeString(g.report.Statement(c)))
	for _, line := range g.report.said(c) {
		fmt.Fprintf(&g.slide, "<p><strong>%s</strong></p>\n", html.EscapeString(Visible(line)))
	}
	if c.statement.ReadsDerived() {
		fmt.Fprintf(&g.slide, "<p>It reads what <code>hubgraph derive</code> writes, and <code>load</code> does not renew. This tells whether it is there and up to date:</p>\n<pre class=\"pre-scrollable code runnable\">%s</pre>\n", html.EscapeString(queries.DerivedState))
	}
	result := g.report.results[c]
	if result == nil {
		g.ask(c)
		return
	}
	if len(result.Rows) == 0 {
		fmt.Fprintf(&g.slide, "<p><em>%s</em></p>\n", html.EscapeString(strings.Trim(c.nothing(), "*")))
		return
	}
	if drawn := g.report.picture(c); drawn != nil {
		fmt.Fprintf(&g.slide, "<div>%s</div>\n", chart.Element(drawn, g.report.chartName(c), chart.Light))
	}
}

// ask says, where the cell was not run, what to do with its result.
func (g *guide) ask(c *Cell) {
	for _, f := range g.report.Recipe.found {
		if f.cell == c.Name && g.report.Params[f.param] == nil {
			fmt.Fprintf(&g.slide, "<p>Put the %s that it finds for <code>null</code> into the next cells, between quotes.</p>\n", html.EscapeString(words(f.column)))
		}
	}
}
