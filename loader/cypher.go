package loader

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed cypher
var cypherFiles embed.FS

// statement returns the text of a file under cypher, such as "write/commit".
func statement(name string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the files are compiled in; a test runs every name
	}
	return string(text)
}

// statements returns every statement of the files in a folder under cypher, in
// the order of the file names. Statements end with a semicolon at the end of a
// line, or with the file.
func statements(folder string) []string {
	names, err := fs.Glob(cypherFiles, "cypher/"+folder+"/*.cypher")
	if err != nil {
		panic(err)
	}
	var all []string
	for _, name := range names {
		text, err := cypherFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for s := range strings.SplitSeq(string(text), ";\n") {
			if strings.TrimSpace(s) != "" {
				all = append(all, s)
			}
		}
	}
	return all
}
