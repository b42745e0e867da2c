package main

import (
	"strings"
	"testing"
)

// TestSpareWords: values that stand after a name without -p are answered with the line
// to type, wherever parameters are given.
func TestSpareWords(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"recipe", "run", "account", "kilebeck"}, "parameters are given by -p: hubgraph recipe run account -p account=kilebeck"},
		{[]string{"recipe", "run", "account", "Ada", "Wren"}, "hubgraph recipe run account -p 'account=Ada Wren'"},
		{[]string{"recipe", "export", "model", "gust-lab/tide base", "-f", "md"}, "hubgraph recipe export model -p 'model=gust-lab/tide base'"},
		{[]string{"recipe", "run", "model", "5"}, "hubgraph recipe run model -p limit=5"},
		{[]string{"recipe", "run", "adoption", "NLP"}, "hubgraph recipe run adoption -p field=NLP"},
		{[]string{"recipe", "run", "adoption", "field", "nlp"}, "hubgraph recipe run adoption -p field=nlp"},
		{[]string{"recipe", "run", "adoption", "field=nlp"}, "hubgraph recipe run adoption -p field=nlp"},
		{[]string{"query", "run", "organisations/most-used-models", "nlp", "5"}, "hubgraph query run organisations/most-used-models -p field=nlp -p limit=5"},
		{[]string{"query", "run", "collaboration/collaborators", "Developer=Ada Wren"}, "hubgraph query run collaboration/collaborators -p 'developer=Ada Wren'"},
		{[]string{"query", "run", "time/per-month", "2023-01-01"}, "hubgraph query run time/per-month -p from=2023-01-01"},
		{[]string{"query", "run", "time/week", "tuesday"}, `"tuesday" is none; time/week has kind`},
		{[]string{"query", "show", "time/week", "space"}, "-p kind=space"},
		{[]string{"query", "run", "data-quality/overview", "x"}, `data-quality/overview has no parameters, and "x" is one word more`},
		{[]string{"query", "run", "time/weak", "space"}, "did you mean time/week"},
		{[]string{"cypher", "MATCH (n) WHERE n.id = $id RETURN n", "id=x"}, `"id=x" stands after the statement; parameters are given by -p NAME=VALUE`},
		{[]string{"cypher", "MATCH", "(n)", "RETURN", "n"}, "one pair of quotes"},
	} {
		if code, _, errOut := runCommand(t, c.args...); code != 2 || !strings.Contains(errOut, c.want) {
			t.Errorf("%q: exit %d, %s\nwant %s", c.args, code, errOut, c.want)
		}
	}
}
