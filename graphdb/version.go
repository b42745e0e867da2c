package graphdb

import (
	"strconv"
	"strings"
)

// oldestVersion is the first Neo4j with CALL (x) {...}, the scoped subqueries
// that this project's Cypher uses.
const oldestVersion = "5.23"

// supported reports whether a version, such as 5.26.30, 5.27-aura or
// 2025.10.1, is oldestVersion or newer. A version that cannot be parsed is
// taken as new: the server will report what it does not know.
func supported(version string) bool {
	major, minor, ok := parseVersion(version)
	if !ok {
		return true
	}
	oldMajor, oldMinor, _ := parseVersion(oldestVersion)
	return major > oldMajor || major == oldMajor && minor >= oldMinor
}

// parseVersion returns the first two numbers of a version.
func parseVersion(version string) (major, minor int, ok bool) {
	first, rest, found := strings.Cut(version, ".")
	major, err := strconv.Atoi(first)
	if err != nil || !found {
		return 0, 0, false
	}
	digits := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		digits = rest[:i]
	}
	minor, err = strconv.Atoi(digits)
	return major, minor, err == nil
}
