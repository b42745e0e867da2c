package recipe_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

func TestParse(t *testing.T) {
	r := parseHarbour(t)
	if r.Name != "harbour" || r.Title != "The harbour & its boats" || r.Question != "Who owns what?" || r.Paper != "RQ3" || len(r.Params) != 3 {
		t.Errorf("%+v", r)
	}
	if got := r.Params[0].String() + "; " + r.Params[1].String() + "; " + r.Params[2].String(); got != "top int = 5 min 1 max 9; field string = 'all' in all|nlp; owner string = null" {
		t.Error(got)
	}
	var kinds []string
	for _, b := range r.Blocks {
		if b.Cell != nil {
			kinds = append(kinds, b.Cell.Name)
		} else {
			kinds = append(kinds, "prose")
		}
	}
	if got := strings.Join(kinds, " "); got != "prose owners prose top one pictured prose" {
		t.Error(got)
	}
	cells := r.Cells()
	if c := cells[0]; c.Line != 13 || c.Rows != 2 || c.Chart.Kind != "bar" || c.Chart.Title != `Owners of "boats"` || c.Query != nil {
		t.Errorf("%+v", c)
	}
	if c := cells[1]; c.Query.Name != "adoption/top-models" || c.Rows != 20 || c.Empty != "No space uses a model." || c.Chart != nil {
		t.Errorf("%+v", c)
	}
	if !cells[3].Browser {
		t.Error("the last cell is for Neo4j Browser")
	}
}

// recipeOf is a recipe with a head and a body.
func recipeOf(head, body string) string {
	return "---\ntitle: T\nquestion: Q?\n" + head + "---\n" + body
}

func cellOf(attributes, cypher string) string {
	return "```cypher {" + attributes + "}\n" + cypher + "\n```\n"
}

