package bulk

import (
	"embed"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }

// statements returns the Cypher that sets the lists the files cannot hold.
func (l lists) statements() []string {
	var out []string
	for _, s := range []struct {
		n    int64
		name string
	}{{l.noFields, "lists/1_fields"}, {l.noTags, "lists/2_tags"}, {l.blankTags, "lists/3_blank_tags"},
		{l.noTallyFields, "lists/4_tally_fields"}, {l.noMonths, "lists/5_months"}, {l.noMonths, "lists/6_link_months"}} {
		if s.n > 0 {
			out = append(out, statement(s.name))
		}
	}
	return out
}
