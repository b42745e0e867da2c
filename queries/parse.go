package queries

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/nearest"
)

// parse reads a query file; the package comment gives the grammar. file is its path
// in the folder of queries, with slashes: it must be the query's name and ".cypher";
// shown is its path in messages. The error joins a *ParseError for every fault.
func parse(file, shown, content string) (*Query, error) {
	p := &parser{path: strings.TrimSuffix(file, ".cypher"), q: &Query{File: shown, Text: content}}
	if !utf8.ValidString(content) {
		p.line = 1
		p.fail("the file is not valid UTF-8")
		return p.q, errors.Join(p.errs...)
	}
	lines := strings.Split(bom.Trim(content), "\n")
	n := p.header(lines)
	p.whole()
	p.body(strings.Repeat("\n", n)+strings.Join(lines[n:], "\n"), n+1)
	return p.q, errors.Join(p.errs...)
}

type parser struct {
	q    *Query
	path string // the name that the file's path requires
	line int    // the line being read, 1-based
	errs []error
}

func (p *parser) fail(format string, args ...any) {
	p.errs = append(p.errs, &ParseError{File: p.q.File, Line: p.line, Msg: fmt.Sprintf(format, args...)})
}

// headerKeys are the keys of header lines, with the functions that take their
// values.
var headerKeys = map[string]func(p *parser, value string){
	"name":     func(p *parser, v string) { p.once("name", &p.q.Name, v) },
	"question": func(p *parser, v string) { p.once("question", &p.q.Question, v) },
	"cost":     func(p *parser, v string) { p.once("cost", &p.q.Cost, v) },
	"note":     func(p *parser, v string) { p.q.Notes = append(p.q.Notes, v) },
	"formerly": func(p *parser, v string) { p.q.Formerly = append(p.q.Formerly, v) },
	"example":  func(p *parser, v string) { p.q.Example.Args = strings.Fields(v) },
	"param":    (*parser).param,
	"returns":  (*parser).returns,
}

// header reads the comment lines at the top and returns their number.
func (p *parser) header(lines []string) (n int) {
	for n < len(lines) {
		comment, ok := strings.CutPrefix(strings.TrimRight(lines[n], " \t\r"), "//")
		if !ok {
			break
		}
		n++
		p.line = n
		if strings.Contains(comment, "\r") { // servers end a comment there
			p.fail("a carriage return stands within the line")
			continue
		}
		if strings.TrimSpace(comment) == "" {
			continue
		}
		key, value, ok := strings.Cut(comment, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		take := headerKeys[key]
		switch {
		case !ok || take == nil:
			p.unknownKey(key)
		case value == "":
			p.fail("%s: a value is missing", key)
		default:
			take(p, value)
		}
	}
	return n
}

func (p *parser) unknownKey(key string) {
	known := slices.Sorted(maps.Keys(headerKeys))
	if near := nearest.Names(key, known); len(near) > 0 {
		p.fail("unknown key %q in the header; did you mean %q?", key, near[0])
		return
	}
	p.fail(`a header line begins with one of %s and ":"; a blank line ends the header`, strings.Join(known, ", "))
}

func (p *parser) once(key string, to *string, value string) {
	if *to != "" {
		p.fail("%s is given twice", key)
	}
	*to = value
}

var (
	queryName  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)
	plainName  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	paramStart = regexp.MustCompile(`^([^\s=]+)\s+([^\s=]+)\s*(?:(=)\s*)?`)
)

// returns takes "column [type[?]] [-- description]", or several columns separated by
// commas without descriptions.
func (p *parser) returns(value string) {
	declared, doc, _ := strings.Cut(value, " -- ")
	columns := strings.Split(declared, ",")
	if doc != "" && len(columns) > 1 {
		p.fail("returns: a description belongs to one column, give each its own line")
	}
	for _, one := range columns {
		name, typ, _ := strings.Cut(strings.TrimSpace(one), " ")
		c := Column{Name: name, Doc: strings.TrimSpace(doc)}
		typ, c.Null = strings.CutSuffix(strings.TrimSpace(typ), "?")
		c.Type = Type(typ)
		if !plainName.MatchString(name) {
			p.fail("returns: %q is no column name", name)
		}
		if (typ != "" || c.Null) && !slices.Contains(Types, c.Type) {
			p.fail("returns: column %s: unknown type %q, want one of %v", name, typ, Types)
		}
		if slices.ContainsFunc(p.q.Returns, func(c Column) bool { return c.Name == name }) {
			p.fail("returns: column %s is given twice", name)
		}
		p.q.Returns = append(p.q.Returns, c)
	}
}

