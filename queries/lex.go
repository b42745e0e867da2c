package queries

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// tokenKind is the kind of a token of a Cypher statement.
type tokenKind uint8

const (
	word   tokenKind = iota // a keyword or an unquoted name
	quoted                  // a name in backticks, unescaped
	str                     // a string literal; its content plays no part
	number                  // a string literal; its content does not matter
	punct                   // one other character
)

// token is one token outside comments. A statement's end is a punct with text "".
type token struct {
	kind      tokenKind
	text      string // as written; quoted names without backticks; "" for string literals
	upper     string // text in ASCII upper case, for words
	from, to  int    // bytes of the source
	line, col int    // 1-based, in characters
}

// is reports whether the token is the given punctuation, or the given keyword
// (upper case).
func (t token) is(s string) bool {
	switch t.kind {
	case word:
		return t.upper == s
	case punct:
		return t.text == s
	}
	return false
}

// lexer cuts a statement into tokens and comments by the lexical rules of Cypher 5.
//
// Neo4j 5 decodes \uXXXX before it looks for tokens, so an escape may hide a
// keyword, end a string or open or end a comment; and its pre-parser counts offsets
// in the decoded text, so an escape in a leading comment shifts the point where the
// statement begins. Servers also differ here. The lexer therefore accepts such an
// escape only where every reading is harmless: inside a string literal, and not for
// a quote or a backslash; inside a comment, and not for what may end one.
type lexer struct {
	src       string
	pos       int
	line, col int
	tokens    []token
	comments  []comment
}

// comment is a comment of the source.
type comment struct {
	from, to int
	line     int // of its end, 1-based
}

// mark returns the name in a comment /*$name*/, which marks the literal after it as
// the value of a parameter.
func (c comment) mark(src string) (name string, ok bool) {
	name, ok = strings.CutPrefix(src[c.from:c.to], "/*$")
	return strings.TrimSuffix(name, "*/"), ok
}

// blankOf replaces a character of a comment. Line breaks stay, so that positions in
// a server's messages are those of the source.
func blankOf(r rune) rune {
	if r == '\n' || r == '\r' {
		return r
	}
	return ' '
}

