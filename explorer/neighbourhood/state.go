package neighbourhood

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries/find"
)

// Thing is something in the graph that has a page.
type Thing struct {
	Kind find.Kind
	ID   string
}

// Key names a thing among those of all kinds: model:gpt2.
func (t Thing) Key() string { return content.Word(t.Kind) + ":" + t.ID }

// parseThing reads a Key.
func parseThing(key string) (Thing, error) {
	word, id, ok := strings.Cut(key, ":")
	if !ok || !utf8.ValidString(id) {
		return Thing{}, hub.Usagef("%q: want KIND:ID, such as model:gpt2", key)
	}
	kind, err := content.ParseKind(word)
	if err != nil {
		return Thing{}, hub.Usagef("%q: %v", key, err)
	}
	return Thing{kind, id}, nil
}

// Expansion is one step: neighbours of a thing, those of one group.
type Expansion struct {
	Of    Thing
	Group string
	Most  int // how many neighbours at most
}

// The bounds of a picture.
const (
	DefaultMost   = 25  // neighbours that a step adds
	MaxMost       = 200 // that it may add
	MaxExpansions = 24
	MaxNodes      = 300
)

// String is the expansion as ParseState reads it.
func (e Expansion) String() string {
	s := e.Of.Key() + ":" + e.Group
	if e.Most != DefaultMost {
		s += ":" + strconv.Itoa(e.Most)
	}
	return s
}

// parseExpansion reads KIND:ID:GROUP or KIND:ID:GROUP:N. An id may have colons, a
// group has none and is no number.
func parseExpansion(s string) (Expansion, error) {
	e := Expansion{Most: DefaultMost}
	rest, last, _ := cutLast(s)
	if n, err := strconv.Atoi(last); err == nil {
		if n < 1 || n > MaxMost {
			return e, hub.Usagef("expand=%s: %d neighbours, want 1 to %d", s, n, MaxMost)
		}
		e.Most = n
		rest, last, _ = cutLast(rest)
	}
	if !strings.Contains(rest, ":") {
		return e, hub.Usagef("expand=%s: want KIND:ID:GROUP or KIND:ID:GROUP:N, such as model:gpt2:derived", s)
	}
	var err error
	if e.Of, err = parseThing(rest); err != nil {
		return e, hub.Usagef("expand=%s: %v", s, err)
	}
	known := groupNames(e.Of.Kind)
	if !slices.Contains(known, last) {
		if near := nearest.Names(last, known); len(near) > 0 {
			return e, hub.Usagef("expand=%s: no group %q; did you mean %s?", s, last, near[0])
		}
		return e, hub.Usagef("expand=%s: no group %q; around a %s there are %s", s, last, e.Of.Kind, strings.Join(known, ", "))
	}
	e.Group = last
	return e, nil
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// State is what an address asks to see.
type State struct {
	Center Thing
	Expand []Expansion // in the order of the steps
	At     Thing       // the thing whose groups are shown
	First  int         // how many neighbours of each group of the center are the first steps; 0 for none
}

// parameters are those that an address may have.
var parameters = []string{"at", "expand", "first", "format", "id", "style"}

// ParseState reads what a query asks to see around a thing. Wrong use is a
// *hub.UsageError.
func ParseState(center Thing, query url.Values) (State, error) {
	s := State{Center: center, At: center}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if slices.Contains(parameters, name) {
			if name != "expand" && len(query[name]) > 1 {
				return s, hub.Usagef("parameter %s is given twice", name)
			}
			continue
		}
		if near := nearest.Names(name, parameters); len(near) > 0 {
			return s, hub.Usagef("no parameter %q; did you mean %s?", name, near[0])
		}
		return s, hub.Usagef("no parameter %q; there are %s", name, strings.Join(parameters, ", "))
	}
	if !utf8.ValidString(center.ID) {
		return s, hub.Usagef("the id is not valid UTF-8")
	}
	if at := query.Get("at"); at != "" {
		var err error
		if s.At, err = parseThing(at); err != nil {
			return s, hub.Usagef("at=%v", err)
		}
	}
	if text := query.Get("first"); query.Has("first") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > MaxMost {
			return s, hub.Usagef("first=%s: want a number of neighbours of each group, 1 to %d", text, MaxMost)
		}
		s.First = n
	}
	for _, text := range query["expand"] {
		e, err := parseExpansion(text)
		if err != nil {
			return s, err
		}
		s.Expand = with(s.Expand, e)
	}
	if len(s.Expand) > MaxExpansions {
		return s, hub.Usagef("%d expanded groups, want at most %d", len(s.Expand), MaxExpansions)
	}
	return s, nil
}

// with adds a step. One that is there already gets its number of neighbours.
func with(steps []Expansion, e Expansion) []Expansion {
	steps = slices.Clone(steps)
	if i := slices.IndexFunc(steps, func(x Expansion) bool { return x.Of == e.Of && x.Group == e.Group }); i >= 0 {
		steps[i].Most = e.Most
		return steps
	}
	return append(steps, e)
}

// Path is the path at which the neighbourhood of a thing begins.
func Path(t Thing) string { return "/neighbourhood" + content.Path(t.Kind, t.ID) }

// Address is where the state is seen. Equal states have equal addresses.
func (s State) Address() string { return s.file("", "") }

// file is the address of the state in a format, "" for the page.
func (s State) file(format, style string) string {
	q := url.Values{}
	for _, e := range s.Expand {
		q.Add("expand", e.String())
	}
	if s.First > 0 {
		q.Set("first", strconv.Itoa(s.First))
	}
	if s.At != s.Center && format == "" {
		q.Set("at", s.At.Key())
	}
	for name, value := range map[string]string{"format": format, "style": style} {
		if value != "" {
			q.Set(name, value)
		}
	}
	path := Path(s.Center)
	if len(q) == 0 {
		return path
	}
	return fmt.Sprint(path, map[bool]string{false: "?", true: "&"}[strings.Contains(path, "?")], q.Encode())
}
