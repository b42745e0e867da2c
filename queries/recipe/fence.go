package recipe

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// attributes are the contents of the braces of a cell.
type attributes struct {
	values map[string]string
	taken  []string
}

// cutAttributes reads {key=value key="quoted value" flag} at the end of a
// fence's first line and returns the text before it.
func cutAttributes(info string) (before string, a attributes, err error) {
	a.values = map[string]string{}
	before, rest, ok := strings.Cut(info, "{")
	before = strings.TrimSpace(before)
	if !ok {
		return before, a, nil
	}
	for {
		rest = strings.TrimLeft(rest, " \t")
		if rest == "}" {
			return before, a, nil
		}
		end := strings.IndexAny(rest, " \t=}")
		if end <= 0 {
			return before, a, fmt.Errorf("the braces are not closed, or a name is missing at %q", rest)
		}
		key := rest[:end]
		if _, twice := a.values[key]; twice {
			return before, a, fmt.Errorf("%s is given twice", key)
		}
		rest = rest[end:]
		if rest[0] != '=' {
			a.values[key] = ""
			continue
		}
		if a.values[key], rest, err = cutValue(rest[1:]); err != nil {
			return before, a, fmt.Errorf("%s: %w", key, err)
		}
	}
}

// cutValue reads a word, or a text between double quotes, in which \" and \\ are
// escapes.
func cutValue(s string) (value, rest string, err error) {
	if !strings.HasPrefix(s, `"`) {
		switch end := strings.IndexAny(s, " \t}"); end {
		case -1:
			return "", s, fmt.Errorf("the braces are not closed")
		case 0:
			return "", s, fmt.Errorf("a value is missing")
		default:
			return s[:end], s[end:], nil
		}
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:], nil
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	return "", s, fmt.Errorf("a quote is not closed")
}

// text takes an attribute; "" if it is missing.
func (a *attributes) text(key string) string {
	a.taken = append(a.taken, key)
	return a.values[key]
}

// flag takes an attribute without a value.
func (a *attributes) flag(key string) bool {
	a.taken = append(a.taken, key)
	_, ok := a.values[key]
	return ok
}

// list takes an attribute with parts separated by commas.
func (a *attributes) list(key string) []string {
	text := a.text(key)
	if text == "" {
		return nil
	}
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// number takes a numeric attribute, or its default if it is missing.
func (a *attributes) number(key string, without float64) (float64, error) {
	text := a.text(key)
	if text == "" {
		return without, nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f < 0 {
		return without, fmt.Errorf("%s: %q is no number from 0 on", key, text)
	}
	return f, nil
}

// left returns an attribute that nothing has taken.
func (a *attributes) left() (key string, ok bool) {
	for _, name := range slices.Sorted(maps.Keys(a.values)) {
		if !slices.Contains(a.taken, name) {
			return name, true
		}
	}
	return "", false
}
