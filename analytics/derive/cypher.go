package derive

import (
	"embed"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }
