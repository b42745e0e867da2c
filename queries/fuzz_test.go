package queries

import (
	"encoding/json"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The grammar of literals as regular expressions, to hold cutLiteral against.
const (
	stringForm = `(?s:'(?:[^'\\]|\\[\\'"ntr])*'|"(?:[^"\\]|\\[\\'"ntr])*")`
	spaceForm  = `[ \t]*`
	listForm   = `\[` + spaceForm + `(?:` + stringForm + spaceForm + `(?:,` + spaceForm + stringForm + spaceForm + `)*)?\]`
	timeForm   = `datetime\(` + spaceForm + stringForm + `\)`
	intForm    = `[+-]?(?:0|[1-9][0-9]*)`
	floatForm  = `[+-]?(?:(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][+-]?[0-9]+)?|(?:0|[1-9][0-9]*)[eE][+-]?[0-9]+)`
)

var (
	literalForm = regexp.MustCompile(`^` + spaceForm + `(?:(` + stringForm + `)|(` + listForm + `)|(` + timeForm + `)|((?:null|true|false|` + floatForm + `|` + intForm + `)(?:[ \t\r\n;,)\]}]|$)))`)
	stringsForm = regexp.MustCompile(stringForm)
	wholeForm   = regexp.MustCompile(`^[+-]?[0-9]+$`)
	decimalForm = regexp.MustCompile(`^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$`)
	dayOnly     = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	fullTime    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$`)
)

func unquote(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\'`, `'`, `\"`, `"`, `\n`, "\n", `\t`, "\t", `\r`, "\r").Replace(s[1 : len(s)-1])
}

// referenceLiteral reads the literal at the front of s.
func referenceLiteral(s string) (value any, rest string, ok bool) {
	m := literalForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return nil, "", false
	case m[1] != "":
		return unquote(m[1]), s[len(m[0]):], true
	case m[2] != "":
		list := []any{}
		for _, x := range stringsForm.FindAllString(m[2], -1) {
			list = append(list, unquote(x))
		}
		return list, s[len(m[0]):], true
	case m[3] != "":
		value, ok = referenceDatetime(unquote(stringsForm.FindString(m[3])))
		return value, s[len(m[0]):], ok
	}
	text := strings.TrimRight(m[4], " \t\r\n;,)]}")
	value, ok = referenceWord(text)
	return value, s[len(m[0])-len(m[4])+len(text):], ok
}

func referenceWord(s string) (any, bool) {
	switch s {
	case "null":
		return nil, true
	case "true", "false":
		return s == "true", true
	}
	if n, ok := new(big.Int).SetString(s, 10); ok && n.IsInt64() {
		return n.Int64(), true
	}
	return referenceFloat(s)
}

func referenceFloat(s string) (any, bool) {
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil && decimalForm.MatchString(s)
}

func referenceDatetime(s string) (any, bool) {
	layout := time.RFC3339Nano
	if dayOnly.MatchString(s) {
		layout = time.DateOnly
	} else if !fullTime.MatchString(s) {
		return nil, false
	}
	t, err := time.Parse(layout, s)
	return t, err == nil
}

func sameValue(a, b any) bool {
	return cmp.Equal(a, b, cmp.Comparer(func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) || x == y }))
}

// FuzzLiteral holds cutLiteral against the grammar, and everything that it
// reads against Literal.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"5", "-0.5e-3 -- x", "'it\\'s' min", `"a\n"`, "['a', \"b\" ]]", "[]", "['a',]", "null;", "true}", "datetime('2023-10-01')", "datetime('2023-10-01T00:00:00.5+01:00')",
		"0x1p4", "05", "5.", ".5", "1_000", "+5", "-", "1e400", "9223372036854775808", "['a' 'b']", "'\\u0041'", "''"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, wantRest, ok := referenceLiteral(s)
		got, rest, err := cutLiteral(s)
		if (err == nil) != ok || ok && (!sameValue(got, want) || rest != wantRest) {
			t.Fatalf("%q: %#v, rest %q, error %v; want %#v, rest %q, %v", s, got, rest, err, want, wantRest, ok)
		}
		for _, v := range []any{got, s, []any{s, "x"}} {
			if again, rest, err := cutLiteral(Literal(v)); err != nil || rest != "" || !sameValue(again, v) {
				t.Fatalf("%#v written as %s reads as %#v, rest %q, %v", v, Literal(v), again, rest, err)
			}
		}
	})
}

