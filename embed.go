// Package hubgraph holds the files at the top of the repository that an
// installed binary needs.
package hubgraph

import _ "embed"

// ComposeFile is compose.yaml: a Neo4j Community in Docker, bound to
// 127.0.0.1, and by its profile explorer the explorer. It wants NEO4J_PASSWORD in the
// environment.
//
//go:embed compose.yaml
var ComposeFile []byte
