package queries_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/queries/rows"
)

var update = flag.Bool("update", false, "write the generated parts of docs/queries.md anew")

const docFile = "../docs/queries.md"

// TestDocs: what docs/queries.md says of each query is what its header and its
// example say, and its table of costs is that of testdata/times-*.csv.
func TestDocs(t *testing.T) {
	text, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	want := string(text)
	for part, make := range map[string]func(*testing.T) string{"contents": contents, "costs": costs, "queries": catalogue} {
		begin, end := "<!-- "+part+": made by go test ./queries -run TestDocs -update -->\n", "<!-- end of "+part+" -->\n"
		before, rest, ok := strings.Cut(want, begin)
		_, after, ok2 := strings.Cut(rest, end)
		if !ok || !ok2 {
			t.Fatalf("%s has no part between %q and %q", docFile, begin, end)
		}
		want = before + begin + "\n" + make(t) + "\n" + end + after
	}
	if *update {
		if err := os.WriteFile(docFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("%s is not what the queries say; go test ./queries -run TestDocs -update writes it anew (-want +got)\n%s", docFile, diff)
	}
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

func contents(*testing.T) string {
	var b strings.Builder
	names, of := topics()
	for _, topic := range names {
		fmt.Fprintf(&b, "**%s**\n\n", topic)
		for _, q := range of[topic] {
			fmt.Fprintf(&b, "- [%s](#%s) %s\n", q.Name, strings.ReplaceAll(q.Name, "/", ""), q.Question)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// costs is the table of times of every query and every cell of a recipe, as
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
	b.WriteString(head + "\n" + rule + "\n")
	for _, name := range names {
		b.WriteString("| " + name + " |")
		for _, m := range measured {
			if m[name] == nil {
				t.Errorf("a file testdata/times-*.csv has no %s", name)
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

func catalogue(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	names, of := topics()
	for _, topic := range names {
		fmt.Fprintf(&b, "## %s\n\n", topic)
		for _, q := range of[topic] {
			describe(t, &b, q)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func describe(t *testing.T, b *strings.Builder, q *queries.Query) {
	t.Helper()
	fmt.Fprintf(b, "### %s\n\n%s\n\n", q.Name, q.Question)
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
	fmt.Fprintf(b, "\n`%s` on the bundled sample:\n\n%s\n", command, exampleTable(t, q))
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
