package queries

import (
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// IsOwnerColumn reports whether a column, by its name, holds owners of repositories:
// owner, space_owner, m.owner.
func IsOwnerColumn(name string) bool {
	return name == "owner" || strings.HasSuffix(name, "_owner") || strings.HasSuffix(name, ".owner")
}

// ForPeople is a value as tables and charts for people show it: where a column of
// owners has none, null or an empty text, there stands hub.NoOwner. csv, json and
// parquet, which programs read, have the value itself.
func ForPeople(column string, v any) any {
	if (v == nil || v == "") && IsOwnerColumn(column) {
		return hub.NoOwner
	}
	return v
}
