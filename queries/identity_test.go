package queries_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// identity has, for every way in which a statement goes from the spellings of a
// name to the person, the lines that may follow. Statements have to be pasteable
// as they are, so the clause stands in each of them; a rule that changes changes
// in all of them, and here.
var identity = map[string][]string{
	"(a)-[:ALIAS_OF*0..]->(p:Account)": {
		"WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END",
		"WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END",
		"WHERE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() })",
		"WHERE NOT (p)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT p:Bot",
		"WHERE NOT (p)-[:ALIAS_OF]->()", // bots too
	},
	"(b)<-[:ALIAS_OF*0..]-(a:Account)": {"WHERE a = b OR (NOT a:Bot AND NOT (b)-[:ALIAS_OF]->())"}, // of bots
	// All spellings of one account.
	"(x)-[:ALIAS_OF*0..]->(p:Account)": {"WITH "},
	"(x)-[:ALIAS_OF*0..]->(p)":         {"WITH "},
}

var identityForm = regexp.MustCompile(`\((\w+)[^()]*\)(<?-\[:ALIAS_OF\*0\.\.\]->?\(\w+(?::Account)?)(?: \{name: /\*\$account\*/ null\})?\)`)

func TestIdentityClauses(t *testing.T) {
	seen := map[string]bool{}
	for _, dir := range []string{".", "../analytics"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(file string, d fs.DirEntry, err error) error {
			if ext := path.Ext(file); err != nil || d.IsDir() || ext != ".cypher" && ext != ".md" || strings.Contains(file, "golden") {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(dir), file)
			if err != nil {
				return err
			}
			lines := strings.Split(string(text), "\n")
			for i, line := range lines[:len(lines)-1] {
				if !strings.Contains(line, "ALIAS_OF*0..") {
					continue
				}
				form, next := "", strings.TrimSpace(lines[i+1])
				if m := identityForm.FindStringSubmatch(line); m != nil {
					form = "(" + m[1] + ")" + m[2] + ")"
				}
				if !slices.ContainsFunc(identity[form], func(known string) bool {
					return next == known || strings.HasSuffix(known, " ") && strings.HasPrefix(next, known)
				}) {
					t.Errorf("%s/%s:%d: no known form of the identity clause:\n%s\n%s", dir, file, i+1, line, lines[i+1])
				}
				seen[form] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for form := range identity {
		if !seen[form] {
			t.Errorf("nothing has the form %s any more", form)
		}
	}
}
