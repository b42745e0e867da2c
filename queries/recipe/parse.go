package recipe

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/queries"
)

// Finder finds stored queries by name; *queries.Registry is one.
type Finder interface {
	Find(name string) (*queries.Query, error)
}

// Parse reads a recipe in the form given in the package comment. file is its path in
// messages; stored finds the queries that its cells name. The error joins a
// *queries.ParseError for every fault.
func Parse(file, content string, stored Finder) (*Recipe, error) {
	p := &parser{r: &Recipe{File: file, Text: content}, stored: stored}
	if !utf8.ValidString(content) {
		p.fail(1, "the file is not valid UTF-8")
		return p.r, errors.Join(p.errs...)
	}
	p.name()
	lines := strings.Split(strings.ReplaceAll(bom.Trim(content), "\r\n", "\n"), "\n")
	n := p.frontMatter(lines)
	p.blocks(lines, n)
	p.whole()
	return p.r, errors.Join(p.errs...)
}

type parser struct {
	r      *Recipe
	stored Finder
	errs   []error
}

func (p *parser) fail(line int, format string, args ...any) {
	p.errs = append(p.errs, &queries.ParseError{File: p.r.File, Line: line, Msg: fmt.Sprintf(format, args...)})
}

var fileName = regexp.MustCompile(`^(?:[0-9]+-)?([a-z0-9]+(?:-[a-z0-9]+)*)\.md$`)

func (p *parser) name() {
	m := fileName.FindStringSubmatch(path.Base(strings.ReplaceAll(p.r.File, `\`, "/")))
	if m == nil {
		p.fail(1, "want a file name of small letters, digits and hyphens, such as 01-licences.md")
		return
	}
	p.r.Name = m[1]
}

// known lists the keys of a map, for messages.
func known[V any](m map[string]V) string {
	return strings.Join(slices.Sorted(maps.Keys(m)), ", ")
}

// fenceOpening matches the first line of a fenced block: the fence and the text
// after it.
var fenceOpening = regexp.MustCompile("^( {0,3})(`{3,}|~{3,})\\s*(.*)$")

// opening returns the fence that a line opens, "" for none.
func opening(line string) (fence, info string) {
	m := fenceOpening.FindStringSubmatch(line)
	if m == nil || m[2][0] == '`' && strings.Contains(m[3], "`") {
		return "", ""
	}
	return m[2], strings.TrimSpace(m[3])
}

// closes reports whether a line closes a fence.
func closes(line, fence string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= len(fence) && strings.Trim(line, fence[:1]) == ""
}

// blocks cuts the lines from n on into prose and cells.
func (p *parser) blocks(lines []string, n int) {
	prose := n
	flush := func(end int) {
		text := strings.Join(lines[prose:end], "\n")
		if strings.TrimSpace(text) != "" {
			p.r.Blocks = append(p.r.Blocks, Block{Line: prose + 1, Prose: text})
		}
	}
	for i := n; i < len(lines); i++ {
		fence, info := opening(lines[i])
		if fence == "" {
			continue
		}
		last := i + 1
		for last < len(lines) && !closes(lines[last], fence) {
			last++
		}
		if last == len(lines) {
			p.fail(i+1, "this fenced block is not closed")
		}
		if kind, _, _ := strings.Cut(info+" ", " "); kind == "cypher" || kind == "query" {
			flush(i)
			p.cell(i+1, kind, strings.TrimSpace(strings.TrimPrefix(info, kind)), lines[min(i+1, len(lines)):min(last, len(lines))])
			prose = min(last+1, len(lines))
		}
		i = last
	}
	flush(len(lines))
}

// whole checks what depends on all cells.
func (p *parser) whole() {
	for _, b := range p.r.Blocks {
		if b.Cell == nil {
			p.placeholders(b)
		}
	}
	for _, f := range p.r.found {
		if err := p.r.checkReference(f.cell + "." + f.column); err != nil {
			p.fail(f.line, "param %s: from: %v", f.param, err)
		}
	}
	for _, param := range p.r.Params {
		if !p.r.uses(param.Name) {
			p.fail(1, "no cell uses the parameter %s", param.Name)
		}
	}
}

// placeholders checks the placeholders in a piece of prose, outside fenced blocks.
func (p *parser) placeholders(b Block) {
	for _, piece := range paragraphs(b.Prose) {
		if piece.verbatim {
			continue
		}
		for i, line := range strings.Split(piece.text, "\n") {
			if err := p.r.checkLine(line); err != nil {
				p.fail(b.Line+piece.line+i, "%v", err)
			}
		}
	}
}

// uses reports whether a cell takes the parameter.
func (r *Recipe) uses(param string) bool {
	for _, c := range r.Cells() {
		if c.Query == nil && c.statement != nil && slices.Contains(c.statement.Parameters(), param) {
			return true
		}
		if slices.ContainsFunc(c.given, func(a argument) bool { return a.param == param }) {
			return true
		}
	}
	return false
}