// param takes "name type [= default] [min N] [max N] [in a|b] [-- description]".
func (p *parser) param(value string) {
	m := paramStart.FindStringSubmatch(value)
	if m == nil {
		p.fail("param: want a name, a type and perhaps a default: limit int = 20")
		return
	}
	param := Param{Name: m[1], Type: Type(m[2]), Required: m[3] == ""}
	if !plainName.MatchString(param.Name) {
		p.fail("param: %q is no parameter name", param.Name)
	}
	if _, ok := p.q.Param(param.Name); ok {
		p.fail("param: %s is given twice", param.Name)
	}
	if !slices.Contains(Types, param.Type) {
		p.fail("param %s: unknown type %q, want one of %v", param.Name, param.Type, Types)
		return
	}
	rest := value[len(m[0]):]
	if !param.Required {
		var err error
		if param.Default, rest, err = p.value(param, rest); err != nil {
			p.fail("param %s: %v", param.Name, err)
			return
		}
	}
	bounds, doc, _ := strings.Cut(" "+rest+" ", " -- ")
	param.Doc = strings.TrimSpace(doc)
	if err := param.setBounds(strings.Fields(bounds)); err != nil {
		p.fail("param %s: %v", param.Name, err)
	} else if err := param.check(param.Default); err != nil {
		p.fail("param %s: its default %v", param.Name, err)
	}
	p.q.Params = append(p.q.Params, param)
}

// value reads a literal of the parameter's type.
func (p *parser) value(param Param, s string) (v any, rest string, err error) {
	v, rest, err = cutLiteral(s)
	if err != nil {
		return nil, "", err
	}
	if !param.Type.has(v) {
		return nil, "", fmt.Errorf("%s is no %s", Literal(v), param.Type)
	}
	if n, ok := v.(int64); ok && param.Type == Float {
		v = float64(n)
	}
	return v, rest, nil
}

func (p *Param) setBounds(words []string) error {
	for len(words) > 0 {
		if len(words) == 1 {
			return fmt.Errorf("%q: want min N, max N or in a|b|c, then -- and a description", words[0])
		}
		key, value := words[0], words[1]
		words = words[2:]
		n, err := strconv.ParseFloat(value, 64)
		switch {
		case key == "in" && p.Type == String:
			p.OneOf = strings.Split(value, "|")
		case key != "min" && key != "max":
			return fmt.Errorf("%q: want min N, max N or in a|b|c, then -- and a description", key)
		case err != nil || p.Type != Int && p.Type != Float:
			return fmt.Errorf("%s %s: want a number, on an int or a float", key, value)
		case key == "min":
			p.Min = &n
		default:
			p.Max = &n
		}
	}
	return nil
}

// body takes the statement below the header, beginning at line first; text has line
// breaks for the header.
func (p *parser) body(text string, first int) {
	if p.line = first; strings.TrimSpace(text) == "" {
		p.fail("there is no query under the header")
		return
	}
	s, err := Guard(text)
	if err != nil {
		p.errs = append(p.errs, inFile(p.q.File, first, err))
		return
	}
	p.q.Statement = s
	for _, m := range s.marked {
		p.line = m.line
		param, ok := p.q.Param(m.name)
		switch {
		case !ok:
			p.fail("/*$%s*/: the header has no such parameter", m.name)
		case !param.Required && !param.Type.same(m.value, param.Default):
			p.fail("/*$%s*/: %s here, %s in the header", m.name, Literal(m.value), Literal(param.Default))
		}
	}
	p.line = 1
	used := s.Parameters()
	for _, param := range p.q.Params {
		if !slices.Contains(used, param.Name) {
			p.fail("the query does not use the parameter %s", param.Name)
		}
	}
}

// same compares a literal with a default of the type; whole numbers are also floats.
func (t Type) same(literal, value any) bool {
	if n, ok := literal.(int64); ok && t == Float {
		literal = float64(n)
	}
	return t.has(literal) && Literal(literal) == Literal(value)
}

// whole checks the header after all its lines are read.
func (p *parser) whole() {
	p.line = 1
	switch want := p.path; {
	case p.q.Name == "":
		p.fail("the header has no name")
	case !queryName.MatchString(p.q.Name):
		p.fail("name %q: want topic/name of small letters, digits and hyphens, in a folder named as the topic", p.q.Name)
	case p.q.Name != want:
		p.fail("name %q: by its path it is %q", p.q.Name, want)
	}
	if p.q.Question == "" {
		p.fail("the header has no question")
	}
	if len(p.q.Returns) == 0 {
		p.fail("the header does not say what the query returns")
	}
	if err := p.example(); err != nil {
		p.fail("example: %v", err)
	}
}

// example checks the arguments of the example, after the rest of the header.
func (p *parser) example() error {
	if len(p.q.Example.Args) == 0 || len(p.errs) > 0 {
		return nil
	}
	_, err := p.q.Bind(p.q.Example.Args)
	return err
}
