package bulk

import (
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/loader"
)

// The names of the files for the texts of Script and Finish, next to the
// import files.
const (
	ScriptFile = "import.sh"
	FinishFile = "finish.cypher"
)

// Elsewhere describes the database to make on a server out of reach.
type Elsewhere struct {
	Database  string // name of the database
	Overwrite bool   // delete an existing database of that name first
}

// Command returns the command that imports the files, one argument a line, for
// a shell in their folder.
func (f *Files) Command(e Elsewhere) string {
	args := f.Arguments(e.Database)
	if e.Overwrite {
		args = append(args, "--overwrite-destination=true")
	}
	return "neo4j-admin database import full " + strings.Join(args, " \\\n  ")
}

// FinishCommand returns the command that completes the graph once the database
// is online.
func (f *Files) FinishCommand(e Elsewhere) string {
	return "cypher-shell --database " + e.Database + " --file " + FinishFile
}

// Script returns the text of ScriptFile, a shell script with Command in it.
func (f *Files) Script(e Elsewhere) string {
	return fmt.Sprintf(`#!/bin/sh
# Makes the Neo4j 5 database %s of the import files beside this script:
# %d nodes, %d relationships. Run it on the server, as the user the server runs as,
# with the database stopped and neo4j-admin in PATH. Then start the database and run
#
#   %s
#
# which makes the constraints. Until then the (:Snapshot) node says complete: false.
set -eu
cd "$(dirname "$0")"
exec %s
`, e.Database, f.Nodes, f.Relationships, f.FinishCommand(e), f.Command(e))
}

// Finish returns the text of FinishFile: Cypher statements, each ending in a
// semicolon, that complete an imported graph. Running it twice does no harm.
func (f *Files) Finish() string {
	all := f.lists.statements()
	for _, c := range loader.Constraints() {
		all = append(all, c.Cypher)
	}
	var text strings.Builder
	for _, s := range append(all, statement("snapshot/complete")) {
		text.WriteString(strings.TrimSpace(s) + ";\n")
	}
	return text.String()
}
