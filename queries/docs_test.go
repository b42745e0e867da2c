package queries_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/queries/rows"
)

var update = flag.Bool("update", false, "write docs/queries and the generated parts of docs/queries.md anew")

const (
	docFile   = "../docs/queries.md"
	docFolder = "../docs/queries"
	madeBy    = "made by go test ./queries -run TestDocs -update"
)

// TestDocs: docs/queries has a page for each topic, which says of each query what its
// header and its example say, and one with the costs of testdata/times-*.csv; the
// contents of docs/queries.md name them all.
func TestDocs(t *testing.T) {
	want := map[string]string{docFile: overview(t), filepath.Join(docFolder, "costs.md"): costs(t)}
	names, of := topics()
	for _, topic := range names {
		want[filepath.Join(docFolder, topic+".md")] = page(t, topic, of[topic])
	}
	found := must(filepath.Glob(filepath.Join(docFolder, "*")))
	for _, path := range append(found, docFile) {
		if _, ok := want[path]; ok {
			continue
		}
		if !*update {
			t.Errorf("%s is no page of a topic; go test ./queries -run TestDocs -update removes it", path)
		} else if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if *update {
			if err := errors.Join(os.MkdirAll(docFolder, 0o755), os.WriteFile(path, []byte(want[path]), 0o644)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		text, err := os.ReadFile(path)
		if diff := cmp.Diff(want[path], string(text)); err != nil || diff != "" {
			t.Errorf("%s is not what the queries say; go test ./queries -run TestDocs -update writes it anew (-want +got) %v\n%s", path, err, diff)
		}
	}
}

// overview is docs/queries.md with its contents made anew.
func overview(t *testing.T) string {
	t.Helper()
	text := string(must(os.ReadFile(docFile)))
	begin, end := "<!-- contents: "+madeBy+" -->\n", "<!-- end of contents -->\n"
	before, rest, ok := strings.Cut(text, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no part between %q and %q", docFile, begin, end)
	}
	return before + begin + "\n" + contents() + "\n" + end + after
}

// topics returns the queries by topic, in order.
func topics() (names []string, of map[string][]*queries.Query) {
	of = map[string][]*queries.Query{}
	for _, q := range queries.Bundled().All() {
		if len(of[q.Topic()]) == 0 {
			names = append(names, q.Topic())
		}
		of[q.Topic()] = append(of[q.Topic()], q)
	}
	return names, of
}

// TestNumberOfQueries: where a document says how many stored questions there are, it
// is as many.
func TestNumberOfQueries(t *testing.T) {
	n := len(queries.Bundled().All())
	for path, say := range map[string]string{
		"../README.md": "the %d stored questions;", docFile: "These are %d questions ", "../docs/tutorial.md": "There are %d stored questions,",
	} {
		if want := fmt.Sprintf(say, n); !strings.Contains(string(must(os.ReadFile(path))), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if want := fmt.Sprintf("all %d by topic", n); !strings.Contains(string(must(os.ReadFile("../README.md"))), want) {
		t.Errorf("README.md does not say %q", want)
	}
}

func contents() string {
	var b strings.Builder
	names, of := topics()
	for _, topic := range names {
		fmt.Fprintf(&b, "**[%s](queries/%[1]s.md)**\n\n", topic)
		questions(&b, "queries/"+topic+".md", of[topic])
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// questions lists queries with links to where a page describes them.
func questions(b *strings.Builder, page string, all []*queries.Query) {
	for _, q := range all {
		fmt.Fprintf(b, "- [%s](%s#%s) %s\n", q.Name, page, strings.ReplaceAll(q.Name, "/", ""), q.Question)
	}
}

// costsHead stands above the table of costs.
const costsHead = "<!-- " + madeBy + " -->\n\n" + `# What stored queries cost

Most queries read [counts](../schema.md#counts) that ` + "`load`" + ` keeps in the graph, instead of walking over commits. On synthetic hubs of the size of the paper's (scale 1: 348,000 models,
5.8 million commits) and of eight times that, Neo4j 5.26 on 2 cores: the fastest of three runs, with the statement planned and the graph in memory, from sending the statement to the last row. What is newer
than a measurement has a – there.
To regenerate the table:

` + "```sh" + `
hubgraph generate --scale 1 --seed 1 -o hub && hubgraph load --bulk hub
go run ./bench/stored --limit 1s -o queries/testdata/times-1.csv      # prints what takes longer than the limit
hubgraph generate --scale 8 --seed 1 --compress zst -o hub8 && hubgraph load --bulk --replace hub8
go run ./bench/stored --limit 5s -o queries/testdata/times-8.csv
go test ./queries -run TestDocs -update
` + "```" + `

`

// costs is the page with the times of every query and every cell of a recipe, as
// bench/stored wrote them to testdata/times-SCALE.csv.
func costs(t *testing.T) string {
	t.Helper()
	var names []string
	for _, q := range queries.Bundled().All() {
		names = append(names, q.Name)
	}
	for _, r := range recipe.Bundled().All() {
		for _, c := range r.Cells() {
			names = append(names, "recipe "+r.Name+" "+c.Name)
		}
	}
	head, rule := "| query, or recipe and cell |", "| --- |"
	var measured []map[string][]string
	for _, path := range must(filepath.Glob("testdata/times-*.csv")) {
		scale := strings.TrimSuffix(strings.TrimPrefix(path, "testdata/times-"), ".csv")
		head += fmt.Sprintf(" rows at scale %s | ms at scale %[1]s |", scale)
		rule += " ---: | ---: |"
		measured = append(measured, times(t, path))
	}
	var b strings.Builder
	b.WriteString(costsHead + head + "\n" + rule + "\n")
	for _, name := range names {
		if measured[0][name] == nil {
			t.Errorf("testdata/times-1.csv has no %s", name)
		}
		b.WriteString("| " + name + " |")
		for _, m := range measured {
			if m[name] == nil { // newer than the measurement
				b.WriteString(" – | – |")
				continue
			}
			fmt.Fprintf(&b, " %s | %s |", thousands.Group(m[name][1]), rounded(t, m[name][2]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// times reads the output of bench/stored: what, rows, ms.
func times(t *testing.T, path string) map[string][]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(must(os.ReadFile(path)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, line := range lines[1:] {
		found[line[0]] = line
	}
	return found
}

// rounded writes milliseconds without their fraction.
func rounded(t *testing.T, ms string) string {
	t.Helper()
	return thousands.Group(fmt.Sprintf("%.0f", must(strconv.ParseFloat(ms, 64))))
}

// exampleRows is how many rows of an example the document shows.
const exampleRows = 5

// page describes the queries of a topic.
func page(t *testing.T, topic string, all []*queries.Query) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- %s -->\n\n# Stored queries: %s\n\n[All topics](../queries.md), how to ask, formats, your own; [costs](costs.md).\n\n", madeBy, topic)
	questions(&b, "", all)
	for _, q := range all {
		b.WriteByte('\n')
		describe(t, &b, q)
	}
	return b.String()
}

func describe(t *testing.T, b *strings.Builder, q *queries.Query) {
	t.Helper()
	fmt.Fprintf(b, "## %s\n\n%s\n\n", q.Name, q.Question)
	for _, n := range q.Notes {
		fmt.Fprintf(b, "- %s\n", plainText(n))
	}
	fmt.Fprintf(b, "- Cost: %s\n\n", plainText(q.Cost))
	if len(q.Params) > 0 {
		b.WriteString("| parameter | | meaning |\n| --- | --- | --- |\n")
		for _, p := range q.Params {
			declared := strings.TrimPrefix(p.String(), p.Name+" ")
			fmt.Fprintf(b, "| %s | `%s` | %s |\n", p.Name, strings.ReplaceAll(declared, "|", `\|`), plainText(p.Doc))
		}
		b.WriteByte('\n')
	}
	b.WriteString("| column | | meaning |\n| --- | --- | --- |\n")
	for _, c := range q.Returns {
		fmt.Fprintf(b, "| %s | `%s` | %s |\n", c.Name, strings.TrimPrefix(c.String(), c.Name+" "), plainText(c.Doc))
	}
	command := "hubgraph query run " + q.Name
	for _, arg := range q.Example.Args {
		command += " -p " + arg
	}
	fmt.Fprintf(b, "\n`%s` on the bundled sample:\n\n%s", command, exampleTable(t, q))
}

// plainText keeps Markdown from reading a * or a < as markup.
func plainText(s string) string {
	return strings.NewReplacer("*", `\*`, "<", `\<`, "|", `\|`).Replace(s)
}

// exampleTable is the beginning of an example as a Markdown table.
func exampleTable(t *testing.T, q *queries.Query) string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(q.Example.Rows)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", q.Name, err)
	}
	var b bytes.Buffer
	w, err := rows.New("md", &b, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.Columns(lines[0])
	for _, row := range lines[1:min(len(lines), exampleRows+1)] {
		values := make([]any, len(row))
		for i, text := range row {
			values[i] = text
			if typ := q.Returns[i].Type; typ == queries.Int || typ == queries.Float {
				if f, err := strconv.ParseFloat(text, 64); err == nil {
					values[i] = f
				}
			}
		}
		w.Row(values)
	}
	w.Close()
	if more := len(lines) - 1 - exampleRows; more > 0 {
		fmt.Fprintf(&b, "\n(and %d more rows)\n", more)
	}
	return b.String()
}
