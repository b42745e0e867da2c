package neighbourhood

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
)

var update = flag.Bool("update", false, "write the pictures of docs/images anew")

// One load serves all that is tried on the sample.
func TestOnSample(t *testing.T) {
	c, h := onSample(t)
	if err := Statements().Check(t.Context(), c.DB()); err != nil {
		t.Fatal(err)
	}
	model := top(t, c, "adoption/top-models")
	base := top(t, c, "lineage/top-bases")
	person := top(t, c, "developers/top-committers")
	spelt := top(t, c, "developers/spellings")
	t.Run("counts are those of stored queries", func(t *testing.T) { testCounts(t, c, h, model, base, person) })
	t.Run("spellings", func(t *testing.T) { testSpellings(t, c, h, spelt) })
	t.Run("counts are the neighbours that there are", func(t *testing.T) { testEveryGroup(t, c) })
	t.Run("one step at a time", func(t *testing.T) { testSteps(t, h, model) })
	t.Run("formats", func(t *testing.T) { testFormats(t, h, model) })
	t.Run("errors", func(t *testing.T) { testErrors(t, h, model) })
	t.Run("pictures of the documentation", func(t *testing.T) { testDocs(t, c, h, model, top(t, c, "collaboration/collaborators")) })
	t.Run("in a browser", func(t *testing.T) { testBrowser(t, h, model) })
}

// top is the first value of the first row of a stored query.
func top(t *testing.T, c *content.Content, query string) string {
	t.Helper()
	a, err := c.Query(t.Context(), query, []string{"limit=1"})
	if err != nil || len(a.Rows) == 0 {
		t.Fatalf("%s: %v", query, err)
	}
	return a.Rows[0][0].(string)
}

// seen asks for a picture as JSON.
func seen(t *testing.T, h http.Handler, address string) View {
	t.Helper()
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	w := get(h, address+sign+"format=json")
	var v View
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != 200 {
		t.Fatalf("%s: %d, %v: %.300s", address, w.Code, err, w.Body)
	}
	return v
}

func (v View) group(t *testing.T, name string) ViewGroup {
	t.Helper()
	i := slices.IndexFunc(v.At.Groups, func(g ViewGroup) bool { return g.Name == name })
	if i < 0 {
		t.Fatalf("no group %s in %v", name, v.At.Groups)
	}
	return v.At.Groups[i]
}

// testCounts compares counts, and the neighbours themselves, with stored queries, which
// other tests compare with numbers from the files.
func testCounts(t *testing.T, c *content.Content, h http.Handler, model, base, person string) {
	for _, q := range []struct {
		of     Thing
		group  string
		query  string
		args   []string
		column string // that names the neighbours, "" when only their number is known
		number string // the column with the number
	}{
		{Thing{find.Model, model}, "co-used", "adoption/co-used", []string{"model=" + model, "limit=1000"}, "neighbour", ""},
		{Thing{find.Model, model}, "spaces", "adoption/top-models", []string{"limit=1"}, "", "spaces"},
		{Thing{find.Model, base}, "derived", "lineage/top-bases", []string{"limit=1"}, "", "derived"},
		{Thing{find.Account, person}, "contributed", "developers/top-committers", []string{"limit=1"}, "", "repositories"},
	} {
		a, err := c.Query(t.Context(), q.query, q.args)
		if err != nil {
			t.Fatal(err)
		}
		v := seen(t, h, State{Center: q.of, At: q.of, Expand: []Expansion{{q.of, q.group, MaxMost}}}.Address())
		g := v.group(t, q.group)
		switch {
		case q.column != "":
			column := slices.IndexFunc(a.Columns, func(c queries.Column) bool { return c.Name == q.column })
			var want []string
			for _, row := range a.Rows {
				want = append(want, row[column].(string))
			}
			var got []string
			for _, n := range v.Nodes[1:] {
				got = append(got, n.ID)
			}
			if !slices.Equal(got, want) || g.Count != int64(len(want)) {
				t.Errorf("%s of %s: %d, %v, want %v", q.group, q.of.Key(), g.Count, got, want)
			}
		case q.number != "":
			if want := a.Value(q.number); g.Count != want || int64(len(v.Nodes)-1) != want {
				t.Errorf("%s of %s: %d, %d drawn, the stored query has %v", q.group, q.of.Key(), g.Count, len(v.Nodes)-1, want)
			}
		}
	}
}

