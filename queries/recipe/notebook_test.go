package recipe_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

// notebookFile is what the tests read of a notebook.
type notebookFile struct {
	Cells []struct {
		CellType string `json:"cell_type"`
		ID       string
		Source   []string
		Metadata struct{ Tags []string }
		Outputs  []struct {
			OutputType string `json:"output_type"`
			Data       map[string][]string
		}
	}
	NBFormat      int `json:"nbformat"`
	NBFormatMinor int `json:"nbformat_minor"`
}

// notebookSchema is nbformat's own for version 4.5.
func notebookSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("testdata/nbformat.v4.5.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// readNotebook checks a notebook against the schema, and what the schema does not
// say: ids are different.
func readNotebook(t *testing.T, schema *jsonschema.Schema, text string) notebookFile {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Errorf("not of nbformat 4.5: %v", err)
	}
	var n notebookFile
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, c := range n.Cells {
		if slices.Contains(ids, c.ID) {
			t.Errorf("two cells have the id %s", c.ID)
		}
		ids = append(ids, c.ID)
	}
	return n
}

func TestNotebook(t *testing.T) {
	n := readNotebook(t, notebookSchema(t), written(t, runHarbour(t, harbourDB(), "top=3"), recipe.Notebook))
	var ids []string
	source := map[string]string{}
	for _, c := range n.Cells {
		ids = append(ids, c.ID)
		source[c.ID] = strings.Join(c.Source, "")
	}
	if got := strings.Join(ids, " "); got != "intro parameters connection text-3 cell-owners chart-owners text-6 cell-top cell-one cell-pictured text-10" {
		t.Error(got)
	}
	if c := n.Cells[1]; !slices.Equal(c.Metadata.Tags, []string{"parameters"}) {
		t.Errorf("tags %q", c.Metadata.Tags)
	}
	for id, want := range map[string]string{
		"intro":        "pip install neo4j pandas matplotlib`",
		"parameters":   "# Parameters. None takes the default subject, the top-ranked one.\ntop = 3  # rows\nfield = \"all\"\nowner = None\n",
		"connection":   `raise SystemExit(`,
		"cell-owners":  "table_owners = query(r\"\"\"\nMATCH (m:Model)\nRETURN m.owner AS owner, 1 AS models, 0.5 AS share LIMIT $top\n\"\"\", top=top)\nif len(table_owners):\n    owner = table_owners[\"owner\"].iloc[0]\nfor_people(table_owners).head(2)\n",
		"cell-top":     "# Which models do most spaces use? (stored query adoption/top-models)\ntable_top = query(r\"\"\"\nMATCH (m:Model) WHERE $field IN m.fields RETURN m.id AS model, 1 AS spaces LIMIT $limit\n\"\"\", limit=top, field=field)\n",
		"chart-owners": "    data = for_people(table_owners).set_index(\"owner\")[[\"models\"]].astype(float)\n",
	} {
		if !strings.Contains(source[id], want) {
			t.Errorf("%s lacks %q:\n%s", id, want, source[id])
		}
	}
	if strings.Contains(strings.Join(ids, " "), "password") || strings.Contains(source["connection"], "bolt://") {
		t.Error("the notebook holds an address or a password")
	}
	out := n.Cells[4].Outputs[0]
	if html := strings.Join(out.Data["text/html"], ""); out.OutputType != "execute_result" || !strings.Contains(html, "<td>a_da*wren</td>\n      <td>1234</td>\n      <td>0.25</td>") ||
		!strings.Contains(html, "<td>&lt;NA&gt;</td>") || strings.Contains(html, "<td>0.1</td>") {
		t.Errorf("%s", html)
	}
	if svg := strings.Join(n.Cells[5].Outputs[0].Data["image/svg+xml"], ""); !strings.HasPrefix(svg, "<svg ") {
		t.Errorf("%.60s", svg)
	}
}
