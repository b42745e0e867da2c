package queries

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Bind makes the parameters of a run from arguments of the form key=value and
// the defaults. An unknown key, a key given twice, a value of another type or
// out of bounds and a missing required parameter are a *hub.UsageError.
func (q *Query) Bind(args []string) (map[string]any, error) {
	bound := map[string]any{}
	for _, arg := range args {
		key, value, ok := cutParam(arg)
		if !ok {
			return nil, hub.Usagef("parameter %q: want name=value", arg)
		}
		p, ok := q.Param(key)
		if !ok {
			return nil, q.unknownParam(key)
		}
		key = p.Name
		if _, twice := bound[key]; twice {
			return nil, hub.Usagef("parameter %s is given twice", key)
		}
		v, err := p.Parse(value)
		if err != nil {
			return nil, hub.Usagef("parameter %s of %s: %v", key, q.Name, err)
		}
		bound[key] = v
	}
	for _, p := range q.Params {
		if _, ok := bound[p.Name]; ok {
			continue
		}
		if p.Required {
			return nil, hub.Usagef("%s needs the parameter %s (%s): -p %s=...", q.Name, p.Name, p.Type, p.Name)
		}
		bound[p.Name] = p.Default
	}
	return bound, nil
}

// BindFree makes the parameters of a statement that declares none, from
// arguments of the form name=value. A value that is a Cypher literal (5, 0.5,
// true, null, 'text', ['a', 'b'], datetime('2023-10-01')) is that value; any
// other is text.
func BindFree(args []string) (map[string]any, error) {
	bound := map[string]any{}
	for _, arg := range args {
		key, value, ok := cutParam(arg)
		if !ok || key == "" {
			return nil, hub.Usagef("parameter %q: want name=value", arg)
		}
		if _, twice := bound[key]; twice {
			return nil, hub.Usagef("parameter %s is given twice", key)
		}
		bound[key] = value
		if v, rest, err := cutLiteral(value); err == nil && strings.TrimSpace(rest) == "" {
			bound[key] = v
		}
	}
	return bound, nil
}

// cutParam cuts name=value. Text that is not valid UTF-8 is no value: the
// database has none.
func cutParam(arg string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(arg, "=")
	return name, value, ok && utf8.ValidString(arg)
}

func (q *Query) unknownParam(key string) error {
	if len(q.Params) == 0 {
		return hub.Usagef("%s has no parameters", q.Name)
	}
	names := make([]string, len(q.Params))
	for i, p := range q.Params {
		names[i] = p.Name
	}
	if near := nearest.Names(key, names); len(near) > 0 {
		return hub.WithNear(hub.Usagef("%s has no parameter %q; did you mean %s?", q.Name, key, strings.Join(near, " or ")), near)
	}
	return hub.Usagef("%s has no parameter %q; it has %s", q.Name, key, strings.Join(names, ", "))
}

// Parse converts the text of an argument to the parameter's type and checks
// its bounds. Capitals make no difference where the values are a list.
func (p Param) Parse(s string) (any, error) {
	v, err := p.Type.parse(s)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(p.OneOf, func(of string) bool { return strings.EqualFold(of, s) }); i >= 0 {
		v = p.OneOf[i]
	}
	return v, p.check(v)
}

func (t Type) parse(s string) (any, error) {
	switch t {
	case Int:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is not a whole number", s)
		}
		return n, nil
	case Float:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || strings.Trim(s, "0123456789+-.eE") != "" { // other characters make hexadecimal numbers, infinity
			return nil, fmt.Errorf("%q is not a number", s)
		}
		return f, nil
	case Bool:
		if s != "true" && s != "false" {
			return nil, fmt.Errorf("%q is neither true nor false", s)
		}
		return s == "true", nil
	case List:
		return parseList(s)
	case Datetime:
		if yearOrMonth.MatchString(s) {
			s += "-01-01"[:10-len(s)]
		}
		return parseDatetime(s)
	}
	return s, nil
}

// parseList takes a JSON array of strings, or strings between commas.
func parseList(s string) (any, error) {
	list := []any{}
	if strings.HasPrefix(s, "[") {
		var texts []*string // nil for null
		if err := json.Unmarshal([]byte(s), &texts); err != nil || slices.Contains(texts, nil) {
			return nil, fmt.Errorf("%q is not a JSON array of strings", s)
		}
		for _, t := range texts {
			list = append(list, *t)
		}
		return list, nil
	}
	if s == "" {
		return list, nil
	}
	for t := range strings.SplitSeq(s, ",") {
		list = append(list, t)
	}
	return list, nil
}

// yearOrMonth matches the arguments that stand for the first moment of one.
var yearOrMonth = regexp.MustCompile(`^\d{4}(-\d\d)?$`)

// datetimeForm is stricter than package time, which takes T1:00:00,5Z.
var datetimeForm = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?$`)

// parseDatetime takes RFC 3339, or a day, whose first moment in UTC it is. The
// time is in UTC.
func parseDatetime(s string) (any, error) {
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && datetimeForm.MatchString(s) {
			return t.In(cypher.UTC), nil
		}
	}
	return nil, fmt.Errorf("%q is not a time such as 2023-10-01, year first, or 2023-10-01T12:00:00Z", s)
}

// check tests a value of the parameter's type, or nil, against its bounds.
func (p Param) check(v any) error {
	var f float64
	switch v := v.(type) {
	case string:
		if len(p.OneOf) > 0 && !slices.Contains(p.OneOf, v) {
			return fmt.Errorf("%q is none of %s", v, strings.Join(p.OneOf, ", "))
		}
		return nil
	case int64:
		f = float64(v)
	case float64:
		f = v
	default:
		return nil
	}
	if p.Min != nil && f < *p.Min {
		return fmt.Errorf("%v is less than %v", v, *p.Min)
	}
	if p.Max != nil && f > *p.Max {
		return fmt.Errorf("%v is more than %v", v, *p.Max)
	}
	return nil
}

// has reports whether v, a literal's value, is of the type. A whole number is
// a float too.
func (t Type) has(v any) bool {
	switch v.(type) {
	case nil:
		return true
	case int64:
		return t == Int || t == Float
	case float64:
		return t == Float
	case string:
		return t == String
	case bool:
		return t == Bool
	case []any:
		return t == List
	case time.Time:
		return t == Datetime
	}
	return false
}

// Combinations returns the arguments for every combination of the values of
// those parameters that have a list of them, in order.
func Combinations(params []Param) [][]string {
	all := [][]string{nil}
	for _, p := range params {
		values := p.OneOf
		if p.Type == Bool {
			values = []string{"false", "true"}
		}
		if len(values) == 0 {
			continue
		}
		var more [][]string
		for _, args := range all {
			for _, v := range values {
				more = append(more, append(slices.Clone(args), p.Name+"="+v))
			}
		}
		all = more
	}
	return all
}
