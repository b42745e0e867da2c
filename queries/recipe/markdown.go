package recipe

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/internal/markdown"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
)

// Markdown writes the recipe with its tables. pictures says whether the files of
// Charts are beside it as SVG; if not, a line says what each chart would show.
func (r *Report) Markdown(w io.Writer, pictures bool) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n**%s**\n", r.Recipe.Title, escapeMarkdown(r.Recipe.Question))
	if r.Recipe.Paper != "" {
		fmt.Fprintf(&b, "\nIn the paper ([arXiv:2405.13058](https://arxiv.org/abs/2405.13058)): %s.\n", r.Recipe.Paper)
	}
	if params := r.paramsMarkdown(); params != "" {
		b.WriteString("\nParameters: " + params + ".\n")
	}
	for _, line := range r.Of.Lines() {
		b.WriteString("\n" + escapeMarkdown(line) + "\n")
	}
	for _, block := range r.blocks() {
		b.WriteString("\n")
		if block.Cell != nil {
			r.cellMarkdown(&b, block.Cell, pictures)
			continue
		}
		text, err := r.fill(block)
		if err != nil {
			return err
		}
		b.WriteString(text + "\n")
	}
	_, err := w.Write([]byte(tidy(b.String()) + "\n"))
	return err
}

// blocks are those of the recipe or, without statements, those that are more than one:
// a heading with nothing but a picture for Neo4j Browser below it goes too.
func (r *Report) blocks() (shown []Block) {
	if !r.NoCypher {
		return r.Recipe.Blocks
	}
	for _, b := range r.Recipe.Blocks {
		if b.Cell == nil || !b.Cell.Browser {
			shown = append(shown, b)
			continue
		}
		if last := len(shown) - 1; last >= 0 && shown[last].Cell == nil {
			prose := strings.TrimRight(shown[last].Prose, "\n")
			if at := strings.LastIndexByte(prose, '\n') + 1; strings.HasPrefix(prose[at:], "#") {
				shown[last].Prose = prose[:at]
			}
		}
	}
	return shown
}

// paramsMarkdown lists the parameters of the run.
func (r *Report) paramsMarkdown() string {
	var parts []string
	for _, p := range r.Recipe.Params {
		parts = append(parts, fmt.Sprintf("`%s` = %s", p.Name, codeSpan(queries.Literal(r.Params[p.Name]))))
	}
	return strings.Join(parts, ", ")
}

// codeSpan quotes a text as code, whatever backticks it holds.
func codeSpan(s string) string {
	s = Visible(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if fence != "`" {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

func (r *Report) cellMarkdown(b *bytes.Buffer, c *Cell, pictures bool) {
	statement := r.Statement(c)
	if c.Browser {
		b.WriteString("In Neo4j Browser this draws the picture:\n\n" + fenced("cypher", statement))
		return
	}
	result := r.results[c]
	switch {
	case result == nil: // said below
	case len(result.Rows) == 0:
		b.WriteString(c.nothing() + "\n")
	default:
		r.tableMarkdown(b, c, result)
		if rest := result.rest(c); rest != "" {
			b.WriteString("\n*" + rest + "*\n")
		}
		if drawn := r.below(c); drawn != nil {
			title, text := drawn.Head()
			if pictures {
				fmt.Fprintf(b, "\n![%s. %s](%s)\n", escapeMarkdown(title), escapeMarkdown(text), r.chartName(c)+".svg")
			} else {
				fmt.Fprintf(b, "\n*Chart, with --out DIR: %s.*\n", escapeMarkdown(title))
			}
		}
	}
	for _, line := range r.said(c) {
		fmt.Fprintf(b, "\n**%s**\n", escapeMarkdown(line))
	}
	if !r.NoCypher {
		fmt.Fprintf(b, "\n<details><summary>%s</summary>\n\n%s\n</details>\n", c.statementName(), fenced("cypher", statement))
	}
}

// statementName says where the Cypher comes from.
func (c *Cell) statementName() string {
	if c.Query != nil {
		return "Cypher of the stored query " + c.Query.Name
	}
	return "Cypher"
}

// nothing is the text in place of a table without rows.
func (c *Cell) nothing() string {
	if c.Empty != "" {
		return "*" + c.Empty + "*"
	}
	return "*There are no rows.*"
}

// Statement is the Cypher of a cell with the values of this run, to be pasted.
func (r *Report) Statement(c *Cell) string {
	return c.statement.WithLiterals(c.bind(r.Params))
}

// fenced puts code between fences that it does not contain.
func fenced(language, code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + language + "\n" + code + "\n" + fence + "\n"
}

func (r *Report) tableMarkdown(b *bytes.Buffer, c *Cell, result *Result) {
	if c.Rows == 0 {
		return
	}
	names := make([]string, len(result.Columns))
	for i, name := range result.Columns {
		names[i] = escapeMarkdown(words(name))
	}
	b.WriteString(markdown.Head(names, result.numeric))
	for _, cells := range c.texts(result) {
		for i, s := range cells {
			cells[i] = escapeMarkdown(s)
		}
		b.WriteString(markdown.Row(cells))
	}
}

// rest says what a table omits; "" for nothing.
func (r *Result) rest(c *Cell) string {
	left := len(r.Rows) - c.Rows
	switch {
	case r.Cut && c.Rows == 0:
		return fmt.Sprintf("The answer was cut at %s.", thousands.Count(len(r.Rows), "row", "rows"))
	case c.Rows == 0 || left <= 0 && !r.Cut:
		return ""
	case r.Cut:
		return fmt.Sprintf("The answer was cut at %s; %d %s shown.", thousands.Count(len(r.Rows), "row", "rows"), min(c.Rows, len(r.Rows)), thousands.Noun(min(c.Rows, len(r.Rows)), "is", "are"))
	case left == 1:
		return "One more row is not shown."
	}
	return fmt.Sprintf("%s more rows are not shown.", shown(int64(left), grouped))
}
