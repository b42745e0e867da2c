package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/sample"
)

// answering are the commands whose examples answer from the graph.
var answering = []string{"query run", "query list", "query show", "recipe run", "recipe show", "recipe export", "recipe list", "cypher", "find", "export", "analyze", "report"}

// placeholder matches an example that stands for others: NAME, 'MATCH ...', a folder
// of the reader's own, a hub that is collected first, a page to be shown.
var placeholder = regexp.MustCompile(`\.\.\.|\bNAME\b|\bTEXT\b|\bDIR\b|--from|--edges|results\.json|my-org|--watch|browser-guide|--file -|\bSTATEMENT\b|--open`)

// TestExamplesAnswer runs every example of every help, of the manual page therefore,
// of the README and of docs on the hub of the demo: each ends well and gives rows.
func TestExamplesAnswer(t *testing.T) {
	testDB(t)
	readme, docs := documents(t)
	t.Chdir(t.TempDir())
	exampleFiles(t)
	if err := os.CopyFS("hub", sample.FS()); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"load", "hub"}, {"derive"}} {
		if code, _, errOut := runCommand(t, args...); code != 0 {
			t.Fatal(errOut)
		}
	}
	var lines []string
	leaves("hubgraph", commands(&env{}), func(_ string, c *cli.Command) {
		for line := range strings.Lines(c.Description) {
			if strings.HasPrefix(line, "  ") && strings.Contains(line, "hubgraph ") {
				lines = append(lines, line)
			}
		}
	})
	ran := 0
	for _, line := range append(lines, readme...) {
		line = strings.TrimSuffix(strings.TrimSpace(line), "\n")
		if placeholder.MatchString(line) {
			continue
		}
		calls, err := hubgraphCalls(line)
		if err != nil {
			t.Errorf("%q: %v", line, err)
		}
		for _, call := range calls {
			if len(call.env) == 0 && len(call.args) > 2 && slices.ContainsFunc(answering, func(name string) bool { return strings.HasPrefix(strings.Join(call.args[1:], " ")+" ", name+" ") }) {
				ran++
				answers(t, call.args[1:])
			}
		}
	}
	if ran < 40 {
		t.Errorf("%d examples were found; the helps and documents have more", ran)
	}
	if len(docs) < 5 {
		t.Errorf("%d statements in docs; there are more", len(docs))
	}
	for _, statement := range docs {
		if strings.HasPrefix(statement, "CALL gds.") {
			continue // a plugin, for Neo4j Browser
		}
		answers(t, []string{"cypher", statement})
	}
}

// answers runs a command that has to give rows.
func answers(t *testing.T, args []string) {
	t.Helper()
	code, out, errOut := runCommand(t, args...)
	for i, word := range args[:len(args)-1] {
		if path := args[i+1]; (word == "-o" || word == "--out") && strings.Contains(path, ".") && !strings.HasSuffix(path, "/") {
			text, err := os.ReadFile(path)
			ending := filepath.Ext(path)
			if files, _ := filepath.Glob(strings.TrimSuffix(path, ending) + ".*" + ending); err != nil && len(files) > 0 {
				text, err = os.ReadFile(files[0])
			}
			if err != nil {
				t.Errorf("%q: %v", args, err)
			}
			out = string(text)
		}
	}
	if strings.HasPrefix(out, "PAR1") {
		out = strings.Repeat("\n", len(out)/100) // a file of one row has less
	}
	toFolder := (slices.Contains(args, "--out") || slices.Contains(args, wholeHub)) && out == ""
	if code != 0 || !toFolder && (strings.Count(out, "\n") < 2 || strings.Contains(out, "[]\n")) || strings.Contains(errOut, "no rows") || strings.Contains(errOut, "note: this hub has no") {
		t.Errorf("%q gives exit %d, %d lines, %q, and says %q", args, code, strings.Count(out, "\n"), out[:min(200, len(out))], errOut)
	}
}

var (
	codeSpan     = regexp.MustCompile("`(hubgraph [^`]+)`")
	shellLine    = regexp.MustCompile(`(?m)^(?:\$ )?(hubgraph .*)$`)
	cypherBlock  = regexp.MustCompile("(?ms)^```cypher\n(.*?)^```")
	sampleAnswer = "` on the bundled sample:" // which tests of the queries hold
)

// documents returns the commands in the README and docs, and the Cypher statements.
func documents(t *testing.T) (lines, statements []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	topics, err := filepath.Glob(filepath.Join("..", "..", "docs", "queries", "*.md"))
	if err != nil || len(topics) < 5 {
		t.Fatalf("%d pages of topics, %v", len(topics), err)
	}
	for _, file := range append(slices.Concat(files, topics), filepath.Join("..", "..", "README.md")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.Contains(line, sampleAnswer) {
				continue
			}
			for _, form := range []*regexp.Regexp{codeSpan, shellLine} {
				for _, m := range form.FindAllStringSubmatch(strings.TrimSpace(line), -1) {
					lines = append(lines, m[1])
				}
			}
		}
		for _, m := range cypherBlock.FindAllStringSubmatch(string(text), -1) {
			statements = append(statements, m[1])
		}
	}
	return lines, statements
}
