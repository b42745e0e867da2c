package prune

import (
	"embed"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }

// statements returns the statements of a file under cypher, none when there is
// no such file.
func statements(name string) []string { return cypher.Statements(cypherFiles, name) }