// testSpellings follows merges step by step, which the stored query follows to their
// end.
func testSpellings(t *testing.T, c *content.Content, h http.Handler, spelt string) {
	a, err := c.Query(t.Context(), "developers/spellings", []string{"limit=1"})
	if err != nil {
		t.Fatal(err)
	}
	s := State{Center: Thing{find.Account, spelt}, At: Thing{find.Account, spelt}}
	var got []any
	for next := []string{spelt}; len(next) > 0; {
		s.Expand = append(s.Expand, Expansion{Thing{find.Account, next[0]}, "spellings", MaxMost})
		known := len(got)
		got = got[:0]
		for _, n := range seen(t, h, s.Address()).Nodes[1:] {
			got = append(got, n.ID)
		}
		next = next[1:]
		for _, id := range got[known:] {
			next = append(next, id.(string))
		}
	}
	slices.SortFunc(got, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	if want, _ := a.Value("spellings").([]any); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("spellings of %s: %v, want %v", spelt, got, want)
	}
}

// testEveryGroup counts the rows of every statement, for some things of each kind.
func testEveryGroup(t *testing.T, c *content.Content) {
	some := map[find.Kind]string{find.Model: "MATCH (n:Model)", find.Dataset: "MATCH (n:Dataset)", find.Space: "MATCH (n:Space)", find.Account: "MATCH (n:Account)", find.Licence: "MATCH (n:License)", find.Field: "MATCH (n:Field)"}
	filled := map[string]bool{}
	for _, kind := range find.Kinds {
		_, rows, err := c.DB().Read(t.Context(), some[kind]+" RETURN coalesce(n.id, n.name) AS id ORDER BY COUNT { (n)--() } DESC, id LIMIT 4 UNION "+some[kind]+" WHERE (n)-[:ALIAS_OF]-() RETURN n.name AS id ORDER BY id LIMIT 3", nil)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, row[0].(string))
		}
		for _, id := range ids {
			of := Thing{kind, id}
			counts, err := groupsOf(t.Context(), c, of)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range groups(counts) {
				a, err := c.Ask(t.Context(), statement(kind, g.Name), map[string]any{"id": id, "limit": int64(1000)})
				if err != nil {
					t.Fatal(err)
				}
				filled[string(kind)+"/"+g.Name] = filled[string(kind)+"/"+g.Name] || g.Count > 0
				keys := map[string]bool{}
				last := int64(1 << 62)
				for _, n := range neighbours(a) {
					keys[n.Key()] = true
					if n.importance > last || content.Word(n.Kind) == "" {
						t.Errorf("%s of %s: %+v comes after %d", g.Name, of.Key(), n, last)
					}
					last = n.importance
				}
				if int64(len(a.Rows)) != g.Count || len(keys) != len(a.Rows) {
					t.Errorf("%s of %s: %d rows, %d of them different, counted %d", g.Name, of.Key(), len(a.Rows), len(keys), g.Count)
				}
			}
		}
	}
	for _, q := range Statements().All() {
		if !strings.HasSuffix(q.Name, "/groups") && !filled[q.Name] {
			t.Logf("the sample has nothing for %s", q.Name)
		}
	}
}

// testSteps walks: counts before drawing, an expansion, more of it, and back.
func testSteps(t *testing.T, h http.Handler, model string) {
	v := seen(t, h, Path(Thing{find.Model, model}))
	if len(v.Nodes) != 1 || len(v.Edges) != 0 || v.group(t, "spaces").Count < 2 {
		t.Fatalf("the first look: %+v", v)
	}
	of := Thing{find.Model, model}
	two := seen(t, h, State{Center: of, At: of, Expand: []Expansion{{of, "spaces", 2}}}.Address())
	g := two.group(t, "spaces")
	if len(two.Nodes) != 3 || g.Shown != 2 || g.More == "" || len(two.Notes) != 1 || !strings.Contains(two.Notes[0], fmt.Sprint(g.Count-2, " more spaces")) {
		t.Errorf("two of %d: %d nodes, %+v, %q", g.Count, len(two.Nodes), g, two.Notes)
	}
	more := seen(t, h, g.More)
	if want := min(g.Count, 2+DefaultMost); int64(len(more.Nodes)) != want+1 || more.Nodes[1].Key != two.Nodes[1].Key || more.Nodes[2].Key != two.Nodes[2].Key {
		t.Errorf("more: %d nodes, want %d and the first two first", len(more.Nodes), want+1)
	}
	if back := seen(t, h, more.group(t, "spaces").Back); back.Address != v.Address || len(back.Nodes) != 1 {
		t.Errorf("back is %s", back.Address)
	}
	// The next thing, and what is around that.
	next := seen(t, h, more.Nodes[1].Select)
	if next.At.Key != more.Nodes[1].Key || len(next.Nodes) != len(more.Nodes) || next.At.Around == "" || len(next.Cypher) != 2 || !strings.Contains(next.Cypher[1].Cypher, model) {
		t.Errorf("at %s: %+v", more.Nodes[1].Key, next.At)
	}
	models := seen(t, h, next.group(t, "models").Expand)
	if len(models.Edges) < len(next.Edges) || models.At.Key != next.At.Key {
		t.Errorf("a second step: %d edges after %d", len(models.Edges), len(next.Edges))
	}
	all := seen(t, h, v.At.First)
	if first := seen(t, h, Path(of)+fmt.Sprint("?first=", firstOfEach)); first.Address != all.Address || !slices.Equal(first.Nodes, all.Nodes) {
		t.Errorf("first=%d is %s", firstOfEach, first.Address)
	}
	if len(all.Nodes) < 10 || len(all.Cypher) < 3 {
		t.Errorf("all groups: %d nodes", len(all.Nodes))
	}
}

