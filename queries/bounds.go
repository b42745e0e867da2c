package queries

// The most that a statement may have. A server goes on planning a statement for
// minutes after its client has gone: subqueries within one another take twice as long
// with each level, and a thousand alternatives some ten seconds. Data belong into
// parameters.
const (
	maxBytes    = 100_000
	maxTokens   = 20_000
	maxDepth    = 100 // brackets of any kind within one another
	maxBraces   = 10  // braces within one another: subqueries, maps
	maxBranches = 300 // OR and XOR
)

// bounded refuses a statement that a server may plan for too long.
func (g guard) bounded(size int) error {
	if size > maxBytes {
		return refuse(g[0], "a statement of so many bytes", "%d are allowed; give data as parameters", maxBytes)
	}
	if len(g) > maxTokens {
		return refuse(g[maxTokens], "a statement of so many words and signs", "%d are allowed; give data as parameters", maxTokens)
	}
	depth, braces, branches := 0, 0, 0
	for _, t := range g {
		switch {
		case t.is("OR") || t.is("XOR"):
			branches++
		case t.is("("), t.is("["), t.is("{"):
			depth++
		case t.is(")"), t.is("]"), t.is("}"):
			depth--
		}
		switch {
		case t.is("{"):
			braces++
		case t.is("}"):
			braces--
		}
		switch {
		case depth > maxDepth:
			return refuse(t, "brackets within brackets", "%d levels are allowed", maxDepth)
		case braces > maxBraces:
			return refuse(t, "braces within braces", "%d levels are allowed, since planning takes twice as long with each", maxBraces)
		case branches > maxBranches:
			return refuse(t, "so many alternatives", "%d are allowed; IN $list compares with a list", maxBranches)
		}
	}
	return nil
}
