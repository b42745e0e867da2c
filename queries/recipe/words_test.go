package recipe_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

const ownersRecipe = `---
title: Owners
question: Who owns the models?
---

` + "```cypher {name=owners chart=bar x=space_owner y=models rows=1}" + `
MATCH (m:Model) RETURN m.owner AS space_owner, m.id AS model, count(m) AS models
` + "```" + `

{{owners.models|model is|models are}} not owned; of the others {{owners[ada-wren].models|model is|models are}}.
`

// TestNoOwner: in every format a missing owner is (no owner), null or empty; other
// values that are missing are not.
func TestNoOwner(t *testing.T) {
	for _, missing := range []any{nil, ""} {
		r, err := recipe.Parse("owners.md", ownersRecipe, stored{})
		if err != nil {
			t.Fatal(err)
		}
		db := &fakeDB{answers: []answerOf{{"MATCH", []string{"space_owner", "model", "models"}, [][]any{{missing, nil, int64(1)}, {"ada-wren", "x", int64(2)}}}}}
		report, err := r.Run(t.Context(), db, nil, recipe.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		for format, want := range map[string][]string{
			"md":            {"| (no owner) |  | 1 |", "1 model is not owned; of the others 2 models are."},
			"html":          {`<td class="short">(no owner)</td><td class="short"></td>`, ">(no owner)</text>"},
			"browser-guide": {">(no owner)</text>"},
		} {
			for _, w := range want {
				if got := written(t, report, format); !strings.Contains(got, w) {
					t.Errorf("%s without an owner (%#v): no %q in\n%s", format, missing, w, got)
				}
			}
		}
		var notebook struct {
			Cells []struct {
				Source  []string
				Outputs []struct{ Data map[string][]string }
			}
		}
		if err := json.Unmarshal([]byte(written(t, report, "ipynb")), &notebook); err != nil {
			t.Fatal(err)
		}
		var source, output string
		for _, c := range notebook.Cells {
			source += strings.Join(c.Source, "") + "\n"
			for _, o := range c.Outputs {
				output += strings.Join(o.Data["text/html"], "") + strings.Join(o.Data["text/plain"], "") + strings.Join(o.Data["image/svg+xml"], "")
			}
		}
		for _, w := range []string{"def for_people(rows):", "for_people(table_owners).head(1)", `data = for_people(table_owners).set_index("space_owner")`} {
			if !strings.Contains(source, w) {
				t.Errorf("the notebook has no %q", w)
			}
		}
		for _, w := range []string{"<td>(no owner)</td>", " (no owner) ", ">(no owner)</text>"} {
			if !strings.Contains(output, w) {
				t.Errorf("the output of the notebook has no %q", w)
			}
		}
	}
}

// TestCountsHaveWordsForOne: where a bundled recipe puts a number before a noun in the
// plural, it has the singular too, for a hub in which there is one.
func TestCountsHaveWordsForOne(t *testing.T) {
	verbs := regexp.MustCompile(`^(leads|has|owns|shares|holds|makes|is)$`)
	behind := regexp.MustCompile(`\{\{([^{}]*)\}\}\** ([a-z]+ )??([a-z]+s)\b`)
	for _, r := range recipe.Bundled().All() {
		for _, b := range r.Blocks {
			for _, m := range behind.FindAllStringSubmatch(b.Prose, -1) {
				if !strings.Contains(m[1], "|") && !verbs.MatchString(m[3]) && !verbs.MatchString(strings.TrimSpace(m[2])) {
					t.Errorf("%s: %q: {{%s|one|several}} has both words", r.Name, m[0], m[1])
				}
			}
		}
	}
}