// testFormats compares all formats with the JSON, each twice the same bytes.
func testFormats(t *testing.T, h http.Handler, model string) {
	address := seen(t, h, Path(Thing{find.Model, model})).At.First
	v := seen(t, h, address)
	for _, f := range v.Files {
		first, second := get(h, f.Address), get(h, f.Address)
		if first.Code != 200 || !bytes.Equal(first.Body.Bytes(), second.Body.Bytes()) || first.Body.Len() == 0 {
			t.Errorf("%s: %d, or the second is another one", f.Address, first.Code)
		}
	}
	svg := get(h, address+"&format=svg").Body.String()
	graphml := get(h, address+"&format=graphml").Body.String()
	page := get(h, address).Body.String()
	edges := get(h, address+"&format=csv").Body.String()
	if !strings.Contains(svg, fmt.Sprintf(`viewBox="0 0 %v %v"`, v.Width, v.Height)) {
		t.Error("the SVG has another size")
	}
	for _, n := range v.Nodes {
		if at := fmt.Sprintf(`<circle cx="%v" cy="%v" r="%v"`, n.X, n.Y, n.Radius); !strings.Contains(svg, at) {
			t.Errorf("%s is not at %s in the SVG", n.Key, at)
		}
		// Within a page there is no margin.
		if at := fmt.Sprintf(`<circle cx="%.6v" cy="%.6v" r="%v" class="fill-%s"`, n.X-float64(chart.Margin), n.Y-float64(chart.Margin), n.Radius, n.Color); !strings.Contains(page, at) {
			t.Errorf("%s is not at %s in the page", n.Key, at)
		}
		if !strings.Contains(graphml, `<node id="`+n.Key+`">`) {
			t.Errorf("the GraphML lacks %s", n.Key)
		}
	}
	for _, e := range v.Edges {
		if row := v.Nodes[e.From].Key + "," + v.Nodes[e.To].Key + ",Directed,"; !strings.Contains(edges, row) || !strings.Contains(edges, ","+e.Relationship) {
			t.Errorf("the CSV lacks %s", row)
		}
	}
	if got := get(h, address+"&format=svg").Header().Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="around-model-`) || !strings.HasSuffix(got, `.svg"`) {
		t.Error(got)
	}
}

func testErrors(t *testing.T, h http.Handler, model string) {
	for address, want := range map[string]struct {
		status int
		text   string
	}{
		"/neighbourhood/model/" + model[1:]:                          {404, "did you mean " + model},
		"/neighbourhood/model/no/such-thing-at-all":                  {404, "no model"},
		"/neighbourhood/modell/x":                                    {404, "no kind"},
		"/neighbourhood/model/" + model + "?expand=x":                {400, "want KIND:ID:GROUP"},
		"/neighbourhood/model/" + model + "?format=bmp":              {400, "no format"},
		"/neighbourhood/model/" + model + "?format=svg&style=red":    {400, "unknown style"},
		"/neighbourhood/model/" + model + "?id=x":                    {400, "twice"},
		"/neighbourhood/model/?id=" + url.QueryEscape(model):         {200, model},
		"/neighbourhood/model/" + model + "?at=model:no/such":        {200, "is not in the picture"},
		"/neighbourhood/account/%3Cscript%3Ealert(1)%3C%2Fscript%3E": {404, "&lt;script&gt;"},
	} {
		w := get(h, address)
		if w.Code != want.status || !strings.Contains(w.Body.String(), want.text) || strings.Contains(w.Body.String(), "<script>alert") {
			t.Errorf("%s: %d, want %d with %q: %.600s", address, w.Code, want.status, want.text, w.Body)
		}
	}
}

// testDocs holds the pictures of the documentation, or writes them with -update.
func testDocs(t *testing.T, c *content.Content, h http.Handler, model, person string) {
	for name, of := range map[string]Thing{"neighbourhood-model": {find.Model, model}, "neighbourhood-account": {find.Account, person}} {
		s := State{Center: of, At: of}
		counts, err := groupsOf(t.Context(), c, of)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range groups(counts) {
			if g.Count > 0 {
				s.Expand = append(s.Expand, Expansion{of, g.Name, 10})
			}
		}
		got := get(h, s.file("svg", "")).Body.Bytes()
		file := filepath.Join("..", "..", "docs", "images", name+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another picture (%v); write it with -update and look at it", file, err)
		}
	}
}
