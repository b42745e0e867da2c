package derive

import "embed"

//go:embed cypher
var cypherFiles embed.FS

// statement returns the text of a file under cypher, such as "drop/mark".
func statement(name string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the files are compiled in; a test runs every name
	}
	return string(text)
}
