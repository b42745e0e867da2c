package prune

import (
	"embed"
	"errors"
	"io/fs"
	"strings"
)

//go:embed cypher
var cypherFiles embed.FS

// statement returns the text of a file under cypher, such as "page/commits".
func statement(name string) string {
	return statements(name)[0]
}

// statements returns the statements of a file under cypher, none when there is
// no such file. Statements end with a semicolon at the end of a line, or with
// the file.
func statements(name string) []string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		panic(err) // the files are compiled in
	}
	return strings.Split(string(text), ";\n")
}
