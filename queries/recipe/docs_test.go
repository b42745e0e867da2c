package recipe_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

func docs(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/recipes.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The manual names every recipe, and no other one.
func TestDocsNameTheRecipes(t *testing.T) {
	text := docs(t)
	named := regexp.MustCompile("(?m)^\\| \\[`([a-z-]+)`\\]\\(\\.\\./queries/recipes/golden/([a-z-]+)\\.md\\) \\|").FindAllStringSubmatch(text, -1)
	var names []string
	for _, m := range named {
		names = append(names, m[1])
		if m[1] != m[2] {
			t.Errorf("%s leads to %s", m[1], m[2])
		}
	}
	if got, want := strings.Join(names, " "), strings.Join(recipe.Bundled().Names(), " "); got != want {
		t.Errorf("the manual has %s, the program %s", got, want)
	}
}

// example is the recipe that the manual shows.
func example(t *testing.T) *recipe.Recipe {
	t.Helper()
	m := regexp.MustCompile("(?s)````markdown\n(.*?)````").FindStringSubmatch(docs(t))
	if m == nil {
		t.Fatal("the manual shows no recipe")
	}
	r, err := recipe.Parse("team.md", m[1], queries.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestDocsExample(t *testing.T) { example(t) }

// checkDocs runs the manual's recipe.
func checkDocs(t *testing.T, db *graphdb.DB) {
	report := run(t, db, example(t), "owner=kijo-cobalt")
	text := written(t, report, recipe.Markdown)
	for _, want := range []string{"**kijo-cobalt** owns 2 models.", "| kijo-cobalt/meadow-voice-small | 23 |", "- kijo-cobalt/meadow-voice-small leads with 23 spaces."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
