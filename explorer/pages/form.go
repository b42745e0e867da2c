package pages

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// form asks for the parameters of a stored query or a recipe.
type form struct {
	Path   string
	Fields []field
	Wrong  string // what is wrong with what was typed, "" for nothing
}

// field asks for one parameter.
type field struct {
	Name, Label, Help string
	Value             string   // as typed
	Type, Mode        string   // of the input
	Min, Max          string   // "" for none
	Choices           []choice // a list to choose from, nil for an input
	Kind              string   // of the things whose names are suggested while one is typed; "" for none
	Suggestions       []string // names from the graph, to begin with
	Required          bool
	Wrong             string // what is wrong with the value
}

type choice struct {
	Value, Text string
	Chosen      bool
}

// reserved are names in addresses that are no parameters.
var reserved = []string{"format"}

// arguments are the parameters in an address, name=value, sorted by name. A field that
// was left empty is not given, so that its default holds.
func arguments(with url.Values) (args []string) {
	for name, values := range with {
		for _, v := range values {
			if v != "" && !slices.Contains(reserved, name) {
				args = append(args, name+"="+v)
			}
		}
	}
	slices.Sort(args)
	return args
}

// form makes the form for parameters, with what was typed in it.
func (h *handler) form(ctx context.Context, path string, params []queries.Param, with url.Values, wrong error) form {
	f := form{Path: path}
	if wrong != nil {
		f.Wrong = recipe.Visible(sentence(wrong))
	}
	for _, p := range params {
		typed := with.Get(p.Name)
		one := field{Name: p.Name, Label: words(p.Name), Value: typed, Required: p.Required, Help: help(p)}
		if typed != "" {
			if _, err := p.Parse(typed); err != nil {
				one.Wrong = recipe.Visible(sentence(err))
			}
		}
		one.input(p)
		if kind, ok := subject(p); ok {
			one.Kind, one.Suggestions = content.Word(kind), h.names.of(ctx, kind, p.Name)
		}
		f.Fields = append(f.Fields, one)
	}
	return f
}

// subject is the kind of the things that a parameter names.
func subject(p queries.Param) (find.Kind, bool) {
	kind, ok := find.Subject(p.Name)
	return kind, ok && p.Type == queries.String && len(p.OneOf) == 0
}

// input says how the value is asked for.
func (f *field) input(p queries.Param) {
	f.Type = "text"
	choices := p.OneOf
	switch p.Type {
	case queries.Bool:
		choices = []string{"false", "true"}
	case queries.Int, queries.Float:
		f.Mode = map[queries.Type]string{queries.Int: "numeric", queries.Float: "decimal"}[p.Type]
		if f.Wrong == "" { // a number input shows nothing else, and what was typed is kept
			f.Type = "number"
		}
		if p.Min != nil {
			f.Min = fmt.Sprint(*p.Min)
		}
		if p.Max != nil {
			f.Max = fmt.Sprint(*p.Max)
		}
	}
	if choices == nil || f.Wrong != "" {
		return
	}
	now := f.Value
	if now == "" {
		now = plain(p.Default)
	}
	if p.Required || p.Default == nil {
		f.Choices = append(f.Choices, choice{"", "(not given)", now == ""})
	}
	for _, c := range choices {
		f.Choices = append(f.Choices, choice{c, c, strings.EqualFold(c, now)})
	}
}

// plain is a default as it would be typed.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case time.Time:
		return v.Format(time.RFC3339)
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, plain(e))
		}
		return strings.Join(parts, ",")
	}
	return fmt.Sprint(v)
}

// forms say how values of a type are typed.
var forms = map[queries.Type]string{
	queries.Int: "a whole number", queries.Float: "a number", queries.Datetime: "a day such as 2023-10-01, or a time such as 2023-10-01T12:00:00Z", queries.List: "values between commas",
}

// help is what a parameter means, and what holds when it is left empty.
func help(p queries.Param) string {
	parts := []string{}
	if p.Doc != "" {
		parts = append(parts, p.Doc)
	}
	if as := forms[p.Type]; as != "" {
		switch {
		case p.Min != nil && p.Max != nil:
			as += fmt.Sprintf(" from %v to %v", *p.Min, *p.Max)
		case p.Min != nil:
			as += fmt.Sprintf(", %v at least", *p.Min)
		case p.Max != nil:
			as += fmt.Sprintf(", %v at most", *p.Max)
		}
		parts = append(parts, as)
	}
	if text := plain(p.Default); text != "" {
		parts = append(parts, "left empty: "+text)
	}
	return recipe.Visible(strings.Join(parts, "; "))
}

// suggestions are names from the graph that forms offer, kept for a while.
type suggestions struct {
	content *content.Content

	mu    sync.Mutex
	known map[string]suggested // by stored query
}

type suggested struct {
	names []string
	asked time.Time
}

// suggestionsAge is how long they are kept.
const suggestionsAge = 10 * time.Minute

// of returns names for a parameter, none when the graph does not give them at once.
func (s *suggestions) of(ctx context.Context, kind find.Kind, param string) []string {
	query := map[find.Kind]string{find.Model: "adoption/top-models", find.Account: "developers/top-committers"}[kind]
	if param == "owner" {
		query = "organisations/top-owners"
	}
	if query == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if got, ok := s.known[query]; ok && time.Since(got.asked) < suggestionsAge {
		return got.names
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	a, err := s.content.Query(ctx, query, []string{"limit=50"})
	if err != nil {
		return nil
	}
	var names []string
	for _, row := range a.Rows {
		if name, ok := row[0].(string); ok && name != "" && name != hub.NoOwner {
			names = append(names, name)
		}
	}
	if s.known == nil {
		s.known = map[string]suggested{}
	}
	s.known[query] = suggested{names, time.Now()}
	return names
}
