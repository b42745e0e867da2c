package bulk

import "embed"

//go:embed cypher
var cypherFiles embed.FS

// statement returns the text of a file under cypher, such as "lists/2_tags".
func statement(name string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the files are compiled in; a test runs every name
	}
	return string(text)
}

// statements sets the lists that the files could not hold.
func (l lists) statements() []string {
	var out []string
	for _, s := range []struct {
		n    int64
		name string
	}{{l.noFields, "lists/1_fields"}, {l.noTags, "lists/2_tags"}, {l.blankTags, "lists/3_blank_tags"}} {
		if s.n > 0 {
			out = append(out, statement(s.name))
		}
	}
	return out
}