// Every fault is said with file and line.
func TestParseFaults(t *testing.T) {
	const reads = "RETURN 1 AS n"
	param := func(declaration string) string { return "params:\n  p: " + declaration + "\n" }
	usesP := cellOf("name=c", "RETURN /*$p*/ 1 AS n")
	for _, c := range []struct{ name, content, want string }{
		{"no front matter", "# Title\n", "x.md:1: a recipe begins with a block of YAML"},
		{"open front matter", "---\ntitle: T\n", "x.md:1: the block of YAML at the top is not closed"},
		{"not YAML", "---\ntitle: [\n---\n", "x.md:"},
		{"no mapping", "---\n- a\n---\n", "x.md:1: the block of YAML has no title"},
		{"no title", "---\nquestion: Q\n---\n", "x.md:1: title is missing"},
		{"no question", "---\ntitle: T\n---\n", "x.md:1: question is missing"},
		{"unknown key", recipeOf("colour: red\n", ""), "x.md:4: unknown key \"colour\", want one of paper, params, question, title"},
		{"twice", recipeOf("title: U\n", ""), "x.md:4: title is given twice"},
		{"unknown type", recipeOf(param("{type: number, default: 1}"), usesP), `x.md:5: param p: unknown type "number"`},
		{"no declaration", recipeOf(param("5"), usesP), "x.md:5: param p: want {type: int"},
		{"wrong default", recipeOf(param("{type: int, default: many}"), usesP), `x.md:5: param p: its default "many" is not a whole number`},
		{"default out of bounds", recipeOf(param("{type: int, default: 1, min: 2}"), usesP), "x.md:5: param p: its default 1 is less than 2"},
		{"bounds on text", recipeOf(param("{type: string, default: a, min: 2}"), usesP), "param p: min and max are for an int or a float"},
		{"in on a number", recipeOf(param("{type: int, default: 1, in: [a]}"), usesP), "param p: in is for a string"},
		{"bad name", recipeOf("params:\n  1p: {type: int, default: 1}\n", cellOf("", reads)), "x.md:5: param 1p: this is no parameter name"},
		{"unknown field of a parameter", recipeOf(param("{type: int, default: 1, most: 2}"), usesP), `unknown key "most", want one of default, doc, from, in, max, min, type`},
		{"unused parameter", recipeOf(param("{type: int, default: 1}"), cellOf("", reads)), "x.md:1: no cell uses the parameter p"},
		{"from nowhere", recipeOf(param("{type: int, default: 1, from: d.n}"), usesP), "x.md:5: param p: from: there is no cell d"},
		{"other literal", recipeOf(param("{type: int, default: 2}"), usesP), "x.md:7: cell c: p is 1 here, 2 at the top"},
		{"unknown parameter", recipeOf("", usesP), "x.md:5: cell c: there is no parameter p at the top"},
		{"open fence", recipeOf("", "```cypher\nRETURN 1\n"), "x.md:5: this fenced block is not closed"},
		{"open braces", recipeOf("", "```cypher {name=a\nRETURN 1 AS n\n```\n"), "x.md:5: name: the braces are not closed"},
		{"open quote", recipeOf("", "```cypher {title=\"a}\nRETURN 1 AS n\n```\n"), "x.md:5: title: a quote is not closed"},
		{"text before braces", recipeOf("", "```cypher names {}\nRETURN 1 AS n\n```\n"), `x.md:5: "names": what is said of a cell stands between braces`},
		{"unknown attribute", recipeOf("", cellOf("nme=a", reads)), `x.md:5: "nme" means nothing here`},
		{"attribute twice", recipeOf("", cellOf("name=a name=b", reads)), "x.md:5: name is given twice"},
		{"attribute of another chart", recipeOf("", cellOf("chart=bar x=a y=b weight=c", reads)), `x.md:5: "weight" means nothing here`},
		{"bad cell name", recipeOf("", cellOf("name=a-b", reads)), `x.md:5: name "a-b"`},
		{"same name", recipeOf("", cellOf("name=a", reads)+cellOf("name=a", reads)), "x.md:8: another cell has the name a"},
		{"unknown chart", recipeOf("", cellOf("chart=pie x=a y=b", reads)), `x.md:5: unknown chart "pie", want one of bar, heat, histogram, line, network`},
		{"chart without x", recipeOf("", cellOf("chart=bar y=b", reads)), "x.md:5: a bar chart needs x=COLUMN"},
		{"network without target", recipeOf("", cellOf("chart=network source=a", reads)), "x.md:5: a network chart needs target=COLUMN"},
		{"two x", recipeOf("", cellOf("chart=bar x=a,b y=c", reads)), "x.md:5: x: one column, not 2"},
		{"five y", recipeOf("", cellOf("chart=bar x=a y=b,c,d,e,f", reads)), "x.md:5: y: at most four columns"},
		{"y and series", recipeOf("", cellOf("chart=line x=a y=b,c series=d", reads)), "x.md:5: y: one column here"},
		{"half percent", recipeOf("", cellOf("chart=bar x=a y=b,c percent=b", reads)), "x.md:5: y: either all columns are percent or none"},
		{"bad rows", recipeOf("", cellOf("rows=many", reads)), `x.md:5: rows: "many" is no number`},
		{"writes", recipeOf("", cellOf("name=a", "MATCH (n)\nDETACH DELETE n")), "x.md:5: cell a: refused: DETACH at line 7, column 1"},
		{"loads", recipeOf("", cellOf("name=a", "LOAD CSV FROM 'http://127.0.0.1/' AS row RETURN row")), "cell a: refused: LOAD CSV"},
		{"two statements", recipeOf("", cellOf("name=a", "RETURN 1 AS n; RETURN 2 AS n")), "cell a: refused: a second statement"},
		{"no statement", recipeOf("", cellOf("name=a", "// nothing")), "cell a: the statement is empty"},
		{"unknown query", recipeOf("", "```query usage/none {}\n```\n"), `x.md:5: no stored query "usage/none"`},
		{"unknown parameter of a query", recipeOf("", "```query adoption/top-models {}\n\nlimt = 5\n```\n"), "x.md:7: adoption/top-models has no parameter limt"},
		{"mistyped value", recipeOf("", "```query adoption/top-models {}\nlimit = many\n```\n"), `x.md:6: limit: "many" is not a whole number`},
		{"value out of its choice", recipeOf("", "```query adoption/top-models {}\nfield = 'audio'\n```\n"), `x.md:6: field: "audio" is none of all, nlp`},
		{"value of another type", recipeOf("", "```query adoption/top-models {}\nfield = ['a']\n```\n"), "x.md:6: field: ['a'] is no string"},
		{"value twice", recipeOf("", "```query adoption/top-models {}\nlimit = 1\nlimit = 2\n```\n"), "x.md:7: limit is given twice"},
		{"no value", recipeOf("", "```query adoption/top-models {}\nlimit\n```\n"), "x.md:6: \"limit\": want a parameter of adoption/top-models"},
		{"parameter of another type", recipeOf(param("{type: string, default: a}"), "```query adoption/top-models {}\nlimit = $p\n```\n"), "x.md:8: p is of type string, limit of adoption/top-models wants int"},
		{"unknown column of a query", recipeOf("", "```query adoption/top-models {chart=bar x=model y=likes}\n```\n"), "x.md:5: adoption/top-models has no column likes; it has model, spaces"},
		{"placeholder without cell", recipeOf("", "Text.\n\n{{a.b}}\n"), "x.md:7: {{a.b}}: there is no cell a"},
		{"placeholder without column", recipeOf("", "```query adoption/top-models {name=a}\n```\n{{a.b}}\n"), "x.md:7: {{a.b}}: adoption/top-models has no column b"},
		{"placeholder of a parameter", recipeOf("", "{{$q}}\n"), "x.md:5: {{$q}}: there is no parameter q"},
		{"placeholder that computes", recipeOf("", "{{1 + 1}}\n"), "x.md:5: {{1 + 1}}: want {{cell.column}}"},
		{"unknown form", recipeOf("", cellOf("name=a", reads)+"{{a.n|round}}\n"), `x.md:8: {{a.n|round}}: unknown form "round"`},
		{"placeholder for Neo4j Browser", recipeOf("", cellOf("name=a browser", reads)+"{{a.n}}\n"), "cell a is for Neo4j Browser"},
		{"placeholder within code", recipeOf("", cellOf("name=a", reads)+"`-p x={{a.n}}`\n"), "x.md:8: {{a.n}}: between backticks a placeholder stands alone"},
		{"not UTF-8", "---\n\xff\n---\n", "x.md:1: the file is not valid UTF-8"},
	} {
		_, err := recipe.Parse("x.md", c.content, stored{})
		var fault *queries.ParseError
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &fault) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	for _, name := range []string{"X.md", "a b.md", "a.txt", "-.md", "1-.md"} {
		if _, err := recipe.Parse(name, recipeOf("", ""), stored{}); err == nil || !strings.Contains(err.Error(), "want a file name") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Windows line ends and a byte order mark change nothing.
func TestParseLineEnds(t *testing.T) {
	r, err := recipe.Parse("harbour.md", "\ufeff"+strings.ReplaceAll(harbour, "\n", "\r\n"), stored{})
	if err != nil || len(r.Cells()) != 4 {
		t.Error(err)
	}
}

// FuzzParse: no document makes the parser panic, and one that it takes writes
// nothing: the guard has passed each of its statements.
func FuzzParse(f *testing.F) {
	f.Add(harbour)
	f.Add(recipeOf("", cellOf("name=a", "RETURN 1 AS n")))
	f.Add("---\ntitle: \"\\u0000\"\n---\n```cypher {a=\"\\\"\"}\n```")
	f.Fuzz(func(t *testing.T, content string) {
		r, err := recipe.Parse("x.md", content, stored{})
		if err != nil {
			return
		}
		for _, c := range r.Cells() {
			if c.Name == "" || c.Rows < 0 {
				t.Errorf("%+v", c)
			}
		}
		if r.Title == "" || r.Question == "" {
			t.Error("no title")
		}
	})
}

func TestBind(t *testing.T) {
	r := parseHarbour(t)
	params, err := r.Bind([]string{"top=3", "field=nlp"})
	if err != nil || params["top"] != int64(3) || params["field"] != "nlp" || params["owner"] != nil {
		t.Errorf("%v, %v", params, err)
	}
	for arg, want := range map[string]string{
		"top=x": "is not a whole number", "top=10": "10 is more than 9", "tip=1": "did you mean top", "field=cv": "is none of all, nlp", "top": "want name=value",
	} {
		_, err := r.Bind([]string{arg})
		var usage *hub.UsageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", arg, err, want)
		}
	}
}
