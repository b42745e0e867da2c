package recipe

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/queries"
)

// eachParameter calls f with the name of every parameter of a statement, outside
// of strings, quoted names and comments, and returns the statement with what f
// gives in their place.
func eachParameter(cypher string, f func(name string) string) string {
	var b strings.Builder
	for i := 0; i < len(cypher); {
		n := skipped(cypher[i:])
		if n > 0 {
			b.WriteString(cypher[i : i+n])
			i += n
			continue
		}
		if name := parameterName.FindString(cypher[i:]); name != "" {
			b.WriteString(f(name[1:]))
			i += len(name)
			continue
		}
		b.WriteByte(cypher[i])
		i++
	}
	return b.String()
}

var parameterName = regexp.MustCompile(`^\$[A-Za-z_][A-Za-z0-9_]*`)

// skipped returns the length of the string, quoted name or comment that s begins
// with, 0 for none.
func skipped(s string) int {
	end := func(n int) int {
		if n < 0 {
			return len(s)
		}
		return n
	}
	switch {
	case strings.HasPrefix(s, "//"):
		return end(strings.IndexAny(s, "\r\n"))
	case strings.HasPrefix(s, "/*"):
		if n := strings.Index(s[2:], "*/"); n >= 0 {
			return n + 4
		}
		return len(s)
	case s[0] == '`':
		if n := strings.IndexByte(s[1:], '`'); n >= 0 {
			return n + 2
		}
		return len(s)
	case s[0] == '\'' || s[0] == '"':
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case s[0]:
				return i + 1
			}
		}
		return len(s)
	}
	return 0
}

// parameters returns the names of a statement's parameters, each once.
func parameters(cypher string) []string {
	var names []string
	eachParameter(cypher, func(name string) string {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		return ""
	})
	return names
}

// inlined returns the statement with the values of its parameters as literals,
// so that it can be pasted anywhere: /*$limit*/ 20.
func inlined(cypher string, params map[string]any) string {
	return strings.TrimSpace(eachParameter(cypher, func(name string) string {
		return queries.Literal(params[name])
	}))
}

var markBefore = regexp.MustCompile(`/\*\$([A-Za-z_][A-Za-z0-9_]*)\*/\s*\$([A-Za-z_][A-Za-z0-9_]*)`)

// unmarked returns the statement with plain parameters, without the comments
// that marked their literals.
func unmarked(cypher string) string {
	return strings.TrimSpace(markBefore.ReplaceAllString(cypher, "$$$2"))
}