// FuzzParam holds the values of typed parameters against what the types say.
func FuzzParam(f *testing.F) {
	for i, texts := range [][]string{{"12", "+5", "1e3", "9223372036854775808"}, {"0.5", "0x1p4", "1_0", "inf", "1e400", "5."}, {"", "\xff"}, {"true", "True"},
		{"a,b", "", `["a","b,"]`, `[null]`, `["a"`, `[1]`, `[]`}, {"2023-10-01", "2023-02-29", "2023-10-01T1:00:00Z", "2023-10-01T01:00:00,5Z", "2023-10-01T01:00:00+99:00", "0000-01-01"}} {
		for _, s := range texts {
			f.Add(uint8(i), s)
		}
	}
	f.Fuzz(func(t *testing.T, n uint8, s string) {
		typ := Types[int(n)%len(Types)]
		var want any
		ok := false
		switch typ {
		case Int:
			x, isNumber := new(big.Int).SetString(s, 10)
			if ok = isNumber && x.IsInt64() && wholeForm.MatchString(s); ok {
				want = x.Int64()
			}
		case Float:
			want, ok = referenceFloat(s)
		case Bool:
			want, ok = s == "true", s == "true" || s == "false"
		case List:
			want, ok = referenceList(s)
		case Datetime:
			full := s
			for len(full) == len("2023") || len(full) == len("2023-01") {
				full += "-01"
			}
			want, ok = referenceDatetime(full)
		default:
			want, ok = s, true
		}
		q := &Query{Name: "a/b", Params: []Param{{Name: "p", Type: typ, Required: true}}}
		bound, err := q.Bind([]string{"p=" + s})
		if ok = ok && utf8.ValidString(s); (err == nil) != ok || ok && !sameValue(bound["p"], want) {
			t.Fatalf("%s %q: %#v, %v; want %#v, %v", typ, s, bound["p"], err, want, ok)
		}
		if err != nil && !utf8.ValidString(err.Error()) {
			t.Fatalf("%s %q: error %q", typ, s, err)
		}
		free, err := BindFree([]string{"p=" + s})
		if !utf8.ValidString(s) {
			if err == nil {
				t.Fatalf("%q is taken", s)
			}
			return
		}
		want, rest, ok := referenceLiteral(s)
		if !ok || strings.TrimSpace(rest) != "" {
			want = s
		}
		if err != nil || !sameValue(free["p"], want) {
			t.Fatalf("free %q: %#v, %v; want %#v", s, free["p"], err, want)
		}
	})
}

func referenceList(s string) (any, bool) {
	list := []any{}
	if strings.HasPrefix(s, "[") {
		err := json.Unmarshal([]byte(s), &list)
		for _, x := range list {
			if _, isText := x.(string); !isText {
				return nil, false
			}
		}
		return list, err == nil
	}
	if s != "" {
		for _, x := range strings.Split(s, ",") {
			list = append(list, x)
		}
	}
	return list, true
}

// FuzzLex checks that tokens and white space make up the whole statement, that
// comments are blanked and nothing else, and that positions are right.
func FuzzLex(f *testing.F) {
	for _, c := range allowed {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, src string) {
		l, err := lex(src)
		if err != nil {
			return
		}
		s := Statement{text: src}
		for _, c := range l.comments {
			s.comments = append(s.comments, edit{c.from, c.to, strings.Map(blankOf, src[c.from:c.to])})
		}
		clean := s.plain()
		again, err := lex(clean)
		if err != nil || len(again.comments) > 0 || !cmp.Equal(again.tokens, l.tokens, cmp.AllowUnexported(token{}), cmpopts.IgnoreFields(token{}, "from", "to")) {
			t.Fatalf("%q: cleaned to %q, then %v, %v", src, clean, again, err)
		}
		for i, token := range l.tokens {
			if n := tokenLength(t, src[token.from:], token); token.from+n != token.to {
				t.Fatalf("%q: token %d takes the bytes %d to %d, want %d", src, i, token.from, token.to, token.from+n)
			}
		}
		tokens := again.tokens
		at := 0
		for i, token := range tokens {
			if gap := clean[at:token.from]; strings.ContainsFunc(gap, func(r rune) bool { return !unicode.IsSpace(r) && !isCypherSpace(r) }) {
				t.Fatalf("%q: %q stands before token %d and is none", src, gap, i)
			}
			before := clean[:token.from]
			line := strings.Count(before, "\n")
			if col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]); token.line != line+1 || token.col != col+1 {
				t.Fatalf("%q: token %d is at %d:%d, want %d:%d", src, i, token.line, token.col, line+1, col+1)
			}
			at = token.from + tokenLength(t, clean[token.from:], token)
		}
		if strings.TrimFunc(clean[at:], func(r rune) bool { return unicode.IsSpace(r) || isCypherSpace(r) }) != "" {
			t.Fatalf("%q: %q stands at the end and is no token", src, clean[at:])
		}
	})
}

var (
	stringToken = regexp.MustCompile(`^(?s:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`)
	quotedToken = regexp.MustCompile("^`((?:[^`]|``)*)`")
)

// tokenLength checks that a token stands at the front of text and returns how
// many bytes it takes.
func tokenLength(t *testing.T, text string, x token) int {
	switch x.kind {
	case str:
		if m := stringToken.FindString(text); m != "" {
			return len(m)
		}
	case quoted:
		if m := quotedToken.FindStringSubmatch(text); m != nil && strings.ReplaceAll(m[1], "``", "`") == x.text {
			return len(m[0])
		}
	default:
		if strings.HasPrefix(text, x.text) && x.text != "" && (x.kind == punct) == (utf8.RuneCountInString(x.text) == 1 && !isNamePart([]rune(x.text)[0]) || x.text == "$") {
			return len(x.text)
		}
	}
	t.Fatalf("token %+v does not stand at %q", x, text)
	return 0
}
