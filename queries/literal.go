package queries

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Literal writes a parameter value as Cypher text, for a header or after a mark.
func Literal(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return quoteCypher(v)
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	case time.Time:
		return "datetime(" + quoteCypher(v.Format(time.RFC3339Nano)) + ")"
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = Literal(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v) // int64 and bool
}

func quoteCypher(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(s) + "'"
}

// cutLiteral reads one literal from the front of s: null, true, false, a
// number, a string in either quotes, a list of strings, or datetime('...').
// The value is nil, bool, int64, float64, string, []any or time.Time.
func cutLiteral(s string) (value any, rest string, err error) {
	s = strings.TrimLeft(s, " \t")
	switch {
	case s == "" || strings.HasPrefix(s, "--") || s[0] == '\n' || s[0] == '\r':
		return nil, "", errors.New("a value is missing")
	case s[0] == '\'' || s[0] == '"':
		return cutString(s)
	case s[0] == '[':
		return cutList(s)
	case strings.HasPrefix(s, "datetime("):
		return cutDatetime(s)
	}
	end := strings.IndexAny(s, " \t\r\n;,)]}")
	if end < 0 {
		end = len(s)
	}
	value, err = plainLiteral(s[:end])
	return value, s[end:], err
}

// numberForm is a decimal number as every server accepts it: no leading zeros,
// digits after a point.
var numberForm = regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

func plainLiteral(s string) (any, error) {
	switch s {
	case "null":
		return nil, nil
	case "true", "false":
		return s == "true", nil
	}
	if numberForm.MatchString(s) {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n, nil
		}
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%q is no literal; strings stand in quotes", s)
}

func cutString(s string) (any, string, error) {
	var b strings.Builder
	quote, i := s[0], 1
	for i < len(s) {
		switch c := s[i]; {
		case c == quote:
			return b.String(), s[i+1:], nil
		case c == '\\' && i+1 < len(s):
			e, ok := map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'n': '\n', 't': '\t', 'r': '\r'}[s[i+1]]
			if !ok {
				return nil, "", fmt.Errorf(`unknown escape \%c`, s[i+1])
			}
			b.WriteByte(e)
			i += 2
		default:
			b.WriteByte(c)
			i++
		}
	}
	return nil, "", fmt.Errorf("string %s is not closed", s)
}

func cutList(s string) (any, string, error) {
	list, rest := []any{}, strings.TrimLeft(s[1:], " \t")
	for !strings.HasPrefix(rest, "]") {
		v, r, err := cutLiteral(rest)
		if err != nil {
			return nil, "", err
		}
		if _, ok := v.(string); !ok {
			return nil, "", fmt.Errorf("list holds %s, want strings", Literal(v))
		}
		list, rest = append(list, v), strings.TrimLeft(r, " \t")
		after, comma := strings.CutPrefix(rest, ",")
		after = strings.TrimLeft(after, " \t")
		switch {
		case comma && strings.HasPrefix(after, "]"):
			return nil, "", errors.New("a list ends with a comma")
		case comma:
			rest = after
		case !strings.HasPrefix(rest, "]"):
			return nil, "", fmt.Errorf("list %s is not closed", s)
		}
	}
	return list, rest[1:], nil
}

func cutDatetime(s string) (any, string, error) {
	v, rest, err := cutLiteral(strings.TrimPrefix(s, "datetime("))
	if err != nil {
		return nil, "", err
	}
	at, ok := v.(string)
	if !ok || !strings.HasPrefix(rest, ")") {
		return nil, "", errors.New("want datetime('2023-10-01T00:00:00Z')")
	}
	t, err := parseDatetime(at)
	return t, rest[1:], err
}
