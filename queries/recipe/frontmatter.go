package recipe

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/hubgraph/hubgraph/queries"
)

// frontMatter reads the block of YAML at the top and returns its number of lines,
// fences included.
func (p *parser) frontMatter(lines []string) (n int) {
	if len(lines) == 0 || strings.TrimRight(lines[0], " \t") != "---" {
		p.fail(1, "a recipe begins with a block of YAML between two lines of ---")
		return 0
	}
	for n = 1; n < len(lines); n++ {
		if strings.TrimRight(lines[n], " \t") == "---" {
			p.yaml(strings.Join(lines[1:n], "\n"))
			return n + 1
		}
	}
	p.fail(1, "the block of YAML at the top is not closed by ---")
	return len(lines)
}

// yaml reads the block, which begins on line 2 of the file.
func (p *parser) yaml(text string) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		p.yamlError(err)
		return
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		p.fail(1, "the block of YAML has no title and question")
		return
	}
	p.fields(doc.Content[0], map[string]func(*yaml.Node){
		"title":    func(v *yaml.Node) { p.r.Title = p.scalar(v, "title") },
		"question": func(v *yaml.Node) { p.r.Question = p.scalar(v, "question") },
		"paper":    func(v *yaml.Node) { p.r.Paper = p.scalar(v, "paper") },
		"params":   p.params,
	})
	if p.r.Title == "" {
		p.fail(1, "title is missing")
	}
	if p.r.Question == "" {
		p.fail(1, "question is missing")
	}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// yamlError removes the position from the library's message.
func (p *parser) yamlError(err error) {
	msg := err.Error()
	m := yamlLine.FindStringSubmatch(msg)
	line := 0
	if m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = msg[len(m[0]):]
	}
	p.fail(line+1, "%s", msg)
}

// fields passes the values of a mapping to the functions for their keys.
func (p *parser) fields(m *yaml.Node, take map[string]func(*yaml.Node)) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		f, ok := take[key.Value]
		switch {
		case !ok:
			p.fail(key.Line+1, "unknown key %q, want one of %s", key.Value, known(take))
		case seen[key.Value]:
			p.fail(key.Line+1, "%s is given twice", key.Value)
		default:
			f(value)
		}
		seen[key.Value] = true
	}
}

func (p *parser) scalar(v *yaml.Node, key string) string {
	if v.Kind != yaml.ScalarNode || strings.TrimSpace(v.Value) == "" {
		p.fail(v.Line+1, "%s: want text", key)
		return ""
	}
	return strings.Join(strings.Fields(v.Value), " ")
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

func (p *parser) params(m *yaml.Node) {
	if m.Kind != yaml.MappingNode {
		p.fail(m.Line+1, "params: want a name and its declaration on each line")
		return
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		p.param(m.Content[i], m.Content[i+1])
	}
}

func (p *parser) param(key, m *yaml.Node) {
	param := queries.Param{Name: key.Value, Required: true}
	fail := func(at *yaml.Node, format string, args ...any) {
		p.fail(at.Line+1, "param %s: %s", param.Name, fmt.Sprintf(format, args...))
	}
	if !plainName.MatchString(param.Name) {
		fail(key, "this is no parameter name")
		return
	}
	if _, twice := p.r.Param(param.Name); twice {
		fail(key, "it is declared twice")
		return
	}
	if m.Kind != yaml.MappingNode {
		fail(key, "want {type: int, default: 20, doc: what it is}")
		return
	}
	var standard, from *yaml.Node
	p.fields(m, map[string]func(*yaml.Node){
		"type":    func(v *yaml.Node) { param.Type = queries.Type(v.Value) },
		"default": func(v *yaml.Node) { standard = v },
		"min":     func(v *yaml.Node) { param.Min = p.bound(v, param.Name) },
		"max":     func(v *yaml.Node) { param.Max = p.bound(v, param.Name) },
		"in":      func(v *yaml.Node) { param.OneOf = texts(v) },
		"from":    func(v *yaml.Node) { from = v },
		"doc":     func(v *yaml.Node) { param.Doc = p.scalar(v, "doc") },
	})
	if !slices.Contains(queries.Types, param.Type) {
		fail(key, "unknown type %q, want one of %v", param.Type, queries.Types)
		return
	}
	if numeric := param.Type == queries.Int || param.Type == queries.Float; !numeric && (param.Min != nil || param.Max != nil) {
		fail(key, "min and max are for an int or a float")
	}
	if param.OneOf != nil && param.Type != queries.String {
		fail(key, "in is for a string")
	}
	if standard != nil {
		var err error
		if param.Default, err = literal(param, standard); err != nil {
			fail(standard, "its default %v", err)
		}
		param.Required = false
	}
	p.r.Params = append(p.r.Params, param)
	if from != nil {
		cell, column, _ := strings.Cut(from.Value, ".")
		p.r.found = append(p.r.found, found{param.Name, cell, column, from.Line + 1})
	}
}

func (p *parser) bound(v *yaml.Node, name string) *float64 {
	f, err := strconv.ParseFloat(v.Value, 64)
	if err != nil {
		p.fail(v.Line+1, "param %s: %q is no number", name, v.Value)
		return nil
	}
	return &f
}

// texts returns the elements of a list.
func texts(v *yaml.Node) []string {
	out := []string{}
	for _, e := range v.Content {
		out = append(out, e.Value)
	}
	return out
}

// literal reads a default by the rules for arguments; null is no value.
func literal(param queries.Param, v *yaml.Node) (any, error) {
	if v.Tag == "!!null" {
		return nil, nil
	}
	if param.Type == queries.List {
		if v.Kind != yaml.SequenceNode {
			return nil, fmt.Errorf("%q is no list", v.Value)
		}
		list := []any{}
		for _, s := range texts(v) {
			list = append(list, s)
		}
		return list, nil
	}
	if v.Kind != yaml.ScalarNode {
		return nil, fmt.Errorf("is no %s", param.Type)
	}
	return param.Parse(v.Value)
}