func lex(src string) (*lexer, error) {
	if !utf8.ValidString(src) {
		return nil, hub.Usagef("the statement is not valid UTF-8")
	}
	l := &lexer{src: src, line: 1, col: 1}
	for l.pos < len(l.src) {
		if err := l.next(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *lexer) next() error {
	r := l.peek()
	switch {
	case unicode.IsSpace(r) || isCypherSpace(r):
		l.advance()
		return nil
	case strings.HasPrefix(l.src[l.pos:], "//"):
		return l.lineComment()
	case strings.HasPrefix(l.src[l.pos:], "/*"):
		return l.blockComment()
	case r == '\'' || r == '"':
		return l.literal(r)
	case r == '`':
		return l.quotedName()
	case r == '\\':
		return faultAt(l.line, l.col, "a backslash outside a string; escapes such as \\u0041 are taken in strings only")
	case isNamePart(r) && r != '$':
		l.word()
		return nil
	}
	l.start(punct)
	l.advance()
	l.finish(string(r))
	return nil
}

// peek returns the next character, utf8.RuneError at the end.
func (l *lexer) peek() rune {
	r, _ := utf8.DecodeRuneInString(l.src[l.pos:])
	return r
}

// advance moves over one character and returns it.
func (l *lexer) advance() rune {
	r, n := utf8.DecodeRuneInString(l.src[l.pos:])
	l.pos += n
	if r == '\n' {
		l.line, l.col = l.line+1, 1
	} else {
		l.col++
	}
	return r
}

func (l *lexer) start(k tokenKind) {
	l.tokens = append(l.tokens, token{kind: k, from: l.pos, line: l.line, col: l.col})
}

func (l *lexer) finish(s string) {
	t := &l.tokens[len(l.tokens)-1]
	t.text, t.to = s, l.pos
	if t.kind == word {
		t.upper = asciiUpper(s)
	}
}

func (l *lexer) word() {
	kind := word
	if r := l.peek(); r >= '0' && r <= '9' {
		kind = number
	}
	l.start(kind)
	from := l.pos
	for l.pos < len(l.src) && isNamePart(l.peek()) {
		l.advance()
	}
	l.finish(l.src[from:l.pos])
}

func (l *lexer) lineComment() error {
	from := l.pos
	for l.pos < len(l.src) && l.peek() != '\n' && l.peek() != '\r' {
		if err := l.escapeInComment(); err != nil {
			return err
		}
		l.advance()
	}
	l.comments = append(l.comments, comment{from, l.pos, l.line})
	return nil
}

func (l *lexer) blockComment() error {
	line, col, from := l.line, l.col, l.pos
	for l.skip("/*"); l.pos < len(l.src); l.advance() {
		if strings.HasPrefix(l.src[l.pos:], "*/") {
			l.skip("*/")
			l.comments = append(l.comments, comment{from, l.pos, l.line})
			return nil
		}
		if err := l.escapeInComment(); err != nil {
			return err
		}
	}
	return faultAt(line, col, "this comment is never closed by */")
}

// escapeInComment refuses an escape that a server may read as the end of the comment.
// The rest of a comment, C:\users for one, is nobody's business.
func (l *lexer) escapeInComment() error {
	rest := l.src[l.pos:]
	if !strings.HasPrefix(rest, `\u`) {
		return nil
	}
	code, _, ok := hexCode(strings.TrimLeft(rest[1:], "u"))
	if ok && (strings.ContainsRune("*/\\", code) || unicode.IsControl(code) || unicode.In(code, unicode.Zl, unicode.Zp)) {
		return faultAt(l.line, l.col, `\u%04x in a comment may end it, as servers read it; leave it out`, code)
	}
	return nil
}

// hexCode reads four hexadecimal digits at the front of a text.
func hexCode(s string) (code rune, rest string, ok bool) {
	for i := range 4 {
		if i == len(s) {
			return 0, s, false
		}
		d, ok := hexDigit(rune(s[i]))
		if !ok {
			return 0, s, false
		}
		code = code<<4 | d
	}
	return code, s[4:], true
}

// skip moves over a text without line breaks.
func (l *lexer) skip(s string) { l.pos, l.col = l.pos+len(s), l.col+len(s) }

func (l *lexer) literal(quote rune) error {
	l.start(str)
	line, col := l.line, l.col
	l.advance()
	for l.pos < len(l.src) {
		switch r := l.peek(); {
		case r == quote:
			l.advance()
			l.finish("")
			return nil
		case r == '\\':
			if err := l.escape(); err != nil {
				return err
			}
		default:
			l.advance()
		}
	}
	return faultAt(line, col, "this string is never closed by %c", quote)
}

// escape consumes a backslash and what it escapes, inside a string literal.
func (l *lexer) escape() error {
	line, col := l.line, l.col
	l.advance()
	if l.pos == len(l.src) {
		return nil // the string is not closed; literal reports it
	}
	if l.peek() != 'u' {
		l.advance()
		return nil
	}
	l.advance()
	code, _, ok := hexCode(l.src[l.pos:])
	if !ok {
		return faultAt(line, col, `want \u and four hexadecimal digits`)
	}
	l.skip(l.src[l.pos : l.pos+4])
	if code == '\'' || code == '"' || code == '\\' || code == '`' {
		return faultAt(line, col, `\u%04x stands for a quote or a backslash, which servers read differently; write it as \%c`, code, code)
	}
	return nil
}

func (l *lexer) quotedName() error {
	l.start(quoted)
	line, col := l.line, l.col
	l.advance()
	var name strings.Builder
	for l.pos < len(l.src) {
		switch r := l.peek(); {
		case strings.HasPrefix(l.src[l.pos:], "``"):
			name.WriteByte('`')
			l.advance()
			l.advance()
		case r == '`':
			l.advance()
			l.finish(name.String())
			return nil
		case strings.HasPrefix(l.src[l.pos:], `\u`):
			return faultAt(l.line, l.col, `escapes such as \u0041 are taken in strings only`)
		default:
			name.WriteRune(r)
			l.advance()
		}
	}
	return faultAt(line, col, "this name is never closed by a backtick")
}

// isNamePart reports whether r may occur inside an unquoted name: letters, digits, _
// and, as in Neo4j, $ after the first character. A letter accepted here but not by a
// server is an error there, never a separator, so no keyword can hide in a name.
func isNamePart(r rune) bool {
	return r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Nl, r)
}

// isCypherSpace reports the white space of Cypher that unicode.IsSpace lacks.
func isCypherSpace(r rune) bool { return r >= 0x1c && r <= 0x1f }

func hexDigit(r rune) (rune, bool) {
	switch {
	case r >= '0' && r <= '9':
		return r - '0', true
	case r >= 'a' && r <= 'f':
		return r - 'a' + 10, true
	case r >= 'A' && r <= 'F':
		return r - 'A' + 10, true
	}
	return 0, false
}

// asciiUpper maps a-z to A-Z and nothing else, as Cypher keywords are compared.
func asciiUpper(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
}
