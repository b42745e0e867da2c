package cypher

import (
	"io/fs"
	"strings"
)

// Statement returns the only statement of the file cypher/NAME.cypher, such as
// "write/commit". It panics if there is no such file or it has several
// statements: the files are compiled in.
func Statement(files fs.FS, name string) string {
	all := Statements(files, name)
	if len(all) != 1 {
		panic("not one statement in cypher/" + name + ".cypher")
	}
	return all[0]
}

// Statements returns the statements of the files cypher/PATTERN.cypher, in
// order of file name; none if no file matches. A statement ends with a
// semicolon at the end of a line, or with the file.
func Statements(files fs.FS, pattern string) []string {
	names, err := fs.Glob(files, "cypher/"+pattern+".cypher")
	if err != nil {
		panic(err)
	}
	var all []string
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
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
